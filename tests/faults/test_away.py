"""Phones that were away come back: out of reach, asleep, or cut off without knowing it.

All of them leave at the same moment, and the room goes on. So the tests of this file wait at
the same time: together they take as long as the longest absence, not as long as all of them.
"""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from handset import SET_BACK, Handset, handset, pocket_handset
from laptop import Laptop, laptop
from playwright.sync_api import Browser, expect
from poor_network import poor_network

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: A developer may have less patience: CHANGELAB_FREEZE_SECONDS=20.
FROZEN_SECONDS = float(os.environ.get("CHANGELAB_FREEZE_SECONDS", "600"))
OFFLINE_SECONDS = min(60.0, FROZEN_SECONDS)
#: Seconds between two cards of those who stay.
EVERY = 10.0

#: Notes each turn of the page's own clock, which stands still while the page is frozen.
TICKING = """() => {
  globalThis.ticks = [Date.now()];
  setInterval(() => ticks.push(Date.now()), 500);
}"""
LONGEST_STANDSTILL = """() => Math.max(...ticks.slice(1).map((tick, place) => tick - ticks[place]))
"""


@dataclass
class Absence:
    """A room that some phones have left.

    Attributes:
        out_of_reach: their network is off; the people go on writing.
        asleep: the page is frozen, the connections stay.
        asleep_and_out_of_reach: the page is frozen and its network is off.
        cut_off: their connections pass nothing any more, and nobody told them.
        said: what those who stayed have said since, in order.
    """

    room: Laptop
    bilal: str
    out_of_reach: Handset
    asleep: Handset
    asleep_and_out_of_reach: Handset
    cut_off: list[Handset]
    since: float
    said: list[str]

    def lasts(self, seconds: float) -> None:
        """The room goes on until they have been away for so long."""
        while (left := self.since + seconds - time.monotonic()) > 0:
            self.somebody_speaks()
            time.sleep(min(EVERY, left))

    def somebody_speaks(self) -> None:
        """One more card comes, each about something else, since a list is not endless."""
        # Out of the way of the cards that the absent send.
        element = ("tools", "subject", "object", "community")[len(self.said) % 4]
        text = f"said meanwhile {len(self.said) + 1}"
        answer = self.room.adds(self.bilal, text, element)
        assert answer.status_code == 200, answer.text
        self.said.append(text)


@pytest.fixture(scope="module")
def absence(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Absence]:
    """Five phones leave a running session at the same moment."""
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("away") / "data"
        room = stack.enter_context(laptop(folder))
        room.start()
        room.starts("The case")
        bilal = room.joins("Bilal")
        dana = stack.enter_context(handset(browser, room, "Dana"))
        farid, grete = (
            stack.enter_context(pocket_handset(browser, room, name, folder.parent / name))
            for name in ("Farid", "Grete")
        )
        for phone in (farid, grete):
            phone.page.evaluate(TICKING)
        farid.types("half a thou")
        for phone in (dana, grete):
            phone.network(False)
            phone.expect_line("waiting for the network")
        grete.sends("written in the lift")
        dana.sends("written in the cellar")
        for phone in (farid, grete):
            phone.falls_asleep()
        network = stack.enter_context(poor_network(room.port, seed=1))
        hilde, ines = (
            stack.enter_context(handset(browser, room, name, network.port))
            for name in ("Hilde", "Ines")
        )
        ines.page.evaluate(SET_BACK)
        network.forget_open_ways()
        yield Absence(room, bilal, dana, farid, grete, [hilde, ines], time.monotonic(), [])


def times_recorded(absence: Absence, text: str) -> int:
    """How often there is a card of that text."""
    state = absence.room.state(absence.bilal)
    return [entry["text"] for entry in state["entries"]].count(text)


def expect_to_be_there_again(absence: Absence, phone: Handset) -> None:
    """The phone is live and lists every card of the room once, as the server tells it."""
    phone.expect_line("live")
    state = absence.room.state(phone.token)
    missed = [entry["text"] for entry in state["entries"]]
    cards = phone.page.locator(".room li")
    expect(cards).to_have_count(len(missed), timeout=60_000)
    assert sorted(phone.room_texts()) == sorted(missed)
    assert set(absence.said) <= set(missed)


def test_a_minute_without_a_network(absence: Absence):
    """Cards typed meanwhile are kept, arrive once, and the phone shows what it missed."""
    dana = absence.out_of_reach
    absence.lasts(OFFLINE_SECONDS / 2)
    dana.sends("written on the stairs")
    dana.types("half a sen")
    dana.expect_line("2 kept safe")
    absence.lasts(OFFLINE_SECONDS)
    too_early = [entry["text"] for entry in absence.room.state(absence.bilal)["entries"]]
    dana.network(True)

    dana.expect_own("written on the stairs", "written in the cellar")
    dana.expect_nothing_unsent()
    expect_to_be_there_again(absence, dana)
    expect(dana.text).to_have_value("half a sen")
    assert too_early == absence.said
    assert times_recorded(absence, "written in the cellar") == 1
    assert times_recorded(absence, "written on the stairs") == 1


@pytest.mark.parametrize("place", [0, 1], ids=["the clock goes on", "the clock was set back"])
def test_a_line_that_died_without_a_word(absence: Absence, place: int):
    """The phone notices the silence by itself, and shows what it missed."""
    phone = absence.cut_off[place]
    absence.somebody_speaks()

    expect_to_be_there_again(absence, phone)


def test_a_page_frozen_for_ten_minutes(absence: Absence):
    """Woken, it shows what it missed and still holds the draft; what it sends comes once."""
    farid = absence.asleep
    absence.lasts(FROZEN_SECONDS)
    farid.wakes_up()

    expect_to_be_there_again(absence, farid)
    expect(farid.text).to_have_value("half a thou")
    farid.sends("good morning")
    farid.expect_own("good morning")
    absence.somebody_speaks()
    expect_to_be_there_again(absence, farid)
    assert times_recorded(absence, "good morning") == 1
    # It was truly frozen: hidden pages are slowed down as well, but to once a minute at most.
    assert farid.page.evaluate(LONGEST_STANDSTILL) > FROZEN_SECONDS * 1000 / 2


def test_a_page_frozen_with_an_unsent_card(absence: Absence):
    """The network went as well: woken in reach of it, the phone sends its card once."""
    grete = absence.asleep_and_out_of_reach
    absence.lasts(FROZEN_SECONDS)
    kept = times_recorded(absence, "written in the lift")
    grete.network(True)
    grete.wakes_up()

    grete.expect_own("written in the lift")
    grete.expect_nothing_unsent()
    expect_to_be_there_again(absence, grete)
    assert kept == 0
    assert times_recorded(absence, "written in the lift") == 1
    assert grete.page.evaluate(LONGEST_STANDSTILL) > FROZEN_SECONDS * 1000 / 2


def test_everybody_is_who_they_were(absence: Absence):
    """Nobody joined a second time, and after it all the record is sound."""
    room = absence.room
    assert len(room.state(absence.bilal)["participants"]) == 1
    room.stop()

    people = room.folded().participants
    assert len(people) == 6
    assert room.verify() == 0
