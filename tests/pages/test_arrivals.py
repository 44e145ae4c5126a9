"""A workshop comes in from a file: what was exported, here or elsewhere, or a sample."""

import io
import zipfile

import pytest

from changelab.domain.errors import ChangeLabError
from changelab.exports import write_session_json
from changelab.service import Laboratory
from changelab.service.samples import our_samples
from changelab.ui.arrivals import take_in


@pytest.fixture
def elsewhere(tmp_path):
    """The empty laboratory of another facilitator."""
    laboratory = Laboratory(tmp_path / "elsewhere")
    yield laboratory
    laboratory.close()


@pytest.fixture
def exported(room) -> bytes:
    """The session.json of Aino's workshop."""
    room.does(room.bilal, "add_entry", element="rules", text="no visits", period="present")
    return write_session_json(room.laboratory.whole(room.workshop)).encode()


def test_a_session_json_comes_in_with_its_whole_record(room, exported, elsewhere):
    """What Aino exported is the same record in another laboratory."""
    workshop = take_in(elsewhere, "session.json", exported)

    assert elsewhere.facts(workshop) == room.laboratory.facts(room.workshop)


def test_a_zip_comes_in_whatever_its_name(room, exported, elsewhere):
    """The zip of an export is read as well; a path in its name is no path for us."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("w1-analysis/data/session.json", exported)

    workshop = take_in(elsewhere, "../../etc/w1 — export.ZIP", packed.getvalue())

    assert workshop == room.workshop


def test_a_sample_comes_in_from_its_script(elsewhere):
    """The script of a sample is played into a workshop."""
    path = our_samples()[0]

    workshop = take_in(elsewhere, path.name, path.read_bytes())

    assert elsewhere.state(workshop).seq > 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("session.json", b"{}"),
        ("session.json", b"\xff\xfe garbage"),
        ("export.zip", b"PK\x03\x04 not a zip"),
        ("sample.toml", b"title = "),
        ("holiday.json", b'{"format": "change-laboratory-session", "version": 99}'),
    ],
)
def test_what_is_not_ours_is_refused_and_nothing_is_kept(elsewhere, name, content):
    """A foreign, damaged or newer file is refused with a message, and leaves nothing behind."""
    with pytest.raises(ChangeLabError):
        take_in(elsewhere, name, content)

    assert elsewhere.summaries() == []
