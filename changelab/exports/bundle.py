"""One action, one folder and its zip: everything a researcher takes away.

The same record gives the same bytes: no time of exporting, fixed order, fixed
times in the zip.
"""

from collections.abc import Callable
from pathlib import Path

from changelab.diagrams import Format, Renderer
from changelab.domain.key_table import KeyTable
from changelab.domain.visibility import THE_ROOM, visible_in_pictures
from changelab.domain.whole import WholeRecord
from changelab.exports.account import account_of, pictures_in
from changelab.exports.all_tables import tables_of
from changelab.exports.bag import bagged
from changelab.exports.caption import caption_of
from changelab.exports.documents import add_documents
from changelab.exports.drawing_ahead import drawing_ahead
from changelab.exports.gathering import Gathering, Part, Progress, Wishes
from changelab.exports.graphml import MEDIA_TYPE as GRAPHML
from changelab.exports.graphml import graphs_of, write_graphml
from changelab.exports.inventory import (
    CRATE,
    DATA_LIST,
    README,
    write_data_list,
)
from changelab.exports.mirror_files import add_mirror_files
from changelab.exports.moments import newest_in
from changelab.exports.names import check_files
from changelab.exports.pictures import draw, formats_of, is_one_of_many, pictures_of
from changelab.exports.placing import check_place, put_in_place, zipped
from changelab.exports.qda import add_qda
from changelab.exports.readme import write_readme
from changelab.exports.report import write_report
from changelab.exports.report_docx import write_report_docx
from changelab.exports.report_html import write_report_html
from changelab.exports.report_pdf import write_report_pdf
from changelab.exports.ro_crate import write_ro_crate
from changelab.exports.session_json import write_session_json
from changelab.exports.session_schema import write_session_schema
from changelab.exports.slides import write_slides
from changelab.exports.tables import write_csv, write_datapackage
from changelab.exports.transcripts import add_transcripts
from changelab.exports.withholding import ExportPurpose, carried
from changelab.exports.workbook import write_workbook

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
    still_holds: Callable[[], None] = lambda: None,
) -> list[Path]:
    """Write everything to the folder `out`, and the same to a zip beside it.

    The folder appears whole or not at all; an earlier export of this workshop there is replaced.

    Args:
        whole: the workshop's whole record.
        purpose: what the export is for, and so what it may carry.
        key_table: whose names must not leave with it.
        wishes: what is wanted otherwise than usual.
        still_holds: asked just before anything is put in its place; raises if what people
            agreed to has changed since the record was read.

    Returns:
        The files of the folder in order, and last the zip.

    Raises:
        ExportFailed: `out` holds something else, or cannot be written.
        NamesLeft: somebody of the key table is named in it; nothing was written.
        PictureFailed: a picture could not be drawn; nothing was written.
        Cancelled: `progress` raised it; nothing was written.
    """
    purpose = ExportPurpose(purpose)
    out = Path(out).resolve()
    check_place(out, whole.workshop)
    what = carried(whole, purpose, key_table, wishes)
    tell = progress or (lambda *_: None)
    bundle = Gathering(what, renderer, pictures_of(what.state), tell, wishes)
    bundle.steps = sum(part.steps(bundle) for part in (*PARTS, *LISTS)) + 1
    on_paper = [one for one in bundle.pictures if Format.PNG in formats_of(one)]
    with drawing_ahead(on_paper, renderer):
        for part in (*PARTS, *LISTS):
            part.add_to(bundle)
    bundle.begin("writing the files")
    contents = {name: listed.content for name, listed in bundle.files.items()}
    check_files(contents, key_table)
    if wishes.bag:
        contents = bagged(contents, what.state)
    still_holds()
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
    tables = tables_of(bundle.carried.state, bundle.carried.whole.corpus)
    written = [(table, write_csv(table).encode()) for table in tables]
    for table, content in written:
        bundle.add(f"data/tables/{table.file}", content, "text/csv", f"one row is {table.row_is}")
    bundle.add(
        "data/datapackage.json",
        write_datapackage(bundle.carried.state, written, "tables"),
        "application/json",
        "what every column of the tables means (Data Package)",
        "none",
    )
    bundle.begin("the tables as a workbook")
    about = bundle.carried.state.about
    bundle.add(
        "tables.xlsx",
        write_workbook(about.title, newest_in(bundle.carried.state), tables),
        _SHEETS,
        "all tables in one workbook, a sheet for each; text is text, nothing is a formula",
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


def _add_graphs(bundle: Gathering) -> None:
    bundle.begin("the graphs")
    for graph in graphs_of(visible_in_pictures(bundle.carried.state, THE_ROOM)):
        bundle.add(
            f"pictures/{graph.file}",
            write_graphml(graph),
            GRAPHML,
            f"{graph.title}, as a graph to count in",
            "words of participants",
        )


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
        "the same, to print, send and keep (PDF/A-2b)",
    )
    bundle.begin("the report as a web page")
    bundle.add(
        "report/report.html",
        write_report_html(account, bundle.drawn),
        "text/html",
        "the same, to read in a browser; its pictures are in it",
    )
    bundle.begin("the report for Word")
    pictures = {
        name: bundle.files[f"pictures/{name}.{Format.PNG}"].content
        for name in pictures_in(account)
        if f"pictures/{name}.{Format.PNG}" in bundle.files
    }
    bundle.add(
        "report/report.docx",
        write_report_docx(account, pictures),
        _WORD,
        "the same, to edit and pass on",
    )


#: Every part of an export, in the order in which they are made. What needs PNG files comes
#: late: another process draws them meanwhile.
PARTS: tuple[Part, ...] = (
    Part(_add_record),
    Part(_add_tables, lambda _: 2),
    Part(add_transcripts),
    Part(_add_graphs),
    Part(_add_slides),
    Part(add_mirror_files),
    Part(add_documents),
    Part(_add_pictures, _picture_files),
    Part(add_qda),
    Part(_add_report, lambda _: 4),
)


def _add_readme(bundle: Gathering) -> None:
    bundle.begin("the lists of the files")
    readme = write_readme(bundle.carried, bundle.files)
    bundle.add(README, readme, "text/plain", "what this export is", "none")


def _add_data_list(bundle: Gathering) -> None:
    listing = write_data_list(bundle.files)
    bundle.add(DATA_LIST, listing, "text/csv", "every file with size and SHA-256", "none")


def _add_crate(bundle: Gathering) -> None:
    crate = write_ro_crate(bundle.carried, bundle.files)
    bundle.add(CRATE, crate, "application/ld+json", "what this export is, for archives", "none")


#: What describes the other files: it comes last, and each knows those before it. The README
#: names every file, the data list has the hash of all but itself and the crate, the crate of all.
LISTS: tuple[Part, ...] = (
    Part(_add_readme),
    Part(_add_data_list, lambda _: 0),
    Part(_add_crate, lambda _: 0),
)
