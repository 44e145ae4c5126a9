"""The event stream breaks off at any byte, again and again, while the room goes on."""

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from handset import Handset, handset
from laptop import Laptop, until
from playwright.sync_api import Browser, Page
from poor_network import PoorNetwork, poor_network

from changelab.domain.vocabulary import Role
from changelab.live.limits import STEADY

pytestmark = pytest.mark.browser

#: Where the room's cards go; those of the phones are about rules.
ELEMENTS = ("subject", "tools", "object", "community", "division_of_labour")
#: In the head of the answer, in the first event, and after many.
LONGEST = 1500
CUTS = 30
#: Cards of the phones; a phone lists forty about rules.
SENT = 24


class Session:
    """What a room does: cards come, change, go, are hidden and shown; seeded."""

    def __init__(self, room: Laptop, seed: int) -> None:
        self._room = room
        self._random = random.Random(seed)
        self._bilal = room.joins("Bilal")
        self._cards: list[str] = []
        self._said = 0

    def goes_on(self) -> None:
        """One more thing happens."""
        # As fast as one sender may, for long.
        time.sleep(1 / STEADY)
        room, self._said = self._room, self._said + 1
        does = self._random.choice(["add", "add", "reword", "withdraw", "hide", "show"])
        # Few enough cards that a phone lists them all.
        if does == "add" or not self._cards or len(self._cards) < 5:
            element = self._random.choice(ELEMENTS)
            answer = room.adds(self._bilal, f"said {self._said}", element)
            self._cards.append(answer.json()["made"])
        elif does == "withdraw" or len(self._cards) > 40:
            item = self._cards.pop(self._random.randrange(len(self._cards)))
            answer = room.act(self._bilal, "withdraw", item=item)
        elif does == "reword":
            item = self._random.choice(self._cards)
            answer = room.act(self._bilal, "reword", item=item, text=f"put anew {self._said}")
        else:
            answer = room.aino_does(does, item=self._random.choice(self._cards))
            assert answer.status_code in (200, 409, 422), answer.text
            return
        assert answer.status_code == 200, answer.text


def shown_in(room: Laptop, phone: Handset) -> list[str]:
    """The cards that this phone may list now, as the server says."""
    state = room.state(phone.token)
    return sorted(one["text"] for one in state["entries"] if one["standing"] == "shown")


@contextmanager
def phones(room: Laptop, browser: Browser, network: PoorNetwork) -> Iterator[list[Handset]]:
    """Three phones that come by way of that network."""
    with ExitStack() as stack:
        names = ("Dana", "Farid", "Grete")
        yield [stack.enter_context(handset(browser, room, name, network.port)) for name in names]


@contextmanager
def wall(room: Laptop, browser: Browser, network: PoorNetwork) -> Iterator[Page]:
    """The projector's page, by way of that network."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    try:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{network.port}/room/{room.tokens[Role.OBSERVER]}")
        page.locator("#main svg").wait_for()
        yield page
    finally:
        context.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12])
def test_phones_end_with_what_the_room_has(room: Laptop, browser: Browser, seed: int):
    """Wherever streams and answers broke off, each phone lists each card once, as it is now."""
    session = Session(room, seed)
    with poor_network(room.port, seed) as network, phones(room, browser, network) as people:
        network.cut_streams_and_answers(LONGEST)
        sent = 0
        while network.streams_cut < CUTS or sent < SENT:
            for _ in range(4):
                session.goes_on()
            phone = people[sent % len(people)]
            if sent < SENT and not phone.unsent():
                sent += 1
                phone.sends(f"sent from a phone {sent}")
        network.heal()
        session.goes_on()

        for phone in people:
            phone.expect_nothing_unsent()
        for phone in people:
            phone.expect_line("live")
            until(lambda phone=phone: sorted(phone.room_texts()) == shown_in(room, phone), "same")
            look = phone.looks()
            phone.page.reload()
            until(lambda phone=phone, look=look: phone.looks() == look, "a fresh look is the same")
    room.stop()

    texts = [entry.text for entry in room.folded().entries.values()]
    mine = [text for text in texts if text.startswith("sent from a phone")]
    assert sorted(mine) == sorted(f"sent from a phone {number + 1}" for number in range(SENT))
    assert network.answers_cut


@pytest.mark.slow
def test_the_projector_ends_with_what_the_room_has(room: Laptop, browser: Browser):
    """The picture on the wall is the newest one after all the cuts."""
    session = Session(room, 13)
    with poor_network(room.port, 13) as network, wall(room, browser, network) as projector:
        network.cut_streams(LONGEST)
        while network.streams_cut < CUTS // 2:
            session.goes_on()
        network.heal()
        assert room.adds(room.joins("Dana"), "the last word").status_code == 200
        main = projector.locator("#main svg")

        until(lambda: "the last word" in main.text_content(), "the last card is on the wall")
        look = main.text_content()
        projector.reload()
        until(lambda: main.count() and main.text_content() == look, "a fresh look is the same")
