"""Every picture of any moment over HTTP: as it was then, and never more than may be seen now."""

import pytest
from live_venue import Venue, bearer

from changelab.diagrams import known_pictures
from changelab.domain.vocabulary import Period, Role


@pytest.fixture
def told(open_venue: Venue) -> Venue:
    """A room that has used everything a picture can show."""
    bilal, aino = open_venue.joins("Bilal"), open_venue.aino_does
    bilal.sends("add_entry", element="rules", text="37-hour week", period="present")
    poles = [{"element": "rules"}, {"element": "object"}]
    found = aino("log_contradiction", text="no hour for it", poles=poles, period="present").made
    aino("note_observation", text="prepared at night", contradiction=found)
    aino("make_commitment", text="keep an hour", who="Dana", contradiction=found)
    aino("place_note", surface="mirror", text="we meet late", period="past")
    aino("place_milestone", when="1998", text="a new law", strand="rules")
    axis = {"low": "alone", "high": "together"}
    field = aino(
        "draw_four_field",
        title="Ways forward",
        across={"name": "who", **axis},
        up={"name": "when", **axis},
    ).made
    aino("place_form", text="as it is", field=field, across=-0.5, up=0.5, period="present")
    aino("name_system", name="Health service")
    return open_venue


def picture(venue: Venue, token: str, name: str, **query):
    """That picture, as the holder of the token is given it."""
    where = f"/live/{venue.workshop}/pictures/{name}.svg"
    return venue.http.get(where, headers=bearer(token), params=query)


def test_every_picture_of_every_role_can_be_seen_as_of_then(told: Venue):
    """Whoever may look gets each picture of that moment, drawn."""
    then = told.laboratory.state(told.workshop).seq - 1
    tokens = [*told.tokens.values(), told.joins("Dana").token]
    names = [one.name for one in known_pictures(told.laboratory.state(told.workshop, then))]
    assert len(names) > 10

    for name in names:
        for token in tokens:
            answer = picture(told, token, name, at=then, period="present")
            assert (answer.status_code, answer.text[:4]) == (200, "<svg"), (name, answer.text[:200])


@pytest.mark.parametrize(
    ("table", "name", "words"),
    [
        ("entries", "activity-system", "37-hour week"),
        ("contradictions", "chain-1", "no hour for it"),
        ("observations", "chain-1", "prepared at night"),
        ("commitments", "chain-1", "keep an hour"),
        ("notes", "surfaces", "we meet late"),
        ("milestones", "history-wall", "a new law"),
        ("forms", "four-field", "as it is"),
    ],
)
def test_what_is_hidden_now_was_hidden_then(told: Venue, table: str, name: str, words: str):
    """Looking back shows staff the card, and the room and phones nothing of it."""
    then, dana = told.laboratory.state(told.workshop).seq, told.joins("Dana")
    card = next(iter(getattr(told.laboratory.state(told.workshop), table)))
    room = [told.tokens[Role.OBSERVER], dana.token]
    for token in room:
        assert words in picture(told, token, name, at=then).text

    told.aino_does("hide", item=card)

    assert words in picture(told, told.tokens[Role.FACILITATOR], name, at=then).text
    for token in room:
        assert words not in picture(told, token, name, at=then).text


def test_a_moment_that_had_no_such_picture_says_what_there_was(told: Venue):
    """Before the contradiction was logged there was no chain: a sentence, not an error."""
    answer = picture(told, told.tokens[Role.OBSERVER], "chain-1", at=3)

    assert answer.status_code == 404
    assert "There are: activity-system" in answer.json()["detail"]


@pytest.mark.parametrize("period", list(Period))
def test_one_moment_is_the_same_for_whoever_asks_again(told: Venue, period: Period):
    """What came later leaves an earlier moment as it was, to the byte."""
    then = told.laboratory.state(told.workshop).seq
    token = told.tokens[Role.RESEARCHER]
    before = picture(told, token, "activity-system", at=then, period=period).content

    here = next(iter(told.laboratory.state(told.workshop).systems))
    told.aino_does("add_entry", system=here, element="tools", text="a later tool", period=period)

    assert picture(told, token, "activity-system", at=then, period=period).content == before
