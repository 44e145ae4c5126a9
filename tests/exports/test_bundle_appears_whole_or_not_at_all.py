"""A folder and its zip: complete, deterministic, and never over something else."""

import csv
import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from taking_away import contents, export

from changelab.exports import ExportPurpose, export_bundle
from changelab.exports.refusals import ExportFailed
from changelab.templates import find_template


def test_everything_is_in_the_folder(busy, tmp_path, renderer):
    """Record, schema, tables, pictures, reports, and what says what is what."""
    written = export(busy, tmp_path / "out", renderer)
    files = set(contents(tmp_path / "out"))

    assert {
        *("README.txt", "data_list.csv", "data/session.json", "data/session.schema.json"),
        *("data/datapackage.json", "data/tables/contributions.csv", "data/tables/links.csv"),
        *("pictures/activity-system-past.svg", "pictures/activity-system-past.png"),
        *("pictures/surfaces.txt", "pictures/cycle.dot", "pictures/pictures.pptx"),
        *("report/report.md", "report/report.pdf"),
    } <= files
    assert {path.relative_to(tmp_path / "out").as_posix() for path in written[:-1]} == files
    assert written[-1] == tmp_path / "out.zip"


def test_the_zip_holds_the_same_files_under_one_folder(busy, tmp_path, renderer):
    """Unpacking it gives the folder again, named after workshop and purpose."""
    *_, beside = export(busy, tmp_path / "out", renderer)
    root = f"{busy.workshop}-analysis"
    with zipfile.ZipFile(beside) as archive:
        unpacked = {name: archive.read(name) for name in archive.namelist()}

    assert unpacked == {f"{root}/{name}": one for name, one in contents(tmp_path / "out").items()}


def test_two_exports_are_the_same_to_the_byte(busy, tmp_path, renderer):
    """Wherever and whenever it is written."""
    *_, one = export(busy, tmp_path / "one", renderer)
    *_, two = export(busy, tmp_path / "deep" / "two", renderer)

    assert contents(tmp_path / "one") == contents(tmp_path / "deep" / "two")
    assert one.read_bytes() == two.read_bytes()


def test_every_file_is_listed_once_with_its_hash(busy, tmp_path, renderer):
    """The data list is complete and true, and the README has a line for each.

    It cannot hold its own hash, nor that of the crate, which holds the list's.
    """
    export(busy, tmp_path / "out", renderer)
    files = contents(tmp_path / "out")
    listed = list(csv.DictReader(io.StringIO(files["data_list.csv"].decode(), newline="")))
    readme = files["README.txt"].decode()

    assert sorted(row["file"] for row in listed) == sorted(files)
    for row in listed:
        assert f"\n{row['file']} " in readme
        if row["file"] not in ("data_list.csv", "ro-crate-metadata.json"):
            assert row["sha256"] == hashlib.sha256(files[row["file"]]).hexdigest()
            assert int(row["bytes"]) == len(files[row["file"]])


def test_an_earlier_export_is_replaced(busy, tmp_path, renderer):
    """Exporting again to the same place brings it up to date and leaves nothing old."""
    export(busy, tmp_path / "out", renderer)
    busy.does(busy.bilal, "add_entry", element="tools", text="newcomer", period="present")
    *_, beside = export(busy, tmp_path / "out", renderer)

    assert b"newcomer" in (tmp_path / "out/data/tables/contributions.csv").read_bytes()
    with zipfile.ZipFile(beside) as archive:
        assert b"newcomer" in archive.read(f"{busy.workshop}-analysis/data/session.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out", "out.zip"]


def test_an_empty_folder_may_be_used(busy, tmp_path, renderer):
    """People make the folder first."""
    (tmp_path / "out").mkdir()

    assert export(busy, tmp_path / "out", renderer)


def test_progress_is_told_to_the_end(busy, tmp_path, renderer):
    """Steps count up to all of them, each with what it is about."""
    told = []
    export_bundle(
        busy.laboratory.whole(busy.workshop),
        tmp_path / "out",
        purpose=ExportPurpose.ANALYSIS,
        renderer=renderer,
        progress=lambda done, total, what: told.append((done, total, what)),
    )
    steps = [done for done, _, _ in told]

    assert steps == list(range(len(told)))
    assert told[-1] == (told[0][1], told[0][1], "done")


def test_a_viewers_state_gives_the_same_export(busy, tmp_path, renderer):
    """Whoever asks, what leaves is folded from the record."""
    *_, one = export(busy, tmp_path / "one", renderer)
    *_, two = export_bundle(
        busy.laboratory.whole(busy.workshop),
        tmp_path / "two",
        purpose="analysis",
        renderer=renderer,
    )

    assert one.read_bytes() == two.read_bytes()


def test_a_folder_with_something_else_is_left_alone(busy, tmp_path, renderer):
    """A folder of other files is refused and stays as it was."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.docx").write_text("years of work")
    with pytest.raises(ExportFailed, match="holds something that is not an export"):
        export(busy, tmp_path / "out", renderer)

    assert contents(tmp_path / "out") == {"thesis.docx": b"years of work"}


def test_the_export_of_another_workshop_is_left_alone(busy, tmp_path, renderer):
    """Two workshops do not end up in one place, the second over the first."""
    first = export(busy, tmp_path / "out", renderer)
    before = [path.read_bytes() for path in first]
    busy.workshop = busy.laboratory.open_workshop(find_template("blank"), "Another").workshop
    with pytest.raises(ExportFailed, match="not an export of this workshop"):
        export(busy, tmp_path / "out", renderer)

    assert [path.read_bytes() for path in first] == before


def test_files_added_to_an_earlier_export_are_not_lost(busy, tmp_path, renderer):
    """Notes a researcher put beside the data stop the next export, by name."""
    export(busy, tmp_path / "out", renderer)
    (tmp_path / "out/report/my notes.txt").write_text("remember")

    with pytest.raises(ExportFailed, match=r"report/my notes\.txt.*Move that elsewhere"):
        export(busy, tmp_path / "out", renderer)
    assert (tmp_path / "out/report/my notes.txt").read_text() == "remember"


def test_a_foreign_zip_beside_it_is_left_alone(busy, tmp_path, renderer):
    """The zip's place may be taken too."""
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("photos/cat.jpg", b"meow")
    before = (tmp_path / "out.zip").read_bytes()
    with pytest.raises(ExportFailed, match=r"out\.zip is there already"):
        export(busy, tmp_path / "out", renderer)

    assert (tmp_path / "out.zip").read_bytes() == before
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way_is_left_alone(busy, tmp_path, renderer):
    """A file where the folder should be is named as that."""
    (tmp_path / "out").write_text("a file")

    with pytest.raises(ExportFailed, match="is a file"):
        export(busy, tmp_path / "out", renderer)


def test_a_place_that_cannot_be_written_is_said(busy, tmp_path, renderer):
    """Under a file there is no folder; the message says what to do."""
    (tmp_path / "file").write_text("")

    with pytest.raises(ExportFailed, match=r"could not be written.*Choose another folder"):
        export(busy, tmp_path / "file" / "out", renderer)


@pytest.mark.parametrize("after", [0, 5, 20])
def test_a_full_disk_leaves_what_was_there(busy, tmp_path, renderer, monkeypatch, after):
    """The disk fills up while writing: the earlier export is whole, nothing half is left."""
    export(busy, tmp_path / "out", renderer)
    before, zip_before = contents(tmp_path / "out"), (tmp_path / "out.zip").read_bytes()
    busy.does(busy.bilal, "add_entry", element="tools", text="newcomer", period="present")
    written, real = 0, os.fsync

    def full(descriptor: int) -> None:
        nonlocal written
        written += 1
        if written > after:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFailed, match=r"No space left on device.*make room"):
        export(busy, tmp_path / "out", renderer)

    assert contents(tmp_path / "out") == before
    assert (tmp_path / "out.zip").read_bytes() == zip_before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out", "out.zip"]


def test_a_rename_that_fails_brings_the_old_export_back(busy, tmp_path, renderer, monkeypatch):
    """The zip cannot be exchanged: folder and zip are both still the earlier ones."""
    export(busy, tmp_path / "out", renderer)
    before, zip_before = contents(tmp_path / "out"), (tmp_path / "out.zip").read_bytes()
    busy.does(busy.bilal, "add_entry", element="tools", text="newcomer", period="present")
    real = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target == tmp_path / "out.zip" and self.name.endswith(".zip.part"):
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ExportFailed, match="Permission denied"):
        export(busy, tmp_path / "out", renderer)

    assert contents(tmp_path / "out") == before
    assert (tmp_path / "out.zip").read_bytes() == zip_before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out", "out.zip"]
