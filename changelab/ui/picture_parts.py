"""What is in a part of a picture that was clicked: its cards, what they rest on, how they came."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from changelab.diagrams import Known
from changelab.domain.entities import (
    ActivitySystem,
    Commitment,
    Contradiction,
    Contribution,
    Manifestation,
)
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.vocabulary import Element, Neighbour, Period, Standing, Surface
from changelab.ui import visit
from changelab.ui.card_history import history
from changelab.ui.said import edit_words, is_edited, living, rewording
from changelab.ui.sentences import short
from changelab.ui.terms import FOLLOW_UP_WORDS, STATUS_WORDS
from changelab.ui.words import author_words, counted, place_words


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture: some cards, or a place that cards lie in.

    A place is an element, a surface, the neighbours of a kind or a whole activity system;
    what it does not say of system and period is as in the picture that it is part of.
    """

    cards: tuple[str, ...] = ()
    element: Element | None = None
    surface: Surface | None = None
    system: str | None = None
    period: Period | None = None
    neighbour: Neighbour | None = None


def part_named(said: str) -> Part:
    """The part as the live picture names it: "c9 c12", "rules", "tools y3 past"."""
    names = said.split()
    cards = tuple(name for name in names if name[:1] in CONTRIBUTIONS and name[1:].isdigit())
    if cards:
        return Part(cards)
    return Part(
        element=_first(Element, names),
        surface=_first(Surface, names),
        system=next((one for one in names if one[:1] == "y" and one[1:].isdigit()), None),
        period=_first(Period, names),
        neighbour=_first(Neighbour, names),
    )


def _first(kind, names: Iterable[str]):
    return next((kind(name) for name in names if name in set(kind)), None)


def what_is_in(state: WorkshopState, part: Part, known: Known, period: Period, key: str) -> None:
    """The cards of that part, to read and edit, with what is known of each.

    Args:
        known, period: the picture that it is part of.
        key: tells the pictures of a page apart.
    """
    if part.cards:
        there = [one for one in living(state.contributions()) if one.id in part.cards]
        if not there:
            st.caption("What was clicked is there no more.")
        for item in there:
            _one_card(state, item, key)
        return
    when = part.period or period
    words = visit.wording()
    if part.surface:
        title = words.surface(part.surface)
        items: list[Contribution] = _notes_on(state, part.surface, when)
    else:
        systems = _systems(state, part, known)
        names = ", ".join(one.name for one in systems) if _are_named(state, part) else ""
        title = " · ".join(filter(None, (part.element and words.element(part.element), names)))
        items = [entry for one in systems for entry in state.entries_of(one.id, when, part.element)]
    st.markdown(f"##### {visit.plain(' · '.join(filter(None, (title, words.period(when)))))}")
    if not items:
        st.caption(visit.plain(words[f"prompt.{part.element}"] if part.element else "Nothing yet."))
    for item in items:
        _in_place(state, item, key)


def _systems(state: WorkshopState, part: Part, known: Known) -> list[ActivitySystem]:
    """The systems that a place lies in: its own, the neighbours, or that of the picture."""
    if part.neighbour:
        placed = (part.neighbour, known.subject.of)
        every = state.systems.values()
        return [one for one in every if (one.neighbour_as, one.neighbour_of) == placed]
    found = state.systems.get(part.system or known.subject.of)
    return [found or next(iter(state.systems.values()))]


def _are_named(state: WorkshopState, part: Part) -> bool:
    return part.element is None or len(state.systems) > 1


def _notes_on(state: WorkshopState, surface: Surface, period: Period) -> list[Contribution]:
    return [
        note
        for note in state.notes.values()
        if (note.surface, note.period, note.standing) == (surface, period, Standing.SHOWN)
    ]


def _one_card(state: WorkshopState, item: Contribution, key: str) -> None:
    """A card that was chosen by itself: all that is known of it."""
    _in_place(state, item, key)
    facts = _facts(item)
    if facts:
        st.caption(visit.plain(" · ".join(facts)))
    for line in _what_belongs_to_it(state, item):
        st.markdown(visit.plain(line))
    history(item, f"history-{key}-{item.id}")


def _in_place(state: WorkshopState, item: Contribution, key: str) -> None:
    """Words, place and author on one line, with the way to edit it."""
    if is_edited(item, f"{key}-"):
        rewording(item, f"{key}-")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(visit.plain(item.text), width="stretch")
        about = f"{place_words(state, item)} · {author_words(item)}"
        st.caption(visit.plain(about), width="content")
        st.button(
            "Edit",
            key=f"{key}-{item.id}",
            type="tertiary",
            on_click=edit_words,
            args=(f"{key}-{item.id}",),
        )


def _facts(item: Contribution) -> list[str]:
    """What is known of the card beside its words, place and author."""
    facts = [counted(1 + len(item.merged), "card") + " say this"] if item.merged else []
    if item.standing is Standing.HIDDEN:
        facts.append("hidden from the room")
    match item:
        case Contradiction():
            facts += [STATUS_WORDS[item.status], f"{item.level} contradiction"]
        case Commitment():
            facts += filter(None, [FOLLOW_UP_WORDS[item.status], item.outcome])
    return facts


def _what_belongs_to_it(state: WorkshopState, item: Contribution) -> list[str]:
    """What it rests on, and what is tried because of it, a line each."""
    lines: list[str] = []

    def told(what: str, found: Iterable[Contribution | None]) -> None:
        lines.extend(f"{what}: {short(one.text, 120)}" for one in living(filter(None, found)))

    def those(table: str, keys: Iterable[str]) -> Iterable[Contribution | None]:
        return map(getattr(state, table).get, keys)

    match item:
        case Contradiction():
            told("observed", those("observations", item.evidence))
            told("showed itself", those("manifestations", item.manifestations))
            answers = (one for one in state.commitments.values() if one.contradiction == item.id)
            for one in living(answers):
                what = f"{one.who} will {short(one.text, 120)}"
                lines.append(f"{what} ({FOLLOW_UP_WORDS[one.status]})")
            told("gave rise to", those("contradictions", item.gave_rise_to))
        case Manifestation():
            told("read from", those("observations", item.observations))
        case Commitment() if item.contradiction:
            told("because of", those("contradictions", [item.contradiction]))
    return lines
