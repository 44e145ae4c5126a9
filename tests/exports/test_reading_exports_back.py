"""A session.json, an exported folder and its zip are taken in; traps are not opened."""

import io
import zipfile

import pytest
from taking_away import export

from changelab.exports import read_bundle, reading
from changelab.exports.refusals import FileRefused


@pytest.fixture
def exported(busy, tmp_path, renderer):
    """An exported folder, with its zip beside it."""
    export(busy, tmp_path / "out", renderer)
    return tmp_path / "out"


def pack(path, files: dict[str, bytes], compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("form", ["data/session.json", "", "zip"])
def test_each_form_gives_the_record(busy, exported, form):
    """The file alone, the folder, or the zip: the same record."""
    path = exported.with_suffix(".zip") if form == "zip" else exported / form
    read = read_bundle(path)

    assert read.workshop == busy.workshop
    assert read.facts == busy.laboratory.facts(busy.workshop)


def test_a_zip_packed_anew_by_hand_is_taken(busy, exported, tmp_path):
    """Other programs pack with or without the folder on top, in another order."""
    record = (exported / "data/session.json").read_bytes()
    flat = pack(tmp_path / "flat.zip", {"notes.txt": b"", "data/session.json": record})
    alone = pack(tmp_path / "alone.zip", {"session.json": record})

    assert read_bundle(flat).facts == read_bundle(alone).facts == read_bundle(exported).facts


def test_a_byte_order_mark_does_no_harm(exported, tmp_path):
    """Some editors put one in front."""
    marked = tmp_path / "marked.json"
    marked.write_bytes(b"\xef\xbb\xbf" + (exported / "data/session.json").read_bytes())

    assert read_bundle(marked) == read_bundle(exported)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\xff\xfe\x00", b"SQLite format 3\x00", b"%PDF-1.7", b"{}"]
)
def test_foreign_files_are_refused(tmp_path, content):
    """Whatever it is, it is not ours, and the message says what is."""
    path = tmp_path / "thing.json"
    path.write_bytes(content)

    with pytest.raises(FileRefused, match="not an export of this tool"):
        read_bundle(path)


def test_foreign_folders_and_zips_are_refused(tmp_path):
    """A folder or zip without our record is named."""
    (tmp_path / "photos").mkdir()
    archive = pack(tmp_path / "photos.zip", {"cat.jpg": b"meow"})

    for path in (tmp_path / "photos", archive):
        with pytest.raises(FileRefused, match=r"photos.*not an export of this tool"):
            read_bundle(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    """A wrong path is not a damaged file."""
    with pytest.raises(FileRefused, match="There is no file"):
        read_bundle(tmp_path / "nowhere.zip")


@pytest.mark.parametrize(
    "name", ["../session.json", "a/../../data/session.json", "/etc/passwd", "..\\x", "C:\\x"]
)
def test_a_zip_that_would_leave_its_folder_is_not_opened(exported, tmp_path, name):
    """Even if our record is in it as well."""
    record = (exported / "data/session.json").read_bytes()
    trap = pack(tmp_path / "trap.zip", {"data/session.json": record, name: b"x"})

    with pytest.raises(FileRefused, match="would leave its folder"):
        read_bundle(trap)


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    """A little file that claims a lot is refused before it is read."""
    bomb = pack(tmp_path / "bomb.zip", {"data/session.json": b"0" * 50_000_000})
    assert bomb.stat().st_size < 100_000

    with pytest.raises(FileRefused, match="may be a trap"):
        read_bundle(bomb)


def test_a_zip_that_lies_about_its_size_is_stopped(tmp_path, monkeypatch):
    """What the zip claims is not believed: reading stops at the limit."""
    monkeypatch.setattr(reading, "LIMIT", 1000)
    big = pack(tmp_path / "big.zip", {"data/session.json": bytes(range(256)) * 40})

    with pytest.raises(FileRefused, match="too large"):
        read_bundle(big)


def test_a_zip_of_very_many_files_is_not_opened(tmp_path, monkeypatch):
    """More files than any export has."""
    monkeypatch.setattr(reading, "FILES_LIMIT", 10)
    many = pack(tmp_path / "many.zip", {f"{number}.txt": b"" for number in range(11)})

    with pytest.raises(FileRefused, match="may be a trap"):
        read_bundle(many)


def test_a_huge_file_is_refused(tmp_path, monkeypatch):
    """A file beyond the limit is not read whole."""
    monkeypatch.setattr(reading, "LIMIT", 1000)
    huge = tmp_path / "session.json"
    huge.write_bytes(b"{" + b" " * 2000)

    with pytest.raises(FileRefused, match="too large"):
        read_bundle(huge)


def test_a_damaged_zip_is_refused(exported, tmp_path):
    """Bytes lost in the middle are noticed."""
    content = bytearray(exported.with_suffix(".zip").read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (record,) = (one for one in archive.infolist() if one.filename.endswith("session.json"))
        place = record.header_offset + 200
    content[place : place + 50] = b"\x00" * 50
    path = tmp_path / "damaged.zip"
    path.write_bytes(content)

    with pytest.raises(FileRefused, match=r"damaged.*nothing was imported"):
        read_bundle(path)
