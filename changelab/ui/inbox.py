"""Coming in: everything that was sent or typed, to be approved, sorted and put where it belongs."""

import json
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st

from changelab.domain.entities import Contribution, Entry, Note
from changelab.domain.record import ACTS
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import Element, Period, Surface, TaskKind
from changelab.domain.wording import Wording
from changelab.ui import asked, visit
from changelab.ui.component_files import source
from changelab.ui.said import living
from changelab.ui.words import author_words, place_words

_inbox = st.components.v2.component(
    "changelab.inbox",
    html='<div class="inbox"></div>',
    css=source("inbox.css"),
    js=source(
        "make.js",
        "anew.js",
        "card_outbox.js",
        "inbox_row.js",
        "inbox_keys.js",
        "inbox_order.js",
        "inbox_ways.js",
        "inbox_panel.js",
        "inbox_offers.js",
        "inbox_asking.js",
        "inbox.js",
    ),
)

#: The cards as data, for as long as a workshop stands so: most reruns change nothing here.
_CARDS: WeakKeyDictionary[WorkshopState, list[dict[str, Any]]] = WeakKeyDictionary()


def coming_in(state: WorkshopState, key: str = "inbox", look: str | None = None) -> None:
    """Every card, what waits for approval first, then the newest; with a key for each action.

    Args:
        look: the id of a card that is to be at hand: what was just clicked elsewhere.
    """
    role = visit.role()
    shown = {
        "place": state.workshop,
        "cards": _cards(state),
        "headings": [{"id": one.id, "text": one.text} for one in state.headings.values()],
        "ways": _ways(state),
        "task": _task_with_cards(state),
        "look": look,
        "limits": {"card": CARD_LIMIT, "title": TITLE_LIMIT},
        "may": {"sort": role in ACTS["hide"].by, "keep": role in ACTS["reword"].by},
        "acks": asked.acks(key),
    }
    # In lists and dicts Streamlit looks for data frames, and loads pandas for it (85 MB);
    # a text it leaves alone.
    data = {"shown": json.dumps(shown)}
    _inbox(key=key, data=data, on_asked_change=lambda: asked.do_what_is_asked(key))


def _task_with_cards(state: WorkshopState) -> str | None:
    """The task at hand, unless it only votes on the cards of others."""
    task = state.task
    return task.id if task and task.plan.kind is not TaskKind.VOTE else None


def _cards(state: WorkshopState) -> list[dict[str, Any]]:
    known = _CARDS.get(state)
    if known is None:
        headings = {item: one.id for one in state.headings.values() for item in one.items}
        said_before = _said_with_their_contradiction(state)
        standing = [one for one in living(state.contributions()) if one.id not in said_before]
        standing.sort(key=lambda one: int(one.id[1:]), reverse=True)
        known = [_card(state, one, headings.get(one.id)) for one in standing]
        _CARDS[state] = known
    return known


def _said_with_their_contradiction(state: WorkshopState) -> set[str]:
    """Manifestations that were logged with a contradiction, in its words: one card, not two."""
    return {
        key
        for one in state.contradictions.values()
        for key in one.manifestations
        if key in state.manifestations
        and (one.text, one.author)
        == (state.manifestations[key].text, state.manifestations[key].author)
    }


def _card(state: WorkshopState, item: Contribution, heading: str | None) -> dict[str, Any]:
    card: dict[str, Any] = {
        **_said(item),
        "where": place_words(state, item),
        "standing": item.standing.value,
        "task": item.task,
        "heading": heading,
        "merged": [_said(state.contribution(key)) for key in item.merged],
    }
    if isinstance(item, Entry):
        card |= {"element": item.element, "periods": item.periods, "system": item.system}
    if isinstance(item, Note):
        card |= {"surface": item.surface, "period": item.period}
    return card


def _said(item: Contribution) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "by": author_words(item),
        "at": item.at,
        "reworded": item.reworded,
    }


def _ways(state: WorkshopState) -> dict[str, list[dict[str, str]]]:
    """Where a card can be moved to, in the workshop's words."""
    wording = Wording(state.about.wording)
    session = state.session
    tasks = state.tasks_of(session.id) if session else list(state.tasks.values())
    return {
        "element": [{"key": one.value, "words": wording.element(one)} for one in Element],
        "period": [{"key": one.value, "words": wording.period(one)} for one in Period],
        "surface": [{"key": one.value, "words": wording.surface(one)} for one in Surface],
        "system": [{"key": one.id, "words": one.name} for one in state.systems.values()],
        "task": [{"key": one.id, "words": one.plan.title} for one in tasks],
    }
