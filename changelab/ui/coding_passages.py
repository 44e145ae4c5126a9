"""What can be read and coded: the turns of a transcript, cards, contradictions, material, and
what was done, each as passages in the order they are read."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from changelab.domain.entities import Contribution
from changelab.domain.passages import check_is_here, is_turn, words_in_record
from changelab.domain.people import ERASED
from changelab.domain.research import Turn
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.transcripts import speaker_of
from changelab.domain.withdrawal import may_be_used
from changelab.domain.wording import Wording
from changelab.ui import visit
from changelab.ui.coding_index import index_of
from changelab.ui.said import living
from changelab.ui.words import author_words, counted, place_words

TALK, CARDS, CONTRADICTIONS, MATERIAL, DONE = "talk", "cards", "contradictions", "material", "done"
#: How many passages stand on a page.
PAGE = 40

_NO_SESSION = "between"


@dataclass(frozen=True, slots=True)
class Passage:
    """Something to read and code.

    Attributes:
        id: the item.
        head: who, when, where, in small print.
        words: what positions are counted in.
        whole: it is coded as a whole: its words are only its name.
        gone: why it cannot be coded; empty if it can.
    """

    id: str
    head: str
    words: str
    whole: bool = False
    gone: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript, the cards of a session …: `size` passages under a name."""

    key: str
    name: str
    size: int


def sources(state: WorkshopState, kind: str) -> list[Source]:
    """What there is to read of that kind."""
    if kind == TALK:
        return [
            Source(one.id, one.title, one.turns)
            for one in state.transcripts.values()
            if not one.removed
        ]
    if kind == CARDS:
        named = {one.id: one.plan.title for one in state.planned_sessions}
        named[_NO_SESSION] = "Between the sessions"
        found = [Source(key, name, len(_cards(state, key))) for key, name in named.items()]
        return [one for one in found if one.size]
    rows = _rows(state, kind)
    return [Source(kind, "", len(rows))] if rows else []


def passages(state: WorkshopState, kind: str, source: str, first: int) -> list[Passage]:
    """A page of a source, from passage number `first` on."""
    if kind == TALK:
        return _turns(state, source, first)
    rows = _cards(state, source) if kind == CARDS else _rows(state, kind)
    return [passage_of(state, key) for key in rows[first - 1 : first - 1 + PAGE]]


def passage_of(state: WorkshopState, item: str) -> Passage:
    """One passage by its id.

    Raises:
        NotFound: there is none.
    """
    if is_turn(item):
        check_is_here(state, item)
        return _turn(state, visit.laboratory().corpora.turn(state.workshop, item))
    words = words_in_record(state, item)
    if item in state.episodes:
        return Passage(item, _of_episode(state, item), words, whole=True)
    if item in state.tasks:
        return Passage(item, _of_task(state, item), words, whole=True)
    if item in state.materials:
        one = state.materials[item]
        head = " · ".join(filter(None, ["Mirror material", one.title, one.source, one.dated]))
        return Passage(item, head, words or one.title, whole=not words, gone=_gone(words))
    card = state.contribution(item)
    return Passage(item, _of_card(state, card), words, gone=_gone(words))


def place_of(state: WorkshopState, item: str) -> tuple[str, str, int]:
    """Where that passage is read: of which kind, in which source, and the how many-th it is."""
    if is_turn(item):
        transcript, _, number = item.partition("/")
        return TALK, transcript, int(number)
    if item in state.contradictions or item[:1] not in CONTRIBUTIONS:
        kind = CONTRADICTIONS if item in state.contradictions else DONE
        kind = MATERIAL if item in state.materials else kind
        source, rows = kind, _rows(state, kind)
    else:
        source = state.contribution(item).session or _NO_SESSION
        kind, rows = CARDS, _cards(state, source)
    return kind, source, rows.index(item) + 1 if item in rows else 1


# --- turns ------------------------------------------------------------------------------


def _turns(state: WorkshopState, transcript: str, first: int) -> list[Passage]:
    corpora = visit.laboratory().corpora
    there = corpora.turns(state.workshop, transcript, first, PAGE)
    return [_turn(state, turn) for turn in there]


def _turn(state: WorkshopState, turn: Turn) -> Passage:
    transcript = state.transcripts[turn.transcript]
    who = speaker_of(transcript, turn.speaker)
    head = " · ".join(filter(None, [str(turn.number), who, _clock(turn.start)]))
    if not may_be_used(state, turn.transcript, turn.speaker):
        return Passage(turn.id, head, "", gone="This person wants no further use of their words.")
    return Passage(turn.id, head, turn.text, gone=_gone(turn.text))


def _clock(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _gone(words: str) -> str:
    return "These words were erased." if words == ERASED else ""


# --- what stands in the record ----------------------------------------------------------


def _cards(state: WorkshopState, session: str) -> list[str]:
    there = living(state.contributions())
    of_it = [
        one.id
        for one in there
        if (one.session or _NO_SESSION) == session and one.id not in state.contradictions
    ]
    return sorted((key for key in of_it if key not in state.set_aside), key=_number)


def _rows(state: WorkshopState, kind: str) -> list[str]:
    if kind == CONTRADICTIONS:
        there = sorted(living(state.contradictions.values()), key=lambda one: one.number)
        return [one.id for one in there if one.id not in state.set_aside]
    if kind == MATERIAL:
        return [one.id for one in state.materials.values() if not one.removed]
    episodes = index_of(state).episodes
    rows: list[str] = []
    for session in state.planned_sessions:
        rows += session.tasks
        rows += [
            episode.id
            for transcript in state.transcripts.values()
            if transcript.session == session.id and not transcript.removed
            for episode in episodes.get(transcript.id, ())
        ]
    return rows + [one.id for one in state.episodes.values() if one.id not in set(rows)]


def _of_card(state: WorkshopState, card: Contribution) -> str:
    return " · ".join(filter(None, [place_words(state, card), author_words(card)]))


def _of_task(state: WorkshopState, key: str) -> str:
    task, wording = state.tasks[key], Wording(state.about.wording)
    planned = ", ".join(wording.action(one) for one in task.plan.learning_actions)
    session = state.sessions[task.session].plan.title if task.session in state.sessions else ""
    said = f"planned: {planned}" if planned else "no learning action was planned"
    return " · ".join(filter(None, ["Task", session, said]))


def _of_episode(state: WorkshopState, key: str) -> str:
    one = state.episodes[key]
    transcript = state.transcripts.get(one.transcript)
    where = f"turns {one.first} to {one.last} of {transcript.title if transcript else '?'}"
    return " · ".join(filter(None, ["Episode", where, one.topic]))


def _number(key: str) -> int:
    return int(key[1:])


def coded_words(state: WorkshopState, kind: str, source: Source, coder: str) -> str:
    """How far a coder has come with a source."""
    index = index_of(state)
    if kind == TALK:
        done = len(index.turns.get((coder, source.key), ()))
        return f"You have coded {done:,} of {counted(source.size, 'turn')}."
    rows: Sequence[str] = _cards(state, source.key) if kind == CARDS else _rows(state, kind)
    done = sum(any(one.coder == coder for one in index.on.get(key, ())) for key in rows)
    return f"You have coded {done:,} of {counted(source.size, 'passage')}."


def small(words: str) -> str:
    """Words in small print, as HTML."""
    return (
        f'<div style="font-size:.85rem;line-height:1.35;overflow-wrap:anywhere">'
        f"{html.escape(words)}</div>"
    )
