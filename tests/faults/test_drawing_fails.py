"""What draws may die or hang: the room goes on, and the next picture comes."""

import os
import signal

import pytest
from drawing_process import drawing_processes, needs_proc
from laptop import Laptop

pytestmark = needs_proc


def test_no_process_can_take_the_picture_from_the_wall(room: Laptop):
    """The room's pictures come from the server itself: there is no other process to lose."""
    bilal = room.joins("Bilal")
    room.adds(bilal, "on the wall")

    assert "on the wall" in room.picture().text
    assert drawing_processes(room.process.pid) == set()


@pytest.mark.parametrize("harm", ["SIGKILL", "SIGSEGV", "SIGSTOP"])
def test_what_draws_for_print_is_replaced(room: Laptop, harm: str):
    """After a kill, a crash or a hang the room goes on at once, and the next print comes."""
    bilal = room.joins("Bilal")
    room.adds(bilal, "before")
    assert room.picture(format="png").status_code == 200
    (harmed,) = drawing_processes(room.process.pid)
    os.kill(harmed, getattr(signal, harm))

    sent = room.adds(bilal, "after")
    shown = room.picture()
    printed = room.picture(format="png")

    assert (sent.status_code, shown.status_code, printed.status_code) == (200, 200, 200)
    assert "after" in shown.text
    assert printed.content.startswith(b"\x89PNG")
    assert harmed not in drawing_processes(room.process.pid)
    assert room.runs()
