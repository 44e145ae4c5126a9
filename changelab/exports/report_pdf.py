"""The report as PDF/A, set by typst with fonts that come along: the same bytes on every machine."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from changelab.diagrams import Picture
from changelab.exports.account import (
    AUTHORSHIP,
    NOT_SHOWN,
    Account,
    erased_in_words,
    figures,
    outcome_in_words,
    pictures_in,
)
from changelab.exports.account_of_research import (
    CODING_COLUMNS,
    CODING_NOTE,
    coding_in_cells,
    review_in_words,
    transcript_in_words,
)
from changelab.exports.moments import day, moment_of
from changelab.exports.typesetting import fonts_folder, typeset

_TEMPLATE = Path(__file__).with_name("report.typ")
#: Words longer than the first may be broken after each stretch of the second, so that no line
#: leaves its column.
_LONGEST_WORD, _STRETCH = 24, 12
_LONG_WORDS = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_STRETCHES = re.compile(rf"(.{{{_STRETCH}}})(?=.)")


def write_report_pdf(account: Account, pictures: Iterable[tuple[Picture, bytes]]) -> bytes:
    """The bytes of `report.pdf`.

    Args:
        pictures: those there are, each with its SVG; the report takes those that it shows.

    Raises:
        ExportFailed: it could not be set.
    """
    unshown: set[str] = set()
    told = asdict(account)
    told["commitments"] = [
        {**asdict(one), "became": outcome_in_words(one)} for one in account.commitments
    ]
    told["figures"] = figures(account)
    told["authorship"] = AUTHORSHIP
    told["not_shown"] = NOT_SHOWN
    told["erased"] = erased_in_words(account)
    told["coding"] = {
        "columns": CODING_COLUMNS,
        "rows": [coding_in_cells(one) for one in account.research.codebooks],
        "note": CODING_NOTE,
        "transcripts": [transcript_in_words(one) for one in account.research.transcripts],
        "review": review_in_words(account.research),
    }
    told["newest_day"] = day(account.newest)
    told = _each_text(told, lambda text: _printable(text, unshown))
    told["newest_parts"] = list(moment_of(account.newest).timetuple()[:6])
    told["unshown"] = bool(unshown)
    shown = pictures_in(account)
    drawn = {
        picture.file_name: {
            "svg": _boxed(svg.decode()),
            "title": _printable(picture.title, unshown),
        }
        for picture, svg in pictures
        if picture.file_name in shown
    }
    inputs = {"account": json.dumps(told), "pictures": json.dumps(drawn)}
    instead = "Use report.md, and tell us about it; nothing was written."
    return typeset(_TEMPLATE, inputs, archival=True, instead=instead)


@cache
def _fonts() -> typst.Fonts:
    """Our faces and those in typst itself, none of the machine's."""
    return typst.Fonts(include_system_fonts=False, font_paths=[fonts_folder()])


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case dict():
            return {key: _each_text(one, change) for key, one in value.items()}
        case list() | tuple():
            return [_each_text(one, change) for one in value]
        case _:
            return value


def _printable(text: str, unshown: set[str]) -> str:
    """The text with what no font of ours can draw put into words, and long words breakable."""
    shown = []
    for char in text:
        if char == "\n" or _can_draw(char):
            shown.append(char)
        elif unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Mn"):
            unshown.add(char)
            shown.append(_in_words(char))
    return _LONG_WORDS.sub(lambda word: _STRETCHES.sub("\\1\u200b", word[0]), "".join(shown))


def _in_words(char: str) -> str:
    name = unicodedata.name(char, "")
    is_letter = unicodedata.category(char).startswith("L")
    return "□" if is_letter or not name else f"[{name.lower()}]"


def _boxed(svg: str) -> str:
    """The picture with a box for each character no font of ours can draw."""
    return "".join(char if char == "\n" or _can_draw(char) else "□" for char in svg)


@cache
def _can_draw(char: str) -> bool:
    """True if typst finds a glyph for it: PDF/A refuses to be written with a missing one."""
    if " " <= char <= "~":
        return True
    if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn"):
        return False
    try:
        typst.compile(
            b'#set text(font: "Source Sans Pro")\no#sys.inputs.char',
            font_paths=_fonts(),
            sys_inputs={"char": char},
            pdf_standards=["a-2b"],
        )
    except typst.TypstError:
        return False
    return True
