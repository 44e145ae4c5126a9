"""A workshop begins: from a blueprint, with its own words, until it is archived."""

from collections.abc import Iterator

from pydantic import Field, field_validator

from changelab.domain.activity_systems import SystemNamed
from changelab.domain.actors import Actor
from changelab.domain.entities import SessionPlan, TaskPlan, Value
from changelab.domain.errors import Refused
from changelab.domain.planning import SessionPlanned, TaskPlanned
from changelab.domain.record import LEADERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.stage import SessionStarted, TaskStarted
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, LongText, Title
from changelab.domain.wording import check_keys


class BlueprintSession(SessionPlan):
    """A session of a blueprint, with its tasks."""

    tasks: tuple[TaskPlan, ...] = ()


class Blueprint(Value):
    """What a template says: the plan of a whole workshop and the words it uses.

    Attributes:
        starts_open: begin with the first task of the first session already open.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")
    title: Title
    description: LongText = ""
    source: LongText = ""
    starts_open: bool = False
    systems: tuple[Title, ...] = ("Our activity",)
    wording: dict[str, LongText] = Field(default_factory=dict)
    sessions: tuple[BlueprintSession, ...] = Field(min_length=1)

    @field_validator("systems")
    @classmethod
    def _names_tell_apart(cls, systems: tuple[str, ...]) -> tuple[str, ...]:
        if len({name.casefold() for name in systems}) < len(systems):
            raise ValueError("Two activity systems have the same name.")
        return systems


class WorkshopOpened(Event):
    title: FreeText
    template: str
    description: FreeText = ""
    wording: dict[str, str]


class WorkshopRenamed(Event):
    title: FreeText
    description: FreeText


class WordingChanged(Event):
    wording: dict[str, str]


class ConsentFormRenewed(Event):
    form: int


class WorkshopArchived(Event):
    pass


class WorkshopReopened(Event):
    pass


class RenameWorkshop(Act):
    by = LEADERS
    title: Title
    description: LongText = ""


class ChangeWording(Act):
    """Give some keys other words; an empty text brings the default back."""

    by = LEADERS
    wording: dict[str, LongText]


class ArchiveWorkshop(Act):
    by = LEADERS


class ReopenWorkshop(Act):
    by = LEADERS


def opening(blueprint: Blueprint, title: str, description: str = "") -> Iterator[Event]:
    """The events a workshop begins with, in order.

    Raises:
        Refused: the blueprint's wording has a key the tool does not use.
    """
    check_keys(blueprint.wording)
    yield WorkshopOpened(
        title=title,
        template=blueprint.id,
        description=description or blueprint.description,
        wording=blueprint.wording,
    )
    seq = 1
    for name in blueprint.systems:
        seq += 1
        yield SystemNamed(system=f"y{seq}", name=name)
    first_session = first_task = None
    for session in blueprint.sessions:
        seq += 1
        session_id = f"s{seq}"
        yield SessionPlanned(
            session=session_id, plan=SessionPlan(**session.model_dump(exclude={"tasks"}))
        )
        for task in session.tasks:
            seq += 1
            if first_task is None:
                first_session, first_task = session_id, f"t{seq}"
            yield TaskPlanned(task=f"t{seq}", session=session_id, plan=task)
    if blueprint.starts_open and first_session and first_task:
        yield SessionStarted(session=first_session)
        yield TaskStarted(task=first_task, seconds=None)


@decides(RenameWorkshop)
def rename_workshop(state: WorkshopState, act: RenameWorkshop, actor: Actor) -> list[Event]:
    return [WorkshopRenamed(title=act.title, description=act.description)]


@decides(ChangeWording)
def change_wording(state: WorkshopState, act: ChangeWording, actor: Actor) -> list[Event]:
    check_keys(act.wording)
    changed = {
        key: words
        for key, words in act.wording.items()
        if words != state.about.wording.get(key, "")
    }
    if not changed:
        return []
    events: list[Event] = [WordingChanged(wording=changed)]
    if any(key == "who_sees" or key.startswith("consent.") for key in changed):
        # People agreed to other words: the form gets a new number.
        events.append(ConsentFormRenewed(form=state.consent_forms + 1))
    return events


@decides(ArchiveWorkshop)
def archive_workshop(state: WorkshopState, act: ArchiveWorkshop, actor: Actor) -> list[Event]:
    if state.about.archived:
        raise Refused("This workshop is archived already.")
    return [WorkshopArchived()]


@decides(ReopenWorkshop)
def reopen_workshop(state: WorkshopState, act: ReopenWorkshop, actor: Actor) -> list[Event]:
    if not state.about.archived:
        raise Refused("This workshop is open already.")
    return [WorkshopReopened()]


@evolves(WorkshopOpened)
def workshop_opened(state: WorkshopState, event: WorkshopOpened, fact: Recorded) -> None:
    state.set_about(
        title=event.title,
        template=event.template,
        description=event.description,
        wording=event.wording,
        opened_at=fact.at,
    )


@evolves(WorkshopRenamed)
def workshop_renamed(state: WorkshopState, event: WorkshopRenamed, fact: Recorded) -> None:
    state.set_about(title=event.title, description=event.description)


@evolves(WordingChanged)
def wording_changed(state: WorkshopState, event: WordingChanged, fact: Recorded) -> None:
    words = {**state.about.wording, **event.wording}
    state.set_about(wording={key: text for key, text in words.items() if text})


@evolves(ConsentFormRenewed)
def consent_form_renewed(state: WorkshopState, event: ConsentFormRenewed, fact: Recorded) -> None:
    state.consent_forms = max(state.consent_forms, event.form)
    state.set_about(consent_form=event.form)


@evolves(WorkshopArchived)
def workshop_archived(state: WorkshopState, event: WorkshopArchived, fact: Recorded) -> None:
    state.set_about(archived=True)


@evolves(WorkshopReopened)
def workshop_reopened(state: WorkshopState, event: WorkshopReopened, fact: Recorded) -> None:
    state.set_about(archived=False)
