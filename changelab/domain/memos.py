"""Memos: what a researcher thought, dated, about a passage, a code, a coding or the whole."""

from dataclasses import replace

from changelab.domain.actors import Actor
from changelab.domain.coding import check_coder
from changelab.domain.errors import NotFound
from changelab.domain.passages import check_is_here
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.research import Memo
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, Thought
from changelab.domain.transcripts import RESEARCHERS


class MemoWritten(Event):
    """What is thought about a passage may quote it: erasing the one erases the other."""

    rewrites = "about"
    makes = "memo"
    memo: str
    coder: str
    about: str | None = None
    text: FreeText


class MemoRevised(Event):
    rewrites = "memo"
    memo: str
    text: FreeText


class MemoRemoved(Event):
    memo: str


class WriteMemo(Act):
    by = RESEARCHERS
    coder: str
    about: str | None = None
    text: Thought


class ReviseMemo(Act):
    by = RESEARCHERS
    memo: str
    text: Thought


class RemoveMemo(Act):
    by = RESEARCHERS
    memo: str


def _check_about(state: WorkshopState, about: str | None) -> None:
    if about is None or about in state.codes or about in state.codings:
        return
    check_is_here(state, about)


def _memo_in(state: WorkshopState, key: str) -> Memo:
    found = state.memos.get(key)
    if found is None:
        raise NotFound(f"There is no memo “{key[:20]}”.", "It may have been removed.")
    return found


@decides(WriteMemo)
def write_memo(state: WorkshopState, act: WriteMemo, actor: Actor) -> list[Event]:
    check_coder(state, act.coder)
    _check_about(state, act.about)
    return [MemoWritten(memo=state.id_at("w"), **dict(act))]


@decides(ReviseMemo)
def revise_memo(state: WorkshopState, act: ReviseMemo, actor: Actor) -> list[Event]:
    return [] if _memo_in(state, act.memo).text == act.text else [MemoRevised(**dict(act))]


@decides(RemoveMemo)
def remove_memo(state: WorkshopState, act: RemoveMemo, actor: Actor) -> list[Event]:
    _memo_in(state, act.memo)
    return [MemoRemoved(memo=act.memo)]


@evolves(MemoWritten)
def memo_written(state: WorkshopState, event: MemoWritten, fact: Recorded) -> None:
    known = {name: value for name, value in event if name != "memo"}
    state.put("memos", event.memo, Memo(id=event.memo, at=fact.at, **known))


@evolves(MemoRevised)
def memo_revised(state: WorkshopState, event: MemoRevised, fact: Recorded) -> None:
    state.put("memos", event.memo, replace(state.memos[event.memo], text=event.text))


@evolves(MemoRemoved)
def memo_removed(state: WorkshopState, event: MemoRemoved, fact: Recorded) -> None:
    state.put("memos", event.memo, None)
