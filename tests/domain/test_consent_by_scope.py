"""Consent for the whole, a session, a recording: the nearest answer counts, the default is no."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from studied import bring_picture, bring_transcript

from changelab.domain.consent import agrees, answer_of, newest_change, scopes_of
from changelab.domain.entities import Consent, Participant
from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.vocabulary import Answered, Purpose, Withdrawal


def writes_down(room, who: list[str], scope: str = "", on: str = "2026-03-02", **answers):
    """Eeva copies what stands on paper."""
    room.does(room.eeva, "record_consent", participants=who, scope=scope, answers=answers, on=on)


def test_nobody_agreed_to_what_nobody_asked(room):
    """Bilal said yes to taking part, and to nothing else."""
    bilal = room.state.participants["P01"]

    assert agrees(bilal, Purpose.TAKE_PART, ("",))
    assert not any(agrees(bilal, one, ("",)) for one in Purpose if one is not Purpose.TAKE_PART)
    assert answer_of(bilal, Purpose.QUOTE, ("",)) is None


def test_several_signed_the_same_form(room):
    """One act for a pile of paper; day and form stand by each answer."""
    writes_down(room, ["P01", "P02"], archive="given", teach="refused")

    for key in ("P01", "P02"):
        answers = room.state.participants[key].consents[""]
        assert answers[Purpose.ARCHIVE] == Consent(Answered.GIVEN, "2026-03-02", 1)
        assert answers[Purpose.TEACH] == Consent(Answered.REFUSED, "2026-03-02", 1)


def test_an_answer_for_a_recording_goes_before_one_for_its_session(room):
    """Dana: archive everything, but not the first session; of that one, this tape after all."""
    session = next(iter(room.state.sessions))
    tape = bring_transcript(room)
    other = bring_transcript(room, file="f" * 64, session=None)
    writes_down(room, ["P02"], archive="given")
    writes_down(room, ["P02"], session, archive="refused")
    state, dana = room.state, room.state.participants["P02"]
    assert not agrees(dana, Purpose.ARCHIVE, scopes_of(state, tape))
    writes_down(room, ["P02"], tape, archive="given")
    state, dana = room.state, room.state.participants["P02"]

    assert scopes_of(state, tape) == (tape, session, "")
    assert scopes_of(state, other) == (other, "")
    assert agrees(dana, Purpose.ARCHIVE, scopes_of(state, tape))
    assert not agrees(dana, Purpose.ARCHIVE, scopes_of(state, session))
    assert agrees(dana, Purpose.ARCHIVE, scopes_of(state, other))


def test_a_picture_is_asked_for_by_itself(room):
    """Bilal agrees to archiving, not of the picture that he is in."""
    picture = bring_picture(room, people=["P01"])
    writes_down(room, ["P01"], archive="given")
    writes_down(room, ["P01"], picture, archive="refused")
    state, bilal = room.state, room.state.participants["P01"]

    assert agrees(bilal, Purpose.ARCHIVE, scopes_of(state, None))
    assert not agrees(bilal, Purpose.ARCHIVE, scopes_of(state, picture))


def test_what_was_left_open_on_paper_stays_as_it_was(room):
    """A second form asks for one thing more; the first answers hold."""
    writes_down(room, ["P01"], archive="given")
    writes_down(room, ["P01"], on="2026-04-01", teach="given")
    answers = room.state.participants["P01"].consents[""]

    assert answers[Purpose.ARCHIVE].on == "2026-03-02"
    assert answers[Purpose.TEACH].on == "2026-04-01"
    assert answers[Purpose.TAKE_PART].answered is Answered.GIVEN


def test_taking_back_a_yes_on_the_phone_is_withdrawing_it(room):
    """Bilal's no after a yes is told apart from a no from the beginning; both are no."""
    room.does(room.bilal, "give_consent", answers={"take_part": True, "quote": True})
    room.does(
        room.bilal, "give_consent", answers={"take_part": True, "quote": False, "teach": False}
    )
    room.does(
        room.bilal, "give_consent", answers={"take_part": True, "quote": False, "teach": True}
    )
    answers = room.state.participants["P01"].consents[""]

    assert answers[Purpose.QUOTE].answered is Answered.WITHDRAWN
    assert answers[Purpose.TEACH].answered is Answered.GIVEN
    assert not room.state.participants["P01"].agreed_to(Purpose.QUOTE)


def test_the_form_is_the_one_in_use_unless_another_is_named(room):
    """Aino rewords a purpose; who answers then answers form 2, and paper may be older."""
    room.does(room.aino, "change_wording", wording={"consent.quote": "Quote me."})
    writes_down(room, ["P01"], quote="given")
    room.does(room.eeva, "record_consent", participants=["P02"], answers={"quote": "given"}, form=1)
    forms = [one.consents[""][Purpose.QUOTE].form for one in room.state.participants.values()]

    assert forms == [2, 1]


def test_the_day_of_review_is_kept_and_taken_off(room):
    """A day, another, none; the same day again is no event."""
    for on in ("2031-03-02", "2032-01-01", "2032-01-01", ""):
        room.does(room.eeva, "set_review_day", on=on)

    days = [
        fact.event.on
        for fact in room.laboratory.facts(room.workshop)
        if fact.event.kind == "review_day_set"
    ]
    assert days == ["2031-03-02", "2032-01-01", ""]
    assert room.state.about.review_by == ""


def test_the_newest_change_of_consent_is_known(room):
    """A card is none, an answer is one, and so is a withdrawal; facts and state say the same."""

    def newest() -> int:
        facts = room.laboratory.facts(room.workshop)
        assert newest_change(room.state) == newest_change(facts)
        return newest_change(facts)

    before = newest()
    room.does(room.dana, "add_entry", element="rules", text="x", period="past")
    assert newest() == before
    writes_down(room, ["P02"], archive="given")
    answered = newest()
    assert answered == room.state.seq
    room.laboratory.withdraw(room.workshop, "P01", Withdrawal.NO_FURTHER_USE, room.eeva)
    assert newest() == room.state.seq > answered


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"participants": []}, Refused),
        ({"answers": {}}, Refused),
        ({"answers": {"fame": "given"}}, Refused),
        ({"answers": {"quote": "perhaps"}}, Refused),
        ({"on": "yesterday"}, Refused),
        ({"on": "2026-03"}, Refused),
        ({"on": "2026-02-30"}, Refused),
        ({"form": 0}, Refused),
        ({"scope": "x99"}, NotFound),
        ({"participants": ["P99"]}, NotFound),
    ],
)
def test_what_makes_no_sense_is_refused(room, fields, error):
    """Nobody, nothing, an unknown day, part or person: nothing is written down."""
    before = room.state.seq
    given = {"participants": ["P01"], "answers": {"quote": "given"}} | fields
    with pytest.raises(error):
        room.does(room.eeva, "record_consent", **given)

    assert room.state.seq == before


@pytest.mark.parametrize("who", ["bilal", "chen"])
def test_paper_is_written_down_by_those_who_answer_for_it(room, who):
    """A participant answers on the phone, for themselves; an observer for nobody."""
    with pytest.raises(NotAllowed):
        room.does(
            getattr(room, who), "record_consent", participants=["P02"], answers={"quote": "given"}
        )


SCOPES = ("r17", "s3", "")
answers = some.dictionaries(
    some.sampled_from(SCOPES),
    some.dictionaries(some.sampled_from(Purpose), some.sampled_from(Answered), min_size=1),
)


@given(answers, some.sampled_from(Purpose), some.sampled_from([None, *Withdrawal]))
def test_the_nearest_answer_decides_whatever_was_answered(answered, purpose, withdrawn):
    """For any answers: yes is only a yes of the nearest part that was asked, and nobody left."""
    person = Participant(
        id="P01",
        joined_at="",
        withdrawn=withdrawn,
        consents={
            scope: {one: Consent(said, "", 1) for one, said in given_there.items()}
            for scope, given_there in answered.items()
        },
    )
    there = [answered[one][purpose] for one in SCOPES if purpose in answered.get(one, {})]

    assert answer_of(person, purpose, SCOPES) == (there[0] if there else None)
    expected = withdrawn is None and there[:1] == [Answered.GIVEN]
    assert agrees(person, purpose, SCOPES) is expected
    # A farther answer never changes a nearer one.
    for place in range(1, len(SCOPES)):
        near = answer_of(person, purpose, SCOPES[:place])
        assert near is None or near is answer_of(person, purpose, SCOPES)
