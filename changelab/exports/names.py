"""Names of the key table do not leave: an export that holds one is not made, and says where.

The words that people typed and said are searched before anything is written, each name whole
and by its parts; what was written is searched once more for full names, e-mails and phones.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from changelab.domain.key_table import KeyTable
from changelab.domain.pseudonyms import Names
from changelab.domain.state import WorkshopState
from changelab.domain.text import one_line
from changelab.domain.whole import WholeRecord
from changelab.exports.places import place_of, place_of_turn
from changelab.exports.refusals import ExportFailed
from changelab.exports.typed_words import all_words_of

#: How many places a message lists.
LISTED = 10
#: Characters on either side of a name in a message.
_AROUND = 24
#: Files that hold no text, or no other than what was searched already.
_NO_TEXT = (".png", ".jpg", ".jpeg", ".pdf")
_PACKED = (".zip", ".docx", ".xlsx", ".pptx", ".qdpx")


class NamesLeft(ExportFailed):
    """A name, e-mail or phone of the key table stands in what would leave."""


@dataclass(frozen=True, slots=True)
class _Left:
    place: str
    passage: str


def check_names(whole: WholeRecord, state: WorkshopState, key_table: KeyTable) -> None:
    """Nothing, if nobody of the key table is named in what people typed and said.

    Raises:
        NamesLeft: somebody is; with the places.
    """
    names = Names(key_table) if key_table else None
    left = list(_left_in(whole, state, names)) if names else []
    if left:
        raise _refusal(left)


def _left_in(whole: WholeRecord, state: WorkshopState, names: Names) -> Iterator[_Left]:
    for fact in whole.facts:
        for text in all_words_of(fact.event):
            if text and (found := names.found(text)):
                place = place_of(fact, text, state)
                yield _Left(place, _passage(text, found[0].start, found[0].end))
    for key, turns in whole.corpus.items():
        for turn in turns:
            if found := names.found(turn.text):
                passage = _passage(turn.text, found[0].start, found[0].end)
                yield _Left(place_of_turn(state.transcripts[key], turn.number), passage)


def _passage(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = "…" * (first > 0), "…" * (last < len(text))
    return f"“{before}{one_line(text[first:last])}{after}”"


def _refusal(left: list[_Left]) -> NamesLeft:
    places = list(dict.fromkeys(f"{one.place}: {one.passage}" for one in left))
    lines = [f"- {place}" for place in places[:LISTED]]
    more = len(places) - LISTED
    if more > 0:
        lines.append(f"- and {more} more {'place' if more == 1 else 'places'}.")
    many = "one place" if len(places) == 1 else f"{len(places)} places"
    return NamesLeft(
        f"This export would name people of the key table, in {many}:\n" + "\n".join(lines) + "\n",
        "Nothing was written. Export with names replaced (“Replace names”, --replace-names), which "
        "reaches earlier wordings as well; or change these words where they can still be changed.",
    )


def check_files(contents: Mapping[str, bytes], key_table: KeyTable) -> None:
    """Nothing, if no file holds a full name, an e-mail or a phone of the key table.

    A name of one word is no part of this: it may be a word of the tool's own.

    Raises:
        NamesLeft: one does; with the files.
    """
    looked_for = _looked_for(key_table)
    if looked_for is None:
        return
    left = [
        _Left(f"the file {name}", _passage(text, *match.span()))
        for name, content in contents.items()
        for text in _texts_in(name, content)
        for match in islice(looked_for.finditer(text), 1)
    ]
    if left:
        raise _refusal(left)


def _looked_for(key_table: KeyTable) -> re.Pattern[str] | None:
    """Full names of several words, e-mails, and phones as they are written in the key table."""
    terms = {
        term.strip()
        for entry in key_table
        for term in (*entry.names, entry.email, entry.phone)
        if " " in term.strip() or "@" in term or term == entry.phone
    }
    terms = {term for term in terms if sum(char.isalnum() for char in term) >= 6}
    if not terms:
        return None
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_])")


def _texts_in(name: str, content: bytes) -> Iterator[str]:
    """What can be read in a file; in a packed one, in each of its parts."""
    if name.endswith(_PACKED):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.namelist():
                yield from _texts_in(part, packed.read(part))
    elif not name.endswith(_NO_TEXT):
        text = content.decode("utf-8", "replace")
        yield html.unescape(text) if "&" in text else text
