"""What stands around the cards: the task, the question, the words, headings and ballots.

Each part is JSON that is made anew only when a table it is made of has changed.
"""

from collections.abc import Callable
from dataclasses import asdict, replace

from changelab.domain.screen import Screen, screen_of
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import (
    THE_ROOM,
    ballot_as_seen,
    four_field_as_seen,
    heading_as_seen,
    material_as_shown,
    session_as_told,
    task_as_asked,
)
from changelab.domain.vocabulary import Role
from changelab.domain.wording import Wording
from changelab.live.rows import field_json, plain_json
from changelab.live.wall import Find, looked_at

#: Stands for "the cards that the room sees have changed" among names of tables.
CARDS = "cards"

#: The tables each part is made of.
_MADE_OF: dict[str, set[str]] = {
    "about": {"about", "stage"},
    "wording": {"about"},
    "stage": {"stage", "materials"},
    "sessions": {"sessions", "stage"},
    "tasks": {"tasks", "stage"},
    "systems": {"systems"},
    "groups": {"groups"},
    "phases": {"phases"},
    "four_fields": {"four_fields", CARDS},
    "headings": {"headings", CARDS},
    "ballots": {"ballots"},
    "materials": {"materials", "stage"},
}
#: What the screen is made of, beside how many cards came.
_SCREEN = {"about", "stage", "tasks", "sessions", "participants", "materials"}
_A_PHONE = replace(THE_ROOM, role=Role.PARTICIPANT)


class Frame:
    """The frame of one workshop.

    Attributes:
        screen: what the room looks at.
        on_the_wall: the picture that was put there, if one was and is still there.
    """

    def __init__(self, state: WorkshopState, is_shown: Callable[[str], bool], find: Find) -> None:
        self._is_shown = is_shown
        self._find = find
        self._wanted = screen_of(state)
        self.screen, self.on_the_wall = looked_at(state, self._wanted, find)
        self._parts = {name: self._part(name, state) for name in _MADE_OF}
        self._for_phones = {"ballots": _ballots_for_phones(state), "screen": _quiet(self.screen)}

    def anew(
        self, state: WorkshopState, tables: set[str], more_cards: int
    ) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """The parts that are different now: for screens, and for phones.

        `tables` are those that changed, `more_cards` how many more the task at hand has.
        """
        before = self.screen
        if tables & _SCREEN:
            self._wanted = screen_of(state)
        elif more_cards:
            self._wanted = replace(self._wanted, count=self._wanted.count + more_cards)
        self.screen, self.on_the_wall = looked_at(state, self._wanted, self._find)
        screens: dict[str, bytes] = {}
        for name, made_of in _MADE_OF.items():
            if made_of & tables:
                part = self._part(name, state)
                if part != self._parts[name]:
                    self._parts[name] = screens[name] = part
        # A phone is not told of each vote that others cast.
        phones = {name: part for name, part in screens.items() if name != "ballots"}
        for name, part in (
            ("ballots", _ballots_for_phones(state) if "ballots" in screens else b""),
            ("screen", _quiet(self.screen)),
        ):
            if part and part != self._for_phones[name]:
                self._for_phones[name] = phones[name] = part
        if self.screen != before:
            screens["screen"] = plain_json(asdict(self.screen))
        return screens, phones

    def for_screens(self) -> dict[str, bytes]:
        """All of it, as the projector is told."""
        return {**self._parts, "screen": plain_json(asdict(self.screen))}

    def for_phones(self) -> dict[str, bytes]:
        """All of it, as a phone is told that asks for everything."""
        return {**self.for_screens(), "ballots": self._for_phones["ballots"]}

    def for_phones_that_follow(self) -> dict[str, bytes]:
        """All of it, as a phone is told that follows: without the counts."""
        return {**self._parts, **self._for_phones}

    def _part(self, name: str, state: WorkshopState) -> bytes:
        match name:
            case "about":
                running = (state.stage.session,) if state.stage.session else ()
                return field_json(name, replace(state.about, sessions=running))
            case "wording":
                return plain_json(Wording(state.about.wording).all())
            case "stage":
                looked_at = state.mirror.id if state.mirror else None
                return field_json(name, replace(state.stage, material=looked_at))
            case "sessions":
                return field_json(name, [session_as_told(state.session)] if state.session else [])
            case "tasks":
                return field_json(name, [task_as_asked(state.task)] if state.task else [])
            case "materials":
                return field_json(name, [material_as_shown(state.mirror)] if state.mirror else [])
            case "headings":
                told = (heading_as_seen(one, self._is_shown) for one in state.headings.values())
                return field_json(name, [one for one in told if one is not None])
            case "four_fields":
                fields = state.four_fields.values()
                return field_json(name, [four_field_as_seen(one, self._is_shown) for one in fields])
            case _:
                return field_json(name, list(getattr(state, name).values()))


def _ballots_for_phones(state: WorkshopState) -> bytes:
    return field_json("ballots", [ballot_as_seen(one, _A_PHONE) for one in state.ballots.values()])


def _quiet(screen: Screen) -> bytes:
    """The screen without the counts: phones show none, and are not told of each card for them."""
    told = asdict(screen)
    del told["count"], told["joined"]
    return plain_json(told)
