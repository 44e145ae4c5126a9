"""The history wall: dated milestones in strands, and the phases the group cuts them into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelab.domain.errors import NotAllowed, NotFound, NotNow, Refused
from changelab.domain.vocabulary import Strand


def placed(room, who="bilal", **fields) -> str:
    """The id of a milestone that someone put on the wall."""
    return room.does(getattr(room, who), "place_milestone", **{"text": "new law"} | fields).made


def cut(room, since: str, name: str) -> str:
    """The id of the phase that begins there."""
    room.does(room.aino, "cut_history", since=since, name=name)
    return next(reversed(room.state.phases))


@pytest.mark.parametrize("strand", Strand)
def test_it_works(room, strand):
    """A milestone stands at its date in its strand, with its words and its author."""
    made = placed(room, when="1998-05", until="2004", strand=strand, text="new law")

    one = room.state.milestones[made]
    assert (one.when, one.until, one.strand) == ("1998-05", "2004", strand)
    assert (one.text, one.author) == ("new law", "P01")


def test_what_is_not_said_is_an_event_that_did_not_last(room):
    """A year and a few words are enough."""
    made = placed(room, when="1998")

    one = room.state.milestones[made]
    assert (one.strand, one.until) == (Strand.EVENTS, "")


def test_a_milestone_is_moved(room):
    """Aino sets date, end and strand right; what she does not name stays as it was."""
    made = placed(room, when="1998", until="2004")
    room.does(room.aino, "move_milestone", milestone=made, when="1999-03-01")
    room.does(room.aino, "move_milestone", milestone=made, strand="tools")
    before = room.state.seq
    room.does(room.aino, "move_milestone", milestone=made, strand="tools")

    one = room.state.milestones[made]
    assert (one.when, one.until, one.strand) == ("1999-03-01", "2004", Strand.TOOLS)
    assert room.state.seq == before


def test_an_end_is_taken_away(room):
    """An empty end says that it did not last."""
    made = placed(room, when="1998", until="2004")
    room.does(room.aino, "move_milestone", milestone=made, until="")

    assert room.state.milestones[made].until == ""


def test_history_is_cut_into_phases(room):
    """Each phase has a name and lasts to the next; name and cut can be changed."""
    craft, mass = cut(room, "1970", "Craft"), cut(room, "1998-05", "Mass production")
    room.does(room.aino, "change_phase", phase=mass, name="Programmes")
    room.does(room.aino, "change_phase", phase=mass, since="1999")

    told = [(one.id, one.name, one.since) for one in room.state.phases.values()]
    assert told == [(craft, "Craft", "1970"), (mass, "Programmes", "1999")]


def test_a_phase_is_joined_to_the_one_before(room):
    """Its cut goes; undone, it is there again."""
    phase = cut(room, "1998", "Programmes")
    room.does(room.aino, "join_phase", phase=phase)
    assert room.state.phases == {}
    room.does(room.aino, "undo")

    assert list(room.state.phases) == [phase]


@pytest.mark.parametrize(
    "when", ["around 1998", "98", "1998-13", "1998-02-30", "1998-5", "0000", "", "1998/05"]
)
def test_what_is_no_date_is_refused(room, when):
    """The refusal shows how a date is written."""
    with pytest.raises(Refused, match=r"1998, 1998-05 or 1998-05-17"):
        placed(room, when=when)
    with pytest.raises(Refused, match=r"1998, 1998-05 or 1998-05-17"):
        cut(room, when, "Craft")


@pytest.mark.parametrize(
    ("when", "until"), [("1998", "1997"), ("1998", "1997-12"), ("1998-05-17", "1998-04")]
)
def test_nothing_ends_before_it_begins(room, when, until):
    """Neither when it comes nor when it is moved."""
    made = placed(room, when=when)

    with pytest.raises(Refused, match=r"cannot end in"):
        placed(room, when=when, until=until)
    with pytest.raises(Refused, match=r"cannot end in"):
        room.does(room.aino, "move_milestone", milestone=made, until=until)


@pytest.mark.parametrize(
    ("when", "until"), [("1998", "1998"), ("1998-05", "1998"), ("1998", "1998-02")]
)
def test_the_less_precise_date_covers_the_other(room, when, until):
    """From May 1998 until some time in 1998 is no way back."""
    made = placed(room, when=when, until=until)

    assert room.state.milestones[made].until == until


@given(year=st.integers(1, 9999), month=st.integers(1, 12), day=st.integers(1, 28))
def test_every_date_is_taken(paper_room, year, month, day):
    """Whatever the year, and as precisely as it is remembered."""
    room = paper_room({"title": "History", "kind": "history"})
    for when in (f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{day:02}"):
        room.does(room.bilal, "place_milestone", when=when, text="x")

    assert len(room.state.milestones) == 3


@pytest.mark.parametrize("since", ["1998", "1998-01", "1998-01-01"])
def test_history_is_cut_once_at_a_date(room, since):
    """The refusal names the phase that begins there; a phase does not move onto another."""
    cut(room, "1998", "Programmes")
    later = cut(room, "2010", "Networks")

    with pytest.raises(Refused, match=r"cut there already: “Programmes”"):
        cut(room, since, "Craft")
    with pytest.raises(Refused, match=r"cut there already"):
        room.does(room.aino, "change_phase", phase=later, since=since)


def test_undo_does_not_cut_twice_at_a_date(room):
    """A phase that was joined comes back only where no other begins by now."""
    phase, joined = cut(room, "1998", "Programmes"), "00000000-0000-4000-8000-000000000001"
    room.does(room.aino, "join_phase", joined, phase=phase)
    cut(room, "1998-01", "Networks")

    with pytest.raises(Refused, match=r"cut there by now"):
        room.does(room.aino, "undo", of=joined)


def test_what_is_not_there_is_refused(room):
    """Unknown milestones and phases may have been taken back since."""
    with pytest.raises(NotFound, match=r"no milestone “d99”"):
        room.does(room.aino, "move_milestone", milestone="d99", when="1998")
    for act in ("change_phase", "join_phase"):
        with pytest.raises(NotFound, match=r"no phase “p99”"):
            room.does(room.aino, act, phase="p99")


def test_what_was_taken_back_does_not_move(room):
    """A withdrawn milestone stays where it was."""
    made = placed(room, when="1998")
    room.does(room.bilal, "withdraw", item=made)

    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, "move_milestone", milestone=made, when="1999")


def test_phones_place_milestones_when_asked(room_with):
    """A task about history takes them and nothing else; the cuts are not theirs."""
    room = room_with({"title": "History", "kind": "history"}, {"title": "Map", "kind": "map"})
    made = placed(room, when="1998")
    with pytest.raises(NotNow, match=r"moved on"):
        room.does(room.bilal, "add_entry", element="rules", text="x", period="past")
    with pytest.raises(NotAllowed):
        room.does(room.bilal, "cut_history", since="1998", name="Craft")
    room.does(room.aino, "next_task")
    with pytest.raises(NotNow, match=r"moved on"):
        placed(room, when="1999")

    assert list(room.state.milestones) == [made]


def test_a_milestone_waits_where_cards_are_held(room_with):
    """Like every card it is shown when the facilitator has let it through."""
    room = room_with({"title": "History", "kind": "history", "held": True})
    made = placed(room, when="1998")
    assert made not in room.seen_by(room.dana).milestones
    room.does(room.aino, "accept", item=made)

    assert made in room.seen_by(room.dana).milestones
