"""A session is played: things happen, and everybody looks."""

import leak_cards  # noqa: F401  (what can happen)
import leak_coding  # noqa: F401
import leak_consent  # noqa: F401
import leak_leading  # noqa: F401
import leak_mirror  # noqa: F401
import leak_models  # noqa: F401
import leak_sorting  # noqa: F401
import leak_transcripts  # noqa: F401
from leak_believing import agrees_with_the_record
from leak_happenings import HAPPENINGS, Chance, Nothing
from leak_judging import Judge, keys_of
from leak_leading import some_plan
from leak_looking import Eyes
from leak_marks import marks_in
from leak_room import Leak, LeakRoom

#: After so many happenings everybody looks everywhere.
_SEARCH_EVERY = 7
_TASKS = 6


def script(number: int, length: int) -> list[tuple[str, int]]:
    """What happens in the session of that number: names of happenings, each with its chance."""
    chance = Chance(number)
    names = list(HAPPENINGS)
    weights = [HAPPENINGS[name].weight for name in names]
    chosen = chance.choices(names, weights, k=length)
    return [(name, chance.getrandbits(32)) for name in chosen]


def play(house, http, logged, begun: int, script: list[tuple[str, int]]) -> LeakRoom:
    """Play a session and look on; raises Leak when somebody gets what they may not read."""
    logged.taken()
    chance = Chance(begun)
    room = beginning(house, http, chance)
    eyes = Eyes(room, chance, Judge(room))
    room.check = eyes.answer
    try:
        for place, (name, seed) in enumerate(script, start=1):
            happen(room, name, seed)
            eyes.remember()
            eyes.glance()
            if place % _SEARCH_EVERY == 0:
                eyes.search()
                agrees_with_the_record(room)
        eyes.search()
        eyes.look_at_pages()
        agrees_with_the_record(room)
        nothing_was_logged(room, logged.taken())
        assert eyes.marks_found > 20, "nobody read anything: the test is blind"
    finally:
        eyes.close()
    return room


def played(house, http, begun: int, script: list[tuple[str, int]]) -> LeakRoom:
    """The room after such a session at which nobody looked on."""
    room = beginning(house, http, Chance(begun))
    for name, seed in script:
        happen(room, name, seed)
    return room


def beginning(house, http, chance: Chance) -> LeakRoom:
    """A room with two small groups and three people in it: Bilal and Dana sit apart."""
    plans = [some_plan(chance, kind="open") for _ in range(_TASKS)]
    room = LeakRoom.opened(house, http, plans)
    for archive in (True, False, True):
        room.joins(archive)
    for name in ("a_group_is_formed", "a_group_is_formed"):
        happen(room, name, 1)
    for person, group in zip(room.persons, room.promises.groups, strict=False):
        HAPPENINGS["someone_sits_elsewhere"].happens(room, _Sits(person, group))
    return room


class _Sits(Chance):
    """Chance that puts this person into that group."""

    def __init__(self, person: str, group: str) -> None:
        super().__init__(1)
        self._person, self._group = person, group

    def person(self, room: LeakRoom):
        return room.persons[self._person]

    def perhaps(self, things):
        return self._group


def happen(room: LeakRoom, name: str, seed: int) -> None:
    """That happens, if there is what it needs."""
    try:
        HAPPENINGS[name].happens(room, Chance(seed))
    except Nothing:
        return


def nothing_was_logged(room: LeakRoom, lines: str) -> None:
    """The server's log holds neither words nor keys, and no answer failed.

    Raises:
        Leak: it does.
    """
    said = lines.encode()
    for mark in marks_in(said):
        raise Leak(f"the log holds {mark}:\n{lines}")
    for whose, secret in keys_of(room):
        if secret in lines:
            raise Leak(f"the log holds the key of {whose}:\n{lines}")
    if "An answer failed" in lines or "a listener failed" in lines:
        raise Leak(f"the server failed:\n{lines}")
    assert "/state" in lines, "requests are not logged: the test is blind"
