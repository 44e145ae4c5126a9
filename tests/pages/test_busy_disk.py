"""When the file is busy or cannot be read, the workbench says so, goes on, and loses nothing."""

import sqlite3

import pytest

from changelab.domain.errors import ChangeLabError

#: The sentence that people read then.
HELD = "Another program is using the database file"


class Busy(ChangeLabError, TimeoutError):
    """What the storage says when another program holds the file."""


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Nobody waits five seconds for the file in a test."""
    monkeypatch.setattr("changelab.storage.database.BUSY_SECONDS", 0.05)


@pytest.fixture
def run(workbench, room):
    """Aino's Run page, opened before anything went wrong."""
    return workbench.opens("run", room.workshop)


@pytest.fixture
def another_program(run, room):
    """Another program that then holds the database file for itself."""
    other = sqlite3.connect(room.laboratory.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_what_cannot_be_kept_is_refused_in_plain_words(run, room, another_program):
    """Aino closes the input while the file is held: the page says why not, and what to do."""
    run.button(key="input").click().run()

    assert not run.exception
    assert HELD in run.error[0].value
    assert room.state.stage.input_open


def test_it_goes_on_when_the_file_is_free_again(run, room, another_program):
    """The same click a moment later is kept, and the complaint is gone."""
    run.button(key="input").click().run()
    another_program.execute("ROLLBACK")
    run.button(key="input").click().run()

    assert not run.error
    assert not room.state.stage.input_open


def test_the_room_can_be_read_while_the_file_is_held(run, workbench, room, another_program):
    """What is known already needs no disk: the page follows the room."""
    run.run()

    assert not run.exception
    assert room.state.about.title in workbench.words(run)


def test_a_page_that_cannot_be_read_says_so_and_tries_again(run, workbench, room, monkeypatch):
    """Nothing crashes: a sentence stands there until the file can be read, then the page."""

    def busy(*_):
        raise Busy(f"{HELD}.", "Close it.")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(room.laboratory, "latest", busy)
        run.run()
        said = workbench.words(run)
        mounted = {one.proto.component_name for one in run.get("bidi_component")}
    run.run()

    assert not run.exception
    assert HELD in said
    assert "changelab.again" in mounted
    assert HELD not in workbench.words(run)
    assert room.state.about.title in workbench.words(run)


@pytest.mark.parametrize(
    "page",
    [
        "workshops",
        "activity_systems",
        "contradictions",
        "history",
        "ways_forward",
        "surfaces",
        "commitments",
        "record",
    ],
)
def test_every_page_that_follows_the_room_tries_again(workbench, room, monkeypatch, page):
    """Whichever page is open: the sentence instead of a crash, and then the page again."""
    test = workbench.opens(page, room.workshop)

    def busy(*_):
        raise Busy(f"{HELD}.", "Close it.")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(room.laboratory, "latest", busy)
        test.run()
        said, crashed = workbench.words(test), list(test.exception)
    test.run()

    assert HELD in said
    assert not crashed and not test.exception
