"""What may not be seen is not sent: the same workshop, as one viewer may see it.

Phones, the projector, pictures and the API are all given what this returns.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from changelab.domain.actors import Actor
from changelab.domain.entities import Contribution, Note, Task, TaskPlan
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.vocabulary import Role, Standing, WhoSees

#: The projector and whoever only looks on.
THE_ROOM = Actor.of(Role.OBSERVER)
#: How an author is shown whom nobody may know.
ANONYMOUS = "anonymous"


def is_open_to_the_room(state: WorkshopState, item: Contribution) -> bool:
    """True if everybody may see this contribution now."""
    if item.standing is not Standing.SHOWN or (isinstance(item, Note) and item.surface is None):
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


def visible_to(
    state: WorkshopState, viewer: Actor, *, now: WorkshopState | None = None
) -> WorkshopState:
    """The state without what `viewer` may not see.

    `now` is the newest state when `state` is an earlier moment: what has been
    hidden, withdrawn or covered since stays unseen in the past as well.
    """
    if viewer.role.sees_everything:
        seen = _keeping(state, lambda item: True, _unless_anonymous)
        # Deeds name their actors: aliases would join up what one person wrote.
        seen.deeds = {}
        return seen
    today = now or state

    def may_see(item: Contribution) -> bool:
        current = getattr(today, CONTRIBUTIONS[item.id[0]]).get(item.id)
        if current is None or current.standing is Standing.WITHDRAWN:
            return False
        if viewer.wrote(item):
            return item.standing is not Standing.WITHDRAWN
        return is_open_to_the_room(state, item) and is_open_to_the_room(today, current)

    def author_of(item: Contribution) -> str:
        return viewer.id if viewer.wrote(item) else ""

    seen = _keeping(state, may_see, author_of)
    if now is not None:
        _use_the_words_of(now, seen)
    seen.deeds = {}
    seen.participants = {
        key: person for key, person in state.participants.items() if key == viewer.id
    }
    running = state.stage.session
    seen.sessions = {
        key: replace(session, tasks=(), plan=session.plan.model_copy(update={"homework": ""}))
        for key, session in state.sessions.items()
        if key == running
    }
    seen.tasks = {state.task.id: _as_asked(state.task)} if state.task else {}
    seen.about = replace(state.about, sessions=tuple(seen.sessions))
    return seen


def _use_the_words_of(today: WorkshopState, seen: WorkshopState) -> None:
    """What was taken out of a card since is not read by looking back."""
    for table in CONTRIBUTIONS.values():
        rows = getattr(seen, table)
        for key, item in rows.items():
            current = getattr(today, table)[key].text
            if item.text != current:
                rows[key] = replace(item, text=current)


def _unless_anonymous(item: Contribution) -> str:
    return ANONYMOUS if item.author.startswith("~") else item.author


def _as_asked(task: Task) -> Task:
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
    )
    return replace(task, plan=TaskPlan(**{name: getattr(task.plan, name) for name in asked}))


def _keeping(
    state: WorkshopState,
    may_see: Callable[[Contribution], bool],
    author_of: Callable[[Contribution], str],
) -> WorkshopState:
    seen = state.copy()
    for table in CONTRIBUTIONS.values():
        rows = getattr(state, table)
        kept = {}
        for key, item in rows.items():
            if may_see(item):
                author = author_of(item)
                kept[key] = item if author == item.author else replace(item, author=author)
        setattr(seen, table, kept)
    _drop_loose_ends(seen)
    return seen


def _drop_loose_ends(seen: WorkshopState) -> None:
    """Links to what is not there (hidden, or undone) go too."""

    def there(keys: Iterable[str], rows: dict) -> tuple[str, ...]:
        return tuple(key for key in keys if key in rows)

    for key, one in seen.contradictions.items():
        links: dict[str, Any] = {
            "evidence": there(one.evidence, seen.observations),
            "manifestations": there(one.manifestations, seen.manifestations),
            "gave_rise_to": there(one.gave_rise_to, seen.contradictions),
        }
        if any(getattr(one, name) != kept for name, kept in links.items()):
            seen.contradictions[key] = replace(one, **links)
    for key, manifestation in seen.manifestations.items():
        observations = there(manifestation.observations, seen.observations)
        if observations != manifestation.observations:
            seen.manifestations[key] = replace(manifestation, observations=observations)
    for key, commitment in seen.commitments.items():
        if commitment.contradiction and commitment.contradiction not in seen.contradictions:
            seen.commitments[key] = replace(commitment, contradiction=None)
