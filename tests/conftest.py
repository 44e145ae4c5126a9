"""The people of the tests, and a laboratory of their own for each test.

Aino facilitates, Bilal and Dana take part, Chen only observes, Eeva researches.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Purpose, Role
from changelab.service import Done, Laboratory
from changelab.templates import find_template


@pytest.fixture
def laboratory(tmp_path: Path):
    """An empty laboratory in a folder of its own."""
    laboratory = Laboratory(tmp_path / "data")
    yield laboratory
    laboratory.close()


@dataclass
class Room:
    """A workshop with its people in it, ready for acts."""

    laboratory: Laboratory
    workshop: str
    join_code: str
    aino: Actor
    bilal: Actor
    dana: Actor
    chen: Actor
    eeva: Actor

    def does(self, actor: Actor, act: str, act_id: str | None = None, **fields) -> Done:
        """`actor` does that act, through the one door."""
        return self.laboratory.perform(
            self.workshop, actor, read_act({"act": act, **fields}), act_id
        )

    @property
    def state(self) -> WorkshopState:
        """Everything known of the workshop now."""
        return self.laboratory.state(self.workshop)

    def seen_by(self, viewer: Actor) -> WorkshopState:
        """What that person may see of it."""
        return self.laboratory.seen_by(self.workshop, viewer)


def open_room(laboratory: Laboratory, template: str = "blank", title: str = "Whose child is it?"):
    """A workshop from that template, with Bilal and Dana in it."""
    opened = laboratory.open_workshop(find_template(template), title)

    def person(name: str) -> Actor:
        joined = laboratory.join(opened.workshop, name, {Purpose.TAKE_PART: True})
        return laboratory.doors.visitor(joined.token).actor

    return Room(
        laboratory=laboratory,
        workshop=opened.workshop,
        join_code=opened.join_code,
        aino=Actor.of(Role.FACILITATOR),
        bilal=person("Bilal"),
        dana=person("Dana"),
        chen=Actor.of(Role.OBSERVER),
        eeva=Actor.of(Role.RESEARCHER),
    )


@pytest.fixture
def room(laboratory: Laboratory) -> Room:
    """A blank workshop: one open task, everything at once visible."""
    return open_room(laboratory)
