"""Names of the key table do not leave: an export that holds one is not made, and says where.

The words that people typed and said are searched before anything is written, each name whole
and by its parts; what was written is searched once more for full names, e-mails and phones.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from changelab.domain.key_table import KeyTable
from changelab.domain.pseudonyms import Names, is_a_name
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
#: Letters and digits that a term needs to be looked for in every byte.
_TELLING = 6
_IN_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
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
        "Nothing was written. Export with names replaced (“Replace names” under “More choices”; "
        "--replace-names on the command line), which reaches earlier wordings as well; or change "
        "these words where they can still be changed.",
    )


def check_files(contents: Mapping[str, bytes], key_table: KeyTable) -> None:
    """Nothing, if no file holds a full name, an e-mail or a phone of the key table.

    A name of one word is no part of this: it may be a word of the tool's own.

    Raises:
        NamesLeft: one does; with the files.
    """
    terms = _looked_for(key_table)
    # Names begin with few letters, numbers with a digit or a plus: a pattern of either passes by
    # most of a text at once. Addresses are in few texts.
    mails = [term for term in terms if "@" in term]
    others = [
        _any_of(term for term in terms if "@" not in term and is_number == _is_number(term))
        for is_number in (False, True)
    ]
    left = [
        _Left(f"the file {name}", _passage(text, *found))
        for name, content in contents.items()
        for text in _texts_in(name, content)
        for found in islice(_found_in(text, mails, others), 1)
    ]
    if left:
        raise _refusal(left)


def _looked_for(key_table: KeyTable) -> list[str]:
    """Full names of several words, e-mails, and phones as they are written in the key table."""
    names = (name for entry in key_table for name in entry.names if is_a_name(name))
    called = {" ".join(_IN_BRACKETS.sub(" ", name).split()) for name in names}
    terms = {name for name in called if " " in name or "@" in name}
    terms |= {term.strip() for entry in key_table for term in (entry.email, entry.phone)}
    telling = (term for term in terms if sum(char.isalnum() for char in term) >= _TELLING)
    return sorted(telling, key=lambda term: (-len(term), term))


def _is_number(term: str) -> bool:
    return not any(char.isalpha() for char in term)


def _any_of(terms: Iterable[str]) -> re.Pattern[str] | None:
    escaped = "|".join(map(re.escape, terms))
    return re.compile(rf"(?:{escaped})(?![^\W_])") if escaped else None


def _found_in(
    text: str, mails: Iterable[str], others: Iterable[re.Pattern[str] | None]
) -> Iterator[tuple[int, int]]:
    if "@" in text:
        for mail in mails:
            if mail in text:
                yield text.index(mail), text.index(mail) + len(mail)
    for pattern in others:
        match = pattern.search(text) if pattern else None
        if match is not None:
            yield match.span()


def _texts_in(name: str, content: bytes) -> Iterator[str]:
    """What can be read in a file; in a packed one, in each of its parts."""
    if name.endswith(_PACKED):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.namelist():
                yield from _texts_in(part, packed.read(part))
    elif not name.endswith(_NO_TEXT):
        text = content.decode("utf-8", "replace")
        yield html.unescape(text) if "&" in text else text
