"""What may not be seen is not sent: the same workshop, as one viewer may see it.

Phones, the projector, pictures and the API are all given what this returns.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from changelab.domain.actors import Actor
from changelab.domain.entities import (
    Ballot,
    Commitment,
    ConstruedObject,
    Contradiction,
    Contribution,
    Entry,
    FourField,
    Heading,
    Manifestation,
    Note,
    Session,
    Task,
    TaskPlan,
    Vote,
)
from changelab.domain.research import Material
from changelab.domain.state import CONTRIBUTIONS, RESEARCH, WorkshopState
from changelab.domain.vocabulary import Role, Standing, WhoSees
from changelab.domain.voting import voter_in

#: The projector and whoever only looks on.
THE_ROOM = Actor.of(Role.OBSERVER)
#: How an author is shown whom nobody may know.
ANONYMOUS = "anonymous"


def is_open_to_the_room(state: WorkshopState, item: Contribution) -> bool:
    """True if everybody may see this contribution now."""
    if item.id in state.set_aside or not _is_on_display(item):
        return False
    if _went_with_its_contradiction(state, item):
        return False
    if item.task is None:
        return True
    task = state.tasks.get(item.task)
    if task is None:
        return False
    match task.plan.who_sees:
        case WhoSees.EVERYONE:
            return True
        case WhoSees.AFTER_REVEAL:
            return task.revealed
        case WhoSees.OWN:
            return False


def is_open_to_group(state: WorkshopState, item: Contribution, group: str | None) -> bool:
    """True if that small group sees this card of its own before the room does."""
    task = state.tasks.get(item.task or "")
    if group is None or task is None or not task.plan.by_groups or not _is_on_display(item):
        return False
    return task.plan.who_sees is WhoSees.AFTER_REVEAL and group_of(state, item) == group


def group_of(state: WorkshopState, item: Contribution) -> str | None:
    """The small group on whose activity system a card lies."""
    match item:
        case Entry():
            key = item.system
        case Contradiction():
            key = item.poles[0].system
        case ConstruedObject():
            key = item.systems[0]
        case _:
            return None
    system = state.systems.get(key)
    return system.group if system else None


def may_see(state: WorkshopState, item: Contribution, viewer: Actor) -> bool:
    """True if that person may see this contribution now."""
    if item.id in state.set_aside:
        return False
    if viewer.role.sees_everything:
        return True
    if viewer.wrote(item):
        return item.standing is not Standing.WITHDRAWN
    if is_open_to_the_room(state, item):
        return True
    person = state.participants.get(viewer.id)
    return person is not None and is_open_to_group(state, item, person.group)


def as_seen(item: Contribution, viewer: Actor) -> Contribution:
    """The card as that person sees it: of its author they learn whether it is they."""
    if viewer.role.sees_everything:
        author = ANONYMOUS if item.author.startswith("~") else item.author
    else:
        author = viewer.id if viewer.wrote(item) else ""
    return item if author == item.author else replace(item, author=author)


def ballot_as_seen(ballot: Ballot, viewer: Actor) -> Ballot:
    """The ballot as that person sees it: a phone does not hear of each vote."""
    if viewer.role is not Role.PARTICIPANT or ballot.results is not None:
        return ballot
    return replace(ballot, voters=0)


def own_votes(state: WorkshopState, viewer: Actor) -> dict[str, Vote]:
    """What that person chose in each ballot, under their own name."""
    if viewer.role is not Role.PARTICIPANT:
        return {}
    votes = {}
    for ballot in state.ballots.values():
        found = state.vote_of(ballot.id, voter_in(ballot, viewer))
        if found is not None:
            votes[f"{ballot.id}/{viewer.id}"] = replace(found, voter=viewer.id)
    return votes


def heading_as_seen(heading: Heading, kept: Callable[[str], bool]) -> Heading | None:
    """The heading with the cards that are seen; none without any."""
    items = tuple(key for key in heading.items if kept(key))
    if not items:
        return None
    return heading if items == heading.items else replace(heading, items=items)


def four_field_as_seen(field: FourField, kept: Callable[[str], bool]) -> FourField:
    """The model with the steps between forms that are seen, and the contradictions that are."""
    steps = tuple(
        replace(one, contradictions=tuple(filter(kept, one.contradictions)))
        for one in field.steps
        if kept(one.start) and kept(one.end)
    )
    return field if steps == field.steps else replace(field, steps=steps)


def _went_with_its_contradiction(state: WorkshopState, item: Contribution) -> bool:
    """True if it was logged in the same words as a contradiction that was merged into another."""
    return isinstance(item, Manifestation) and any(
        item.id in one.manifestations and (one.text, one.author) == (item.text, item.author)
        for one in state.contradictions.values()
        if one.standing is Standing.MERGED
    )


def _is_on_display(item: Contribution) -> bool:
    return item.standing is Standing.SHOWN and not (isinstance(item, Note) and item.surface is None)


def visible_to(
    state: WorkshopState, viewer: Actor, *, now: WorkshopState | None = None
) -> WorkshopState:
    """The state without what `viewer` may not see.

    `now` is the newest state when `state` is an earlier moment: what has been
    hidden, withdrawn or covered since stays unseen in the past as well.
    """
    today = now or state
    if viewer.role.sees_everything:
        seen = _keeping(state, lambda item: item.id not in today.set_aside, viewer)
        # Deeds name their actors: aliases would join up what one person wrote.
        seen.deeds = {}
        _keep_votes_secret(today, seen)
        if today.set_aside:
            _leave_out(today.set_aside, seen)
        return seen

    def seen_then_and_now(item: Contribution) -> bool:
        current = getattr(today, CONTRIBUTIONS[item.id[0]]).get(item.id)
        if current is None or current.standing is Standing.WITHDRAWN:
            return False
        if item.id in today.set_aside:
            return False
        if viewer.wrote(item):
            return item.standing is not Standing.WITHDRAWN
        return may_see(state, item, viewer) and (today is state or may_see(today, current, viewer))

    seen = _keeping(state, seen_then_and_now, viewer)
    if now is not None:
        _use_the_words_of(now, seen, viewer)
        _keep_votes_secret(now, seen)
    seen.deeds = {}
    seen.participants = {
        key: person for key, person in state.participants.items() if key == viewer.id
    }
    running = state.stage.session
    seen.sessions = {
        key: session_as_told(session) for key, session in state.sessions.items() if key == running
    }
    seen.tasks = {state.task.id: task_as_asked(state.task)} if state.task else {}
    seen.about = replace(state.about, sessions=tuple(seen.sessions))
    for table in RESEARCH:
        setattr(seen, table, {})
    # In the words of today: what was taken out of a title or a source is not read by looking back.
    seen.materials = {
        key: material_as_shown(today.materials[key])
        for key in state.materials
        if is_shown_material(today, key)
    }
    if seen.stage.material not in seen.materials:
        seen.stage = replace(seen.stage, material=None)
    return seen


def _leave_out(set_aside: frozenset[str], seen: WorkshopState) -> None:
    """No further use is made of these: what was made of somebody's words goes with them."""
    for table in ("materials", "codings", "memos", "cited"):
        rows = getattr(seen, table)
        kept = {key: row for key, row in rows.items() if key not in set_aside}
        if len(kept) < len(rows):
            setattr(seen, table, kept)
    if seen.stage.material in set_aside:
        seen.stage = replace(seen.stage, material=None)


def is_shown_material(today: WorkshopState, key: str) -> bool:
    """True if the room may look at that material: it is on the wall now."""
    return today.mirror is not None and today.mirror.id == key


def material_as_shown(material: Material) -> Material:
    """The material without what only those know who brought it in: who is in it, who may use it."""
    return replace(material, people=(), may=(), by="")


def visible_in_pictures(
    state: WorkshopState, viewer: Actor, *, now: WorkshopState | None = None
) -> WorkshopState:
    """The same for pictures, which tell of the course so far: of all that was begun."""
    seen = visible_to(state, viewer, now=now)
    return seen if viewer.role.sees_everything else with_the_course(seen, state)


def with_the_course(seen: WorkshopState, whole: WorkshopState) -> WorkshopState:
    """Give what the room sees the sessions and tasks that were begun; what is to come stays out."""
    seen.tasks = {key: _task_as_begun(task) for key, task in whole.tasks.items() if task.started_at}
    seen.sessions = {
        key: replace(
            session_as_told(session), tasks=tuple(one for one in session.tasks if one in seen.tasks)
        )
        for key, session in whole.sessions.items()
        if session.started_at
    }
    begun = tuple(key for key in whole.about.sessions if key in seen.sessions)
    seen.about = replace(whole.about, sessions=begun)
    return seen


def session_as_told(session: Session) -> Session:
    """The session as the room hears of it."""
    plan = session.plan.model_copy(update={"homework": ""})
    return replace(session, tasks=(), plan=plan)


def _keep_votes_secret(today: WorkshopState, seen: WorkshopState) -> None:
    """What came out of a vote that was opened again is not read by looking back."""
    for key, ballot in seen.ballots.items():
        current = today.ballots.get(key)
        if ballot.results is not None and (current is None or current.results is None):
            seen.ballots[key] = replace(ballot, results=None)


def _use_the_words_of(today: WorkshopState, seen: WorkshopState, viewer: Actor) -> None:
    """What was taken out of a card since is not read by looking back."""
    for table in CONTRIBUTIONS.values():
        rows = getattr(seen, table)
        for key, item in rows.items():
            current = getattr(today, table)[key]
            rows[key] = replace(item, text=current.text)
            if isinstance(item, Commitment) and item.outcome:
                rows[key] = replace(item, text=current.text, outcome=current.outcome)

    def is_seen_today(key: str) -> bool:
        item = getattr(today, CONTRIBUTIONS[key[0]]).get(key)
        return item is not None and may_see(today, item, viewer)

    current_headings = {key: today.headings.get(key) for key in seen.headings}
    seen.headings = {
        key: replace(seen.headings[key], text=current.text)
        for key, current in current_headings.items()
        if current is not None and heading_as_seen(current, is_seen_today) is not None
    }


def task_as_asked(task: Task) -> Task:
    """The task without the facilitator's side of it."""
    asked = (
        "title",
        "ask",
        "kind",
        "period",
        "elements",
        "surface",
        "prompts",
        "minutes",
        "who_sees",
        "held",
        "anonymous",
        "votes",
        "vote_on",
        "by_groups",
    )
    return replace(task, plan=TaskPlan(**{name: getattr(task.plan, name) for name in asked}))


def _task_as_begun(task: Task) -> Task:
    """The task as asked, with the learning actions it was for."""
    asked = task_as_asked(task)
    actions = {"learning_actions": task.plan.learning_actions}
    return replace(asked, plan=asked.plan.model_copy(update=actions))


def _keeping(
    state: WorkshopState, keeps: Callable[[Contribution], bool], viewer: Actor
) -> WorkshopState:
    seen = state.copy()
    there: set[str] = set()
    for table in CONTRIBUTIONS.values():
        kept = {
            key: as_seen(item, viewer) for key, item in getattr(state, table).items() if keeps(item)
        }
        there.update(kept)
        setattr(seen, table, kept)
    _drop_loose_ends(seen)
    told = {key: heading_as_seen(one, there.__contains__) for key, one in state.headings.items()}
    seen.headings = {key: one for key, one in told.items() if one is not None}
    seen.four_fields = {
        key: four_field_as_seen(one, there.__contains__) for key, one in state.four_fields.items()
    }
    seen.ballots = {key: ballot_as_seen(one, viewer) for key, one in state.ballots.items()}
    seen.votes = own_votes(state, viewer)
    return seen


def _drop_loose_ends(seen: WorkshopState) -> None:
    """Links to what is not there (hidden, or undone) go too."""
    there = {key for table in CONTRIBUTIONS.values() for key in getattr(seen, table)}
    for table in ("contradictions", "manifestations", "commitments"):
        rows = getattr(seen, table)
        for key, item in rows.items():
            linked = without_loose_ends(item, there.__contains__)
            if linked is not item:
                rows[key] = linked


def without_loose_ends(item: Contribution, there: Callable[[str], bool]) -> Contribution:
    """The contribution with links only to what is there for its reader."""

    def kept(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in keys if there(key))

    links: dict[str, Any]
    match item:
        case Contradiction():
            links = {
                "evidence": kept(item.evidence),
                "manifestations": kept(item.manifestations),
                "gave_rise_to": kept(item.gave_rise_to),
            }
        case Manifestation():
            links = {"observations": kept(item.observations)}
        case Commitment() if item.contradiction:
            links = {"contradiction": item.contradiction if there(item.contradiction) else None}
        case _:
            links = {}
    if all(getattr(item, name) == value for name, value in links.items()):
        return item
    return replace(item, **links)
