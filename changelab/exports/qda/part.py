"""The part of an export that is for QDA software."""

from dataclasses import replace

from changelab.diagrams import Picture
from changelab.exports.gathering import Gathering
from changelab.exports.lawful import lawful
from changelab.exports.moments import newest_in
from changelab.exports.qda.codebook import write_code_table, write_codebook
from changelab.exports.qda.container import write_container
from changelab.exports.qda.naming import as_file_name
from changelab.exports.qda.pictures import picture_files
from changelab.exports.qda.project import project_of
from changelab.exports.qda.study import Study, study_of
from changelab.exports.qda.texts import Ends, Text, TextKind


def add_qda(bundle: Gathering) -> None:
    """Add the project with everything in it, the codebook, and the codebook as a table."""
    bundle.begin("the project for QDA software")
    study = study_of(bundle.carried)
    at = newest_in(bundle.carried.state)
    study = replace(study, texts=[*study.texts, *_systems(study, bundle.pictures, at)])
    pictures = list(picture_files(study, bundle, at))
    project = project_of(study, pictures, Ends(bundle.wishes.crlf))
    ends = " with the line ends of MAXQDA" if bundle.wishes.crlf else ""
    bundle.add(
        "qda/project.qdpx",
        write_container(project),
        "application/zip",
        f"texts, codes, codings, memos and pictures for QDA software (REFI-QDA project{ends})",
    )
    bundle.add(
        "qda/codebook.qdc",
        write_codebook(study),
        "application/xml",
        "the codes and what they mean, for QDA software (REFI-QDA codebook)",
        "none",
    )
    bundle.add(
        "qda/codebook.csv",
        write_code_table(study),
        "text/csv",
        "the same as a table, for Taguette and spreadsheets",
        "none",
    )


def _systems(study: Study, pictures: list[Picture], at: str) -> list[Text]:
    """Each activity system in each period, in words."""
    return [
        Text(
            key=f"words {one.file_name}",
            name=study.names.give(as_file_name(f"{one.title}, in words", one.file_name)),
            kind=TextKind.SYSTEM,
            content=lawful(one.told),
            at=at,
            about="What the picture of this activity system shows.",
            facts={"period": str(one.period or "")},
        )
        for one in pictures
        if one.kind.name == "activity-system"
    ]
