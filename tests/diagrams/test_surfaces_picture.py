"""The surfaces as a picture: nine cells, each with its notes, room where there is much."""

from dataclasses import replace

from hypothesis import given, settings

from changelab.diagrams import diagram_of
from changelab.diagrams.diagram import Diagram, Words
from changelab.diagrams.geometry import Rect
from changelab.domain.vocabulary import Period, Standing, Surface
from tests.diagrams.boards import clinic_board, crowded_board
from tests.diagrams.conftest import Sketch
from tests.diagrams.laid_out import check, workshops


def drawn(sketch: Sketch) -> Diagram:
    """The picture of the sketch's board, checked."""
    diagram = diagram_of(sketch.state, "surfaces", Period.PRESENT)
    check(diagram)
    return diagram


def words(diagram: Diagram, key: str) -> Words:
    return next(one for one in diagram.words if one.id == key)


def cell(diagram: Diagram, key: str) -> Rect:
    return next(one.rect for one in diagram.panels if one.id == key)


def shown(diagram: Diagram) -> str:
    return " ".join(line for one in diagram.words for line in one.lines)


def test_it_works():
    """Case B: each note stands in the cell of its surface and period, and can be found by id."""
    sketch = Sketch()
    seen = sketch.note(Surface.MIRROR, "9 minutes for a new child", Period.PRESENT)
    idea = sketch.note(Surface.IDEAS, "two names on each booking", Period.FUTURE)
    diagram = drawn(sketch)

    assert len(diagram.panels) == 9
    assert cell(diagram, "mirror_present").holds(words(diagram, seen).rect)
    assert cell(diagram, "ideas_future").holds(words(diagram, idea).rect)
    assert words(diagram, idea).classes == (idea,)


def test_the_past_is_on_top_and_the_mirror_at_the_left():
    """Rows run from past to future, columns from experience to theory."""
    diagram = drawn(clinic_board())
    tops = [cell(diagram, f"mirror_{period}").top for period in Period]
    lefts = [cell(diagram, f"{surface}_past").left for surface in Surface]

    assert tops == sorted(tops, reverse=True) and lefts == sorted(lefts)


def test_it_says_the_same_in_sentences():
    """Who cannot see the board is told every cell with its notes, the empty ones too."""
    said = drawn(clinic_board()).text.splitlines()

    assert said[1] == (
        "Mirror, Past: Residents learned at the bedside of two wards; "
        "One consultant knew every family."
    )
    assert "Model and vision, Past: nothing yet." in said and len(said) == 10


def test_only_what_is_shown_and_has_a_place_is_on_it():
    """Notes that wait, and lines kept for later, are not on the board."""
    sketch = Sketch()
    waits = sketch.note(Surface.MIRROR, "waits for Aino")
    later = sketch.note(Surface.MIRROR, "to be placed later")
    notes = sketch.state.notes
    notes[waits] = replace(notes[waits], standing=Standing.WAITING)
    notes[later] = replace(notes[later], surface=None)
    diagram = drawn(sketch)

    assert "waits" not in shown(diagram) + diagram.text
    assert "later" not in shown(diagram) + diagram.text


def test_it_speaks_the_words_of_the_workshop():
    """Renamed surfaces and periods are renamed on the board, and so are the questions."""
    own = {"surface.mirror": "What we saw", "period.past": "Then", "prompt.ideas": "What else?"}
    diagram = drawn(Sketch(wording=own))

    assert words(diagram, "mirror_heading").lines == ("What we saw",)
    assert words(diagram, "past_heading").lines == ("Then",)
    assert words(diagram, "ideas_question").lines == ("What else?",)
    assert "What we saw, Then: nothing yet." in diagram.text


def test_room_goes_where_there_is_more():
    """Of a crowded cell the row and the column grow; the newest notes stay, the rest is counted."""
    diagram = drawn(crowded_board(40))
    crowded, beside = cell(diagram, "mirror_present"), cell(diagram, "ideas_past")
    kept = [one for one in diagram.words if crowded.holds(one.rect) and one.classes]
    folded = words(diagram, "mirror_present_more").lines[0]

    assert crowded.width > 1.8 * beside.width and crowded.height > 3 * beside.height
    assert "number 39" in " ".join(kept[-1].lines)
    assert folded == f"+ {44 - len(kept)} more"


def test_a_small_board_is_set_in_large_type():
    """A few notes are not set small because many would be."""
    diagram = drawn(clinic_board())

    assert {one.size for one in diagram.words if one.classes} == {32.0}


def test_an_empty_board_is_a_board():
    """Nothing yet: nine empty cells with their names."""
    diagram = drawn(Sketch())

    assert len(diagram.panels) == 9 and diagram.text.count("nothing yet") == 9


def test_thousands_of_notes_are_counted():
    """A cell tells of its newest notes only, in the picture and in the sentences."""
    diagram = drawn(crowded_board(3000))

    assert "2944 earlier, then Observation number 2940" in diagram.text
    assert "+ 2" in words(diagram, "mirror_present_more").lines[0]


def test_a_cut_note_can_be_read_in_full():
    """The whole text of a note that is cut stands behind it."""
    sketch = Sketch()
    note = sketch.note(Surface.MODEL, "the whole activity system " * 30)
    one = words(drawn(sketch), note)

    assert one.lines[-1].endswith("…") and one.full.endswith("activity system")


@given(workshops())
@settings(max_examples=40, deadline=None)
def test_nothing_overlaps_and_no_text_leaves_its_cell(sketch):
    """Whatever a workshop has on its board, the picture keeps what all pictures promise."""
    drawn(sketch)
