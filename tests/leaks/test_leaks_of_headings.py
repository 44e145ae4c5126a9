"""A heading is read by whoever reads a card under it now; its words are those it has now."""

import pytest


@pytest.fixture
def headed(workshop_of):
    """A heading that names somebody, over Bilal's card."""
    workshop = workshop_of({"title": "Open floor"})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    item = workshop.entry(bilal, "targets")
    workshop.aino_does("group_cards", items=[item], text="Pressure from Ms Moss")
    (heading,) = workshop.state.headings
    return workshop, bilal, dana, item, heading, since


def nobody_reads(workshop, dana, words: str, since: int) -> bool:
    """True if neither Dana nor the projector gets these words in any way."""
    tokens = (dana.token, workshop.wall)
    return not any(words in workshop.everything(token, since) for token in tokens)


def test_while_its_card_is_shown_everybody_reads_it(headed):
    """So the stories here are not blind."""
    workshop, _, dana, *_, since = headed

    assert not nobody_reads(workshop, dana, "Ms Moss", since)


@pytest.mark.parametrize("leaving", ["hidden", "taken back"])
def test_with_its_last_card_it_leaves(headed, leaving: str):
    """Its words could tell what the card said."""
    workshop, bilal, dana, item, _, since = headed
    if leaving == "hidden":
        workshop.aino_does("hide", item=item)
    else:
        bilal.sends("withdraw", item=item)

    assert nobody_reads(workshop, dana, "Ms Moss", since)


def test_words_that_were_taken_out_are_not_read_by_looking_back(headed):
    """Aino rewords it, as one rewords a card: the earlier words are gone from every moment."""
    workshop, _, dana, _, heading, since = headed
    workshop.aino_does("reword_heading", heading=heading, text="Pressure")

    assert nobody_reads(workshop, dana, "Ms Moss", since)
    assert not nobody_reads(workshop, dana, "Pressure", since)


def test_a_heading_that_is_gone_is_not_read_by_looking_back(headed):
    """Its cards were taken from under it: it is on no wall any more, of whatever moment."""
    workshop, _, dana, item, _, since = headed
    workshop.aino_does("ungroup_cards", items=[item])

    assert nobody_reads(workshop, dana, "Ms Moss", since)


def test_a_heading_over_other_cards_today_is_not_read_by_who_does_not_see_these(headed):
    """It went over to a hidden card: who looks back does not read it over the card it left."""
    workshop, bilal, dana, item, heading, since = headed
    other = workshop.entry(bilal, "names a colleague")
    workshop.aino_does("hide", item=other)
    workshop.aino_does("group_cards", items=[other], heading=heading)
    workshop.aino_does("ungroup_cards", items=[item])

    assert nobody_reads(workshop, dana, "Ms Moss", since)


def test_over_covered_cards_it_is_not_read(workshop_of):
    """Sorted before the reveal: the room sees neither cards nor headings."""
    workshop = workshop_of({"title": "In the way", "who_sees": "after_reveal"})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    item = workshop.entry(bilal, "the threshold")
    workshop.aino_does("group_cards", items=[item], text="Pressure from Ms Moss")

    assert nobody_reads(workshop, dana, "Ms Moss", since)
