"""Nothing leaks: random acts by everybody, and after each nobody reads what they may not.

`CHANGELAB_LEAKS=200` plays that many sessions instead of a few; a session is played again by
its number, which stands in the name of the test.
"""

import os

import httpx
import pytest
from leak_happenings import HAPPENINGS
from leak_playing import play, script

from changelab.domain.record import ACTS

SESSIONS = int(os.environ.get("CHANGELAB_LEAKS") or 8)
#: How many things happen in one session.
LENGTH = 60


def test_everything_that_people_can_do_happens_here():
    """Each act there is comes up in the random sessions: a new one is to be added."""
    tried = {act for known in HAPPENINGS.values() for act in known.acts}

    assert tried == set(ACTS)


@pytest.mark.parametrize("number", range(SESSIONS))
def test_nobody_reads_what_they_may_not(house, http: httpx.Client, logged, number: int):
    """No state, moment, stream, picture, page, refusal or log holds more than was promised."""
    play(house, http, logged, number, script(number, LENGTH))
