"""The process that draws is killed, or hangs: the room goes on, and the next picture comes."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from drawing_process import all_hang, drawing_processes, needs_proc
from laptop import Laptop, until
from playwright.sync_api import Browser, expect

from changelab.domain.vocabulary import Role

pytestmark = needs_proc


@pytest.mark.parametrize("harm", ["SIGKILL", "SIGSEGV", "SIGSTOP"])
def test_the_next_picture_comes_from_another_process(room: Laptop, harm: str):
    """After a kill, a crash or a hang, cards are acknowledged and the next picture shows them."""
    bilal = room.joins("Bilal")
    room.adds(bilal, "before")
    assert "before" in room.picture().text
    (harmed,) = drawing_processes(room.process.pid)
    os.kill(harmed, getattr(signal, harm))

    sent = room.adds(bilal, "after")
    picture = room.picture()

    assert sent.status_code == 200
    assert picture.status_code == 200
    assert "after" in picture.text
    assert harmed not in drawing_processes(room.process.pid)
    assert room.runs()


def test_while_no_picture_can_be_drawn_cards_are_acknowledged(room: Laptop):
    """However long drawing hangs, every act is taken; the picture is refused in plain words."""
    bilal = room.joins("Bilal")
    room.adds(bilal, "first")
    assert room.picture().status_code == 200
    with ThreadPoolExecutor(1) as wall, all_hang(room.process.pid) as stopped:
        until(lambda: stopped, "the drawing process hangs")
        room.adds(bilal, "second")
        hanging = wall.submit(room.picture)
        # The first process is given up, and the one in its place hangs as well.
        until(lambda: len(stopped) >= 2, "two drawing processes hang")
        answers = [room.adds(bilal, f"meanwhile {number}") for number in range(20)]
        refused = hanging.result()

    picture = room.picture()

    assert [answer.status_code for answer in answers] == [200] * 20
    assert refused.status_code == 500
    assert "Everything is recorded, and the next change is drawn anew." in refused.json()["detail"]
    assert picture.status_code == 200
    assert all(text in picture.text for text in ("first", "second", "meanwhile 19"))


@pytest.mark.browser
def test_the_wall_keeps_its_picture_until_the_next_is_drawn(room: Laptop, browser: Browser):
    """While drawing hangs the projector shows what it had; then the newest, by itself."""
    bilal = room.joins("Bilal")
    room.adds(bilal, "before")
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    wall = context.new_page()
    wall.goto(f"{room.address}/room/{room.tokens[Role.OBSERVER]}")
    picture = wall.locator("#main svg")
    expect(picture).to_contain_text("before", timeout=60_000)
    with all_hang(room.process.pid) as stopped:
        until(lambda: stopped, "the drawing process hangs")
        room.adds(bilal, "after")
        until(lambda: len(stopped) >= 3, "drawing was tried again and again")

        expect(picture).to_contain_text("before")
        expect(picture).not_to_contain_text("after")
    expect(picture).to_contain_text("after", timeout=60_000)
    context.close()
