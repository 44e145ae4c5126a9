"""A table of counts with the same as bars below it; a count can be pressed to see its passages."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

import streamlit as st

from changelab.ui.component_files import source

_counts = st.components.v2.component(
    "changelab.counts",
    html='<div class="counts"></div>',
    css=source("counts.css"),
    js=source("make.js", "counts.js"),
)

#: For codes without a colour of their own; white letters can be read on each of them.
COLOURS = (
    "#0B6E75",
    "#A3201B",
    "#6A51A3",
    "#8A5A00",
    "#2C5AA0",
    "#1B7F5C",
    "#B0307A",
    "#4B6B73",
    "#7A4B00",
    "#3F3F8F",
)
#: For what is none of the codes.
GREY = "#6B726F"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of the table.

    Attributes:
        small: what stands below it, as the part it is of its base.
        key: what is opened when it is pressed; empty if there is nothing behind it.
        shade: from 0 to 1, how much colour it has.
        title: what it says, in words.
        framed: it stands out, whatever its count.
    """

    text: str
    small: str = ""
    key: str = ""
    shade: float = 0.0
    title: str = ""
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `kind` is how it stands: whole, group, part or nothing."""

    words: str
    cells: Sequence[Cell]
    small: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class BarPart:
    """A piece of a bar, as long as its value."""

    value: float
    colour: str
    text: str = ""
    key: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, with what is said at its end."""

    words: str
    parts: Sequence[BarPart]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """The chart: what it shows, its bars, and what the colours stand for.

    Attributes:
        max: the value of a bar of full length.
        marks: dotted lines across the bars, by value and what they say.
    """

    label: str
    rows: Sequence[Bar]
    max: float
    legend: Sequence[tuple[str, str]] = ()
    marks: Sequence[tuple[float, str]] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The table: its label for those who hear it, its columns, its lines."""

    label: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[Row]
    foot: Sequence[Row] = field(default_factory=tuple)


def count_cell(n: int, base: int, key: str, title: str, most: int) -> Cell:
    """A count with the part it is of its base; shaded by what it is of the largest count."""
    if not n:
        return Cell("0", title=title)
    return Cell(str(n), percent(n, base), key, n / most if most else 0.0, f"{title}: {n} of {base}")


def percent(n: int, base: int) -> str:
    """12 %; below one percent "< 1 %"."""
    part = 100 * n / base
    return "< 1 %" if 0 < part < 1 else f"{part:.0f} %"


def grid(key: str, table: Grid, bars: Bars | None = None) -> str | None:
    """Show it; the key of the count that was pressed last, if it is still there."""
    kept = f"{key}-chosen"
    there = {cell.key for row in (*table.rows, *table.foot) for cell in row.cells}
    there |= {part.key for bar in bars.rows for part in bar.parts} if bars else set()
    chosen = st.session_state.get(kept)
    chosen = chosen if chosen in there else None

    def choose() -> None:
        st.session_state[kept] = st.session_state[key]["chosen"]

    shown = {**asdict(table), "chosen": chosen, "bars": None}
    if bars is not None:
        shown["bars"] = {
            **asdict(bars),
            "legend": [{"words": words, "colour": colour} for words, colour in bars.legend],
            "marks": [{"at": at, "words": words} for at, words in bars.marks],
        }
    # As a text: in lists and dicts Streamlit looks for data frames, and loads pandas for it.
    _counts(key=key, data={"shown": json.dumps(shown)}, on_chosen_change=choose)
    return chosen
