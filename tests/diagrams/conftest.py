"""Workshops to draw, set up without a database, and one renderer for all tests of the room."""

import pytest

from changelab.diagrams import Renderer
from changelab.domain.contradictions import level_of
from changelab.domain.entities import About, ActivitySystem, Contradiction, Entry, Pole
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing

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
