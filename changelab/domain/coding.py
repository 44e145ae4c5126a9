"""Coding: a researcher says what a passage shows. Several coders may differ, and are compared.

Nothing is coded by itself: a cue word may only suggest (Engeström & Sannino 2011).
"""

from collections.abc import Collection
from typing import Annotated

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.codebooks import code_in
from changelab.domain.errors import NotFound, Refused
from changelab.domain.passages import (
    QUOTE_LIMIT,
    check_is_here,
    check_may_be_used,
    is_here,
    is_turn,
    words_in_record,
)
from changelab.domain.people import ERASED
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.research import Coder, Coding
from changelab.domain.rules import decides, evolves
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.text import FreeText, Title
from changelab.domain.transcripts import RESEARCHERS

Position = Annotated[int, Field(ge=0)]


class CoderEnrolled(Event):
    makes = "coder"
    coder: str
    label: FreeText


class CodingMade(Event):
    """`quote` holds the words as they were: what erasing the item erases here as well."""

    rewrites = "item"
    makes = "coding"
    coding: str
    code: str
    coder: str
    item: str
    start: int | None = None
    end: int | None = None
    quote: FreeText = ""


class CodingRemoved(Event):
    coding: str


class EnrolCoder(Act):
    """Let someone code under a number of their own; the label is what the team calls them."""

    by = RESEARCHERS
    label: Title


class CodePassage(Act):
    """Put a code on an item, or on a passage of its words.

    `quote` is looked up where the words are; what is sent in its place is not believed.
    """

    by = RESEARCHERS
    code: str
    coder: str
    item: str
    start: Position | None = None
    end: Position | None = None
    quote: Annotated[str, Field(max_length=QUOTE_LIMIT * 10)] = ""


class RemoveCoding(Act):
    by = RESEARCHERS
    coding: str


def check_coder(state: WorkshopState, coder: str) -> None:
    """Nothing, if that coder is enrolled.

    Raises:
        NotFound: they are not.
    """
    if coder not in state.coders:
        raise NotFound(f"There is no coder “{coder[:20]}”.", "Say first who is coding.")


def quoted(words: str, start: int | None, end: int | None) -> str:
    """The passage of these words.

    Raises:
        Refused: it lies outside them, is empty, or was erased.
    """
    if words == ERASED:
        raise Refused("The words of this passage were erased.", "There is nothing left to code.")
    if (start is None) != (end is None):
        raise Refused("A passage has a beginning and an end.", "Send both, or neither.")
    if start is None or end is None:
        return words
    if not 0 <= start < end <= len(words):
        raise Refused("This passage lies outside the text.", "Select it again.")
    return words[start:end]


def _quote(state: WorkshopState, act: CodePassage) -> str:
    if is_turn(act.item):
        # The words of turns are not in the state: whoever hands in the act looked them up.
        return act.quote
    if act.item in state.episodes or act.item in state.tasks:
        return ""
    return quoted(words_in_record(state, act.item), act.start, act.end)


def is_coded_so(state: WorkshopState, made: CodePassage | Coding) -> bool:
    """True if that coder put that code on exactly that passage already."""
    return any(
        # Items differ most: what is compared first decides how long many codings take.
        one.item == made.item
        and (one.code, one.coder, one.start, one.end)
        == (made.code, made.coder, made.start, made.end)
        for one in state.codings.values()
    )


def codings_here(state: WorkshopState) -> list[Coding]:
    """The codings whose passage is there: a removed transcript leaves its codings behind, and
    a card that its author undid."""
    return [one for one in state.codings.values() if is_here(state, one.item)]


def is_worked_with(state: WorkshopState, made: Collection[str]) -> bool:
    """True if codings, episodes, memos or codes rest on one of these and are none of them."""
    resting: list[tuple[str, tuple[str | None, ...]]] = [
        *((one.id, (one.code, one.coder)) for one in state.codings.values()),
        *((one.id, (one.coder,)) for one in state.episodes.values()),
        *((one.id, (one.coder, one.about)) for one in state.memos.values()),
        *((one.id, (one.codebook, one.parent)) for one in state.codes.values()),
        # A person may take a card back, whatever was read into it.
        *(
            (one.id, (one.item,))
            for one in state.codings.values()
            if one.item[:1] not in CONTRIBUTIONS
        ),
    ]
    kept = set(made)
    return any(key not in kept and not kept.isdisjoint(on) for key, on in resting)


def check_can_be_coded_again(state: WorkshopState, coding: Coding) -> None:
    """Nothing, if a coding that was taken off can come back as it was.

    Raises:
        Refused: its code, its coder or its passage is gone, or it is there again.
    """
    if coding.code not in state.codes or coding.coder not in state.coders:
        raise Refused("Its code or its coder is not here any more.")
    if not is_here(state, coding.item):
        raise Refused("The passage that it was put on is gone.")
    if is_coded_so(state, coding):
        raise Refused("The passage is coded so again by now.")


@decides(EnrolCoder)
def enrol_coder(state: WorkshopState, act: EnrolCoder, actor: Actor) -> list[Event]:
    for one in state.coders.values():
        if one.label.casefold() == act.label.casefold():
            raise Refused(f"There is a coder “{one.label}” already.", "Choose that one.")
    # The undone included: a number under which someone coded is not given again.
    ever = {
        change.key
        for deed in state.deeds.values()
        for change in deed.changes
        if change.table == "coders"
    }
    return [CoderEnrolled(coder=f"R{len(ever) + 1}", label=act.label)]


@decides(CodePassage)
def code_passage(state: WorkshopState, act: CodePassage, actor: Actor) -> list[Event]:
    code = code_in(state, act.code)
    if not code.applies:
        raise Refused(f"“{code.name}” only groups other codes.", "Choose one of those under it.")
    if code.retired:
        raise Refused(f"“{code.name}” is not used any more.", "Bring it back first.")
    check_coder(state, act.coder)
    check_is_here(state, act.item)
    check_may_be_used(state, act.item)
    quote = _quote(state, act)
    if is_coded_so(state, act):
        return []
    made = dict(act) | {"quote": quote}
    return [CodingMade(coding=state.id_at("z"), **made)]


@decides(RemoveCoding)
def remove_coding(state: WorkshopState, act: RemoveCoding, actor: Actor) -> list[Event]:
    if act.coding not in state.codings:
        raise NotFound("There is no such coding.", "It may have been taken off already.")
    return [CodingRemoved(coding=act.coding)]


@evolves(CoderEnrolled)
def coder_enrolled(state: WorkshopState, event: CoderEnrolled, fact: Recorded) -> None:
    state.put("coders", event.coder, Coder(id=event.coder, label=event.label))


@evolves(CodingMade)
def coding_made(state: WorkshopState, event: CodingMade, fact: Recorded) -> None:
    known = {name: value for name, value in event if name != "coding"}
    state.put("codings", event.coding, Coding(id=event.coding, at=fact.at, **known))


@evolves(CodingRemoved)
def coding_removed(state: WorkshopState, event: CodingRemoved, fact: Recorded) -> None:
    state.put("codings", event.coding, None)
