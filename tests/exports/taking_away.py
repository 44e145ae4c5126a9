"""Steps that several tests of exports take."""

from pathlib import Path

from changelab.domain.vocabulary import Purpose
from changelab.exports import ExportPurpose, export_bundle

#: Texts that mean something to some reader of our files, but not to people.
HOSTILE = (
    '=HYPERLINK("http://x.example","click")',
    "+1 for this",
    "- a bullet",
    "@SUM(1+1)",
    "'quoted",
    '"double" and \\back\\slash\\',
    "<script>alert(1)</script> &amp; <b>",
    '#import "evil.typ" *bold* _it_ $x$ `code` @ref <label> // not a comment',
    "| a | b | [link](http://x.example) ![i](x.png) ~~s~~",
    "1. not a list",
    "# not a heading",
    "two\nlines",
    "שלום עולם",
    "smile 😀 and ⚡",
)


def agree_to_archive(room, person) -> None:
    """That person says yes to archiving."""
    answers = {Purpose.TAKE_PART: True, Purpose.ARCHIVE: True}
    room.does(person, "give_consent", answers=answers)


def export(room, out: Path, renderer, purpose=ExportPurpose.ANALYSIS) -> list[Path]:
    """The room's workshop as files."""
    whole = room.laboratory.whole(room.workshop)
    return export_bundle(whole, out, purpose=purpose, renderer=renderer)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
