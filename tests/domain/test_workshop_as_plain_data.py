"""A workshop at one moment as plain data."""

import json

from changelab.domain.snapshot import Snapshot, snapshot


def test_a_snapshot_tells_everything_and_reads_back(room):
    """What the API answers can be read again and says the same."""
    room.does(room.bilal, "add_entry", element="rules", text="ثلاثة 🙂 <b>", period="present")
    room.does(
        room.bilal, "log_contradiction", text="x", poles=[{"element": "rules"}], period="present"
    )
    told = snapshot(room.state).model_dump_json()

    again = Snapshot.model_validate_json(told)
    assert again.model_dump_json() == told
    assert json.loads(told)["entries"][0]["text"] == "ثلاثة 🙂 <b>"


def test_sessions_stand_as_planned(room):
    """The list of sessions is in the order of the plan, not of the record."""
    room.does(room.aino, "plan_session", plan={"title": "Later"})
    room.does(room.aino, "move_session", session=room.state.about.sessions[1], position=0)

    titles = [session.plan.title for session in snapshot(room.state).sessions]
    assert titles == ["Later", "Session 1"]


def test_a_snapshot_of_what_bilal_sees_holds_nothing_else(room):
    """Made from a view it says what the view says."""
    made = room.does(room.aino, "add_entry", element="rules", text="not yet", period="past").made
    room.does(room.aino, "hide", item=made)

    assert "not yet" not in snapshot(room.seen_by(room.bilal)).model_dump_json()
    assert "not yet" in snapshot(room.seen_by(room.aino)).model_dump_json()
