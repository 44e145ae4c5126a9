"""What people type: how long it may be, and how it is cleaned before it is kept."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

#: Characters a card may have; the phone counts down to it.
CARD_LIMIT = 500
#: Characters a title or a name may have.
TITLE_LIMIT = 120
#: Characters a stimulus, a consent text or an instruction may have.
LONG_LIMIT = 6000
#: Characters of a text or a table of mirror material.
MATERIAL_LIMIT = 20_000

#: Marks a field of an event that holds people's words: what erasing overwrites.
FREE_TEXT = "free text"
FreeText = Annotated[str, FREE_TEXT]

# C0 and C1 controls but tab and newline, lone surrogates, and characters that turn
# the direction of the whole line around (a card must not rearrange its neighbours),
# and what XML cannot hold.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\ufeff\ufffe\uffff]"
)

#: Categories of characters that leave nothing to read: formats, separators, controls.
_UNSEEN = {"Cf", "Zs", "Zl", "Zp", "Cc"}


def clean(text: object) -> object:
    """Remove what no person typed on purpose; keep the words as they are.

    Line ends become newlines, trailing blanks go. What is not text is left for
    the type check to refuse.
    """
    if not isinstance(text, str):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", text).strip()


def _say_something(text: str) -> str:
    if all(unicodedata.category(char) in _UNSEEN for char in text):
        raise ValueError("empty")
    return text


def limited(limit: int, *, empty: bool = False):
    """The type of a cleaned text of at most `limit` characters."""
    parts = [Field(max_length=limit), BeforeValidator(clean)]
    if not empty:
        parts.append(AfterValidator(_say_something))
    return Annotated[str, *parts]


Card = limited(CARD_LIMIT)
Title = limited(TITLE_LIMIT)
OptionalTitle = limited(TITLE_LIMIT, empty=True)
OptionalCard = limited(CARD_LIMIT, empty=True)
LongText = limited(LONG_LIMIT, empty=True)
Thought = limited(LONG_LIMIT)
MaterialText = limited(MATERIAL_LIMIT, empty=True)


def one_line(text: str) -> str:
    """The same words on one line, for lists and pictures."""
    return " ".join(text.split())
