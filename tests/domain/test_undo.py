"""Undo appends: what stood there before is put back, and the record keeps both."""

import pytest

from changelab.domain.snapshot import snapshot
from changelab.domain.vocabulary import Period, Standing

FIRST = "00000000-0000-4000-8000-000000000001"
SECOND = "00000000-0000-4000-8000-000000000002"
UNDONE = "00000000-0000-4000-8000-00000000000a"


def seen(room) -> str:
    """Everything the state says but its seq, lists in their order."""
    return snapshot(room.state).model_copy(update={"seq": 0}).model_dump_json()


def add(room, text: str = "thresholds", act_id: str | None = None, who=None) -> str:
    """Bilal adds an entry; returns its id."""
    who = who or room.bilal
    return room.does(who, "add_entry", act_id, element="rules", text=text, period="present").made


def test_bilal_takes_back_his_latest_act(room):
    """Without saying which, undo means one's own latest."""
    first = add(room)
    add(room, "b")
    add(room, "Dana's", who=room.dana)
    room.does(room.bilal, "undo")

    assert [entry.text for entry in room.state.entries.values()] == ["thresholds", "Dana's"]
    assert first in room.state.entries


def test_undo_again_and_again_goes_back_step_by_step(room):
    """Each undo takes the act before; undos themselves are not steps."""
    made = add(room, "a")
    room.does(room.bilal, "reword", item=made, text="b")
    room.does(room.bilal, "reword", item=made, text="c")
    room.does(room.bilal, "undo")
    assert room.state.entries[made].text == "b"
    room.does(room.bilal, "undo")
    assert (room.state.entries[made].text, room.state.entries[made].reworded) == ("a", False)
    room.does(room.bilal, "undo")

    assert room.state.entries == {}


def test_undo_appends_to_the_record(room):
    """The record keeps the act and that it was undone; nothing is rewritten."""
    add(room, act_id=FIRST)
    before = room.laboratory.facts(room.workshop)
    room.does(room.bilal, "undo", of=FIRST)

    after = room.laboratory.facts(room.workshop)
    assert after[:-1] == before
    assert (after[-1].event.kind, after[-1].event.undone) == ("act_undone", FIRST)


ENTRY, CONTRADICTION, GROUP = "the entry", "the contradiction", "the group"
OTHER, MERGED, HEADING = "the other entry", "the merged entry", "the heading"
MILESTONE, PHASE, FIELD = "the milestone", "the phase", "the four-field model"
FORM, OTHER_FORM, OBJECT = "the form", "the other form", "the object"
AXIS = {"name": "who acts", "low": "one", "high": "several"}
ACTS = [
    ("name_system", {"name": "Hospital"}),
    ("rename_system", {"system": "Our activity", "name": "Clinic"}),
    ("move_entry", {"entry": ENTRY, "element": "tools"}),
    ("carry_entry", {"entry": ENTRY, "period": "future"}),
    ("hide", {"item": ENTRY}),
    ("reword", {"item": ENTRY, "text": "other words"}),
    ("withdraw", {"item": ENTRY}),
    ("judge_contradiction", {"contradiction": CONTRADICTION, "status": "accepted"}),
    (
        "locate_contradiction",
        {
            "contradiction": CONTRADICTION,
            "poles": [{"system": "y2", "element": "tools"}],
            "period": "past",
        },
    ),
    ("recognise_manifestation", {"text": "no!", "of": "conflict", "contradiction": CONTRADICTION}),
    ("note_observation", {"text": "seen", "contradiction": CONTRADICTION}),
    ("place_note", {"surface": "mirror", "period": "past", "text": "x"}),
    ("make_commitment", {"who": "we", "text": "meet"}),
    ("answer_prompt", {"prompt": "Who?", "text": "we"}),
    ("plan_session", {"plan": {"title": "Session 2"}}),
    ("plan_task", {"session": "s3", "plan": {"title": "Task 2"}}),
    ("revise_task", {"task": "t4", "plan": {"title": "New"}}),
    ("close_input", {}),
    ("extend_clock", {"seconds": 60}),
    ("end_session", {}),
    ("form_group", {"name": "Window side"}),
    ("put_in_group", {"participant": "P01", "group": GROUP}),
    ("merge_cards", {"into": OTHER, "items": [ENTRY]}),
    ("separate_card", {"item": MERGED}),
    ("group_cards", {"items": [ENTRY, CONTRADICTION], "text": "What holds us up"}),
    ("group_cards", {"items": [ENTRY], "heading": HEADING}),
    ("ungroup_cards", {"items": [OTHER]}),
    ("reword_heading", {"heading": HEADING, "text": "Time"}),
    ("refile_card", {"item": ENTRY, "task": "t5"}),
    ("move_entry", {"entry": ENTRY, "periods": ["past", "future"]}),
    ("open_voting", {}),
    ("change_wording", {"wording": {"element.tools": "With what"}}),
    ("rename_workshop", {"title": "Renamed"}),
    ("place_milestone", {"when": "1998", "text": "new law"}),
    ("move_milestone", {"milestone": MILESTONE, "when": "2001", "strand": "rules"}),
    ("cut_history", {"since": "2004", "name": "Programmes"}),
    ("change_phase", {"phase": PHASE, "since": "1971"}),
    ("join_phase", {"phase": PHASE}),
    ("draw_four_field", {"title": "Ways", "across": AXIS, "up": AXIS}),
    ("reword_four_field", {"field": FIELD, "title": "Other ways"}),
    ("place_form", {"text": "a class", "field": FIELD, "across": 1, "up": 1}),
    ("move_form", {"form": FORM, "across": 1, "up": 1, "period": "past"}),
    ("join_forms", {"start": OTHER_FORM, "end": FORM, "contradictions": [CONTRADICTION]}),
    ("join_forms", {"start": FORM, "end": OTHER_FORM, "contradictions": [CONTRADICTION]}),
    ("part_forms", {"start": FORM, "end": OTHER_FORM}),
    ("construe_object", {"text": "no fear", "systems": ["School"], "period": "past"}),
    ("change_construed", {"item": OBJECT, "systems": ["School", "Our activity"]}),
    ("place_neighbour", {"system": "School", "of": "Our activity", "neighbour": "tool_producing"}),
    ("show_picture", {"picture": "cycle"}),
]


def meant(sent, there: dict[str, str]):
    """The same, with the ids of what is there in the place of their names."""
    match sent:
        case dict():
            return {name: meant(value, there) for name, value in sent.items()}
        case list():
            return [meant(value, there) for value in sent]
        case _:
            return there.get(sent, sent) if isinstance(sent, str) else sent


def modelled(room) -> dict[str, str]:
    """Something of each of the group's other models, and what it is called here."""

    def sent(act: str, **fields) -> str:
        return room.does(room.bilal, act, text=act, **fields).made

    room.does(room.aino, "name_system", name="School")
    phase = f"p{room.does(room.aino, 'cut_history', since='1970', name='Craft').seq}"
    drawn = room.does(room.aino, "draw_four_field", title="W", across=AXIS, up=AXIS)
    form, other = (sent("place_form", across=place, up=0) for place in (-1, 1))
    room.does(room.aino, "join_forms", start=form, end=other)
    return {
        PHASE: phase,
        FIELD: f"q{drawn.seq}",
        FORM: form,
        OTHER_FORM: other,
        MILESTONE: sent("place_milestone", when="1998"),
        OBJECT: sent("construe_object", systems=["Our activity"], period="future"),
    }


@pytest.mark.parametrize(("act", "fields"), ACTS, ids=[act for act, _ in ACTS])
def test_whatever_aino_does_undo_puts_back_what_stood_there(room_with, act, fields):
    """After the undo the workshop is as before; after the redo as after the act."""
    room = room_with({"title": "Task 1"}, {"title": "Task 2"})
    there = {
        ENTRY: add(room),
        OTHER: add(room, "doorsteps"),
        MERGED: add(room, "sills"),
        CONTRADICTION: room.does(
            room.bilal, "log_contradiction", text="x", poles=[{"element": "rules"}], period="past"
        ).made,
        GROUP: f"g{room.does(room.aino, 'form_group', name='Door side').seq}",
    }
    room.does(room.aino, "merge_cards", into=there[OTHER], items=[there[MERGED]])
    there |= modelled(room)
    there[HEADING] = f"h{room.does(room.aino, 'group_cards', items=[there[OTHER]], text='a').seq}"
    before = seen(room)
    room.does(room.aino, act, FIRST, **meant(fields, there))
    after = seen(room)
    assert after != before
    room.does(room.aino, "undo", UNDONE, of=FIRST)
    assert seen(room) == before
    room.does(room.aino, "undo", of=UNDONE)

    assert seen(room) == after


def test_what_was_redone_can_be_undone_again(room):
    """Back and forth as often as one likes."""
    made = add(room, act_id=FIRST)
    for _ in range(3):
        undone = str(room.state.seq).zfill(8) + "-0000-4000-8000-000000000000"
        room.does(room.bilal, "undo", undone, of=FIRST)
        assert made not in room.state.entries
        room.does(room.bilal, "undo", of=undone)
        assert made in room.state.entries


def test_an_act_of_several_events_is_undone_as_one(room):
    """A contradiction logged with its manifestation goes, and comes back, with it."""
    room.does(
        room.bilal,
        "log_contradiction",
        FIRST,
        text="x",
        poles=[{"element": "rules"}],
        period="present",
        manifestation="dilemma",
    )
    room.does(room.bilal, "undo", UNDONE)
    assert (room.state.contradictions, room.state.manifestations) == ({}, {})
    room.does(room.bilal, "undo", of=UNDONE)

    (contradiction,) = room.state.contradictions.values()
    assert contradiction.manifestations == tuple(room.state.manifestations)


def test_aino_undoes_what_bilal_did(room):
    """The facilitator may take back another's act."""
    add(room, act_id=FIRST)
    room.does(room.aino, "undo", of=FIRST)

    assert room.state.entries == {}


def test_undoing_a_start_brings_the_stage_back(room_with):
    """A task started by a slip: the room is back where it was, with the clock as it was."""
    room = room_with({"title": "a"}, {"title": "b"})
    before = seen(room)
    room.does(room.aino, "next_task")
    room.does(room.aino, "undo")

    assert seen(room) == before and room.state.task.plan.title == "a"


def test_undoing_a_withdrawal_brings_the_card_back(room):
    """Bilal changes his mind about changing his mind."""
    made = add(room)
    room.does(room.bilal, "withdraw", item=made)
    room.does(room.bilal, "undo")

    assert room.state.entries[made].standing is Standing.SHOWN


def test_undoing_a_dropped_period_carries_the_entry_back(room):
    """The set of periods is as it was before the drop."""
    made = add(room)
    room.does(room.aino, "carry_entry", entry=made, period="future")
    room.does(room.aino, "drop_entry", entry=made, period="present")
    room.does(room.aino, "undo")

    assert room.state.entries[made].periods == (Period.PRESENT, Period.FUTURE)


def test_what_comes_back_stands_where_it_stood(room):
    """A removed system, or an undone entry, comes back at its place and not at the end."""
    room.does(room.aino, "name_system", name="School")
    room.does(room.aino, "name_system", name="Clinic")
    first = room.does(
        room.bilal, "add_entry", FIRST, system="School", element="rules", text="a", period="past"
    ).made
    room.does(room.bilal, "add_entry", system="School", element="rules", text="b", period="past")
    before = seen(room)
    room.does(room.bilal, "undo", UNDONE, of=FIRST)
    room.does(room.bilal, "undo", of=UNDONE)
    assert next(iter(room.state.entries)) == first
    room.does(room.aino, "remove_system", system="Our activity")
    room.does(room.aino, "undo")

    assert seen(room) == before


def test_an_act_is_found_whatever_the_case_of_its_id(room):
    """Some phones write their UUIDs in capitals; the record keeps them in small letters."""
    capitals = "ABCDEF00-0000-4000-8000-000000000001"
    add(room, act_id=capitals)
    room.does(room.bilal, "undo", of=capitals)

    assert room.state.entries == {}
