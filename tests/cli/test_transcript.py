"""`transcript` brings in what was said."""

import pytest

from changelab.service import Laboratory

TALK = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Aino Aalto>Welcome, Bilal.</v>

00:00:05.000 --> 00:00:09.000
<v Bilal>We count days.</v>
"""


@pytest.fixture
def workshop(terminal) -> str:
    """A workshop with Bilal in it."""
    made = terminal.json("new", "--template", "blank", "--title", "Whose child is it?")["workshop"]
    with Laboratory(terminal.data) as laboratory:
        laboratory.join(made, "Bilal")
    return made


@pytest.fixture
def file(tmp_path):
    """What Teams wrote down."""
    path = tmp_path / "Session 1.vtt"
    path.write_text(TALK)
    return str(path)


def test_a_transcript_is_brought_in(terminal, workshop, file):
    """Bilal is known by his name, Aino is named; names in the words are pseudonyms."""
    at = "2026-03-02T11:00:00+02:00"
    said = terminal.json(
        "transcript", workshop, file, "--speaker", "aino aalto=facilitator", "--starts-at", at
    )

    assert said["imported"]
    assert said["turns"] == 2
    assert said["speakers"] == {"S1": "facilitator", "S2": "P01"}
    assert said["starts_at"] == "2026-03-02T09:00:00+00:00"
    assert said["names_replaced"] == 1
    with Laboratory(terminal.data) as laboratory:
        turns = laboratory.whole(workshop).corpus[said["transcript"]]
    assert turns[0].text == "Welcome, [P01]."


def test_where_nobody_is_named_one_person_said_it(terminal, workshop, tmp_path):
    """A talk without names is Bilal's."""
    talk = tmp_path / "talk.txt"
    talk.write_text("The form is long.\n\nNobody owns it.\n")
    said = terminal.json("transcript", workshop, str(talk), "--speaker", "=P01")

    assert said["speakers"] == {"S1": "P01"}


def test_the_same_file_again_is_no_error(terminal, workshop, file):
    """It says which transcript it is."""
    first = terminal.json("transcript", workshop, file)
    again = terminal.json("transcript", workshop, file)

    assert again == {"transcript": first["transcript"], "imported": False}


def test_one_may_look_first(terminal, workshop, file):
    """What is in it is said, and nothing is imported."""
    said = terminal.json("transcript", workshop, file, "--look", "--keep-names")

    assert not said["imported"]
    assert said["names_replaced"] == 0
    with Laboratory(terminal.data) as laboratory:
        assert not laboratory.state(workshop).transcripts


def test_a_session_is_meant_by_number_or_title(terminal, workshop, file):
    """Or refused with the names of those there are."""
    with Laboratory(terminal.data) as laboratory:
        (session,) = laboratory.state(workshop).planned_sessions
    said = terminal.json("transcript", workshop, file, "--look", "--session", session.plan.title)
    assert said["session"] == session.id

    assert terminal.run("transcript", workshop, file, "--session", "9") == 1
    assert session.plan.title in terminal.errors


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--speaker", "Nobody=P01"], "Nobody is called"),
        (["--speaker", "Bilal=P99"], "There is no participant"),
    ],
)
def test_wrong_people_are_refused(terminal, workshop, file, words, error):
    """With what to write instead; nothing was imported."""
    assert terminal.run("transcript", workshop, file, *words) == 1
    assert error in terminal.errors


def test_what_is_no_transcript_is_refused(terminal, workshop, tmp_path):
    """Also a file that is not there."""
    wrong = tmp_path / "talk.vtt"
    wrong.write_bytes(b"%PDF-1.7")

    assert terminal.run("transcript", workshop, str(wrong)) == 1
    assert "PDF" in terminal.errors
    assert terminal.run("transcript", workshop, str(tmp_path / "none.vtt")) == 1
    assert "cannot be read" in terminal.errors


def test_a_moment_needs_its_time_zone(terminal, workshop, file):
    """Wrong usage is told as such."""
    with pytest.raises(SystemExit) as ended:
        terminal.run("transcript", workshop, file, "--starts-at", "2026-03-02T09:00")
    assert ended.value.code == 2
