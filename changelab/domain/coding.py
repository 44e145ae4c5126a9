"""Coding: a researcher says what a passage shows. Several coders may differ, and are compared.

Nothing is coded by itself: a cue word may only suggest (Engeström & Sannino 2011).
"""

from typing import Annotated

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.codebooks import code_in
from changelab.domain.entities import Coder, Coding
from changelab.domain.errors import NotFound, Refused
from changelab.domain.passages import QUOTE_LIMIT, check_is_here, is_turn, words_in_record
from changelab.domain.people import ERASED
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
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
    if not start < end <= len(words):
        raise Refused("This passage lies outside the text.", "Select it again.")
    return words[start:end]


def _quote(state: WorkshopState, act: CodePassage) -> str:
    if is_turn(act.item):
        # The words of turns are not in the state: whoever hands in the act looked them up.
        return act.quote
    if act.item in state.episodes or act.item in state.tasks:
        return ""
    return quoted(words_in_record(state, act.item), act.start, act.end)


@decides(EnrolCoder)
def enrol_coder(state: WorkshopState, act: EnrolCoder, actor: Actor) -> list[Event]:
    if any(one.label.casefold() == act.label.casefold() for one in state.coders.values()):
        raise Refused(f"There is a coder “{act.label}” already.", "Choose that one.")
    return [CoderEnrolled(coder=f"R{len(state.coders) + 1}", label=act.label)]


@decides(CodePassage)
def code_passage(state: WorkshopState, act: CodePassage, actor: Actor) -> list[Event]:
    code = code_in(state, act.code)
    if not code.applies:
        raise Refused(f"“{code.name}” only groups other codes.", "Choose one of those under it.")
    if code.retired:
        raise Refused(f"“{code.name}” is not used any more.", "Bring it back first.")
    check_coder(state, act.coder)
    check_is_here(state, act.item)
    quote = _quote(state, act)
    place = (act.code, act.coder, act.item, act.start, act.end)
    if any(
        (one.code, one.coder, one.item, one.start, one.end) == place
        for one in state.codings.values()
    ):
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
