"""What a report tells, before anyone decides how it looks: plain data for every writer.

A report shows what the room may see: no card that waits, was hidden, taken back
or not revealed, no facilitator's notes, and nobody's authorship. The plan, the
times and the pseudonyms are told from the whole record.
"""

from dataclasses import dataclass

from changelab.domain.state import WorkshopState
from changelab.domain.visibility import THE_ROOM, visible_in_pictures, visible_to
from changelab.domain.vocabulary import Period, Surface
from changelab.exports.account_of_contradictions import (
    ToldContradiction,
    ToldFinding,
    loose_findings,
    told_contradictions,
)
from changelab.exports.account_of_overviews import ToldOverview, told_overviews
from changelab.exports.account_of_research import ToldResearch, told_research
from changelab.exports.account_of_sessions import (
    ToldGroup,
    ToldSession,
    told_people,
    told_sessions,
    when_held,
)
from changelab.exports.account_of_systems import ToldSystem, told_systems
from changelab.exports.account_of_votes import ToldHeading, ToldVote, told_headings, told_votes
from changelab.exports.moments import newest_in
from changelab.exports.terms import Terms, plainly

AUTHORSHIP = (
    "Contributions stand here without their authors, as the room saw them; "
    "the tables of the same export have the pseudonyms."
)

#: Stands where a card was voted for that the room does not see any more.
NOT_SHOWN = "(no longer shown)"


@dataclass(frozen=True, slots=True)
class ToldCell:
    """One period of one surface of the board."""

    period: str
    notes: list[str]


@dataclass(frozen=True, slots=True)
class ToldSurface:
    """One surface of the board, past to future."""

    name: str
    cells: list[ToldCell]


@dataclass(frozen=True, slots=True)
class ToldPrompt:
    """A question of a task and what was answered."""

    task: str
    prompt: str
    answers: list[str]


@dataclass(frozen=True, slots=True)
class ToldCommitment:
    """Who tries what by when; `number` is the contradiction it works on."""

    who: str
    what: str
    by_when: str
    number: int | None
    status: str
    outcome: str
    followed_up: str


@dataclass(frozen=True, slots=True)
class Account:
    """Everything a report tells, in reading order."""

    title: str
    description: str
    when: str
    newest: str
    cards: int
    sessions: list[ToldSession]
    people: list[ToldGroup]
    forgotten: int
    systems: list[ToldSystem]
    overviews: list[ToldOverview]
    contradictions_are_called: str
    contradictions: list[ToldContradiction]
    findings: list[ToldFinding]
    board: list[ToldSurface]
    prompts: list[ToldPrompt]
    headings: list[ToldHeading]
    votes: list[ToldVote]
    commitments: list[ToldCommitment]
    research: ToldResearch
    wording: list[tuple[str, str, str]]


def account_of(state: WorkshopState) -> Account:
    """What there is to tell of a workshop.

    Args:
        state: the whole state; what the room may not see is left out here.
    """
    seen = visible_to(state, THE_ROOM)
    terms = Terms(state.about.wording)
    return Account(
        title=state.about.title,
        description=state.about.description,
        when=when_held(state),
        newest=newest_in(state),
        cards=sum(1 for _ in seen.contributions()),
        sessions=told_sessions(state, seen, terms),
        people=told_people(state),
        forgotten=sum(person.forgotten for person in state.participants.values()),
        systems=told_systems(seen, terms),
        overviews=told_overviews(visible_in_pictures(state, THE_ROOM)),
        contradictions_are_called=terms["contradictions"],
        contradictions=told_contradictions(state, seen, terms),
        findings=loose_findings(seen),
        board=_board(seen, terms),
        prompts=_prompts(state, seen),
        headings=told_headings(seen),
        votes=told_votes(state, seen),
        commitments=_commitments(state, seen),
        research=told_research(state),
        wording=terms.changed(),
    )


def pictures_in(account: Account) -> set[str]:
    """The pictures that a report shows, by the names of their files without the format."""
    return {one.file for one in account.overviews} | {
        f"{system.picture}-{told.period}" for system in account.systems for told in system.periods
    }


def session_title(state: WorkshopState, session: str | None) -> str:
    """The title of a session; empty if there is none of that id."""
    return state.sessions[session].plan.title if session in state.sessions else ""


def _board(seen: WorkshopState, terms: Terms) -> list[ToldSurface]:
    if not seen.notes:
        return []
    return [
        ToldSurface(
            terms.surface(surface),
            [
                ToldCell(
                    terms.period(period),
                    [
                        note.text
                        for note in seen.notes.values()
                        if (note.surface, note.period) == (surface, period)
                    ],
                )
                for period in Period
            ],
        )
        for surface in Surface
    ]


def _prompts(state: WorkshopState, seen: WorkshopState) -> list[ToldPrompt]:
    found: dict[tuple[str, str], list[str]] = {}
    for answer in seen.answers.values():
        task = state.tasks.get(answer.task or "")
        found.setdefault((task.plan.title if task else "", answer.prompt), []).append(answer.text)
    return [ToldPrompt(task, prompt, answers) for (task, prompt), answers in found.items()]


def _commitments(state: WorkshopState, seen: WorkshopState) -> list[ToldCommitment]:
    def number(contradiction: str | None) -> int | None:
        found = seen.contradictions.get(contradiction or "")
        return found.number if found else None

    return [
        ToldCommitment(
            who=one.who,
            what=one.text,
            by_when=one.by_when,
            number=number(one.contradiction),
            status=plainly(one.status),
            outcome=one.outcome,
            followed_up=session_title(state, one.followed_up_in),
        )
        for one in seen.commitments.values()
    ]


def figures(account: Account) -> list[tuple[int, str]]:
    """The workshop in five numbers, each with what it counts."""
    people = sum(len(group.people) for group in account.people) + account.forgotten
    held = sum(bool(session.held) for session in account.sessions)
    promised = len(account.commitments)
    return [
        (people, "person took part" if people == 1 else "people took part"),
        (held, "session held" if held == 1 else "sessions held"),
        (account.cards, "card shown" if account.cards == 1 else "cards shown"),
        (len(account.contradictions), account.contradictions_are_called.lower()),
        (promised, "commitment" if promised == 1 else "commitments"),
    ]


def erased_in_words(account: Account) -> str:
    """How many people's words were erased at their wish; empty if nobody's."""
    if not account.forgotten:
        return ""
    whose = "1 person's" if account.forgotten == 1 else f"{account.forgotten} people's"
    return f"{whose} words were erased at their wish."


def outcome_in_words(one: ToldCommitment) -> str:
    """Status, outcome and where it was told, as far as known."""
    said = f"{one.status}: {one.outcome}" if one.outcome else one.status
    return f"{said} ({one.followed_up})" if one.followed_up else said
