"""Nothing leaks with an export: what random sessions leave behind is exported and searched.

`CHANGELAB_LEAKS=200` exports that many sessions instead of a few.
"""

import os

import httpx
import pytest
from leak_exports import Export
from leak_playing import played, script

from changelab.exports import ExportPurpose

SESSIONS = int(os.environ.get("CHANGELAB_LEAKS") or 3)
LENGTH = 80


@pytest.mark.parametrize("number", range(SESSIONS))
def test_an_export_holds_no_more_than_was_agreed(
    house, http: httpx.Client, renderer, tmp_path, number: int
):
    """No name, key, voter or author of an anonymous card leaves; to an archive, nothing that
    people did not agree to; reports and pictures show what the room may see."""
    room = played(house, http, number, script(number, LENGTH))

    for purpose in ExportPurpose:
        export = Export.of(room, purpose, tmp_path / purpose, renderer)
        assert export.judge() > 20, "nothing was exported: the test is blind"
