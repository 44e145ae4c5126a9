"""Numbered placeholders: what may not leave says that it was there, where, and why it is gone.

Whatever repeats the words goes with them: later wordings, follow-ups, the quote of a coding,
an observation that cites them, a memo about them. The record still folds, and withheld
once more it is the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from changelab.domain.citing import PassageCited
from changelab.domain.coding import CodingMade
from changelab.domain.contributions import Contributed
from changelab.domain.materials import MaterialAdded, MaterialRevised
from changelab.domain.memos import MemoWritten
from changelab.domain.people import ERASED
from changelab.domain.planning import TaskPlanned, TaskRevised
from changelab.domain.prompts import PromptAnswered
from changelab.domain.record import Recorded
from changelab.domain.research import Turn
from changelab.domain.transcripts import TranscriptImported
from changelab.domain.vocabulary import MaterialForm
from changelab.domain.voting import VotesCast
from changelab.domain.whole import Corpus, WholeRecord
from changelab.exports.agreement import NO_VOTER, Agreement, Reason
from changelab.exports.typed_words import free_text, words_of

#: Words that need no placeholder.
_NOTHING = frozenset({"", ERASED})


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was left out.

    Attributes:
        counts: how many cards, turns and pieces of material, by reason.
        along: how many codings, memos and observations lost their words with them.
        votes: how many votes say no more who chose what.
        pictures: ids of material whose picture was left out.
    """

    counts: dict[Reason, int] = field(default_factory=dict)
    along: dict[str, int] = field(default_factory=dict)
    votes: int = 0
    pictures: tuple[str, ...] = ()


def with_placeholders(whole: WholeRecord, agreement: Agreement) -> tuple[WholeRecord, Withheld]:
    """The record as it may leave, and what was left out of it."""
    reasons, along = _found(whole, agreement)
    facts, votes = _with_secret_votes(whole.facts, agreement)
    if not reasons and not votes:
        return whole, Withheld()
    placeholders = {
        key: f"[withheld {number}: {reason}]"
        for number, (key, reason) in enumerate(reasons.items(), start=1)
    }
    placeholders |= {key: placeholders[source] for key, source in along.items()}
    kept = _planned_prompts(whole.facts)
    covered = [_covered(fact, placeholders, kept) for fact in facts]
    corpus = _corpus(whole.corpus, placeholders)
    leaving = WholeRecord(whole.workshop, covered, corpus, _still_named(whole, covered))
    pictures = (
        fact.event.material
        for fact in whole.facts
        if isinstance(fact.event, MaterialAdded) and fact.event.form is MaterialForm.PICTURE
    )
    return leaving, Withheld(
        dict(Counter(reasons.values())),
        dict(Counter(_ALONG[key[0]] for key in along)),
        votes,
        tuple(key for key in pictures if key in placeholders),
    )


#: What may repeat the words of something else, by the letter of its id.
_ALONG = {"z": "codings", "w": "memos", "o": "observations"}


def _subject(fact: Recorded) -> str:
    """The thing whose words the event carries; else the event itself."""
    event = fact.event
    match event:
        case Contributed():
            return f"{event.letter}{fact.seq}"
        case CodingMade() | MemoWritten() | MaterialAdded():
            return getattr(event, event.makes or "")
        case _:
            return (event.rewrites and getattr(event, event.rewrites)) or f"event {fact.seq}"


def _found(whole: WholeRecord, agreement: Agreement) -> tuple[dict[str, Reason], dict[str, str]]:
    """What may not leave, in the order it came; and what repeats its words, each with whose."""
    cited = {
        fact.event.observation: fact.event.item
        for fact in whole.facts
        if isinstance(fact.event, PassageCited)
    }
    reasons: dict[str, Reason] = {}
    along: dict[str, str] = {}
    for fact in whole.facts:
        for key, source, reason in _asked(whole, fact, cited, agreement):
            if source in reasons or source in along:
                along[key] = along.get(source, source)
            elif reason is not None and key not in along:
                reasons.setdefault(key, reason)
    return reasons, along


def _asked(
    whole: WholeRecord, fact: Recorded, cited: Mapping[str, str], agreement: Agreement
) -> Iterator[tuple[str, str, Reason | None]]:
    """What has its words from this event, what it repeats, and why it may not leave."""
    event = fact.event
    if isinstance(event, TranscriptImported):
        for turn in whole.corpus.get(event.transcript, ()):
            if turn.text not in _NOTHING and (reason := agreement.of_turn(turn)):
                yield turn.id, "", reason
        return
    words = words_of(event)
    if _NOTHING.issuperset(words):
        return
    key = _subject(fact)
    match event:
        case MaterialAdded():
            yield key, "", None if ERASED in words else agreement.of_material(event)
        case CodingMade(item=source) | MemoWritten(about=source):
            yield key, source or "", agreement.of_words(fact, key)
        case _:
            yield key, cited.get(key, ""), agreement.of_words(fact, key)


def _covered(fact: Recorded, placeholders: dict[str, str], kept: set[str]) -> Recorded:
    """The event with a placeholder where words may not leave."""
    event = fact.event
    placeholder = placeholders.get(_subject(fact))
    if placeholder is None:
        return fact
    match event:
        case CodingMade(quote=quote):
            whole_item = {"quote": quote and placeholder, "start": None, "end": None}
            return replace(fact, event=event.model_copy(update=whole_item))
        case MaterialAdded():
            gone = {
                "title": placeholder,
                "text": placeholder,
                "source": "",
                "link": "",
                "file": None,
                "media_type": "",
            }
            return replace(fact, event=event.model_copy(update=gone))
        case MaterialRevised():
            anew = {"title": placeholder, "source": ""}
            return replace(fact, event=event.model_copy(update=anew))
    names = list(free_text(type(event)))
    if isinstance(event, PromptAnswered) and event.prompt in kept:
        names.remove("prompt")
    words = {name: placeholder for name in names if getattr(event, name) not in _NOTHING}
    return replace(fact, event=event.model_copy(update=words))


def _corpus(corpus: Corpus, placeholders: dict[str, str]) -> Corpus:
    """The turns with placeholders: the seal stays, and without its salt tells nothing."""

    def leaving(turn: Turn) -> Turn:
        there = placeholders.get(turn.id)
        return turn if there is None else replace(turn, text=there, salt="")

    return {key: tuple(map(leaving, turns)) for key, turns in corpus.items()}


def _still_named(whole: WholeRecord, facts: Iterable[Recorded]) -> dict[str, bytes]:
    named = {fact.event.file for fact in facts if isinstance(fact.event, MaterialAdded)}
    return {file: content for file, content in whole.files.items() if file in named}


def _with_secret_votes(
    facts: Iterable[Recorded], agreement: Agreement
) -> tuple[list[Recorded], int]:
    """The same facts; of votes that may not leave only that somebody voted."""
    voters: dict[tuple[str, str], str] = {}

    def secret(fact: Recorded, cast: VotesCast) -> Recorded:
        nobody = voters.setdefault((cast.ballot, cast.voter), f"{NO_VOTER}{len(voters) + 1}")
        hidden = {"voter": nobody, "items": tuple("withheld" for _ in cast.items)}
        return replace(fact, actor=nobody, event=cast.model_copy(update=hidden))

    leaving = [
        secret(fact, fact.event)
        if isinstance(fact.event, VotesCast) and not agreement.leaves_vote_of(fact.event.voter)
        else fact
        for fact in facts
    ]
    return leaving, len(voters)


def _planned_prompts(facts: Iterable[Recorded]) -> set[str]:
    """Every question a task ever asked: the facilitator's words, not the answerer's."""
    plans = (fact.event.plan for fact in facts if isinstance(fact.event, TaskPlanned | TaskRevised))
    return {prompt for plan in plans for prompt in plan.prompts}
