"""What earlier versions of the tool wrote opens in this one.

The files in frozen/ were written by the version that is named in them. They are never changed;
each new version of the format adds its own.
"""

from pathlib import Path

import pytest

from changelab.domain.fold import fold
from changelab.exports import read_bundle, read_session_json, write_session_json
from changelab.service import Laboratory

FROZEN = Path(__file__).parent / "frozen"
#: What version 1 wrote of the sample about a workforce group: events alone.
V1 = ("session_v1.json", "bundle_v1.zip")


@pytest.mark.parametrize("name", V1)
def test_a_record_of_version_1_opens(name):
    """The file alone or the zip: every event, and the workshop they add up to."""
    read = read_bundle(FROZEN / name)
    state = fold(read.workshop, read.facts)

    assert '"version": 1,' in (FROZEN / "session_v1.json").read_text("utf-8")
    assert (read.workshop, len(read.facts), read.corpus, read.files) == ("case-c", 116, {}, {})
    assert len(state.participants) == 9 and len(state.contradictions) > 3
    assert not state.transcripts and not state.materials


def test_it_goes_on_as_a_workshop_of_this_version(laboratory: Laboratory):
    """Taken in, it can be exported: in the newest format, with the same events."""
    read = read_bundle(FROZEN / V1[0])
    laboratory.take_in(read)
    text = write_session_json(laboratory.whole(read.workshop))

    assert '"version": 2,' in text
    assert read_session_json(text).facts == read.facts
