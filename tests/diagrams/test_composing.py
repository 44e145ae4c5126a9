"""Composing a picture: by name, from what the viewer may see, in the workshop's words."""

import pytest

from changelab.diagrams import compose, picture_names
from changelab.domain.errors import NotFound
from changelab.domain.visibility import THE_ROOM
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing
from tests.diagrams.conftest import Sketch

NAME = "activity-system"


def test_it_works(room):
    """What Bilal says of the rules is in the picture of the present and in its sentences."""
    room.does(room.bilal, "add_entry", element="rules", text="attendance target", period="present")

    picture = compose(room.seen_by(THE_ROOM), NAME, Period.PRESENT)

    assert picture.name == NAME
    assert picture.title == "Our activity – Present"
    assert "attendance target" in picture.dot
    assert "Rules: attendance target." in picture.text


def test_each_system_has_a_picture(room):
    """The first system has the plain name, the others are counted in order of naming."""
    room.does(room.aino, "name_system", name="School")
    room.does(room.aino, "name_system", name="Family service")

    names = [name for name in picture_names(room.state) if name.startswith(NAME)]

    assert names == [NAME, f"{NAME}-2", f"{NAME}-3"]
    assert compose(room.state, f"{NAME}-2", Period.PAST).title == "School – Past"


def test_an_unknown_name_is_refused(sketch):
    """The message says which pictures there are."""
    with pytest.raises(NotFound, match="There are: activity-system"):
        compose(sketch.state, "triangle", Period.PRESENT)


def test_each_period_has_its_own_entries(sketch):
    """An entry of past and present is in both pictures, and not in that of the future."""
    sketch.entry("tools", "paper form", Period.PAST, Period.PRESENT)

    drawn = {period: "paper form" in compose(sketch.state, NAME, period).dot for period in Period}

    assert drawn == {Period.PAST: True, Period.PRESENT: True, Period.FUTURE: False}


def test_hidden_and_withdrawn_cards_are_not_drawn(room):
    """What Aino hides and what Dana withdraws is in no part of the picture."""
    for person, text in ((room.bilal, "a name that slipped"), (room.dana, "said too quickly")):
        room.does(person, "add_entry", element="object", text=text, period="present")
    hidden, withdrawn = room.state.entries
    room.does(room.aino, "hide", item=hidden)
    room.does(room.dana, "withdraw", item=withdrawn)

    for viewer in (THE_ROOM, room.aino):
        picture = compose(room.seen_by(viewer), NAME, Period.PRESENT)

        assert "slipped" not in picture.dot + picture.text
        assert "too quickly" not in picture.dot + picture.text


def test_hidden_and_rejected_contradictions_are_not_drawn(sketch):
    """Neither their bolts nor their words."""
    sketch.contradiction("hidden one", "object", "rules", standing=Standing.HIDDEN)
    sketch.contradiction("rejected one", "tools", status=ContradictionStatus.REJECTED)

    picture = compose(sketch.state, NAME, Period.PRESENT)

    assert "one" not in picture.text.replace("nothing", "")
    assert "contradiction" not in picture.dot


def test_the_workshops_own_words(sketch):
    """A renamed element, period and contradiction are in the picture under their new names."""
    renamed = {"element.rules": "House rules", "period.present": "Today", "contradiction": "Knot"}
    sketch = Sketch("Team", wording=renamed)
    sketch.contradiction("targets against the child", "rules", "object")

    picture = compose(sketch.state, NAME, Period.PRESENT)

    assert picture.title == "Team – Today"
    assert "House rules" in picture.dot
    assert "Knot 1, between House rules and Object: targets against the child." in picture.text


def test_an_empty_element_shows_a_question_mark(sketch):
    """Seven unknown elements, seven question marks; one filled, six."""
    before = compose(sketch.state, NAME, Period.PRESENT).dot.count('label="?')
    sketch.entry("community", "families")
    after = compose(sketch.state, NAME, Period.PRESENT).dot.count('label="?')

    assert (before, after) == (len(Element), len(Element) - 1)


def test_a_contradiction_is_shown_where_it_has_a_pole(sketch):
    """One between old object and new is in the pictures of both periods, with its far end."""
    sketch.contradiction(
        "attendance against wellbeing", (0, "object", "past"), (0, "object", "present")
    )

    texts = {period: compose(sketch.state, NAME, period).text for period in Period}

    assert "between Object and Past: Object" in texts[Period.PRESENT]
    assert "between Object and Present: Object" in texts[Period.PAST]
    assert "attendance" not in texts[Period.FUTURE]


def test_a_contradiction_with_a_neighbour_names_it():
    """One between two systems is in the pictures of both, each naming the other."""
    sketch = Sketch("Services", "School")
    sketch.contradiction("other targets", (0, "object", "present"), (1, "rules", "present"))

    ours = compose(sketch.state, NAME, Period.PRESENT)
    theirs = compose(sketch.state, f"{NAME}-2", Period.PRESENT)

    assert "School: Rules" in ours.dot
    assert "Services: Object" in theirs.dot


def test_the_key_names_what_is_shown(sketch):
    """The same state has the same key; another card, even a folded one, has another."""
    for number in range(60):
        sketch.entry("tools", f"tool {number}")
    one, two = (compose(sketch.state, NAME, Period.PRESENT) for _ in range(2))
    first = next(iter(sketch.state.entries))
    del sketch.state.entries[first]
    other = compose(sketch.state, NAME, Period.PRESENT)

    assert one == two
    assert one.key != other.key


def test_a_change_elsewhere_is_no_change(sketch):
    """A card of another period leaves the picture and its key as they were."""
    before = compose(sketch.state, NAME, Period.PRESENT).key
    sketch.entry("tools", "shared form", Period.FUTURE)

    assert compose(sketch.state, NAME, Period.PRESENT).key == before


def test_thousands_of_entries_are_counted_not_listed(sketch):
    """The newest are told, older ones counted: the picture of a long process stays small."""
    for number in range(1, 2001):
        sketch.entry("rules", f"rule {number}")

    picture = compose(sketch.state, NAME, Period.PRESENT)

    told = next(line for line in picture.text.splitlines() if line.startswith("Rules"))
    assert told.startswith("Rules: 1940 earlier, then rule 1941; rule 1942;")
    assert told.endswith("; rule 2000.")
    drawn = picture.dot.count("\N{BULLET}\N{NO-BREAK SPACE}rule ")
    assert 8 <= drawn < 30
    assert f'"+ {2000 - drawn} more' in picture.dot
