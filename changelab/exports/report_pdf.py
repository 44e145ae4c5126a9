"""The report as PDF/A, set by typst with fonts that come along: the same bytes on every machine."""

import atexit
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst
from font_source_sans_pro import font_files_ttf

from changelab.diagrams import Picture
from changelab.exports.account import (
    AUTHORSHIP,
    NOT_SHOWN,
    Account,
    erased_in_words,
    figures,
    outcome_in_words,
)
from changelab.exports.moments import day, moment_of
from changelab.exports.refusals import ExportFailed

_TEMPLATE = Path(__file__).with_name("report.typ")
_TYPESETTER = Path(__file__).with_name("typesetter.py")
#: Words longer than the first may be broken after each stretch of the second, so that no line
#: leaves its column.
_LONGEST_WORD, _STRETCH = 24, 12
_LONG_WORDS = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_STRETCHES = re.compile(rf"(.{{{_STRETCH}}})(?=.)")


def write_report_pdf(account: Account, pictures: Iterable[tuple[Picture, bytes]]) -> bytes:
    """The bytes of `report.pdf`.

    Args:
        pictures: those of the activity systems, each with its SVG.

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
    told["newest_day"] = day(account.newest)
    told = _each_text(told, lambda text: _printable(text, unshown))
    told["newest_parts"] = list(moment_of(account.newest).timetuple()[:6])
    told["unshown"] = bool(unshown)
    drawn = {
        picture.file_name: {
            "svg": _boxed(svg.decode()),
            "title": _printable(picture.title, unshown),
        }
        for picture, svg in pictures
    }
    inputs = {"account": json.dumps(told), "pictures": json.dumps(drawn)}
    asked = {"template": str(_TEMPLATE), "fonts": _fonts_folder(), "inputs": inputs}
    setting = subprocess.run(
        [sys.executable, "-P", _TYPESETTER], input=json.dumps(asked).encode(), capture_output=True
    )
    if setting.returncode:
        reason = setting.stderr.decode("utf-8", "replace").strip().splitlines() or ["it stopped"]
        raise ExportFailed(
            f"The report could not be set as PDF ({reason[-1][:200]}).",
            "Use report.md, and tell us about it; nothing was written.",
        )
    return setting.stdout


#: Only these: the package's folder holds each face twice, and which is met first varies.
_FACES = ("", "It", "Semibold", "SemiboldIt", "Bold")


@cache
def _fonts() -> typst.Fonts:
    """Our faces and those in typst itself, none of the machine's."""
    return typst.Fonts(include_system_fonts=False, font_paths=[_fonts_folder()])


@cache
def _fonts_folder() -> str:
    folder = tempfile.mkdtemp(prefix="changelab-fonts-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for face in _FACES:
        shutil.copy(font_files_ttf[f"SourceSansPro{face}"], folder)
    return folder


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
