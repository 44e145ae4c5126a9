"""What lies beside the data: `README.txt` for people, `data_list.csv` for archives."""

import csv
import hashlib
import io
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from changelab import __version__
from changelab.domain.state import WorkshopState
from changelab.exports.moments import day, newest_in
from changelab.exports.tables import GUARD_RULE, write_cell
from changelab.exports.withholding import Carried, ExportPurpose

README = "README.txt"
DATA_LIST = "data_list.csv"
COLUMNS = ("file", "type", "bytes", "sha256", "description", "people_in_it")

_PURPOSE = {
    ExportPurpose.ANALYSIS: (
        "The pseudonymised record, complete, for the work of the team: every contribution with "
        "its author's pseudonym, also those that wait, were hidden or taken back. No consent "
        "filter was applied. Share it only with those whom the consent form names."
    ),
    ExportPurpose.ARCHIVE: (
        "The record as it may be kept in a research archive. The words of participants who did "
        "not agree to archiving, of anonymous cards, whose authors could not be asked, and of "
        "cards that were taken back are replaced by a numbered placeholder, here and in every "
        "file. What staff typed (facilitator, scribe, researcher) is kept. Ids, kinds, periods "
        "and times are kept as well, so that the order of turns can still be studied."
    ),
}

_REPORT = (
    "The report and the pictures show what the room may see, without authors; session.json and "
    "the tables have everything this export carries."
)
_PICTURES = (
    "Each picture is there as SVG to edit, as PNG (300 dpi across A4), as DOT and in sentences; of "
    "chains and sub-triangles there is no PNG. pictures.pptx has the others as slides to edit."
)
_TABLES = (
    "Comma separated, in UTF-8 without a byte order mark; data/datapackage.json says what each "
    f"column means. {GUARD_RULE}"
)
_VOTES = {
    ExportPurpose.ANALYSIS: (
        "What came out of votes is in data/tables/vote_results.csv, without who chose what. That "
        "is only in session.json: under pseudonyms, and in anonymous votes under an alias that "
        "was made for that one vote."
    ),
    ExportPurpose.ARCHIVE: (
        "What came out of votes is in data/tables/vote_results.csv. Who chose what was left out: "
        "session.json says only that somebody voted, and for how many cards."
    ),
}
_TIMES = "Times are those of the clock on the wall, in UTC."
_NAMES = (
    "Who a pseudonym is stays in the facilitator's key table, which is no part of any export. "
    "Names that people typed into their cards were not replaced: read the texts before you "
    "pass them on."
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of an export: its content, what it is, and what it says about people."""

    content: bytes
    type: str
    description: str
    people_in_it: str = "pseudonyms, words of participants"


def write_data_list(files: Mapping[str, Listed]) -> bytes:
    """One row a file, this one included (it cannot hold its own size and hash)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for name, listed in sorted(files.items()):
        size, digest = len(listed.content), hashlib.sha256(listed.content).hexdigest()
        row = (name, listed.type, size, digest, listed.description, listed.people_in_it)
        writer.writerow(write_cell(str(cell)) for cell in row)
    writer.writerow((DATA_LIST, "text/csv", "", "", "this list", "none"))
    return out.getvalue().encode()


def write_readme(carried: Carried, files: Mapping[str, Listed]) -> bytes:
    """What this is, for what, what was left out and why, and a line for every file."""
    state = carried.state
    good_to_know = (_REPORT, _PICTURES, _VOTES[carried.purpose], _TIMES, _NAMES)
    parts = [
        " ".join(state.about.title.split()),
        f"A Change Laboratory workshop ({_extent(state)}), exported for {carried.purpose}.",
        f"PURPOSE: {carried.purpose}\n" + _filled(_PURPOSE[carried.purpose]),
        "WITHHELD\n" + _withheld(carried),
        "GOOD TO KNOW\n" + "\n".join(_filled(text, "- ") for text in good_to_know),
        "TABLES\n"
        + _filled(f"UTF-8, comma separated, described in data/datapackage.json. {GUARD_RULE}"),
        "FILES\n" + _files(files),
        f"Written by the Change Laboratory workbench {__version__}. Import the folder, its zip or "
        "data/session.json\nto open the workshop again.",
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _extent(state: WorkshopState) -> str:
    begun, newest = day(state.about.opened_at), day(newest_in(state))
    return f"{state.workshop}, {begun} to {newest}, {state.seq} events"


def _withheld(carried: Carried) -> str:
    if carried.purpose is ExportPurpose.ANALYSIS:
        return "Nothing."
    if not carried.withheld:
        return "Nothing: everyone whose words are here agreed."
    total = sum(carried.withheld.values())
    lines = [f"- {count}: {reason}" for reason, count in sorted(carried.withheld.items())]
    cards = "1 contribution" if total == 1 else f"{total} contributions"
    return "\n".join(
        [f"{cards}, each replaced by a placeholder with a number and the reason:", *lines]
    )


def _files(files: Mapping[str, Listed]) -> str:
    said = {name: listed.description for name, listed in files.items()}
    said |= {README: "this text", DATA_LIST: "every file with type, size, SHA-256 and content"}
    wide = max(len(name) for name in said)
    return "\n".join(f"{name:<{wide}}  {text}" for name, text in sorted(said.items()))


def _filled(text: str, bullet: str = "") -> str:
    return textwrap.fill(
        text, 96, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_on_hyphens=False
    )
