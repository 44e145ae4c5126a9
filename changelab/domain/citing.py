"""Citing: a passage of what was said becomes an observation, the evidence of a contradiction."""

from typing import Annotated

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.coding import Position, quoted
from changelab.domain.contradictions import EvidenceAttached, ObservationNoted
from changelab.domain.contributions import came
from changelab.domain.errors import NotFound, Refused
from changelab.domain.passages import QUOTE_LIMIT, check_is_here, is_turn, words_in_record
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.text import CARD_LIMIT, OptionalTitle
from changelab.domain.transcripts import RESEARCHERS
from changelab.domain.vocabulary import EvidenceKind, Period


class PassageCited(Event):
    """The observation holds words of that item: who has the one erased, erases the other."""

    observation: str
    item: str


class CitePassage(Act):
    """Take a passage over as an observation, and as evidence if a contradiction is named.

    `quote` is looked up where the words are; what is sent in its place is not believed.
    """

    by = RESEARCHERS
    item: str
    start: Position | None = None
    end: Position | None = None
    quote: Annotated[str, Field(max_length=QUOTE_LIMIT * 10)] = ""
    source: OptionalTitle = ""
    dated: OptionalTitle = ""
    period: Period = Period.PRESENT
    contradiction: str | None = None


@decides(CitePassage)
def cite_passage(state: WorkshopState, act: CitePassage, actor: Actor) -> list[Event]:
    check_is_here(state, act.item)
    if act.item[:1] in CONTRIBUTIONS:
        # Its words would go where the card itself may not: past a curtain, into an archive.
        raise Refused(
            "A card stands in the record by itself.",
            "Cite what was said, or mirror material; or note what you saw in your own words.",
        )
    if act.item in state.episodes or act.item in state.tasks:
        raise Refused("This is no passage of words.", "Cite what was said in it.")
    words = act.quote if is_turn(act.item) else ""
    if not is_turn(act.item):
        words = quoted(words_in_record(state, act.item), act.start, act.end)
    if not words:
        raise Refused("There are no words here to cite.")
    if len(words) > CARD_LIMIT:
        raise Refused(
            f"This passage is too long for a card: at most {CARD_LIMIT} characters fit.",
            "Select less of it.",
        )
    if act.contradiction is not None and act.contradiction not in state.contradictions:
        raise NotFound("There is no such contradiction.", "It may have been taken back.")
    key = state.id_at("o")
    events: list[Event] = [
        ObservationNoted(
            observation=key,
            evidence=EvidenceKind.TURN if is_turn(act.item) else EvidenceKind.MIRROR_ITEM,
            source=act.source,
            dated=act.dated,
            period=act.period,
            text=words,
            **came(state, actor),
        ),
        PassageCited(observation=key, item=act.item),
    ]
    if act.contradiction is not None:
        events.append(EvidenceAttached(observation=key, contradiction=act.contradiction))
    return events


@evolves(PassageCited)
def passage_cited(state: WorkshopState, event: PassageCited, fact: Recorded) -> None:
    state.put("cited", event.observation, event.item)
