"""One action, one folder and its zip: everything a researcher takes away.

The same record gives the same bytes: no time of exporting, fixed order, fixed
times in the zip.
"""

from pathlib import Path

from changelab.diagrams import Format, Renderer
from changelab.domain.key_table import KeyTable
from changelab.domain.whole import WholeRecord
from changelab.exports.account import account_of
from changelab.exports.all_tables import tables_of
from changelab.exports.caption import caption_of
from changelab.exports.gathering import Gathering, Part, Progress, Wishes
from changelab.exports.inventory import (
    DATA_LIST,
    README,
    Listed,
    write_data_list,
    write_readme,
)
from changelab.exports.pictures import draw, formats_of, is_one_of_many, pictures_of
from changelab.exports.placing import check_place, put_in_place, zipped
from changelab.exports.report import write_report
from changelab.exports.report_pdf import write_report_pdf
from changelab.exports.session_json import write_session_json, write_session_schema
from changelab.exports.slides import write_slides
from changelab.exports.tables import write_csv, write_datapackage
from changelab.exports.withholding import ExportPurpose, carried

_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_MEDIA_TYPES = {
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.DOT: "text/vnd.graphviz",
    Format.TXT: "text/plain",
}


def export_bundle(
    whole: WholeRecord,
    out: Path,
    *,
    purpose: ExportPurpose | str = ExportPurpose.ANALYSIS,
    renderer: Renderer,
    progress: Progress | None = None,
    key_table: KeyTable = (),
    wishes: Wishes = Wishes(),  # noqa: B008
) -> list[Path]:
    """Write everything to the folder `out`, and the same to a zip beside it.

    The folder appears whole or not at all; an earlier export of this workshop there is replaced.

    Args:
        whole: the workshop's whole record.
        purpose: what the export is for, and so what it may carry.
        key_table: whose names must not leave with it.
        wishes: what is wanted otherwise than usual.

    Returns:
        The files of the folder in order, and last the zip.

    Raises:
        ExportFailed: `out` holds something else, or cannot be written.
        PictureFailed: a picture could not be drawn; nothing was written.
        Cancelled: `progress` raised it; nothing was written.
    """
    purpose = ExportPurpose(purpose)
    out = Path(out).resolve()
    check_place(out, whole.workshop)
    what = carried(whole, purpose)
    tell = progress or (lambda *_: None)
    bundle = Gathering(what, renderer, pictures_of(what.state), tell, wishes)
    bundle.steps = sum(part.steps(bundle) for part in PARTS) + 1
    for part in PARTS:
        part.add_to(bundle)
    bundle.begin("writing the files")
    readme = write_readme(what, bundle.files)
    bundle.files[README] = Listed(readme, "text/plain", "what this export is", "none")
    listing = write_data_list(bundle.files)
    contents = {name: listed.content for name, listed in bundle.files.items()}
    contents[DATA_LIST] = listing
    written = put_in_place(out, contents, zipped(contents, f"{whole.workshop}-{purpose}"))
    bundle.progress(bundle.steps, bundle.steps, "done")
    return written


def _add_record(bundle: Gathering) -> None:
    bundle.begin("the record")
    bundle.add(
        "data/session.json",
        write_session_json(bundle.carried.whole, bundle.carried.state),
        "application/json",
        "the whole record: every event in order, what was said, and what they add up to",
    )
    bundle.add(
        "data/session.schema.json",
        write_session_schema(),
        "application/schema+json",
        "JSON Schema (draft 2020-12) of session.json",
        "none",
    )


def _add_tables(bundle: Gathering) -> None:
    bundle.begin("the tables")
    tables = tables_of(bundle.carried.state)
    for table in tables:
        bundle.add(
            f"data/tables/{table.file}", write_csv(table), "text/csv", f"one row is {table.row_is}"
        )
    bundle.add(
        "data/datapackage.json",
        write_datapackage(bundle.carried.state, tables, "tables"),
        "application/json",
        "what every column of the tables means (Data Package)",
        "none",
    )


def _add_pictures(bundle: Gathering) -> None:
    for one in draw(bundle.pictures, bundle.renderer):
        bundle.begin(f"{one.picture.title} ({one.format})")
        bundle.add(
            f"pictures/{one.file}",
            one.content,
            _MEDIA_TYPES[one.format],
            one.picture.title,
            "words of participants",
        )
        if one.format is Format.SVG:
            bundle.drawn.append((one.picture, one.content))


def _picture_files(bundle: Gathering) -> int:
    return sum(len(formats_of(one)) for one in bundle.pictures)


def _add_slides(bundle: Gathering) -> None:
    bundle.begin("the slides")
    shown = [picture for picture in bundle.pictures if not is_one_of_many(picture)]
    bundle.add(
        "pictures/pictures.pptx",
        write_slides(shown, caption_of(bundle.carried.state)),
        _SLIDES,
        "pictures as slides to edit",
        "words of participants",
    )


def _add_report(bundle: Gathering) -> None:
    account = account_of(bundle.carried.state)
    bundle.begin("the report")
    bundle.add(
        "report/report.md",
        write_report(account),
        "text/markdown",
        "what happened and what came of it, to read",
    )
    bundle.begin("the report as PDF")
    bundle.add(
        "report/report.pdf",
        write_report_pdf(account, bundle.drawn),
        "application/pdf",
        "the same, to print and send",
    )


#: Every part of an export, in the order in which they are made.
PARTS: tuple[Part, ...] = (
    Part(_add_record),
    Part(_add_tables),
    Part(_add_pictures, _picture_files),
    Part(_add_slides),
    Part(_add_report, lambda _: 2),
)
