"""In a task about history the scribe types a date and what happened, and it is a milestone."""

import pytest

from changelab.domain.errors import Refused
from changelab.domain.history import PlaceMilestone
from changelab.domain.scribe import Reader
from changelab.domain.surfaces import KeepLine
from changelab.domain.vocabulary import Strand
from changelab.domain.wording import Wording


@pytest.fixture
def reader() -> Reader:
    """The reader of a task about history."""
    return Reader(dates=True)


@pytest.mark.parametrize(
    ("line", "when", "until", "strand"),
    [
        ("1998: new law", "1998", "", Strand.EVENTS),
        ("1998 tools: new law", "1998", "", Strand.TOOLS),
        ("1998-05 rules: new law", "1998-05", "", Strand.RULES),
        ("1998-05-17 Event: new law", "1998-05-17", "", Strand.EVENTS),
        ("1998-2004 rules: new law", "1998", "2004", Strand.RULES),
        ("1998 – 2004: new law", "1998", "2004", Strand.EVENTS),
        ("1998-05 to 2004-11-30 obj: new law", "1998-05", "2004-11-30", Strand.OBJECT),
        ("1998-05-2004-06 norms: new law", "1998-05", "2004-06", Strand.RULES),
        ("  1998   until  2004   tools :  new law", "1998", "2004", Strand.TOOLS),
    ],
)
def test_it_works(reader, line, when, until, strand):
    """One date or two, and the strand if it is not an event."""
    act = reader.read(line).act

    assert act == PlaceMilestone(when=when, until=until, strand=strand, text="new law")


def test_what_was_understood_is_said(reader):
    """The scribe reads it before it is sent."""
    assert reader.read("1998-2004 tools: forms").says == "tools, 1998 to 2004, on the history wall"


def test_the_words_of_the_workshop_are_understood():
    """A group that says “forms and records” for its tools types that."""
    reader = Reader(Wording({"element.tools": "Forms and records"}), dates=True)

    assert reader.read("1998 forms and records: x").act.strand is Strand.TOOLS
    assert reader.read("1998 tools: x").act.strand is Strand.TOOLS


def test_other_lines_mean_what_they_always_mean(reader):
    """A line without a date in front is an entry, a contradiction, or kept."""
    plain = Reader()
    for line in ("tools: ICD", "rules x object: 1998 against now", "in 1998: a law", "98: a law"):
        assert reader.read(line) == plain.read(line)


def test_elsewhere_a_date_is_no_milestone(paper_room):
    """Only the task at hand says that history is asked for."""
    room = paper_room({"title": "Open"}, {"title": "History", "kind": "history"})
    assert isinstance(Reader.of(room.state).read("1998: new law").act, KeepLine)
    room.does(room.aino, "start_task", task=list(room.state.tasks)[1])

    assert isinstance(Reader.of(room.state).read("1998: new law").act, PlaceMilestone)


def test_a_line_of_an_unknown_strand_is_kept(reader):
    """Nothing is put where nobody asked for it."""
    assert reader.read("1998 weather: rain").kept


def test_what_is_no_date_is_refused(reader):
    """There is no thirteenth month."""
    with pytest.raises(Refused, match=r"“1998-13” is not a date"):
        reader.read("1998-13: new law")


def test_a_date_without_words_is_refused(reader):
    """Something has to have happened."""
    with pytest.raises(Refused, match=r"“text” is empty"):
        reader.read("1998:")
