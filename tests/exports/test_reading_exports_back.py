"""A session.json, an exported folder and its zip are taken in; traps are not opened."""

import hashlib
import io
import shutil
import zipfile

import pytest
from studied import png
from taking_away import export

from changelab.domain.actors import Actor
from changelab.domain.fold import fold
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role
from changelab.exports import Wishes, export_bundle, read_bundle, reading
from changelab.exports.refusals import FileRefused
from changelab.service import Laboratory
from changelab.templates import find_template


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


@pytest.fixture(scope="module")
def with_pictures(tmp_path_factory, renderer):
    """An export with two pictures of mirror material, and the workshop's whole record."""
    folder = tmp_path_factory.mktemp("pictures")
    laboratory = Laboratory(folder / "data")
    opened = laboratory.open_workshop(find_template("blank"), "Whose child is it?")
    for width in (8, 16):
        content = png(width)
        fields = {
            "act": "add_material",
            "title": "The form",
            "form": "picture",
            "file": hashlib.sha256(content).hexdigest(),
            "media_type": "image/png",
        }
        eeva = Actor.of(Role.RESEARCHER)
        laboratory.add_material(opened.workshop, eeva, read_act(fields), content)
    whole = laboratory.whole(opened.workshop)
    export_bundle(whole, folder / "out", renderer=renderer)
    laboratory.close()
    return folder / "out", whole


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_pictures_of_mirror_material_come_back(with_pictures, form):
    """Both pictures lie in mirror/, called by their material, and are taken in again."""
    out, whole = with_pictures
    read = read_bundle(out if form == "folder" else out.with_suffix(".zip"))

    assert len(read.files) == 2
    assert read == whole
    assert sorted(path.name for path in (out / "mirror").iterdir()) == sorted(
        f"{key}.png" for key in fold(whole.workshop, whole.facts).materials
    )


def test_a_session_alone_comes_without_pictures(with_pictures):
    """The record knows which they were; they can be looked at elsewhere."""
    out, whole = with_pictures
    read = read_bundle(out / "data/session.json")

    assert read.files == {} and read.facts == whole.facts


def test_a_picture_that_was_lost_does_not_keep_the_rest_away(with_pictures, tmp_path):
    """Somebody deleted one: the other still comes."""
    out, _ = with_pictures
    shutil.copytree(out, tmp_path / "copy")
    next((tmp_path / "copy/mirror").iterdir()).unlink()

    assert len(read_bundle(tmp_path / "copy").files) == 1


def test_another_picture_in_its_place_is_refused(with_pictures, tmp_path):
    """What is shown to a group is what was exported, or nothing."""
    out, _ = with_pictures
    shutil.copytree(out, tmp_path / "copy")
    next((tmp_path / "copy/mirror").iterdir()).write_bytes(png(9))

    with pytest.raises(FileRefused, match=r"the picture mirror/x\d+\.png is not the one"):
        read_bundle(tmp_path / "copy")


def test_a_huge_picture_is_not_read(with_pictures, monkeypatch):
    """Pictures have a limit of their own."""
    monkeypatch.setattr(reading, "PICTURE_LIMIT", 10)

    with pytest.raises(FileRefused, match="too large"):
        read_bundle(with_pictures[0])


def test_a_bag_comes_back_like_any_other_export(with_pictures, tmp_path, renderer):
    """One folder deeper, with its pictures."""
    _, whole = with_pictures
    export_bundle(whole, tmp_path / "bag", renderer=renderer, wishes=Wishes(bag=True))

    assert read_bundle(tmp_path / "bag") == read_bundle(tmp_path / "bag.zip") == whole
