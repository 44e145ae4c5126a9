"""`draw` puts a picture into a file; `pictures` names those there are."""

import pytest
from pptx import Presentation
from pypdf import PdfReader

from changelab.diagrams import Look
from changelab.diagrams.drawing.looks import PALETTES


@pytest.fixture
def workshop(terminal) -> str:
    """A workshop in the terminal's data folder."""
    return terminal.json("new", "--template", "blank", "--title", "Whose child is it?")["workshop"]


@pytest.mark.parametrize(
    ("format", "begins"),
    [
        ("svg", b"<svg"),
        ("png", b"\x89PNG"),
        ("pdf", b"%PDF"),
        ("dot", b"digraph"),
        ("txt", "Our activity – Present\n\n".encode()),
        ("pptx", b"PK"),
    ],
)
def test_a_picture_in_every_format(terminal, workshop, tmp_path, format, begins):
    """Every format arrives as a file of that kind."""
    name, *_ = terminal.json("pictures", workshop)
    out = tmp_path / "pictures" / f"now.{format}"

    code = terminal.run("draw", workshop, "--picture", name, "--format", format, "--out", str(out))

    assert code == 0, terminal.errors
    assert out.read_bytes().startswith(begins)
    assert len(out.read_bytes()) > 200


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


@pytest.mark.parametrize("paper", [("a4", 841.89, 595.28), ("a3", 1190.55, 841.89)])
def test_a_picture_on_paper(terminal, workshop, tmp_path, paper):
    """It lies across a sheet of that size, with whose it is and as of when below."""
    size, wide, high = paper
    out = tmp_path / "now.pdf"

    code = terminal.run(
        *("draw", workshop, "--picture", "activity-system", "--at", "2"),
        *("--format", "pdf", "--paper", size, "--out", str(out)),
    )
    page = PdfReader(out).pages[0]
    said = " ".join(page.extract_text().split())

    assert code == 0, terminal.errors
    assert [float(one) for one in page.mediabox[2:]] == pytest.approx([wide, high], abs=0.1)
    assert "Whose child is it? · as of" in said
    assert "(event 2)" in said


@pytest.mark.parametrize(("format", "paper"), [("pptx", ()), ("pdf", ("--paper", "a4"))])
def test_every_picture_in_one_file(terminal, workshop, tmp_path, format, paper):
    """`all` makes one deck, or one PDF with a sheet for each; empty sheets are not in it."""
    out = tmp_path / f"all.{format}"
    names = [name for name in terminal.json("pictures", workshop) if "blank" not in name]

    code = terminal.run(
        "draw", workshop, "--picture", "all", "--format", format, *paper, "--out", str(out)
    )
    held = Presentation(out).slides if format == "pptx" else PdfReader(out).pages

    assert code == 0, terminal.errors
    assert len(held) == len(names)


def test_a_picture_on_dark_ground(terminal, workshop, tmp_path):
    """`--look dark` draws on the dark paper."""
    out = tmp_path / "dark.svg"

    code = terminal.run(
        "draw", workshop, "--picture", "activity-system", "--look", "dark", "--out", str(out)
    )

    assert code == 0, terminal.errors
    assert PALETTES[Look.DARK].paper in out.read_text("utf-8")


def test_a_period_is_of_no_matter_to_pictures_of_all_periods(terminal, workshop, tmp_path):
    """The board is the same whichever period is asked for."""
    drawn = []
    for period in ("past", "future"):
        out = tmp_path / f"{period}.svg"
        asked = ("--picture", "surfaces", "--period", period, "--out", str(out))
        assert terminal.run("draw", workshop, *asked) == 0, terminal.errors
        drawn.append(out.read_bytes())

    assert drawn[0] == drawn[1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("activity-system", "--paper", "a4"), "Add --format pdf"),
        (("activity-system", "--format", "pdf", "--paper", "a4", "--look", "dark"), "Leave --look"),
        (("all", "--format", "png"), "--format pptx"),
        (("all", "--format", "pdf"), "--paper a4"),
    ],
)
def test_what_does_not_go_together_is_refused(terminal, workshop, tmp_path, asked, said):
    """The message says what to do, and no file is left."""
    out = tmp_path / "x"

    code = terminal.run("draw", workshop, "--picture", *asked, "--out", str(out))

    assert code == 1
    assert said in terminal.errors
    assert not out.exists()


@pytest.mark.parametrize(
    ("option", "known"),
    [("--format", "'pptx'"), ("--paper", "'a3'"), ("--look", "'dark'"), ("--period", "'past'")],
)
def test_an_unknown_choice_is_wrong_usage(terminal, workshop, tmp_path, capsys, option, known):
    """Exit code 2; the message names the choices."""
    out = tmp_path / "x"

    with pytest.raises(SystemExit) as ended:
        terminal.run(
            *("draw", workshop, "--picture", "activity-system", "--out", str(out)),
            *(option, "mona-lisa"),
        )

    assert ended.value.code == 2
    assert known.strip("'") in capsys.readouterr().err
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_said(terminal, workshop, tmp_path):
    """A file where a folder is needed is a sentence, not a stack trace."""
    (tmp_path / "file").write_text("")

    code = terminal.run(
        "draw", workshop, "--picture", "activity-system", "--out", str(tmp_path / "file" / "x.svg")
    )

    assert code == 1
    assert "cannot be written" in terminal.errors
