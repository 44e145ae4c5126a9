"""The picture of a contradiction's chain: from what was seen to what came of it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from changelab.diagrams import diagram_of, picture_names
from changelab.diagrams.diagram import Diagram, Role
from changelab.diagrams.page import SMALLEST
from changelab.domain.errors import NotFound
from changelab.domain.vocabulary import ContradictionStatus, Period, Standing
from tests.diagrams.chains import (
    crowded_chain,
    documentation_eats_supervision,
    preparation_against_the_week,
)
from tests.diagrams.conftest import Sketch
from tests.diagrams.laid_out import check, workshops


def laid_out(sketch: Sketch, number: int = 1) -> Diagram:
    return diagram_of(sketch.state, f"chain-{number}", Period.PRESENT)


def said(diagram: Diagram) -> dict[str, str]:
    """The words of the picture by their ids."""
    return {words.id: " ".join(words.lines) for words in diagram.words}


def links(diagram: Diagram) -> set[tuple[str, str]]:
    """Which card stands behind which, by the letters of their ids."""
    return {(line.tail[0], line.head[0]) for line in diagram.lines if line.role is Role.LINK}


def chains(sketch: Sketch) -> list[str]:
    return [name for name in picture_names(sketch.state) if name.startswith("chain")]


def test_it_works():
    """Case B, resolved: five columns, each card with day and session, and what ties them."""
    sketch = documentation_eats_supervision()
    diagram = laid_out(sketch)
    words = said(diagram)

    check(diagram)
    assert words["title"] == "Contradiction 1 – Paediatric outpatient clinic"
    assert words["period"] == "Present · between two things (secondary)"
    assert words["c5"] == "documentation eats supervision"
    assert words["c5_where"] == "between Tools and Object"
    assert words["c5_status"] == "resolved"
    assert words["c5_below0"] == "31 Jan 2024 · 2. Where does it pull?"
    assert {"dilemma", "Dana will", "kept", "Not followed up yet."} <= set(words.values())
    assert "13 Mar 2024 · 3. Does it hold?" in words.values()
    assert {panel.id for panel in diagram.panels if panel.role is Role.BAND} == {
        f"{name}_column" for name in ("seen", "showed", "contradiction", "tried", "came")
    }


def test_lines_say_who_stands_behind_what():
    """Observation to manifestation, both to the contradiction, on to commitments and outcomes."""
    diagram = laid_out(documentation_eats_supervision())

    assert links(diagram) == {("o", "m"), ("o", "c"), ("m", "c"), ("c", "k"), ("k", "k")}


def test_an_unresolved_one_says_how_far_the_group_has_come():
    """Case B, unresolved: worked on, accepted in a session, a promise that was dropped."""
    sketch = preparation_against_the_week()
    diagram = laid_out(sketch)
    words = said(diagram)

    check(diagram)
    assert (words["c5_status"], words["c5_below1"]) == (
        "worked on",
        "accepted in 2. Where does it pull?",
    )
    assert {"double bind", "dropped"} <= set(words.values())
    assert (words["causes_label"], words["causes_c6"]) == (
        "It came out of",
        "production against training",
    )


def test_what_it_gave_rise_to_leads_back():
    """The arrow goes from the one to the other, in both their chains."""
    sketch = documentation_eats_supervision()
    arrows = [
        [
            (line.tail, line.head)
            for line in laid_out(sketch, number).lines
            if line.role is Role.AXIS
        ]
        for number in (1, 2)
    ]

    assert arrows == [[("c5_card", "effects")], [("causes", "c6_card")]]
    assert "Gave rise to 2: two screens, one child." in laid_out(sketch, 1).text
    assert "Came out of 1: documentation eats supervision." in laid_out(sketch, 2).text


def test_the_sentences_tell_the_whole_chain():
    """Everything that is seen, in its order: what, how, when, from what."""
    text = laid_out(documentation_eats_supervision()).text

    order = (
        "“documentation eats supervision” lies between Tools and Object; resolved; 31 Jan 2024",
        "What was seen, heard or read: “15 of 40 minutes at the keyboard” (January 2024; 17 Jan",
        "How it showed itself: dilemma, ““I type, or I listen.”” (13 Mar 2024 · 3. Does it hold?",
        "read from “23 waits outside a closed door”",
        "What we try: Dana will “dictate instead of typing” (by Friday; 31 Jan 2024",
        "What came of it: kept, “the secretary types it in a day” (13 Mar 2024",
        "Bilal will “one hour without a screen” (by Friday; 31 Jan 2024 · 2. Where does it pull?)."
        " Not followed up yet.",
    )
    places = [text.index(one) for one in order]
    assert places == sorted(places)


def test_empty_columns_say_what_is_missing():
    """A mere suspicion: four dashed cards in plain words, and no line."""
    sketch = Sketch()
    sketch.contradiction("targets against the whole child", "rules", "object")
    diagram = laid_out(sketch)
    words = said(diagram)

    check(diagram)
    assert words["c2_status"] == "suspected"
    assert sum(panel.role is Role.MISSING for panel in diagram.panels) == 4
    assert words["seen_nothing0"] == "Nothing is noted yet that was seen, heard or read."
    assert diagram.lines == ()


def test_much_is_folded_and_counted():
    """More observations and promises than there is room for: the newest, the rest counted."""
    diagram = laid_out(crowded_chain())
    words = said(diagram)

    check(diagram)
    assert words["seen_more"] == "+ 7 more"
    assert {"showed_more", "tried_more"} <= set(words)
    assert words["causes_label"].startswith("It came out of (+ ")
    assert min(one.size for one in diagram.words) >= SMALLEST
    assert all(f"promise {number} " in diagram.text for number in range(11))


def test_thousands_behind_one_contradiction_are_a_picture_too():
    """Two thousand observations: the newest, and how many more."""
    sketch = Sketch()
    one = sketch.contradiction("pulls", "rules")
    sketch.links(one, evidence=[sketch.observation(f"seen {n}") for n in range(2000)])
    diagram = laid_out(sketch)
    words = said(diagram)
    shown = sum(text.startswith("seen ") for text in words.values())

    check(diagram)
    assert "seen 1999" in words.values()
    assert words["seen_more"] == f"+ {2000 - shown} more"


def test_few_cards_are_set_larger():
    """Type grows where there is room."""
    few, many = laid_out(documentation_eats_supervision()), laid_out(crowded_chain())
    sizes = [
        {one.size for one in diagram.words if one.id[0] in "om" and one.id[1:].isdigit()}
        for diagram in (few, many)
    ]

    assert sizes == [{28.0}, {24.0}]


def test_a_card_is_found_by_its_id():
    """Words, small print and number carry the id of the card they are about."""
    sketch = documentation_eats_supervision()
    diagram = laid_out(sketch)
    promise = next(iter(sketch.state.commitments))
    found = {words.id for words in diagram.words if promise in words.classes}

    assert {promise, f"{promise}_above", f"{promise}_outcome"} <= found
    assert ("c5",) in {badge.contradictions for badge in diagram.badges}


def test_what_is_hidden_is_not_in_it():
    """A hidden observation, a withdrawn commitment: neither card nor line nor sentence."""
    sketch = documentation_eats_supervision()
    state = sketch.state
    state.put_contribution(
        replace(only_with(state.observations, "15 of"), standing=Standing.HIDDEN)
    )
    state.put_contribution(
        replace(only_with(state.commitments, "dictate"), standing=Standing.WITHDRAWN)
    )
    diagram = laid_out(sketch)

    assert "15 of" not in diagram.text + repr(diagram.words)
    assert "dictate" not in diagram.text + repr(diagram.words)
    assert ("o", "c") not in links(diagram)


def only_with(rows: dict, text: str):
    return next(one for one in rows.values() if one.text.startswith(text))


def test_links_to_what_is_gone_are_left_out():
    """Ids of undone cards, in a state that nobody has tidied, break nothing."""
    sketch = Sketch()
    one = sketch.contradiction("pulls", "rules")
    sketch.links(one, evidence=["o99"], manifestations=["m99"], gave_rise_to=["c99"])

    check(laid_out(sketch))


@pytest.mark.parametrize(
    "change", [{"standing": Standing.HIDDEN}, {"status": ContradictionStatus.REJECTED}]
)
def test_hidden_and_rejected_ones_have_no_chain(change):
    """Its number stays its own; the name leads nowhere, and the refusal says what there is."""
    sketch = documentation_eats_supervision()
    one = sketch.state.contradictions["c5"]
    assert chains(sketch) == ["chain-1", "chain-2"]
    sketch.state.contradictions["c5"] = replace(one, **change)

    assert chains(sketch) == ["chain-2"]
    with pytest.raises(NotFound, match="chain-1"):
        laid_out(sketch, 1)


def test_old_and_new_and_neighbours_are_named_with_their_place():
    """Between two periods the periods are said, between two activities the activities."""
    sketch = Sketch("Team", "School")
    sketch.contradiction("old rules", (0, "object", "present"), (0, "rules", "past"))
    sketch.contradiction("other targets", (0, "rules", "present"), (1, "object", "present"))
    first, second = said(laid_out(sketch, 1)), said(laid_out(sketch, 2))

    assert first["c3_where"] == "between Present: Object and Past: Rules"
    assert first["period"] == "Present and Past · between the old and the new way (tertiary)"
    assert second["c4_where"] == "between Team: Rules and School: Object"
    assert second["title"] == "Contradiction 2 – Team and School"


def test_a_system_that_was_removed_is_elsewhere():
    """The pole of a system that is gone still has a place in words."""
    sketch = Sketch("Team", "School")
    sketch.contradiction("other targets", (0, "rules", "present"), (1, "object", "present"))
    del sketch.state.systems["y2"]

    assert said(laid_out(sketch))["c3_where"] == "between Team: Rules and elsewhere: Object"


def test_the_groups_own_word_is_used():
    """A group that never hears “contradiction” reads its own word."""
    sketch = Sketch(wording={"contradiction": "What pulls", "element.rules": "Norms"})
    sketch.contradiction("targets", "rules")
    words = said(laid_out(sketch))

    assert words["title"].startswith("What pulls 1 –")
    assert words["contradiction_heading"] == "What pulls"
    assert words["c2_where"] == "within Norms"


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops())
def test_nothing_overlaps_in_any_chain(sketch):
    """Every chain of any workshop: long words, many scripts, any number of cards."""
    for name in chains(sketch):
        check(diagram_of(sketch.state, name, Period.PRESENT))
