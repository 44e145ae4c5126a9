"""`export` writes what may leave, says how far it is, and stops without leaving a trace."""

import hashlib
import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from changelab.cli import main
from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Purpose, Role, Withdrawal
from changelab.exports import bundle, read_bundle
from changelab.service import Laboratory

ROOT = Path(__file__).parents[2]
AINO = Actor.of(Role.FACILITATOR)


@pytest.fixture
def workshop(terminal) -> str:
    """A workshop in the terminal's data folder, with Bilal and a card of his in it."""
    opened = terminal.json("new", "--template", "blank", "--title", "Whose child is it?")
    with Laboratory(terminal.data) as laboratory:
        joined = laboratory.join(opened["workshop"], "Bilal Khan", {Purpose.TAKE_PART: True})
        bilal = laboratory.doors.visitor(joined.token).actor
        says(laboratory, opened["workshop"], bilal, "count the days")
    return opened["workshop"]


def says(laboratory, workshop: str, actor, text: str) -> None:
    card = {"act": "add_entry", "element": "rules", "period": "present", "text": text}
    laboratory.perform(workshop, actor, read_act(card))


def left_in(folder: Path) -> list[str]:
    """What lies in a folder beside the data."""
    return sorted(path.name for path in folder.iterdir() if path.name != "data")


def test_an_export_lies_where_it_was_asked_for(terminal, workshop, tmp_path):
    """Folder and zip; what was written is listed, and opens again."""
    written = terminal.json("export", workshop, "--out", str(tmp_path / "out"))["written"]

    assert written[-1] == str(tmp_path / "out.zip")
    assert all(Path(path).is_file() for path in written)
    assert read_bundle(tmp_path / "out").workshop == workshop


def test_the_laboratory_remembers_which_exports_were_made(terminal, workshop, tmp_path):
    """When, for what, up to which event, where to, and the zip's hash: to be recalled."""
    for purpose in ("analysis", "archive"):
        place = str(tmp_path / purpose)
        terminal.json("export", workshop, "--out", place, "--purpose", purpose)
    with Laboratory(terminal.data) as laboratory:
        first, second = laboratory.exports_made(workshop)
        seq = laboratory.state(workshop).seq

    assert (first.purpose, second.purpose, first.seq) == ("analysis", "archive", seq)
    assert second.place == str(tmp_path / "archive.zip")
    assert second.sha256 == hashlib.sha256((tmp_path / "archive.zip").read_bytes()).hexdigest()


def test_progress_is_a_line_of_json_for_each_step(terminal, workshop, tmp_path):
    """Whoever runs it beside the room reads how far it is; the last line says what was written."""
    assert terminal.run("export", workshop, "--out", str(tmp_path / "out"), "--progress") == 0
    *told, last = [json.loads(line) for line in terminal.printed.splitlines()]

    assert [one["done"] for one in told] == list(range(len(told)))
    assert told[-1] == {"done": told[0]["steps"], "steps": told[0]["steps"], "what": "done"}
    assert last["written"][-1] == str(tmp_path / "out.zip")


def test_a_name_of_the_key_table_stops_it(terminal, workshop, tmp_path):
    """The message says where and what to do; nothing is written, nothing is noted."""
    with Laboratory(terminal.data) as laboratory:
        says(laboratory, workshop, AINO, "ask Bilal Khan")
    code = terminal.run("export", workshop, "--out", str(tmp_path / "out"))

    assert code == 1
    assert "- the card by the facilitator in session 1: “ask Bilal Khan”" in terminal.errors
    assert left_in(tmp_path) == []
    with Laboratory(terminal.data) as laboratory:
        assert laboratory.exports_made(workshop) == []


def test_names_can_be_replaced(terminal, workshop, tmp_path):
    """With --replace-names the same workshop leaves, with his pseudonym."""
    with Laboratory(terminal.data) as laboratory:
        says(laboratory, workshop, AINO, "ask Bilal Khan")
    terminal.json("export", workshop, "--out", str(tmp_path / "out"), "--replace-names")

    assert "ask [P01]" in (tmp_path / "out/data/session.json").read_text("utf-8")


def test_the_coded_texts_are_listed_when_asked_for(terminal, workshop, tmp_path):
    """--expect writes what another program should find, beside the export."""
    expect = tmp_path / "expected.json"
    terminal.json("export", workshop, "--out", str(tmp_path / "out"), "--expect", str(expect))
    expected = json.loads(expect.read_text("utf-8"))

    assert {"codings", "counts"} <= expected.keys()
    assert "count the days" in json.dumps(expected["codings"])


def test_a_bag_is_written_when_asked_for(terminal, workshop, tmp_path):
    """For archives; it opens like any export."""
    terminal.json("export", workshop, "--out", str(tmp_path / "out"), "--bag")

    assert (tmp_path / "out/bagit.txt").is_file()
    assert read_bundle(tmp_path / "out.zip").workshop == workshop


def test_told_to_stop_it_leaves_nothing_behind(terminal, workshop, tmp_path):
    """The system says stop (SIGTERM) in the middle: no folder, no zip, nothing half-written."""
    command = [sys.executable, "-m", "changelab", "export", workshop, "--progress"]
    command += ["--data", str(terminal.data), "--out", str(tmp_path / "out")]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout:
            if json.loads(line)["done"] == 3:
                process.send_signal(signal.SIGTERM)
                break
        rest, errors = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "The export was stopped. Nothing was written." in errors
    assert '"written"' not in rest
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("changes", ["consent", "withdrawal"])
def test_consent_that_changes_meanwhile_discards_it(
    terminal, workshop, tmp_path, monkeypatch, changes
):
    """Bilal thinks otherwise while the report is set: the export holds what he took back."""
    out = tmp_path / "out"
    terminal.json("export", workshop, "--out", str(out))
    before = (tmp_path / "out.zip").read_bytes()
    real = bundle.write_report

    def meanwhile(account):
        other = threading.Thread(target=_changes, args=(terminal.data, workshop, changes))
        other.start()
        other.join()
        return real(account)

    monkeypatch.setattr(bundle, "write_report", meanwhile)
    code = terminal.run("export", workshop, "--out", str(out))

    assert code == 1
    assert "Consent or a withdrawal was recorded while this export was made." in terminal.errors
    assert (tmp_path / "out.zip").read_bytes() == before
    assert left_in(tmp_path) == ["out", "out.zip"]
    with Laboratory(terminal.data) as laboratory:
        assert len(laboratory.exports_made(workshop)) == 1


def _changes(data: Path, workshop: str, what: str) -> None:
    with Laboratory(data) as laboratory:
        if what == "withdrawal":
            laboratory.withdraw(workshop, "P01", Withdrawal.NO_FURTHER_USE, AINO)
        else:
            fields = {"participants": ["P01"], "answers": {"take_part": "withdrawn"}}
            laboratory.perform(workshop, AINO, read_act({"act": "record_consent", **fields}))


def test_a_change_in_the_last_moment_takes_it_away_again(terminal, workshop, tmp_path, monkeypatch):
    """It lies in its place already, but is not noted yet: it goes, and is not remembered."""
    real = bundle.put_in_place

    def meanwhile(*given):
        written = real(*given)
        _changes(terminal.data, workshop, "consent")
        return written

    monkeypatch.setattr(bundle, "put_in_place", meanwhile)
    code = terminal.run("export", workshop, "--out", str(tmp_path / "out"))

    assert code == 1 and "Export again." in terminal.errors
    assert left_in(tmp_path) == []


def test_the_room_goes_on_meanwhile(terminal, workshop, tmp_path, monkeypatch):
    """Cards come and Dana joins: the export is of the moment at which it began."""
    real = bundle.write_report

    def meanwhile(account):
        with Laboratory(terminal.data) as laboratory:
            says(laboratory, workshop, AINO, "came later")
            laboratory.join(workshop, "Dana", {Purpose.TAKE_PART: True})
        return real(account)

    monkeypatch.setattr(bundle, "write_report", meanwhile)
    terminal.json("export", workshop, "--out", str(tmp_path / "out"))

    assert "came later" not in (tmp_path / "out/data/session.json").read_text("utf-8")


def test_pictures_of_mirror_material_are_taken_in(terminal, workshop, tmp_path):
    """`import` brings a bundle's pictures into the other laboratory, `session.json` none."""
    from studied import png

    content = png()
    fields = {"title": "The form", "form": "picture", "media_type": "image/png"}
    fields["file"] = hashlib.sha256(content).hexdigest()
    with Laboratory(terminal.data) as laboratory:
        act = read_act({"act": "add_material", **fields})
        laboratory.add_material(workshop, Actor.of(Role.RESEARCHER), act, content)
    terminal.json("export", workshop, "--out", str(tmp_path / "out"))
    main(["import", "--data", str(tmp_path / "data/other"), str(tmp_path / "out.zip")])

    with Laboratory(tmp_path / "data/other") as other:
        assert other.file(workshop, fields["file"]) == content
