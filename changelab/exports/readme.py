"""`README.txt`: what an export is, what was left out and why, and a line for every file."""

import textwrap
from collections.abc import Mapping
from datetime import date

from changelab import __version__
from changelab.domain.consent import WHOLE_WORKSHOP, agrees
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Purpose
from changelab.exports.inventory import CRATE, CRATE_IS, DATA_LIST, README, Listed
from changelab.exports.moments import day, newest_in
from changelab.exports.tables import GUARD_RULE
from changelab.exports.withholding import Carried, ExportPurpose

_PURPOSE = {
    ExportPurpose.ANALYSIS: (
        "The pseudonymised record for the work of the team: every contribution with its author's "
        "pseudonym, also those that wait, were hidden or taken back. Share it only with those "
        "whom the consent form names."
    ),
    ExportPurpose.ARCHIVE: (
        "The record as it may be kept in a research archive and read by others: only what people "
        "agreed to. Ids, kinds, periods and times are kept of everything, so that the order of "
        "turns can still be studied."
    ),
}
_CONSENT = {
    ExportPurpose.ANALYSIS: (
        "Cards are here of everyone who takes part: who refused that, or withdrew, is left out. "
        "What was said on recordings is here of those who agreed to being recorded; the default "
        "is no, and what nobody knows the speaker of is left out. What staff said and typed "
        "(facilitator, scribe, researcher, observer) is kept."
    ),
    ExportPurpose.ARCHIVE: (
        "Cards are here of those who agreed to archiving; what was said on recordings of those who "
        "agreed to being recorded as well; mirror material if its source agreed, and everyone in "
        "it. The default is no. An answer for one recording or session goes before that for the "
        "whole workshop. Anonymous cards are left out: their authors cannot be asked. So is what "
        "was taken back. What staff said and typed (facilitator, scribe, researcher, observer) is "
        "kept."
    ),
}
_PLACEHOLDERS = (
    "What was left out leaves a numbered placeholder with the reason, “[withheld 3: no consent for "
    "archiving]”, here and in every file; positions of codings were counted anew. A coding of it "
    "keeps code and coder and stands on the whole placeholder; memos about it and observations "
    "that cite it are left out with it. The seal of a withheld turn stays, without the salt from "
    "which its words could be guessed."
)
_REPORT = (
    "The report and the pictures show what the room may see, without authors; session.json and "
    "the tables have everything this export carries."
)
_PICTURES = (
    "Each picture is there as SVG to edit, as PNG (300 dpi across A4), as DOT and in sentences; of "
    "chains and sub-triangles there is no PNG. pictures.pptx has the others as slides to edit. "
    "Activity systems and networks are there as graphs to count in as well (GraphML)."
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
    "Who a pseudonym is stays in the key table of the facilitator, which is no part of any export. "
    "This one was searched for the names, e-mails and phones of that table; a name in another "
    "form, or of somebody who is not in it, is not found like that: read the texts before you "
    "pass them on."
)
_LEGAL = (
    "The record does not say on which legal basis it is kept: state it here, or see the "
    "information sheet in docs/ and your plan for the data, before you pass this export on."
)


def write_readme(carried: Carried, files: Mapping[str, Listed]) -> bytes:
    """What this is, for what, what was left out and why, and a line for every file."""
    state = carried.state
    good_to_know = (_REPORT, _PICTURES, _VOTES[carried.purpose], _TIMES)
    parts = [
        " ".join(state.about.title.split()),
        f"A Change Laboratory workshop ({_extent(state)}), exported for {carried.purpose}.",
        f"PURPOSE: {carried.purpose}\n" + _filled(_PURPOSE[carried.purpose]),
        "CONSENT\n" + _filled(_CONSENT[carried.purpose]) + _answers(state),
        "WITHHELD\n" + _withheld(carried),
        "PLACEHOLDERS\n" + _filled(_PLACEHOLDERS),
        "NAMES\n" + _filled(_NAMES) + _replaced(carried),
        "LEGAL BASIS\n" + _filled(_LEGAL) + _review(state),
        "GOOD TO KNOW\n" + "\n".join(_filled(text, "- ") for text in good_to_know),
        "TABLES\n"
        + _filled(f"UTF-8, comma separated, described in data/datapackage.json. {GUARD_RULE}")
        + "\n"
        + _filled("tables.xlsx has the same tables for spreadsheets; there nothing is guarded."),
        "FILES\n" + _files(files),
        f"Written by the Change Laboratory workbench {__version__}. Import the folder, its zip or "
        "data/session.json\nto open the workshop again.",
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _extent(state: WorkshopState) -> str:
    begun, newest = day(state.about.opened_at), day(newest_in(state))
    return f"{state.workshop}, {begun} to {newest}, {state.seq} events"


def _answers(state: WorkshopState) -> str:
    """How many people agreed to what, for the whole workshop."""
    people = list(state.participants.values())
    if not people:
        return ""
    agreed = {
        purpose: sum(agrees(person, purpose, (WHOLE_WORKSHOP,)) for person in people)
        for purpose in Purpose
    }
    said = ", ".join(
        f"{purpose.replace('_', ' ')} {count} of {len(people)}" for purpose, count in agreed.items()
    )
    return "\n" + _filled(f"People who agreed, for the whole workshop: {said}.")


def _withheld(carried: Carried) -> str:
    left_out = carried.left_out
    lines = []
    if carried.withheld:
        total = sum(carried.withheld.values())
        things = "1 contribution" if total == 1 else f"{total} contributions"
        lines.append(f"{things}, each replaced by a placeholder with a number and the reason:")
        lines += [f"- {count}: {reason}" for reason, count in sorted(carried.withheld.items())]
    if left_out.along:
        along = sorted(left_out.along.items())
        said = ", ".join(f"{count} {kind[:-1] if count == 1 else kind}" for kind, count in along)
        lines.append(f"With them went the words of what repeats them: {said}.")
    if left_out.pictures:
        said = ", ".join(left_out.pictures)
        lines.append(f"Pictures of mirror material that were left out: {said}.")
    if left_out.votes:
        lines.append(f"Choices in votes that were left out: {left_out.votes}.")
    if not carried.withheld:
        lines.insert(0, "Nothing: everyone whose words are here agreed.")
    return "\n".join(map(_filled, lines))


def _replaced(carried: Carried) -> str:
    if carried.names_replaced is None:
        return ""
    many = "1 place" if carried.names_replaced == 1 else f"{carried.names_replaced} places"
    return "\n" + _filled(
        f"Names were replaced by pseudonyms in brackets, “[P01]”, or by “[name]”, in {many}."
    )


def _review(state: WorkshopState) -> str:
    if not state.about.review_by:
        return ""
    by = day(f"{date.fromisoformat(state.about.review_by)}T12:00:00+00:00")
    return "\n" + _filled(f"By {by} somebody decides whether the record is still needed.")


def _files(files: Mapping[str, Listed]) -> str:
    said = {name: listed.description for name, listed in files.items()}
    said |= {README: "this text", DATA_LIST: "every file with type, size, SHA-256 and content"}
    said[CRATE] = CRATE_IS
    wide = max(len(name) for name in said)
    return "\n".join(f"{name:<{wide}}  {text}" for name, text in sorted(said.items()))


def _filled(text: str, bullet: str = "") -> str:
    return textwrap.fill(
        text, 96, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_on_hyphens=False
    )
