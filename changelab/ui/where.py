"""Where a contradiction lies: a tiny picture of it, and the questions that locate it."""

import base64
import math
from typing import Any

import streamlit as st

from changelab.diagrams.geometry import UNIT_BOX
from changelab.domain.contradictions import LEVEL_QUESTIONS
from changelab.domain.entities import Contradiction, Pole
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Level, Period
from changelab.domain.wording import Wording
from changelab.ui.words import pole_words

#: The nodes of the triangle as the pictures have them, with the origin at the top left.
_AT = {element: (x, 1 - y) for element, (x, y) in UNIT_BOX.items()}
_SIZE = (40.0, 32.0)
_TINT = "#A3201B"


def where_words(state: WorkshopState, contradiction: Contradiction) -> str:
    """Its poles in the workshop's words: Rules ⚡ Object."""
    poles = contradiction.poles
    if len({pole.system for pole in poles}) > 1:
        return " ⚡ ".join(pole_words(state, pole) for pole in poles)
    wording = Wording(state.about.wording)
    words = [wording.element(pole.element) for pole in poles]
    if len({pole.period for pole in poles}) > 1:
        words = [
            f"{wording.period(pole.period)}: {word}"
            for pole, word in zip(poles, words, strict=True)
        ]
    system = state.systems.get(poles[0].system)
    where = f" · {system.name}" if system and len(state.systems) > 1 else ""
    return " ⚡ ".join(words) + where


def level_words(level: Level) -> str:
    """The level as a plain phrase, with the term beside it."""
    return f"{LEVEL_QUESTIONS[level]} ({level})"


def where_icon(contradiction: Contradiction) -> str:
    """A tiny triangle with the bolt in it, as an image; two triangles where it lies between two."""
    poles = contradiction.poles
    apart = len(poles) == 2 and (poles[0].system, poles[0].period) != (
        poles[1].system,
        poles[1].period,
    )
    offsets = (0.0, 58.0) if apart else (0.0, 0.0)
    triangles = "".join(_triangle(offset) for offset in dict.fromkeys(offsets))
    ends = [_point(pole, offset) for pole, offset in zip(poles, offsets, strict=False)]
    bolt = _bolt(*ends) if len(ends) == 2 else _ring(ends[0])
    width = 124 if apart else 64
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -7 {width} 46">'
        f"{triangles}{bolt}</svg>"
    )
    data = base64.b64encode(drawn.encode()).decode()
    return (
        f'<img src="data:image/svg+xml;base64,{data}" alt="" '
        f'width="{width * 0.86:.0f}" height="40">'
    )


def _point(pole: Pole, offset: float) -> tuple[float, float]:
    x, y = _AT[pole.element]
    return offset + x * _SIZE[0], y * _SIZE[1]


def _triangle(offset: float) -> str:
    width, height = _SIZE
    corners = f"{offset + width / 2},0 {offset},{height} {offset + width},{height}"
    inner = f"{offset + width / 4},{height / 2} {offset + 3 * width / 4},{height / 2} "
    inner += f"{offset + width / 2},{height}"
    return (
        f'<polygon points="{corners}" fill="none" stroke="#8A948F" stroke-width="1.4"/>'
        f'<polygon points="{inner}" fill="none" stroke="#C3CAC6" stroke-width="1"/>'
    )


def _bolt(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    length = math.hypot(to_x - x, to_y - y) or 1.0
    aside = (-(to_y - y) / length * 4.0, (to_x - x) / length * 4.0)
    turns = ((0.0, 0.0), (0.42, 1.0), (0.58, -1.0), (1.0, 0.0))
    points = " ".join(
        f"{x + (to_x - x) * along + aside[0] * side:.1f},"
        f"{y + (to_y - y) * along + aside[1] * side:.1f}"
        for along, side in turns
    )
    ends = "".join(
        f'<circle cx="{at[0]}" cy="{at[1]}" r="3" fill="{_TINT}"/>' for at in (start, end)
    )
    return (
        f'<polyline points="{points}" fill="none" stroke="{_TINT}" stroke-width="2.2" '
        f'stroke-linejoin="round"/>{ends}'
    )


def _ring(at: tuple[float, float]) -> str:
    x, y = at
    zigzag = f"{x - 4},{y - 1} {x - 0.5},{y - 3} {x + 0.5},{y + 3} {x + 4},{y + 1}"
    return (
        f'<circle cx="{x}" cy="{y}" r="7" fill="white" stroke="{_TINT}" stroke-width="1.6"/>'
        f'<polyline points="{zigzag}" fill="none" stroke="{_TINT}" stroke-width="1.8"/>'
    )


def ask_where(state: WorkshopState, key: str, known: Contradiction | None = None) -> None:
    """The questions that locate a contradiction; `answered` reads what was said."""
    wording = Wording(state.about.wording)
    levels = list(Level) if len(state.systems) > 1 else [*Level][:3]
    level = st.radio(
        "Where does it pull?",
        levels,
        levels.index(known.level) if known and known.level in levels else 1,
        format_func=LEVEL_QUESTIONS.__getitem__,
        captions=[str(one) for one in levels],
        key=f"{key}-level",
        horizontal=True,
    )
    if len(state.systems) == 1:
        st.caption("For a neighbour, first name its activity system in Activity systems.")
    poles = known.poles if known else ()
    first, second = st.columns(2)
    with first:
        _ask_pole(state, f"{key}-1", level, 0, poles[0] if poles else None, wording)
    if level is not Level.PRIMARY:
        with second:
            _ask_pole(state, f"{key}-2", level, 1, poles[1] if len(poles) > 1 else None, wording)
    if level is not Level.TERTIARY:
        st.segmented_control(
            "When?",
            list(Period),
            default=known.period if known else Period.PRESENT,
            format_func=wording.period,
            key=f"{key}-period",
            required=True,
        )


def _ask_pole(
    state: WorkshopState, key: str, level: Level, end: int, known: Pole | None, wording: Wording
) -> None:
    systems = list(state.systems)
    own_system = level is Level.QUATERNARY or end == 0
    if len(systems) > 1 and own_system:
        here = systems.index(known.system) if known else min(end, len(systems) - 1)
        st.selectbox(
            "In which activity" if end == 0 else "and in which other one",
            systems,
            here,
            format_func=lambda one: state.systems[one].name,
            key=f"{key}-system",
        )
    elements = list(Element)
    st.selectbox(
        "Inside" if level is Level.PRIMARY else "Between" if end == 0 else "and",
        elements,
        elements.index(known.element) if known else (3, 1)[end],
        format_func=wording.element,
        key=f"{key}-element",
    )
    if level is Level.TERTIARY:
        periods = list(Period)
        st.selectbox(
            "in the old way" if end == 0 else "in the new way",
            periods,
            periods.index(known.period) if known else (1, 2)[end],
            format_func=wording.period,
            key=f"{key}-in",
        )


def answered(key: str) -> dict[str, Any]:
    """What was answered to `ask_where`, as fields of the acts that log and locate."""
    said = st.session_state
    level = said[f"{key}-level"]
    ends = (f"{key}-1",) if level is Level.PRIMARY else (f"{key}-1", f"{key}-2")
    system = said.get(f"{key}-1-system")
    poles = []
    for end in ends:
        pole = {"element": said[f"{end}-element"], "system": said.get(f"{end}-system") or system}
        if level is Level.TERTIARY:
            pole["period"] = said[f"{end}-in"]
        poles.append(pole)
    period = poles[-1]["period"] if level is Level.TERTIARY else said[f"{key}-period"]
    return {"poles": poles, "period": period, "level": level}
