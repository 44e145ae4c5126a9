"""The 3x3 board: mirror, ideas, model by past, present, future (Engeström et al. 1996).

A line the scribe's reader could not place is a note without a surface: kept,
and placed later.
"""

from dataclasses import replace

from changelab.domain.actors import Actor
from changelab.domain.contributions import (
    Contributed,
    arrived,
    came,
    check_not_taken_back,
    check_room_takes,
)
from changelab.domain.entities import Note
from changelab.domain.errors import NotFound
from changelab.domain.record import CONTRIBUTORS, SORTERS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card
from changelab.domain.vocabulary import Period, Surface, TaskKind


class NotePlaced(Contributed):
    letter = "n"
    note: str
    surface: Surface | None
    period: Period


class NoteMoved(Event):
    note: str
    surface: Surface
    period: Period


class PlaceNote(Act):
    """Put a card on a cell of the board."""

    by = CONTRIBUTORS
    surface: Surface
    period: Period
    text: Card


class KeepLine(Act):
    """Keep a line as it was typed, to be placed later."""

    by = SORTERS
    text: Card
    period: Period = Period.PRESENT


class MoveNote(Act):
    by = STAFF
    note: str
    surface: Surface
    period: Period


@decides(PlaceNote)
def place_note(state: WorkshopState, act: PlaceNote, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.NOTES)
    return [
        NotePlaced(
            note=state.id_at("n"),
            surface=act.surface,
            period=act.period,
            text=act.text,
            **came(state, actor),
        )
    ]


@decides(KeepLine)
def keep_line(state: WorkshopState, act: KeepLine, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.OPEN)
    return [
        NotePlaced(
            note=state.id_at("n"),
            surface=None,
            period=act.period,
            text=act.text,
            **came(state, actor),
        )
    ]


@decides(MoveNote)
def move_note(state: WorkshopState, act: MoveNote, actor: Actor) -> list[Event]:
    note = state.notes.get(act.note)
    if note is None:
        raise NotFound(f"There is no note “{act.note}”.", "It may have been taken back.")
    check_not_taken_back(note)
    if (note.surface, note.period) == (act.surface, act.period):
        return []
    return [NoteMoved(note=note.id, surface=act.surface, period=act.period)]


@evolves(NotePlaced)
def note_placed(state: WorkshopState, event: NotePlaced, fact: Recorded) -> None:
    state.put_contribution(
        Note(surface=event.surface, period=event.period, **arrived(state, event, fact, event.note))
    )


@evolves(NoteMoved)
def note_moved(state: WorkshopState, event: NoteMoved, fact: Recorded) -> None:
    note = state.notes[event.note]
    state.put_contribution(replace(note, surface=event.surface, period=event.period))
