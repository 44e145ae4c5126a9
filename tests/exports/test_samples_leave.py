"""The sample workshops leave for either purpose, name nobody, and come back as they were."""

import pytest

from changelab.exports import ExportPurpose, read_session_json, write_session_json
from changelab.exports.withholding import carried
from changelab.service import Laboratory
from changelab.service.samples import load_sample, our_samples


@pytest.mark.parametrize("path", our_samples(), ids=lambda path: path.stem)
@pytest.mark.parametrize("purpose", ExportPurpose)
def test_a_sample_round_trips_with_its_key_table_at_home(laboratory, tmp_path, path, purpose):
    """Nobody of its key table is named on a card; exported, taken in, exported: the same file."""
    workshop = load_sample(laboratory, path)
    names = laboratory.key_table(workshop)
    what = carried(laboratory.whole(workshop), purpose, names)
    text = write_session_json(what.whole, what.state)
    second = Laboratory(tmp_path / "elsewhere")
    second.take_in(read_session_json(text))
    again = carried(second.whole(workshop), purpose)

    assert len(names) > 5
    assert write_session_json(again.whole, again.state) == text
    second.close()
