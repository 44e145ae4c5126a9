"""Episodes: stretches of talk with one substantive content (Engeström et al. 2013)."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.coding import check_coder
from changelab.domain.errors import NotFound, Refused
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.research import Episode
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, OptionalTitle, Title
from changelab.domain.transcripts import RESEARCHERS, transcript_in

TurnNumber = Annotated[int, Field(ge=1)]


class EpisodeMarked(Event):
    makes = "episode"
    episode: str
    transcript: str
    first: int
    last: int
    title: FreeText
    topic: FreeText = ""
    coder: str


class EpisodeRevised(Event):
    rewrites = "episode"
    episode: str
    first: int
    last: int
    title: FreeText
    topic: FreeText


class EpisodeRemoved(Event):
    episode: str


class MarkEpisode(Act):
    """Say that these turns, from the first to the last, are one episode."""

    by = RESEARCHERS
    transcript: str
    first: TurnNumber
    last: TurnNumber
    title: Title
    topic: OptionalTitle = ""
    coder: str


class ReviseEpisode(Act):
    by = RESEARCHERS
    episode: str
    first: TurnNumber
    last: TurnNumber
    title: Title
    topic: OptionalTitle = ""


class RemoveEpisode(Act):
    by = RESEARCHERS
    episode: str


def _check_turns(state: WorkshopState, transcript: str, first: int, last: int) -> None:
    turns = transcript_in(state, transcript).turns
    if not first <= last <= turns:
        raise Refused(
            f"An episode goes from a turn to a later one, up to turn {turns}.",
            "Choose its first and last turn again.",
        )


def _episode_in(state: WorkshopState, key: str) -> Episode:
    found = state.episodes.get(key)
    if found is None:
        raise NotFound(f"There is no episode “{key[:20]}”.", "It may have been removed.")
    return found


@decides(MarkEpisode)
def mark_episode(state: WorkshopState, act: MarkEpisode, actor: Actor) -> list[Event]:
    _check_turns(state, act.transcript, act.first, act.last)
    check_coder(state, act.coder)
    return [EpisodeMarked(episode=state.id_at("i"), **dict(act))]


@decides(ReviseEpisode)
def revise_episode(state: WorkshopState, act: ReviseEpisode, actor: Actor) -> list[Event]:
    before = _episode_in(state, act.episode)
    _check_turns(state, before.transcript, act.first, act.last)
    changed = {name: value for name, value in act if name != "episode"}
    if all(getattr(before, name) == value for name, value in changed.items()):
        return []
    return [EpisodeRevised(**dict(act))]


@decides(RemoveEpisode)
def remove_episode(state: WorkshopState, act: RemoveEpisode, actor: Actor) -> list[Event]:
    _episode_in(state, act.episode)
    if any(one.item == act.episode for one in state.codings.values()):
        raise Refused("This episode is coded.", "Take its codes off first.")
    return [EpisodeRemoved(episode=act.episode)]


@evolves(EpisodeMarked)
def episode_marked(state: WorkshopState, event: EpisodeMarked, fact: Recorded) -> None:
    known = {name: value for name, value in event if name != "episode"}
    state.put("episodes", event.episode, Episode(id=event.episode, **known))


@evolves(EpisodeRevised)
def episode_revised(state: WorkshopState, event: EpisodeRevised, fact: Recorded) -> None:
    changed = {name: value for name, value in event if name != "episode"}
    state.put("episodes", event.episode, replace(state.episodes[event.episode], **changed))


@evolves(EpisodeRemoved)
def episode_removed(state: WorkshopState, event: EpisodeRemoved, fact: Recorded) -> None:
    state.put("episodes", event.episode, None)
