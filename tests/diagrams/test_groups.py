"""What belongs together in a picture stands together, named in plain words."""

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings

from changelab.diagrams import compose, diagram_of
from changelab.diagrams.diagram import Words
from changelab.diagrams.groups import group_names, in_groups
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch, clinic
from tests.diagrams.laid_out import workshops

SVG = "{http://www.w3.org/2000/svg}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"


def groups_of(sketch: Sketch, name: str = "activity-system") -> dict[str, ElementTree.Element]:
    """The named groups of the picture, by their name."""
    root = ElementTree.fromstring(compose(sketch.state, name, Period.PRESENT).svg)
    return {group.get(LABEL): group for group in root.iter(f"{SVG}g") if group.get(LABEL)}


def test_it_works():
    """A drawing program lists the elements by their names, each with its box and its words."""
    groups = groups_of(clinic())

    assert list(groups) == [
        *("Lines", "Contradictions", "Subject", "Object", "Tools", "Rules", "Community"),
        *("Division of labour", "Outcome", "Key"),
    ]
    assert groups["Rules"].find(f".//{SVG}rect") is not None
    assert "37-hour week" in "".join(groups["Rules"].itertext())


def test_words_stand_in_the_order_of_reading():
    """Title, then element by element, then the key: who has it read aloud hears them so."""
    picture = compose(clinic().state, "activity-system", Period.PRESENT)
    root = ElementTree.fromstring(picture.svg)
    read = [text.text for text in root.iter(f"{SVG}text") if not text.text.isdigit()]

    assert read == [line for words in picture.diagram.words for line in words.lines]


def test_groups_are_called_in_the_words_of_the_workshop():
    """A renamed element names its group."""
    assert "Agreements" in groups_of(Sketch(wording={"element.rules": "Agreements"}))


def test_a_name_is_only_text():
    """Quotes and markup in a heading stay inside the label."""
    text = 'a " b & <g id="x">'

    assert text in groups_of(Sketch(wording={"element.rules": text}))


def test_a_group_without_a_heading_is_called_by_what_it_is():
    """A card is called as it begins, anything else by its key."""
    diagram = diagram_of(clinic().state, "activity-system", Period.PRESENT)
    card = next(words for words in diagram.words if words.lines[0].endswith("37-hour week"))
    loose = replace(diagram, words=(replace(card, group="e17"),), panels=(), badges=())

    assert group_names(loose) == {"e17": card.lines[0]}
    assert group_names(replace(loose, words=(replace(card, group="object_3"),))) == {
        "object_3": "Object 3"
    }


@settings(max_examples=15, deadline=None)
@given(sketch=workshops())
def test_reading_order_is_kept_and_nothing_is_lost(sketch):
    """Every part stands once; words of a group in the order of reading, groups by their first."""
    for name in ("activity-system", "surfaces"):
        diagram = diagram_of(sketch.state, name, Period.PRESENT)
        parts = [part for _, members in in_groups(diagram) for part in members]
        words = [part for part in parts if isinstance(part, Words)]
        first = {one.group: place for place, one in reversed(list(enumerate(diagram.words)))}
        keys = [key for key, members in in_groups(diagram) if key in first and key]

        assert len(parts) == len({part.id for part in parts})
        assert sorted(one.id for one in words) == sorted(one.id for one in diagram.words)
        assert keys == sorted(keys, key=first.__getitem__)
