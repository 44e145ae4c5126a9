"""Where in a workshop somebody's words stand, as a researcher would say it."""

from dataclasses import asdict

from changelab.domain.codebooks import CodeAdded, CodebookAdopted, CodeRevised
from changelab.domain.coding import CoderEnrolled, CodingMade
from changelab.domain.commitments import CommitmentFollowedUp
from changelab.domain.contributions import Contributed, ContributionReworded
from changelab.domain.entities import Contribution
from changelab.domain.episodes import EpisodeMarked, EpisodeRevised
from changelab.domain.errors import NotFound
from changelab.domain.four_field import FourFieldDrawn, FourFieldReworded
from changelab.domain.history import HistoryCut, PhaseChanged
from changelab.domain.materials import MaterialAdded, MaterialRevised
from changelab.domain.memos import MemoRevised, MemoWritten
from changelab.domain.opening import WordingChanged, WorkshopOpened, WorkshopRenamed
from changelab.domain.planning import SessionPlanned, SessionRevised, TaskPlanned, TaskRevised
from changelab.domain.record import Recorded
from changelab.domain.research import Transcript
from changelab.domain.small_groups import GroupFormed
from changelab.domain.sorting import CardsGrouped, HeadingReworded
from changelab.domain.state import WorkshopState
from changelab.domain.transcripts import TranscriptImported, TranscriptRenamed
from changelab.domain.vocabulary import Role, Standing

_IN_WORDS: dict[type, str] = {
    WorkshopOpened: "the title, description or wording of the workshop",
    WorkshopRenamed: "the title or description of the workshop",
    WordingChanged: "the wording of the workshop",
    SessionPlanned: "the plan of a session",
    SessionRevised: "the plan of a session",
    TaskPlanned: "the plan of a task",
    TaskRevised: "the plan of a task",
    GroupFormed: "the name of a small group",
    CardsGrouped: "a heading over cards",
    HeadingReworded: "a heading over cards",
    HistoryCut: "the name of a phase",
    PhaseChanged: "the name of a phase",
    FourFieldDrawn: "a four-field model",
    FourFieldReworded: "a four-field model",
    TranscriptImported: "the title of a transcript",
    TranscriptRenamed: "the title of a transcript",
    CodebookAdopted: "a codebook",
    CodeAdded: "a code",
    CodeRevised: "a code",
    CoderEnrolled: "what a coder is called",
    CodingMade: "a coded passage",
    EpisodeMarked: "the title or topic of an episode",
    EpisodeRevised: "the title or topic of an episode",
}


def place_of_turn(transcript: Transcript, number: int) -> str:
    """Turn 241 of “Session 1, tape”."""
    return f"turn {number} of “{transcript.title}”"


def place_of(fact: Recorded, text: str, state: WorkshopState) -> str:
    """Where that text of an event stands."""
    match fact.event:
        case Contributed() as came:
            return _card(f"{came.letter}{fact.seq}", fact, text, state)
        case ContributionReworded(item=item):
            return _card(item, fact, text, state)
        case CommitmentFollowedUp():
            return f"what became of a commitment{_when(fact, state)}"
        case MaterialAdded(material=material) | MaterialRevised(material=material):
            known = state.materials.get(material)
            title = known.title if known else "removed"
            return f"the mirror material “{title}”"
        case MemoWritten(coder=coder):
            return f"a memo by {coder}"
        case MemoRevised(memo=memo):
            known_memo = state.memos.get(memo)
            return f"a memo by {known_memo.coder}" if known_memo else "a memo"
        case event:
            return _IN_WORDS.get(type(event), "what the facilitator wrote")


def _card(key: str, fact: Recorded, text: str, state: WorkshopState) -> str:
    try:
        card = state.contribution(key)
    except NotFound:
        return f"a card by {_who(fact.actor)}{_when(fact, state)} that was undone"
    earlier = text not in _texts_of(card)
    named = f"the card by {_who(card.author)}{_when(fact, state)}"
    if earlier:
        return f"an earlier wording of {named}"
    return f"{named}, which was taken back" if card.standing is Standing.WITHDRAWN else named


def _texts_of(card: Contribution) -> set[str]:
    """The texts of a card as it stands now."""
    return {value for value in asdict(card).values() if isinstance(value, str)}


def _who(actor: str) -> str:
    if actor.startswith("~"):
        return "somebody"
    return f"the {actor}" if actor in set(Role) else actor


def _when(fact: Recorded, state: WorkshopState) -> str:
    """In which session of the plan, if one was running."""
    if fact.session in state.about.sessions:
        return f" in session {state.about.sessions.index(fact.session) + 1}"
    return ""
