"""The page of the contradictions: the list, the chain, and the three things that stay three."""

import html
import re

import pytest

from changelab.domain.contradictions import LEVEL_QUESTIONS
from changelab.domain.entities import Contradiction, Pole
from changelab.domain.vocabulary import (
    ContradictionStatus,
    Element,
    Level,
    ManifestationKind,
    Period,
    Role,
)
from changelab.ui.terms import (
    EVIDENCE_WORDS,
    FOLLOW_UP_WORDS,
    MANIFESTATION_MEANINGS,
    STATUS_WORDS,
)
from changelab.ui.where import where_icon

LOG = "cd-log-0"
BETWEEN_RULES_AND_OBJECT = [{"element": "rules"}, {"element": "object"}]


def _logged(room, text="targets against the child", **fields) -> str:
    fields = {"poles": BETWEEN_RULES_AND_OBJECT, "period": "present", **fields}
    return room.does(room.aino, "log_contradiction", text=text, **fields).made


def _opens(workbench, room, **session):
    return workbench.opens("contradictions", room.workshop, **session)


def _words(workbench, test) -> str:
    """What the page says, without its tags."""
    return html.unescape(re.sub(r"<[^>]+>", " ", workbench.words(test)))


# --- the list ---------------------------------------------------------------------------


def test_a_row_says_what_where_how_far_and_on_what(workbench, room):
    """Text, poles, period, level as a question with its term, status, and what stands behind."""
    one = _logged(room)
    room.does(room.bilal, "note_observation", text="four forms", contradiction=one)
    room.does(room.aino, "recognise_manifestation", text="but", of="dilemma", contradiction=one)
    room.does(room.aino, "make_commitment", who="Bilal", text="ask", contradiction=one)
    other = _logged(room, "another one")
    room.does(room.aino, "link_rise", contradiction=one, to=other)
    words = _words(workbench, _opens(workbench, room))

    assert "targets against the child" in words
    assert "Rules ⚡ Object" in words
    assert "Present · between two things (secondary)" in words
    assert "suspected · 1 observation · 1 manifestation · 1 commitment · gave rise to 2" in words
    assert "nothing stands behind it yet" in words


def test_without_any_the_page_says_what_to_do(workbench, room):
    """An empty page names the button that begins."""
    test = _opens(workbench, room)

    assert "Name one" in test.info[0].value


def test_the_groups_own_word_is_the_title(workbench, room):
    """A group that never hears “contradiction” reads its own word on top."""
    room.does(room.aino, "change_wording", wording={"contradictions": "What pulls"})

    assert _opens(workbench, room).subheader[0].value == "What pulls"


def test_many_are_searched_and_drawn_in_part(workbench, room):
    """Of sixty, forty are drawn at first; a word finds the one meant."""
    for number in range(60):
        _logged(room, f"tension about {'bells' if number == 55 else 'forms'}")
    test = _opens(workbench, room)
    rows = [one for one in test.button if one.key.startswith("open-")]
    test.text_input(key="cd-search").set_value("BELLS").run()
    found = [one.label for one in test.button if one.key.startswith("open-")]

    assert len(rows) == 40
    assert [re.sub(r"\\", "", one) for one in found] == ["Open 56: tension about bells"]


def test_what_people_typed_is_never_markup(workbench, room):
    """A script in a card stays text in the list, the chain and the menus."""
    hostile = "<script>alert(1)</script> **b** :red[x] $a$"
    one = _logged(room, hostile)
    room.does(room.bilal, "note_observation", text=hostile, source=hostile, contradiction=one)
    room.does(room.aino, "make_commitment", who=hostile, text=hostile, contradiction=one)
    test = _opens(workbench, room)

    assert "<script" not in workbench.words(test)
    assert _words(workbench, test).count(hostile) >= 5


@pytest.mark.parametrize("level", Level)
def test_the_icon_shows_two_triangles_only_between_two(level):
    """Old and new way, and neighbours, are two triangles; the rest is one."""
    ends = {
        Level.PRIMARY: [("y", Period.PRESENT)],
        Level.SECONDARY: [("y", Period.PRESENT)] * 2,
        Level.TERTIARY: [("y", Period.PRESENT), ("y", Period.FUTURE)],
        Level.QUATERNARY: [("y", Period.PRESENT), ("z", Period.PRESENT)],
    }[level]
    elements = (Element.RULES, Element.OBJECT)
    poles = tuple(
        Pole(system, element, period)
        for (system, period), element in zip(ends, elements, strict=False)
    )
    one = Contradiction(
        id="c1",
        text="x",
        author="P01",
        at="",
        number=1,
        poles=poles,
        period=Period.PRESENT,
        level=level,
    )
    wide = 'width="107"' in where_icon(one)

    assert wide == (level in (Level.TERTIARY, Level.QUATERNARY))


def test_every_term_has_plain_words():
    """No value of the vocabulary is left without a phrase that anyone understands."""
    assert set(MANIFESTATION_MEANINGS) == set(ManifestationKind)
    assert set(STATUS_WORDS) == set(ContradictionStatus)
    assert all(EVIDENCE_WORDS.values()) and all(FOLLOW_UP_WORDS.values())


# --- naming and locating ----------------------------------------------------------------


def test_one_is_named_between_two_things(workbench, room):
    """Sentence, question, two elements: it is in the record and opened."""
    test = _opens(workbench, room, **{LOG: True})
    test.text_area(key=f"{LOG}-text").set_value("no visits, but visits help")
    test.selectbox(key=f"{LOG}-1-element").set_value(Element.TOOLS)
    test.button(key=f"{LOG}-do").click().run()
    (one,) = room.state.contradictions.values()

    assert (one.text, one.level) == ("no visits, but visits help", Level.SECONDARY)
    assert [pole.element for pole in one.poles] == [Element.TOOLS, Element.OBJECT]
    assert test.session_state["cd-chosen"] == one.id
    assert not test.text_area


@pytest.mark.parametrize("level", Level)
def test_each_level_is_asked_in_its_own_way(workbench, room, level):
    """The plain question decides what is asked next, and the record gets that level."""
    room.does(room.aino, "name_system", name="Health service")
    test = _opens(workbench, room, **{LOG: True})
    test.text_area(key=f"{LOG}-text").set_value("pull")
    test.radio(key=f"{LOG}-level").set_value(level).run()
    test.button(key=f"{LOG}-do").click().run()
    (one,) = room.state.contradictions.values()

    assert one.level is level


def test_a_neighbour_needs_a_second_system(workbench, room):
    """With one system the question about a neighbour is not asked, and the page says why."""
    test = _opens(workbench, room, **{LOG: True})

    assert LEVEL_QUESTIONS[Level.QUATERNARY] not in test.radio(key=f"{LOG}-level").options
    assert "first name its activity system" in workbench.words(test)


def test_a_refusal_keeps_what_was_typed(workbench, room):
    """Twice the same element is not between two things; the rule says so, the sentence stays."""
    test = _opens(workbench, room, **{LOG: True})
    test.text_area(key=f"{LOG}-text").set_value("my sentence")
    test.selectbox(key=f"{LOG}-1-element").set_value(Element.OBJECT)
    test.button(key=f"{LOG}-do").click().run()

    assert "between two things" in test.error[0].value
    assert test.text_area(key=f"{LOG}-text").value == "my sentence"
    assert not room.state.contradictions


def test_where_it_pulls_is_said_anew(workbench, room):
    """The form begins where it lies now; another place moves it."""
    one = _logged(room)
    key = f"locate-{one}-0"
    test = _opens(workbench, room, **{key: True})
    assert test.selectbox(key=f"{key}-1-element").value is Element.RULES
    test.selectbox(key=f"{key}-1-element").set_value(Element.COMMUNITY)
    test.button(key=f"{key}-do").click().run()

    assert room.state.contradictions[one].poles[0].element is Element.COMMUNITY


# --- judging ----------------------------------------------------------------------------


def test_evidenced_needs_something_behind_it(workbench, room):
    """The rule's refusal is shown, and the status on the page is the one in the record."""
    one = _logged(room)
    test = _opens(workbench, room)
    test.selectbox(key=f"status-{one}").set_value(ContradictionStatus.EVIDENCED).run()

    assert "Attach an observation or a manifestation first" in test.error[0].value
    assert test.selectbox(key=f"status-{one}").value is ContradictionStatus.SUSPECTED


def test_the_group_accepts_in_a_session(workbench, room):
    """Accepted says in which session."""
    one = _logged(room)
    test = _opens(workbench, room)
    test.selectbox(key=f"status-{one}").set_value(ContradictionStatus.ACCEPTED).run()

    assert room.state.contradictions[one].status is ContradictionStatus.ACCEPTED
    assert "accepted in Session 1" in _words(workbench, test).replace("\\", "")


# --- the chain --------------------------------------------------------------------------


def test_an_observation_is_noted_behind_it(workbench, room):
    """Kind, source and date come along, and it counts as evidence."""
    one = _logged(room)
    key = f"note-{one}-0"
    test = _opens(workbench, room, **{key: True})
    test.text_area(key=f"{key}-text").set_value("exclusions rose")
    test.selectbox(key=f"{key}-kind").set_value("statistic")
    test.text_input(key=f"{key}-source").set_value("Annual report")
    test.text_input(key=f"{key}-dated").set_value("2023")
    test.button(key=f"{key}-do").click().run()
    (observation,) = room.state.observations.values()

    assert room.state.contradictions[one].evidence == (observation.id,)
    assert "statistic · Annual report · 2023 · Present" in _words(workbench, test)


def test_an_observation_that_is_there_is_attached(workbench, room):
    """What was noted earlier is put behind it without being typed again."""
    one = _logged(room)
    seen = room.does(room.bilal, "note_observation", text="four forms").made
    key = f"note-{one}-0"
    test = _opens(workbench, room, **{key: True})
    test.selectbox(key=f"{key}-there").set_value(seen).run()

    assert room.state.contradictions[one].evidence == (seen,)


def test_an_observation_is_read_as_a_manifestation_and_stays_one(workbench, room):
    """Observation, manifestation and contradiction are three things with links between them."""
    seen = room.does(room.bilal, "note_observation", text="what can we do?").made
    test = _opens(workbench, room, **{"cd-view": "observations"})
    test.menu_button(key=f"hands-all-{seen}").click("Read it as a manifestation").run()
    key = f"read-all-{seen}-as"
    test.radio(key=f"{key}-of").set_value(ManifestationKind.DOUBLE_BIND)
    test.button(key=f"{key}-do").click().run()
    (read,) = room.state.manifestations.values()

    assert (read.of, read.observations) == (ManifestationKind.DOUBLE_BIND, (seen,))
    assert room.state.observations[seen].text == "what can we do?"
    assert not room.state.contradictions


def test_the_four_manifestations_come_with_a_plain_line(workbench, room):
    """Nobody needs to know what a double bind is to choose it."""
    key = f"recognise-{_logged(room)}-0"
    test = _opens(workbench, room, **{key: True})
    captions = test.radio(key=f"{key}-of").proto.captions

    assert any("what can we do?" in caption for caption in captions)
    assert len(captions) == len(ManifestationKind)


def test_what_is_tied_to_nothing_comes_first(workbench, room):
    """The list of observations begins with what still has to be placed, and says so."""
    one = _logged(room)
    room.does(room.bilal, "note_observation", text="tied one", contradiction=one)
    loose = room.does(room.bilal, "note_observation", text="loose one").made
    test = _opens(workbench, room, **{"cd-view": "observations"})
    words = _words(workbench, test)
    test.menu_button(key=f"hands-all-{loose}").click("Put behind 1").run()

    assert words.index("loose one") < words.index("tied one")
    assert "tied to nothing yet" in words
    assert loose in room.state.contradictions[one].evidence


def test_the_chain_goes_to_what_came_of_it(workbench, room):
    """Commitment, how it was followed up and what it gave rise to stand in the chain."""
    one, other = _logged(room), _logged(room, "the new one")
    promise = room.does(
        room.bilal, "make_commitment", who="Bilal", text="visit the school", contradiction=one
    ).made
    room.does(
        room.aino, "follow_up", commitment=promise, status="kept", outcome="the head was glad"
    )
    key = f"rise-{one}-0"
    test = _opens(workbench, room, **{key: True})
    test.radio(key=f"{key}-to").set_value(other).run()
    words = _words(workbench, test)
    back = _words(workbench, test.button(key=f"open-{other}").click().run())

    assert room.state.contradictions[one].gave_rise_to == (other,)
    assert "Bilal will" in words and "visit the school" in words
    assert "the head was glad" in words
    assert re.search(r"gave rise to\s+2\s+the new one", words)
    assert re.search(r"came out of\s+1\s+targets", back)


def test_a_card_is_reworded_hidden_and_withdrawn_from_its_menu(workbench, room):
    """One small menu a card; each choice does one thing at once."""
    one = _logged(room)
    test = _opens(workbench, room)
    menu = f"hands-{one}"
    test.menu_button(key=menu).click("Edit the words").run()
    test.text_area(key=f"reword-{one}").set_value("other words")
    test.button(key=f"reword-{one}-do").click().run()
    test.menu_button(key=menu).click("Hide from the room").run()
    hidden = room.state.contradictions[one]
    test.menu_button(key=menu).click("Withdraw").run()

    assert (hidden.text, hidden.standing) == ("other words", "hidden")
    assert room.state.contradictions[one].standing == "withdrawn"
    assert "No tension is logged yet" in test.info[0].value


def test_the_researcher_is_not_offered_to_hide(workbench, room):
    """What sorters do is not in Eeva's menus."""
    one = _logged(room)
    test = workbench.opens("contradictions", room.workshop, Role.RESEARCHER)

    assert test.menu_button(key=f"hands-{one}").options == ["Edit the words", "Withdraw"]
