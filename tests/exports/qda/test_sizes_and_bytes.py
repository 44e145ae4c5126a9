"""Files that are too large for the format are noticed; the same record gives the same bytes."""

import zipfile
from dataclasses import replace
from io import BytesIO
from uuid import uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.exports import export_bundle, read_session_json, write_session_json
from changelab.exports.qda import container
from changelab.exports.qda.container import MOST, check_size
from changelab.exports.qda.guids import Guids
from changelab.exports.refusals import ExportFailed
from changelab.exports.withholding import carried
from tests.exports.qda.conftest import left_with
from tests.studied import study


def test_a_file_of_two_gibibytes_is_refused():
    """REFI-QDA takes 2,147,483,647 bytes and not one more; the message says what to do."""
    check_size("sources/a.png", 2_147_483_647)

    assert MOST == 2_147_483_647
    with pytest.raises(ExportFailed, match=r"has 2\.0 GiB.*Nothing was written"):
        check_size("sources/a.png", 2_147_483_648)


def test_nothing_is_written_when_one_is_too_large(room, renderer, tmp_path, monkeypatch):
    """The export is refused as a whole, and leaves no folder behind."""
    monkeypatch.setattr(container, "MOST", 2000)

    with pytest.raises(ExportFailed, match="too large"):
        export_bundle(
            study(room).laboratory.whole(room.workshop), tmp_path / "out", renderer=renderer
        )
    assert list(tmp_path.glob("out*")) == []


def test_pictures_are_stored_and_texts_packed(studied):
    """A PNG is compressed already; what a zip says of times and machines is always the same."""
    with zipfile.ZipFile(BytesIO(studied.files["qda/project.qdpx"])) as packed:
        entries = packed.infolist()

    stored = {entry.filename for entry in entries if entry.compress_type == zipfile.ZIP_STORED}
    assert stored == {entry.filename for entry in entries if entry.filename.endswith(".png")}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "project.qde"


def test_an_export_has_the_project_and_the_transcripts(room, renderer, tmp_path):
    """They come with every export, and are listed with what they are."""
    whole = study(room).laboratory.whole(room.workshop)
    written = export_bundle(whole, tmp_path / "out", renderer=renderer)
    names = {path.relative_to(tmp_path / "out").as_posix() for path in written[:-1]}
    readme = (tmp_path / "out" / "README.txt").read_text("utf-8")

    expected = {"qda/project.qdpx", "qda/codebook.qdc", "qda/codebook.csv"}
    expected |= {f"transcripts/session-1-tape.{ending}" for ending in ("txt", "tsv", "vtt")}
    assert expected <= names
    assert all(name in readme for name in expected)


def test_what_was_exported_and_taken_in_again_is_the_same_to_the_byte(studied, renderer):
    """Years later, from session.json alone and the pictures beside it."""
    whole = studied.carried.whole
    back = read_session_json(write_session_json(whole, studied.carried.state))
    again = carried(replace(back, files=whole.files), studied.carried.purpose)

    assert left_with(again, renderer).files == studied.files


@settings(deadline=None)
@given(kind=st.text("abc é", max_size=20), key=st.text("xyz/~09", max_size=60))
def test_ids_are_made_as_the_standard_has_it(studied, kind, key):
    """They are UUIDs of version 5 in a namespace of the project's own."""
    guids = Guids(studied.carried)

    assert guids(kind, key) == str(uuid5(guids.namespace, f"{kind} {key}"))
