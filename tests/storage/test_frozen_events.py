"""Events of version 1 fold for ever, into the state they stood for when they were frozen."""

import json
from pathlib import Path

import pytest

from changelab.domain.fold import fold
from changelab.domain.record import EVENTS, Recorded, read_event
from changelab.domain.snapshot import snapshot

FROZEN = json.loads((Path(__file__).parent / "frozen_v1.json").read_text("utf-8"))


def facts() -> list[Recorded]:
    """The frozen record."""
    return [
        Recorded(
            seq=one["seq"],
            at=one["at"],
            session=one["session"],
            actor=one["actor"],
            act_id=one["act_id"],
            event=read_event(one["kind"], one["version"], one["payload"]),
        )
        for one in FROZEN["facts"]
    ]


def differences(stated, folded, place: str = "state") -> list[str]:
    """Where the folded state says otherwise; what it says beyond the stated is new since."""
    if isinstance(stated, dict) and isinstance(folded, dict):
        pairs = [(key, stated[key], folded.get(key, "nothing")) for key in stated]
    elif isinstance(stated, list) and isinstance(folded, list) and len(stated) == len(folded):
        pairs = [(key, *both) for key, both in enumerate(zip(stated, folded, strict=True))]
    else:
        return [] if stated == folded else [f"{place}: {stated!r} is {folded!r} now"]
    return [line for key, *both in pairs for line in differences(*both, f"{place}.{key}")]


def test_the_frozen_record_folds_to_the_stated_state():
    """Every sentence of the state of that day is still true of the same record."""
    folded = json.loads(snapshot(fold("wfrozen", facts())).model_dump_json())

    assert differences(FROZEN["state"], folded) == []


def test_every_kind_of_event_is_frozen():
    """A kind of event that is not in the file could change its meaning unseen."""
    frozen = {(one["kind"], one["version"]) for one in FROZEN["facts"]}

    assert {known for known in EVENTS if known[1] == 1} == frozen


@pytest.mark.parametrize("one", FROZEN["facts"], ids=lambda one: f"{one['seq']}-{one['kind']}")
def test_a_frozen_payload_reads_and_writes_as_it_is(one):
    """Read and written again, an event says everything it said, in the same words."""
    event = read_event(one["kind"], one["version"], one["payload"])

    assert differences(one["payload"], json.loads(event.model_dump_json())) == []


def test_the_comparison_notices_what_changed():
    """The check itself finds a changed value, a missing one and a shorter list."""
    stated = {"a": 1, "b": [1, 2]}

    assert differences(stated, {"a": 1, "b": [1, 2], "new": 0}) == []
    for changed in ({"a": 2, "b": [1, 2]}, {"b": [1, 2]}, {"a": 1, "b": [1]}):
        assert len(differences(stated, changed)) == 1
