"""`draw` puts a picture into a file; `pictures` names those there are."""

import pytest


@pytest.fixture
def workshop(terminal) -> str:
    """A workshop in the terminal's data folder."""
    return terminal.json("new", "--template", "blank", "--title", "Whose child is it?")["workshop"]


@pytest.mark.parametrize(
    ("format", "begins"), [("svg", b"<"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"")]
)
def test_a_picture_in_every_format(terminal, workshop, tmp_path, format, begins):
    """Every format arrives as a file of that kind."""
    (name,) = terminal.json("pictures", workshop)
    out = tmp_path / "pictures" / f"now.{format}"

    code = terminal.run("draw", workshop, "--picture", name, "--format", format, "--out", str(out))

    assert code == 0, terminal.errors
    assert out.read_bytes().startswith(begins)
    assert len(out.read_bytes()) > 500


def test_an_unknown_picture_is_refused(terminal, workshop, tmp_path):
    """The message names the pictures there are, and no file is left."""
    out = tmp_path / "now.svg"

    code = terminal.run("draw", workshop, "--picture", "mona-lisa", "--out", str(out))

    assert code == 1
    assert "activity-system" in terminal.errors
    assert not out.exists()


def test_a_moment_outside_the_record_is_refused(terminal, workshop, tmp_path):
    """Asking for event 9999 says how far the record goes."""
    out = tmp_path / "now.svg"

    code = terminal.run(
        "draw", workshop, "--picture", "activity-system", "--at", "9999", "--out", str(out)
    )

    assert code == 1
    assert "The record goes from 1 to" in terminal.errors


def test_a_place_that_cannot_be_written_is_said(terminal, workshop, tmp_path):
    """A file where a folder is needed is a sentence, not a stack trace."""
    (tmp_path / "file").write_text("")

    code = terminal.run(
        "draw", workshop, "--picture", "activity-system", "--out", str(tmp_path / "file" / "x.svg")
    )

    assert code == 1
    assert "cannot be written" in terminal.errors
