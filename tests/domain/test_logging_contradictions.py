"""Logging a contradiction: one to two poles, a number that stays its own."""

import pytest

from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.vocabulary import ContradictionStatus

POLES = [{"element": "rules"}, {"element": "object"}]


def log(room, text="it pulls", poles=POLES, **fields) -> str:
    """Bilal logs a contradiction in the present; returns its id."""
    asked = {"text": text, "poles": poles, "period": "present"} | fields
    return room.does(room.bilal, "log_contradiction", **asked).made


def test_bilal_logs_a_suspected_contradiction(room):
    """It begins as a hypothesis: suspected, with nothing behind it yet."""
    made = log(room, "targets against the whole child")
    logged = room.state.contradictions[made]

    assert logged.text == "targets against the whole child"
    assert logged.status is ContradictionStatus.SUSPECTED
    assert (logged.evidence, logged.manifestations, logged.accepted_in) == ((), (), None)


def test_contradictions_are_numbered_as_they_come(room):
    """Pictures show 1, 2, 3 beside the bolts."""
    ids = [log(room) for _ in range(3)]

    assert [room.state.contradictions[one].number for one in ids] == [1, 2, 3]


def test_a_withdrawn_contradiction_keeps_its_number(room):
    """No other contradiction is ever called number 1: people speak of them by number."""
    first = log(room)
    room.does(room.bilal, "withdraw", item=first)

    second = log(room)
    assert room.state.contradictions[second].number == 2


def test_an_undone_contradiction_that_comes_back_has_its_own_number(room):
    """Undo, another one, undo the undo: still no two contradictions of one number."""
    undone = "11111111-2222-4333-8444-555555555555"
    log(room, "first")
    room.does(room.bilal, "undo", act_id=undone)
    log(room, "second")
    room.does(room.bilal, "undo", of=undone)

    numbers = [one.number for one in room.state.contradictions.values()]
    assert len(numbers) == len(set(numbers)) == 2


def test_no_poles_are_refused(room):
    """A contradiction lies somewhere: the refusal says to name at least one place."""
    with pytest.raises(Refused, match=r"“poles” is empty. Name at least one"):
        log(room, poles=[])


def test_three_poles_are_refused(room):
    """A contradiction is inside one thing or between two."""
    with pytest.raises(Refused, match=r"at most 2"):
        log(room, poles=[{"element": "rules"}, {"element": "object"}, {"element": "tools"}])


def test_too_many_poles_are_refused_in_plain_words(room):
    """The refusal says what to do, and speaks of no tuple."""
    with pytest.raises(Refused) as refused:
        log(room, poles=[{"element": "rules"}, {"element": "object"}, {"element": "tools"}])

    assert refused.value.remedy and "tuple" not in str(refused.value)


def test_a_pole_in_an_unknown_system_is_refused(room):
    """Poles are checked against the systems there are."""
    with pytest.raises(NotFound, match=r"no activity system “School”"):
        log(room, poles=[{"system": "School", "element": "rules"}])


def test_phones_log_contradictions_only_when_asked(room_with):
    """In a mapping task contradictions wait for their own task."""
    room = room_with({"title": "Map", "kind": "map"}, {"title": "Pull", "kind": "contradictions"})
    with pytest.raises(NotNow, match=r"moved on"):
        log(room)
    room.does(room.aino, "next_task")

    assert log(room) in room.state.contradictions


@pytest.mark.parametrize("act", ["locate_contradiction", "judge_contradiction", "link_rise"])
def test_a_contradiction_that_is_not_there_is_refused(room, act):
    """The refusal says that it may have been taken back."""
    fields = {
        "locate_contradiction": {"poles": POLES, "period": "past"},
        "judge_contradiction": {"status": "rejected"},
        "link_rise": {"to": "c1"},
    }

    with pytest.raises(NotFound, match=r"no contradiction “c99”"):
        room.does(room.aino, act, contradiction="c99", **fields[act])


def test_a_contradiction_that_was_taken_back_is_not_worked_on(room):
    """As with entries: what was withdrawn is neither judged nor linked."""
    gone = log(room)
    room.does(room.bilal, "withdraw", item=gone)

    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, "judge_contradiction", contradiction=gone, status="worked_on")


def test_one_contradiction_gives_rise_to_another(room):
    """Levels precipitate one another (Foot & Groleau 2011); the link is kept once."""
    cause, effect = log(room), log(room)
    room.does(room.aino, "link_rise", contradiction=cause, to=effect)
    room.does(room.aino, "link_rise", contradiction=cause, to=effect)

    assert room.state.contradictions[cause].gave_rise_to == (effect,)


def test_a_contradiction_does_not_give_rise_to_itself(room):
    """The refusal says to choose another one."""
    one = log(room)

    with pytest.raises(Refused, match=r"to itself"):
        room.does(room.aino, "link_rise", contradiction=one, to=one)
