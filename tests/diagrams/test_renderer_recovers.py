"""The drawing process may die or hang; the next picture comes all the same."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from changelab.diagrams import Format, PictureFailed, Renderer, compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch


def picture_of(text: str):
    """A picture nobody has drawn yet."""
    sketch = Sketch()
    sketch.entry("tools", text)
    return compose(sketch.state, "activity-system", Period.PRESENT)


@pytest.fixture
def fragile():
    """A renderer to do harm to; it waits one second at most."""
    renderer = Renderer(seconds=1)
    yield renderer
    renderer.close()


def test_it_starts_with_the_first_picture(fragile):
    """No process before there is something to draw, and one for all that follow."""
    before = fragile.worker_pid
    fragile.render(picture_of("one"))
    first = fragile.worker_pid
    fragile.render(picture_of("two"))

    assert before is None
    assert first == fragile.worker_pid


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("harm", ["SIGKILL", "SIGSEGV", "SIGSTOP"])
def test_killed_or_stopped(fragile, harm):
    """After a kill, a crash or a hang the next picture is drawn by another process."""
    fragile.render(picture_of("before"))
    harmed = fragile.worker_pid
    os.kill(harmed, getattr(signal, harm))

    svg = fragile.render(picture_of("after"))

    assert b"after" in svg
    assert fragile.worker_pid != harmed


def test_a_picture_that_cannot_be_drawn(fragile):
    """Graphviz' refusal is told, and the process goes on with the next."""
    with pytest.raises(PictureFailed, match="could not be drawn"):
        fragile.render(replace(picture_of("x"), dot="this is no graph", key="broken"))
    pid = fragile.worker_pid

    assert b"next" in fragile.render(picture_of("next"))
    assert fragile.worker_pid == pid


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_stopping_twice_on_one_picture(monkeypatch, fragile):
    """It is given up with a message, and the next picture is drawn."""
    from changelab.diagrams import worker_process

    start = worker_process.WorkerProcess.__init__

    def start_and_die(self):
        start(self)
        os.kill(self.pid, signal.SIGSTOP)

    with monkeypatch.context() as patch:
        patch.setattr(worker_process.WorkerProcess, "__init__", start_and_die)
        with pytest.raises(PictureFailed, match="stopped twice on “Our activity – Present”"):
            fragile.render(picture_of("x"))

    assert b"next" in fragile.render(picture_of("next"))


def test_closed_and_used_again(fragile):
    """Closing ends the process; a later picture starts another."""
    fragile.render(picture_of("one"))
    fragile.close()

    assert fragile.worker_pid is None
    assert b"two" in fragile.render(picture_of("two"))


def test_prints_do_not_hold_up_the_room(fragile):
    """While one process prints, the room's pictures have another."""
    fragile.render(picture_of("print"), Format.PNG)

    assert fragile.worker_pid is None


def test_the_program_ends_without_being_asked():
    """A program that never closes its renderer ends, and leaves no process behind."""
    program = (
        "from tests.diagrams.test_renderer_recovers import picture_of\n"
        "from changelab.diagrams import Renderer\n"
        "renderer = Renderer()\n"
        "renderer.render(picture_of('x'))\n"
        "print(renderer.worker_pid)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )

    with pytest.raises(OSError):
        os.kill(int(ended.stdout), 0)
