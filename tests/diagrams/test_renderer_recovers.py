"""The process that draws for print may die or hang; the next picture comes all the same."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from changelab.diagrams import Format, PictureFailed, Renderer, compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch

PNG = b"\x89PNG"


def picture_of(text: str):
    """A picture nobody has drawn yet."""
    sketch = Sketch()
    sketch.entry("tools", text)
    return compose(sketch.state, "activity-system", Period.PRESENT)


def no_graph(text: str):
    """A picture whose DOT is none."""
    picture = picture_of(text)
    picture.__dict__["dot"] = "this is no graph"
    return picture


@pytest.fixture
def fragile():
    """A renderer to do harm to; it waits some seconds at most."""
    renderer = Renderer(seconds=5)
    yield renderer
    renderer.close()


def test_it_starts_with_the_first_picture(fragile):
    """No process before there is something to draw, and one for all that follow."""
    before = fragile.worker_pid
    fragile.render(picture_of("one"), Format.PNG)
    first = fragile.worker_pid
    fragile.render(picture_of("two"), Format.PNG)

    assert before is None
    assert first == fragile.worker_pid


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("harm", ["SIGKILL", "SIGSEGV", "SIGSTOP"])
def test_killed_or_stopped(fragile, harm):
    """After a kill, a crash or a hang the next picture is drawn by another process."""
    fragile.render(picture_of("before"), Format.PNG)
    harmed = fragile.worker_pid
    os.kill(harmed, getattr(signal, harm))

    png = fragile.render(picture_of("after"), Format.PNG)

    assert png.startswith(PNG)
    assert fragile.worker_pid != harmed


def test_a_picture_that_cannot_be_drawn(fragile):
    """Graphviz' refusal is told, and the process goes on with the next."""
    with pytest.raises(PictureFailed, match="could not be drawn"):
        fragile.render(no_graph("x"), Format.PNG)
    pid = fragile.worker_pid

    assert fragile.render(picture_of("next"), Format.PNG).startswith(PNG)
    assert fragile.worker_pid == pid


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_stopping_twice_on_one_picture(monkeypatch, fragile):
    """It is given up with a message, and the next picture is drawn."""
    from changelab.diagrams.drawing import worker_process

    start = worker_process.WorkerProcess.__init__

    def start_and_die(self):
        start(self)
        os.kill(self.pid, signal.SIGSTOP)

    with monkeypatch.context() as patch:
        patch.setattr(worker_process.WorkerProcess, "__init__", start_and_die)
        with pytest.raises(PictureFailed, match="stopped twice on “Our activity – Present”"):
            fragile.render(picture_of("x"), Format.PNG)

    assert fragile.render(picture_of("next"), Format.PNG).startswith(PNG)


def test_closed_and_used_again(fragile):
    """Closing ends the process; a later picture starts another."""
    fragile.render(picture_of("one"), Format.PNG)
    fragile.close()

    assert fragile.worker_pid is None
    assert fragile.render(picture_of("two"), Format.PNG).startswith(PNG)


def test_the_room_needs_no_process(fragile):
    """An SVG is there at once, and wakes nobody: nothing that dies or hangs can hold it up."""
    assert b"on the wall" in fragile.render(picture_of("on the wall"))
    assert fragile.worker_pid is None


PROGRAM = """
from tests.diagrams.test_renderer_recovers import picture_of
from changelab.diagrams import Format, Renderer
renderer = Renderer()
renderer.render(picture_of("x"), Format.PNG)
print(renderer.worker_pid, flush=True)
input()
"""


def is_running(pid: int) -> bool:
    """True if there is such a process, and it is no mere remainder of one."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or ") Z " not in state.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("end", ["by itself", "killed"])
def test_no_process_outlives_the_program(end):
    """A program that never closes its renderer ends, even by force, and so does the drawing."""
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    pid = int(program.stdout.readline())
    running = is_running(pid)
    if end == "killed":
        program.kill()
    program.communicate("\n", timeout=30)
    deadline = time.monotonic() + 30
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert running
    assert not is_running(pid)


def test_a_process_that_cannot_start(monkeypatch, fragile):
    """It is said that the program did not start, and the next try starts it."""
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkdtemp", lambda **_: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(PictureFailed, match=r"did not start \(disk full\)"):
            fragile.render(picture_of("x"), Format.PNG)

    assert fragile.render(picture_of("next"), Format.PNG).startswith(PNG)
