"""State is a fold over events: whole or in parts, from the start or from a moment."""

import pytest

from changelab.domain.errors import BrokenRecord, ChangeLabError, UnknownEvent
from changelab.domain.fold import advance, fold
from changelab.domain.record import Event, Recorded, read_event
from changelab.domain.snapshot import snapshot


@pytest.fixture
def played(paper_room):
    """A workshop on paper in which something of everything happened."""
    room = paper_room({"title": "Open"}, {"title": "Next", "minutes": 5})
    room.does(room.bilal, "add_entry", element="rules", text="a", period="present")
    room.does(room.dana, "place_note", surface="mirror", period="past", text="b")
    room.does(
        room.dana,
        "log_contradiction",
        text="c",
        poles=[{"element": "rules"}, {"element": "tools"}],
        period="present",
        manifestation="dilemma",
    )
    room.does(room.aino, "next_task")
    room.does(room.bilal, "undo")
    return room


def fact_after(state, event: Event, **changes) -> Recorded:
    """That event at the end of the record."""
    fields = {"seq": state.seq + 1, "at": "2026-03-02T09:00:00.000Z", "session": None}
    return Recorded(**fields | {"actor": "facilitator", "act_id": "x", "event": event} | changes)


def told(state) -> str:
    """Everything that can be told of a state."""
    return snapshot(state).model_dump_json() + repr(state.deeds)


def test_folding_in_parts_is_folding_the_whole(played):
    """Wherever the record is cut, going on from there leads to the same state."""
    whole = told(fold("wpaper", played.facts))

    for cut in range(len(played.facts)):
        first = fold("wpaper", played.facts[:cut])
        assert told(advance(first, played.facts[cut:])) == whole


def test_a_state_handed_out_never_changes(played):
    """Whoever holds a state may read it while others go on."""
    first = fold("wpaper", played.facts[:9])
    before = told(first)
    advance(first, played.facts[9:])

    assert told(first) == before


def test_a_gap_in_the_record_stops_the_fold(played):
    """A missing event is said, and what to do about it."""
    with pytest.raises(BrokenRecord, match=r"from event 3 to 5\. Restore the last backup"):
        fold("wpaper", played.facts[:3] + played.facts[4:])


def test_an_event_told_twice_stops_the_fold(played):
    """No event is counted twice."""
    with pytest.raises(BrokenRecord, match="from event 4 to 4"):
        fold("wpaper", played.facts[:4] + played.facts[3:])


@pytest.mark.parametrize(("kind", "version"), [("entry_sung", 1), ("entry_added", 2)])
def test_an_unknown_kind_or_version_cannot_be_read(kind, version):
    """The refusal names kind and version, and says that a newer tool wrote it."""
    with pytest.raises(UnknownEvent, match=rf"“{kind}” \(version {version}\).*newer version"):
        read_event(kind, version, "{}")


@pytest.mark.parametrize("payload", ["{}", "not json", '{"item": 5}', '{"item": "e1", "x": 1}'])
def test_a_damaged_event_cannot_be_read(payload):
    """The refusal names the kind and says that nothing was changed."""
    with pytest.raises(UnknownEvent, match=r"damaged event “contribution_hidden”.*nothing was"):
        read_event("contribution_hidden", 1, payload)


def test_an_event_without_a_meaning_stops_the_fold(played):
    """A kind that no rule reads is an error, never silently passed over."""

    class OddlyMeaningless(Event, abstract=True):
        kind = "oddly_meaningless"

    with pytest.raises(UnknownEvent, match="oddly_meaningless"):
        advance(played.state, [fact_after(played.state, OddlyMeaningless())])


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("contribution_hidden", {"item": "e99"}),
        ("contribution_hidden", {"item": "z"}),
        ("entry_moved", {"entry": "e99", "system": "y2", "element": "rules"}),
        ("task_started", {"task": "t99", "seconds": None}),
        ("session_ended", {"session": "s99"}),
        ("clock_paused", {}),
        ("clock_started", {}),
        ("act_undone", {"undone": "nobody knows"}),
        ("participant_grouped", {"participant": "P99", "group": None}),
        ("cards_merged", {"into": "e99", "items": []}),
        ("card_separated", {"item": "e99"}),
        ("cards_grouped", {"heading": "h10", "items": ["e99"], "text": "x"}),
        ("heading_reworded", {"heading": "h99", "text": "x"}),
        ("card_refiled", {"item": "e99", "task": "t4"}),
        ("voting_opened", {"ballot": "b10", "task": "t4", "votes": 1, "candidates": ["e99"]}),
        ("votes_cast", {"ballot": "b99", "voter": "P01", "items": []}),
        ("voting_closed", {"ballot": "b99", "results": {}}),
    ],
)
def test_an_event_about_what_is_not_there_stops_the_fold(played, kind, payload):
    """The error says which event it is; the state before stays as it was."""
    state = fold("wpaper", played.facts[:9])
    before = told(state)

    with pytest.raises(BrokenRecord, match=rf"Event 10 \({kind}\) speaks of something"):
        advance(state, [fact_after(state, read_event(kind, 1, payload))])
    assert told(state) == before


NOTE = {"note": "", "surface": None, "period": "past", "text": "x"}


@pytest.mark.parametrize(
    ("at", "kind", "payload"),
    [
        ("yesterday", "clock_paused", {}),
        ("2026-03-02T09:00:00", "clock_paused", {}),
        ("2026-03-02T09:00:00.000Z", "note_placed", NOTE),
    ],
    ids=["no time", "a time of nowhere", "an empty id"],
)
def test_whatever_is_wrong_with_a_record_is_said_as_such(played, at, kind, payload):
    """A record made by another hand may be wrong in any way: the reader gets a sentence."""
    state = fold("wpaper", played.facts[:9])
    state = advance(state, [fact_after(state, read_event("clock_extended", 1, {"seconds": 60}))])

    with pytest.raises(ChangeLabError):
        advance(state, [fact_after(state, read_event(kind, 1, payload), at=at)])


@pytest.mark.parametrize("key", ["t4", "z", "P01"])
def test_a_contribution_has_the_id_of_a_contribution(played, key):
    """A note under the id of a task, or of nothing, stops the fold."""
    note = {"note": key, "surface": "mirror", "period": "past", "text": "x"}
    state = fold("wpaper", played.facts[:10])

    with pytest.raises(BrokenRecord):
        advance(state, [fact_after(state, read_event("note_placed", 1, note))])


@pytest.mark.parametrize("key", ["e9", "c10", "n999"])
def test_what_an_event_makes_has_the_id_of_its_place(played, key):
    """An imported record cannot overwrite a card, nor put a note among the entries."""
    note = {"note": key, "surface": "mirror", "period": "past", "text": "x"}
    state = fold("wpaper", played.facts[:10])

    with pytest.raises(BrokenRecord):
        advance(state, [fact_after(state, read_event("note_placed", 1, note))])


def test_a_record_begins_with_the_opening(played):
    """Whatever begins otherwise is not the record of a workshop."""
    hidden = fact_after(fold("w", []), read_event("group_formed", 1, {"group": "g1", "name": "x"}))

    with pytest.raises(BrokenRecord):
        fold("w", [hidden])
