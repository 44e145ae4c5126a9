"""Every word that participants read can be changed; other promises renew the consent form."""

import pytest

from changelab.domain.errors import Refused
from changelab.domain.vocabulary import Element, Period, Strand, Surface
from changelab.domain.wording import DEFAULT_WORDING, Wording


def change(room, **words) -> None:
    """Aino gives these keys other words; `_` stands for the dot."""
    wording = {key.replace("__", "."): text for key, text in words.items()}
    room.does(room.aino, "change_wording", wording=wording)


def test_a_group_that_never_hears_the_word_contradiction(room):
    """The workshop's own words come first, the field's stand for the others."""
    change(room, contradiction="Pull", element__tools="With what")
    words = Wording(room.state.about.wording)

    assert (words["contradiction"], words.element(Element.TOOLS)) == ("Pull", "With what")
    assert words.element(Element.RULES) == "Rules"


def test_empty_words_bring_the_default_back(room):
    """An emptied field is no empty label."""
    change(room, contradiction="Pull")
    change(room, contradiction="")

    assert room.state.about.wording == {}
    assert Wording(room.state.about.wording)["contradiction"] == "Contradiction"


def test_later_changes_leave_earlier_ones(room):
    """Only the keys that are sent change."""
    change(room, contradiction="Pull")
    change(room, welcome="Hello")

    assert room.state.about.wording == {"contradiction": "Pull", "welcome": "Hello"}


def test_the_same_words_again_record_nothing(room):
    """Saving without a change writes no event."""
    change(room, contradiction="Pull")
    before = room.state.seq
    change(room, contradiction="Pull", welcome="")

    assert room.state.seq == before


def test_an_unknown_key_is_refused_with_its_neighbours(room):
    """The refusal lists the keys of the same family, and nothing is changed."""
    with pytest.raises(Refused, match=r"“consent\.film”.*consent\.recording"):
        change(room, consent__film="x", contradiction="Pull")

    assert room.state.about.wording == {}


@pytest.mark.parametrize("key", ["who_sees", "consent.quote", "consent.take_part"])
def test_other_promises_renew_the_consent_form(room, key):
    """People agreed to other words: the form gets a new number, and their answers the old one."""
    room.does(room.aino, "change_wording", wording={key: "Other words."})

    assert room.state.about.consent_form == 2
    assert room.state.participants["P01"].consent_form == 1


def test_other_labels_do_not(room):
    """What an element is called is no promise."""
    change(room, element__rules="What holds us")

    assert room.state.about.consent_form == 1


def test_every_element_period_and_surface_has_words():
    """No label of a screen is ever missing, and every key has a default that says something."""
    words = Wording()

    assert all(words.element(one) and words[f"prompt.{one}"] for one in Element)
    assert all(words.period(one) for one in Period)
    assert all(words.surface(one) for one in Surface)
    assert words.all() == DEFAULT_WORDING and all(DEFAULT_WORDING.values())


def test_the_lines_of_the_history_wall_are_called_like_their_elements():
    """A renamed element is renamed on the wall too, unless the wall has a word of its own."""
    renamed = Wording({"element.tools": "Equipment"})
    own = Wording({"element.tools": "Equipment", "strand.tools": "Old tools"})

    assert [Wording().strand(one) for one in Strand] == ["Events", "Object", "Tools", "Rules"]
    assert (renamed.strand(Strand.TOOLS), own.strand(Strand.TOOLS)) == ("Equipment", "Old tools")
