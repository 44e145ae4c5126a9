"""Beside cards, a phone gets only what concerns it: the task at hand and itself."""

from changelab.domain.visibility import THE_ROOM

PLAN = {
    "title": "First",
    "ask": "What do you see?",
    "notes": "they may resist",
    "mirror_material": "clip 3",
    "first_stimulus": "the case",
    "second_stimulus": "the triangle",
    "product": "a list",
}


def test_a_phone_gets_the_task_at_hand_without_the_facilitators_side(room_with):
    """The question is sent; notes, stimuli and the tasks to come are not."""
    room = room_with(PLAN, {"title": "A surprise"})
    seen = room.seen_by(room.bilal)

    (task,) = seen.tasks.values()
    assert task.plan.ask == "What do you see?"
    for kept in ("they may resist", "clip 3", "the case", "the triangle", "a list", "surprise"):
        assert kept not in repr(vars(seen))


def test_a_phone_gets_only_its_own_person(room):
    """Bilal is not told that Dana is P02, nor what she agreed to; the projector gets nobody."""
    assert list(room.seen_by(room.bilal).participants) == ["P01"]
    assert room.seen_by(THE_ROOM).participants == {}


def test_no_view_tells_who_did_what(room):
    """The list of acts names their authors: it is in nobody's view of the workshop."""
    room.does(room.bilal, "add_entry", element="rules", text="x", period="present")

    assert room.state.deeds
    for viewer in (room.dana, room.chen, room.eeva, room.aino):
        assert room.seen_by(viewer).deeds == {}


def test_after_the_session_a_phone_gets_no_task(room):
    """Nothing is asked any more; what was shown stays to be seen."""
    made = room.does(room.bilal, "add_entry", element="rules", text="x", period="present").made
    room.does(room.aino, "end_session")
    seen = room.seen_by(room.dana)

    assert (seen.tasks, seen.sessions, seen.about.sessions) == ({}, {}, ())
    assert made in seen.entries
