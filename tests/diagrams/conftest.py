"""Workshops to draw, set up without a database, and one renderer for all tests of the room."""

from dataclasses import replace

import pytest

from changelab.diagrams import Renderer
from changelab.domain.contradictions import level_of
from changelab.domain.entities import (
    About,
    ActivitySystem,
    Axis,
    Commitment,
    ConstruedObject,
    Contradiction,
    Entry,
    FourField,
    Manifestation,
    Milestone,
    Note,
    Observation,
    Phase,
    PlacedForm,
    Pole,
    Session,
    SessionPlan,
    Step,
    Task,
    TaskPlan,
)
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import (
    ContradictionStatus,
    Element,
    EvidenceKind,
    LearningAction,
    ManifestationKind,
    Neighbour,
    Period,
    Standing,
    Strand,
    Surface,
)

AT = "2026-01-01T09:00:00.000Z"


class Sketch:
    """A workshop put together by hand; ids count up from 1 and do not depend on the record."""

    def __init__(self, *systems: str, wording: dict[str, str] | None = None) -> None:
        self.state = WorkshopState("sketch")
        self.state.about = About(title="Sketch", template="blank", wording=wording or {})
        for name in systems or ("Our activity",):
            key = self._next("y")
            self.state.systems[key] = ActivitySystem(id=key, name=name)

    def _next(self, letter: str) -> str:
        self.state.seq += 1
        return f"{letter}{self.state.seq}"

    def _system(self, system: int) -> str:
        return list(self.state.systems)[system]

    def entry(
        self,
        element: Element | str,
        text: str,
        *periods: Period,
        system: int = 0,
        standing: Standing = Standing.SHOWN,
    ) -> str:
        """Put an entry into an element; in the present unless periods are given."""
        key = self._next("e")
        self.state.entries[key] = Entry(
            id=key,
            text=text,
            author="P01",
            at=AT,
            standing=standing,
            system=self._system(system),
            element=Element(element),
            periods=periods or (Period.PRESENT,),
        )
        return key

    def contradiction(
        self,
        text: str,
        *poles: Element | str | tuple[int, str, str],
        status: ContradictionStatus = ContradictionStatus.SUSPECTED,
        standing: Standing = Standing.SHOWN,
    ) -> str:
        """Log a contradiction; a pole is an element here and now, or (system, element, period)."""
        key = self._next("c")
        located = tuple(
            Pole(self._system(pole[0]), Element(pole[1]), Period(pole[2]))
            if isinstance(pole, tuple)
            else Pole(self._system(0), Element(pole), Period.PRESENT)
            for pole in poles
        )
        self.state.contradictions[key] = Contradiction(
            id=key,
            text=text,
            author="P01",
            at=AT,
            standing=standing,
            number=len(self.state.contradictions) + 1,
            poles=located,
            period=located[0].period,
            level=level_of(located),
            status=status,
        )
        return key

    def _came(self, letter: str, text: str) -> dict:
        return {"id": self._next(letter), "text": text, "author": "P01", "at": AT}

    def observation(self, text: str, dated: str = "") -> str:
        """Something that was seen."""
        came = self._came("o", text)
        self.state.observations[came["id"]] = Observation(
            evidence=EvidenceKind.OBSERVATION, dated=dated, **came
        )
        return came["id"]

    def manifestation(
        self, text: str, of: ManifestationKind = ManifestationKind.DILEMMA, observations=()
    ) -> str:
        """Talk that shows a contradiction."""
        came = self._came("m", text)
        self.state.manifestations[came["id"]] = Manifestation(
            of=of, observations=tuple(observations), **came
        )
        return came["id"]

    def links(self, contradiction: str, **links) -> None:
        """Hang evidence, manifestations or what it gave rise to on a contradiction."""
        known = self.state.contradictions[contradiction]
        given = {name: tuple(keys) for name, keys in links.items()}
        self.state.contradictions[contradiction] = replace(known, **given)

    def commitment(self, text: str, **fields) -> str:
        """A promise; `contradiction`, `status`, `outcome` as of a commitment."""
        came = self._came("k", text)
        self.state.commitments[came["id"]] = Commitment(
            **{"who": "Dana", "by_when": "Friday", **came, **fields}
        )
        return came["id"]

    def note(self, surface: Surface, text: str, period: Period = Period.PRESENT) -> str:
        """A card on the 3x3 board."""
        came = self._came("n", text)
        self.state.notes[came["id"]] = Note(surface=surface, period=period, **came)
        return came["id"]

    def milestone(self, text: str, strand: Strand, when: str, until: str = "") -> str:
        """Something dated on the history wall."""
        came = self._came("d", text)
        self.state.milestones[came["id"]] = Milestone(strand=strand, when=when, until=until, **came)
        return came["id"]

    def phase(self, name: str, since: str) -> str:
        """A cut of the history."""
        key = self._next("x")
        self.state.phases[key] = Phase(id=key, name=name, since=since)
        return key

    def four_field(self, title: str, across: str, up: str) -> str:
        """A four-field model; the poles are named after the axes."""
        key = self._next("q")
        axes = [
            Axis(name=name[:120], low=f"low {name}"[:120], high=f"high {name}"[:120])
            for name in (across, up)
        ]
        self.state.four_fields[key] = FourField(id=key, title=title, across=axes[0], up=axes[1])
        return key

    def form(
        self, field: str, text: str, across: float, up: float, period: Period | None = None
    ) -> str:
        """A form of the activity in a four-field model."""
        came = self._came("f", text)
        self.state.forms[came["id"]] = PlacedForm(
            field=field, across=across, up=up, period=period, **came
        )
        return came["id"]

    def step(self, field: str, start: str, end: str, *contradictions: str) -> None:
        """An arrow from one form to another."""
        known = self.state.four_fields[field]
        steps = (*known.steps, Step(start, end, contradictions))
        self.state.four_fields[field] = replace(known, steps=steps)

    def construed(self, text: str, *systems: int, period: Period = Period.PRESENT) -> str:
        """What one system (object 2) or several (object 3) make of the object."""
        came = self._came("j", text)
        self.state.construed_objects[came["id"]] = ConstruedObject(
            systems=tuple(self._system(one) for one in systems), period=period, **came
        )
        return came["id"]

    def session(self, title: str, started_at: str | None = None) -> str:
        """A meeting at the end of the plan; its tasks follow with `task`."""
        key = self._next("s")
        plan = SessionPlan(title=title)
        self.state.sessions[key] = Session(id=key, plan=plan, started_at=started_at)
        self.state.about = replace(self.state.about, sessions=(*self.state.about.sessions, key))
        return key

    def task(
        self,
        session: str,
        title: str,
        *actions: LearningAction,
        started_at: str | None = None,
        **plan,
    ) -> str:
        """A task at the end of a session, for these learning actions."""
        key = self._next("t")
        planned = TaskPlan(title=title, learning_actions=actions, **plan)
        self.state.tasks[key] = Task(id=key, session=session, plan=planned, started_at=started_at)
        home = self.state.sessions[session]
        self.state.sessions[session] = replace(home, tasks=(*home.tasks, key))
        return key

    def came_in(self, item: str, task: str | None = None, session: str | None = None) -> None:
        """Say in which task, or in which session, a card came."""
        known = self.state.contribution(item)
        home = session or (self.state.tasks[task].session if task else None)
        begun = self.state.sessions[home].started_at if home else None
        self.state.put_contribution(replace(known, task=task, session=home, at=begun or known.at))

    def neighbour(self, system: int, of: int, kind: Neighbour) -> None:
        """Make one system a neighbour of another."""
        key = self._system(system)
        known = self.state.systems[key]
        self.state.systems[key] = replace(known, neighbour_of=self._system(of), neighbour_as=kind)


def clinic() -> Sketch:
    """Case B of the domain reference (Skipper et al. 2016), in short."""
    sketch = Sketch("Paediatric outpatient clinic")
    held = {
        "subject": ["residents", "specialists"],
        "object": ["patient care", "resident training"],
        "tools": ["patient records", "referrals", "booking system", "introduction checklist"],
        "rules": ["37-hour week", "schedules fixed three months ahead", "8 a.m. meeting"],
        "community": ["children and their families", "nurses", "general practitioners"],
        "division_of_labour": ["sub-specialty teams", "consultant scheduler plans the rooms"],
        "outcome": ["action plan before, during and after the consultation"],
    }
    for element, texts in held.items():
        for text in texts:
            sketch.entry(element, text)
    worked_on, resolved = ContradictionStatus.WORKED_ON, ContradictionStatus.RESOLVED
    sketch.contradiction("production against training", "object", status=worked_on)
    sketch.contradiction("preparation needed, no hour for it", "object", "rules")
    sketch.contradiction("continuity against diverse patients", "object", "division_of_labour")
    sketch.contradiction("specialist against broad skills", "subject", "division_of_labour")
    sketch.contradiction("teaching against staffing", "division_of_labour", "rules")
    sketch.contradiction("documentation eats supervision", "tools", "object", status=resolved)
    sketch.contradiction("the committed get more work", "rules", "division_of_labour")
    return sketch


@pytest.fixture
def sketch() -> Sketch:
    """A workshop with one empty activity system."""
    return Sketch()


@pytest.fixture(scope="session")
def renderer():
    """One drawing process for all the tests that do not harm it."""
    renderer = Renderer()
    yield renderer
    renderer.close()
