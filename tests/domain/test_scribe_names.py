"""The scribe's names: the workshop's own words, beginnings of names, and completions."""

import pytest

from changelab.domain.entities import ActivitySystem
from changelab.domain.scribe import Reader
from changelab.domain.vocabulary import Element, Period, Surface
from changelab.domain.wording import Wording


@pytest.fixture
def plain() -> Reader:
    """A workshop that speaks plainly, and some German."""
    words = {
        "element.division_of_labour": "Who does what",
        "element.tools": "With what",
        "element.rules": "Spielregeln",
        "surface.mirror": "Stories",
        "period.past": "Früher",
        "contradiction": "Pull",
    }
    return Reader(Wording(words), [ActivitySystem(id="y2", name="School")])


def test_the_workshops_own_words_are_understood(plain):
    """Elements, surfaces and periods by the names the group gave them."""
    assert plain.read("with what: paper").act.element is Element.TOOLS
    assert plain.read("stories: x").act.surface is Surface.MIRROR
    act = plain.read("früher spielregeln: x").act
    assert (act.element, act.period) == (Element.RULES, Period.PAST)


def test_the_fields_words_are_understood_beside_them(plain):
    """A researcher at the keyboard may go on typing theirs."""
    act = plain.read("past rules: x").act

    assert (act.element, act.period) == (Element.RULES, Period.PAST)


def test_it_answers_in_the_workshops_words(plain):
    """The group never hears the word contradiction."""
    assert plain.read("past rules x tools: x").says == (
        "pull between spielregeln and with what, früher (between two things)"
    )


@pytest.mark.parametrize(
    ("beginning", "element"),
    [
        ("sub", Element.SUBJECT),
        ("ob", Element.OBJECT),
        ("too", Element.TOOLS),
        ("rul", Element.RULES),
        ("com", Element.COMMUNITY),
        ("div", Element.DIVISION_OF_LABOUR),
        ("outc", Element.OUTCOME),
        ("school comm", Element.COMMUNITY),
    ],
)
def test_the_beginning_of_a_name_is_enough_if_it_is_the_only_one(beginning, element):
    """At the speed of talk three letters do."""
    reader = Reader(systems=[ActivitySystem(id="y2", name="School")])

    assert reader.read(f"{beginning}: x").act.element is element


@pytest.mark.parametrize("beginning", ["o", "r", "m"])
def test_one_letter_is_not_enough(beginning):
    """A single letter is more likely the beginning of a note."""
    assert Reader().read(f"{beginning}: x").kept


@pytest.mark.parametrize("word", ["No", "Re", "Do", "In", "La"])
def test_small_words_are_not_names(word):
    """“No: I disagree” is something said, and no rule of the activity."""
    assert Reader().read(f"{word}: I disagree").kept


@pytest.mark.parametrize(
    "name",
    [
        "Straße",
        "ﬁrst aid",
        "Großstraße",
    ],
)
def test_names_whose_letters_fold_to_several_are_understood(name):
    """ß and ligatures are letters like any others, at the front and after “of”."""
    reader = Reader(systems=[ActivitySystem(id="y9", name=name)])

    for line in (f"{name} rules: x", f"rules of {name}: x"):
        act = reader.read(line).act
        assert (act.act, getattr(act, "system", None)) == ("add_entry", "y9")


def test_periods_whose_letters_fold_to_several_are_understood():
    """The same for what the group calls a period."""
    act = Reader(Wording({"period.past": "Straßenstoß"})).read("straßenstoß rules: x").act

    assert (act.act, act.text, act.period) == ("add_entry", "x", Period.PAST)


def test_the_longest_system_name_wins():
    """“School board rules” are the board's and not the school's."""
    systems = [
        ActivitySystem(id="y2", name="School"),
        ActivitySystem(id="y5", name="School board"),
    ]

    assert Reader(systems=systems).read("school board rules: x").act.system == "y5"
    assert Reader(systems=systems).read("rules of school board: x").act.system == "y5"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ru", "rules"),
        ("past ru", "past rules"),
        ("rules x ob", "rules x object"),
        ("rules x past ob", "rules x past object"),
        ("mir", "mirror"),
        ("pas", "past"),
        ("Sch", "School"),
        ("rules x ", "rules x subject"),
    ],
)
def test_a_name_is_completed_while_it_is_typed(typed, first):
    """What was typed before stays; the unfinished word becomes a name."""
    reader = Reader(systems=[ActivitySystem(id="y2", name="School")])

    assert reader.completions(typed)[0] == first


def test_completions_are_the_workshops_words_too(plain):
    """The group's own names come first."""
    assert plain.completions("wi")[0] == "with what"
    assert plain.completions("früher spi")[0] == "früher spielregeln"


@pytest.mark.parametrize("typed", ["rules: ", "zzz", "rules: tools"])
def test_where_no_name_can_follow_there_is_none(typed):
    """After the colon come people's words, which are not completed."""
    assert Reader().completions(typed) == ()


@pytest.mark.parametrize("typed", ["ob ", "rules  x  ob ", "past  ru "])
def test_a_blank_at_the_end_spoils_no_completion(typed):
    """A completion begins with what was typed."""
    for completion in Reader().completions(typed):
        assert completion.startswith(typed.rstrip())


def test_after_a_system_its_elements_are_completed():
    """“school ru” is on its way to “School rules”, which the reader understands."""
    reader = Reader(systems=[ActivitySystem(id="y2", name="School")])

    assert reader.completions("school ru")[0].casefold() == "school rules"


def test_after_a_period_and_a_system_its_elements_are_completed():
    """“past school ru” is on its way to “past School rules”, which the reader understands."""
    reader = Reader(systems=[ActivitySystem(id="y2", name="School")])

    assert reader.completions("past school ru")[0].casefold() == "past school rules"
