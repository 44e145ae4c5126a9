"""How far the group has come with a contradiction, and what that rests on."""

import pytest

from changelab.domain.errors import NotFound, Refused
from changelab.domain.vocabulary import ContradictionStatus, EvidenceKind


@pytest.fixture
def suspected(room) -> str:
    """Bilal's contradiction, with nothing behind it."""
    return room.does(
        room.bilal,
        "log_contradiction",
        text="targets against the whole child",
        poles=[{"element": "rules"}, {"element": "object"}],
        period="present",
    ).made


def observe(room, **fields) -> str:
    """Bilal keeps an observation; returns its id."""
    return room.does(room.bilal, "note_observation", text="he waited an hour", **fields).made


def judge(room, contradiction: str, status: str):
    """Aino judges it; returns it as it is then."""
    room.does(room.aino, "judge_contradiction", contradiction=contradiction, status=status)
    return room.state.contradictions[contradiction]


def test_an_observation_stands_behind_it(room, suspected):
    """With an observation attached it may be called evidenced."""
    seen = observe(room, evidence="diary_entry", source="Dana's diary", dated="3 March")
    room.does(room.aino, "attach_evidence", observation=seen, contradiction=suspected)

    judged = judge(room, suspected, "evidenced")
    kept = room.state.observations[seen]
    assert (judged.status, judged.evidence) == (ContradictionStatus.EVIDENCED, (seen,))
    assert (kept.evidence, kept.source) == (EvidenceKind.DIARY_ENTRY, "Dana's diary")


def test_an_observation_may_be_noted_with_what_it_stands_behind(room, suspected):
    """One act keeps the observation and attaches it."""
    seen = observe(room, contradiction=suspected)

    assert room.state.contradictions[suspected].evidence == (seen,)


def test_a_manifestation_stands_behind_it_too(room, suspected):
    """A manifestation that shows it is a link as good as an observation."""
    room.does(
        room.aino,
        "recognise_manifestation",
        text="what can we do?",
        of="double_bind",
        contradiction=suspected,
    )

    assert judge(room, suspected, "evidenced").status is ContradictionStatus.EVIDENCED


def test_without_anything_behind_it_it_is_not_evidenced(room, suspected):
    """The refusal says to attach something first."""
    with pytest.raises(Refused, match=r"Nothing stands behind.*Attach an observation"):
        judge(room, suspected, "evidenced")

    assert room.state.contradictions[suspected].status is ContradictionStatus.SUSPECTED


@pytest.mark.parametrize("act", ["withdraw", "undo"])
def test_evidence_that_was_taken_back_does_not_count(room, suspected, act):
    """If Bilal takes his observation back, nothing stands behind the contradiction again."""
    said = "11111111-2222-4333-8444-555555555555"
    seen = room.does(room.bilal, "note_observation", text="he waited", act_id=said).made
    room.does(room.aino, "attach_evidence", observation=seen, contradiction=suspected)
    room.does(room.bilal, act, **({"item": seen} if act == "withdraw" else {"of": said}))

    with pytest.raises(Refused, match=r"Nothing stands behind"):
        judge(room, suspected, "evidenced")


def test_a_group_accepts_it_in_a_session(room, suspected):
    """Accepted by the group, it says in which session that was."""
    judged = judge(room, suspected, "accepted")

    assert judged.status is ContradictionStatus.ACCEPTED
    assert judged.accepted_in == room.state.stage.session


def test_outside_a_session_no_group_accepts_anything(room, suspected):
    """The refusal says to start the session in which it did."""
    room.does(room.aino, "end_session")

    with pytest.raises(Refused, match=r"accepts a contradiction in a session"):
        judge(room, suspected, "accepted")


@pytest.mark.parametrize("status", ["worked_on", "resolved", "rejected"])
def test_other_judgements_need_nothing_before(room, suspected, status):
    """A group may work on, resolve or reject a mere suspicion."""
    assert judge(room, suspected, status).status == status


def test_a_later_judgement_keeps_where_it_was_accepted(room, suspected):
    """Worked on in a later session, it still says where the group accepted it."""
    accepted_in = judge(room, suspected, "accepted").accepted_in
    room.does(room.aino, "end_session")

    assert judge(room, suspected, "worked_on").accepted_in == accepted_in


def test_the_same_judgement_again_records_nothing(room, suspected):
    """Judging it as it is writes no event."""
    before = room.state.seq
    judge(room, suspected, "suspected")

    assert room.state.seq == before


def test_evidence_is_attached_once(room, suspected):
    """A second time writes no event; an unknown observation is refused."""
    seen = observe(room, contradiction=suspected)
    before = room.state.seq
    room.does(room.aino, "attach_evidence", observation=seen, contradiction=suspected)

    assert room.state.seq == before
    with pytest.raises(NotFound, match=r"no observation “o99”"):
        room.does(room.aino, "attach_evidence", observation="o99", contradiction=suspected)


def test_one_observation_stands_behind_several_contradictions(room, suspected):
    """Links are many to many."""
    seen = observe(room, contradiction=suspected)
    other = room.does(
        room.dana, "log_contradiction", text="y", poles=[{"element": "tools"}], period="past"
    ).made
    room.does(room.aino, "attach_evidence", observation=seen, contradiction=other)

    assert room.state.contradictions[other].evidence == (seen,)
    assert room.state.contradictions[suspected].evidence == (seen,)
