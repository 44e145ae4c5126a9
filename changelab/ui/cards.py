"""Cards where they belong: the table of an activity system, and the 3x3 board."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from changelab.domain.entities import Contribution, Entry, Note
from changelab.domain.record import ACTS
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.vocabulary import Element, Period, Surface
from changelab.domain.wording import Wording
from changelab.ui import asked, visit
from changelab.ui.component_files import source
from changelab.ui.said import living
from changelab.ui.whens import clock
from changelab.ui.words import author_words

_CARDS = source("make.js", "cards.js", "card_menu.js", "card_outbox.js")
_table = st.components.v2.component(
    "changelab.elements",
    html='<div class="cards elements"></div>',
    css=source("cards.css", "elements.css"),
    js=_CARDS + source("elements.js"),
)
_board = st.components.v2.component(
    "changelab.board",
    html='<div class="cards board"></div>',
    css=source("cards.css", "board.css"),
    js=_CARDS + source("board.js"),
)

#: What a surface is for (Engeström et al. 1996), in a few words.
SURFACE_MEANINGS = {
    Surface.MIRROR: "what happens: episodes, disturbances",
    Surface.IDEAS: "what helps to think: sketches, devices",
    Surface.MODEL: "how it all hangs together",
}


def elements_table(
    state: WorkshopState, system: str, period: Period, key: str, look: str | None = None
) -> None:
    """The table of one activity system: elements down, periods across; edited where it stands.

    Args:
        period: the period at hand; its column stands out.
        look: the id of an entry that gets the focus.
    """
    wording = Wording(state.about.wording)
    entries = [one for one in state.entries.values() if one.system == system]
    data = {
        "place": system,
        "picked": period.value,
        "rows": [
            {
                "key": element.value,
                "words": wording.element(element),
                "term": _term(element, wording.element(element)),
                "prompt": wording[f"prompt.{element}"],
            }
            for element in Element
        ],
        "columns": _named(Period, wording.period),
        "systems": [{"key": one.id, "words": one.name} for one in state.systems.values()],
        "cards": _cards(entries, _entry_place),
        "look": look,
    }
    _mount(_table, key, data)


def surface_board(state: WorkshopState, key: str) -> None:
    """The 3x3 board, with the kept lines that have no surface yet beside it."""
    wording = Wording(state.about.wording)
    columns = [
        {**one, "meaning": SURFACE_MEANINGS[Surface(one["key"])]}
        for one in _named(Surface, wording.surface)
    ]
    data = {
        "place": "board",
        "picked": "",
        "rows": _named(Period, wording.period),
        "columns": columns,
        "cards": _cards(state.notes.values(), _note_place),
        "look": None,
    }
    _mount(_board, key, data)


def _entry_place(entry: Entry) -> dict[str, Any]:
    return {"row": entry.element.value, "columns": [period.value for period in entry.periods]}


def _note_place(note: Note) -> dict[str, Any]:
    columns = [note.surface.value] if note.surface else []
    return {"row": note.period.value, "columns": columns}


def _cards(items: Iterable[Contribution], place: Callable[..., dict]) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "text": item.text,
            "by": author_words(item),
            "at": clock(item.at),
            "standing": item.standing.value,
            "reworded": item.reworded,
            "times": 1 + len(item.merged),
            **place(item),
        }
        for item in living(items)
    ]


def _named(kind, words: Callable[..., str]) -> list[dict[str, str]]:
    return [{"key": one.value, "words": words(one)} for one in kind]


def _term(element: Element, words: str) -> str:
    """The field's term, where the workshop calls the element something else."""
    term = element.replace("_", " ")
    return "" if words.casefold() == term else term


def _mount(component, key: str, data: dict[str, Any]) -> None:
    role = visit.role()
    data |= {
        "limit": CARD_LIMIT,
        "may": {"keep": role in ACTS["reword"].by, "sort": role in ACTS["hide"].by},
        "acks": asked.acks(key),
    }
    # In lists and dicts Streamlit looks for data frames, and loads pandas for it (85 MB);
    # a text it leaves alone.
    shown = {"shown": json.dumps(data)}
    component(key=key, data=shown, on_asked_change=lambda: asked.do_what_is_asked(key))
