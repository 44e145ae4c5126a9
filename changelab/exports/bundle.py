"""One action, one folder and its zip: everything a researcher takes away.

The same record gives the same bytes: no time of exporting, fixed order, fixed
times in the zip.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from changelab.diagrams import Format, Picture, Renderer
from changelab.domain.record import Recorded
from changelab.domain.state import WorkshopState
from changelab.exports.account import account_of
from changelab.exports.all_tables import tables_of
from changelab.exports.caption import caption_of
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
from changelab.exports.withholding import Carried, ExportPurpose, carried

_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
#: Called with how many steps are done, how many there are, and what comes next.
Progress = Callable[[int, int, str], None]

_MEDIA_TYPES = {
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.DOT: "text/vnd.graphviz",
    Format.TXT: "text/plain",
}


@dataclass
class _Bundle:
    """The files gathered so far, by their path in the folder."""

    carried: Carried
    pictures: list[Picture]
    files: dict[str, Listed]
    progress: Progress
    done: int = 0

    @property
    def steps(self) -> int:
        """The record, the tables, each picture in each format, slides, two reports, the writing."""
        return 2 + sum(len(formats_of(one)) for one in self.pictures) + 1 + 2 + 1

    def begin(self, what: str) -> None:
        """Tell what comes next, and count it."""
        self.progress(self.done, self.steps, what)
        self.done += 1


def export_bundle(
    state: WorkshopState,
    facts: Iterable[Recorded],
    out: Path,
    *,
    purpose: ExportPurpose | str = ExportPurpose.ANALYSIS,
    renderer: Renderer,
    progress: Progress | None = None,
) -> list[Path]:
    """Write everything to the folder `out`, and the same to a zip beside it.

    The folder appears whole or not at all; an earlier export of this workshop there is replaced.

    Args:
        state, facts: the workshop and its whole record.
        purpose: what the export is for, and so what it may carry.

    Returns:
        The files of the folder in order, and last the zip.

    Raises:
        ExportFailed: `out` holds something else, or cannot be written.
        PictureFailed: a picture could not be drawn; nothing was written.
    """
    purpose = ExportPurpose(purpose)
    out = Path(out).resolve()
    check_place(out, state.workshop)
    what = carried(state, facts, purpose)
    bundle = _Bundle(what, pictures_of(what.state), {}, progress or (lambda *_: None))
    _add_record(bundle)
    _add_tables(bundle)
    drawn = _add_pictures(bundle, renderer)
    _add_slides(bundle)
    _add_reports(bundle, drawn)
    # The formats that come later each add themselves here, in the same way.
    bundle.begin("writing the files")
    readme = write_readme(what, bundle.files)
    bundle.files[README] = Listed(readme, "text/plain", "what this export is", "none")
    listing = write_data_list(bundle.files)
    contents = {name: listed.content for name, listed in bundle.files.items()}
    contents[DATA_LIST] = listing
    root = f"{what.state.workshop}-{purpose}"
    written = put_in_place(out, contents, zipped(contents, root))
    bundle.progress(bundle.steps, bundle.steps, "done")
    return written


def _add_record(bundle: _Bundle) -> None:
    bundle.begin("the record")
    state, facts = bundle.carried.state, bundle.carried.facts
    bundle.files["data/session.json"] = Listed(
        write_session_json(state, facts).encode(),
        "application/json",
        "the whole record: every event in order, and what they add up to",
    )
    bundle.files["data/session.schema.json"] = Listed(
        write_session_schema().encode(),
        "application/schema+json",
        "JSON Schema (draft 2020-12) of session.json",
        "none",
    )


def _add_tables(bundle: _Bundle) -> None:
    bundle.begin("the tables")
    tables = tables_of(bundle.carried.state)
    for table in tables:
        bundle.files[f"data/tables/{table.file}"] = Listed(
            write_csv(table).encode(), "text/csv", f"one row is {table.row_is}"
        )
    bundle.files["data/datapackage.json"] = Listed(
        write_datapackage(bundle.carried.state, tables, "tables").encode(),
        "application/json",
        "what every column of the tables means (Data Package)",
        "none",
    )


def _add_pictures(bundle: _Bundle, renderer: Renderer) -> list[tuple[Picture, bytes]]:
    """Draws them all; returns those that are drawn as SVG."""
    drawn = []
    for one in draw(bundle.pictures, renderer):
        bundle.begin(f"{one.picture.title} ({one.format})")
        bundle.files[f"pictures/{one.file}"] = Listed(
            one.content, _MEDIA_TYPES[one.format], one.picture.title, "words of participants"
        )
        if one.format is Format.SVG:
            drawn.append((one.picture, one.content))
    return drawn


def _add_slides(bundle: _Bundle) -> None:
    bundle.begin("the slides")
    shown = [picture for picture in bundle.pictures if not is_one_of_many(picture)]
    bundle.files["pictures/pictures.pptx"] = Listed(
        write_slides(shown, caption_of(bundle.carried.state)),
        _SLIDES,
        "pictures as slides to edit",
        "words of participants",
    )


def _add_reports(bundle: _Bundle, drawn: list[tuple[Picture, bytes]]) -> None:
    account = account_of(bundle.carried.state)
    bundle.begin("the report")
    bundle.files["report/report.md"] = Listed(
        write_report(account).encode(),
        "text/markdown",
        "what happened and what came of it, to read",
    )
    bundle.begin("the report as PDF")
    bundle.files["report/report.pdf"] = Listed(
        write_report_pdf(account, drawn), "application/pdf", "the same, to print and send"
    )
