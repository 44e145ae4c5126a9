"""What may not be seen is not sent: the state as each reader gets it."""

import json

import pytest
from live_venue import Phone, Venue

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role

LOOKERS_ON = [Role.OBSERVER]
STAFF = [Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER]


def card(phone: Phone, text: str) -> str:
    """An entry of that phone; its id."""
    return phone.sends("add_entry", element="rules", text=text, period="present").json()["made"]


def note(phone: Phone, text: str) -> str:
    """A note of that phone; its id."""
    sent = phone.sends("place_note", surface="mirror", period="present", text=text)
    sent.raise_for_status()
    return sent.json()["made"]


def everything(venue: Venue, token: str) -> str:
    """All that a key gets, as one text."""
    return json.dumps(venue.state(token), ensure_ascii=False)


def test_everyone_sees_what_is_open_to_everyone(open_venue: Venue):
    """A card of an open task reaches every reader at once."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    card(bilal, "thresholds")

    for token in [bilal.token, dana.token, *open_venue.tokens.values()]:
        assert "thresholds" in everything(open_venue, token)


def test_before_the_reveal_a_card_is_sent_only_to_its_author_and_staff(venue: Venue):
    """A covered task sends others the count and never the cards; the reveal sends them."""
    venue.starts("In the way")
    bilal, dana = venue.joins("Bilal"), venue.joins("Dana")
    card(bilal, "a secret threshold")

    assert "a secret threshold" in everything(venue, bilal.token)
    assert "a secret threshold" in everything(venue, venue.tokens[Role.SCRIBE])
    for token in (dana.token, venue.tokens[Role.OBSERVER]):
        assert "a secret threshold" not in everything(venue, token)
        assert venue.state(token)["screen"]["count"] == 1

    venue.aino_does("reveal")
    for token in (dana.token, venue.tokens[Role.OBSERVER]):
        assert "a secret threshold" in everything(venue, token)


def test_a_hidden_card_leaves_every_screen_but_the_facilitators(open_venue: Venue):
    """Hiding takes a card from the room, and its author is told where it stands."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    item = card(bilal, "names a colleague")

    open_venue.aino_does("hide", item=item)

    assert bilal.state()["own"] == {item: "hidden"}
    assert "names a colleague" in everything(open_venue, open_venue.tokens[Role.FACILITATOR])
    for token in (dana.token, open_venue.tokens[Role.OBSERVER]):
        assert "names a colleague" not in everything(open_venue, token)


def test_a_card_that_waits_for_approval_is_not_sent_to_the_room(venue: Venue):
    """The approval queue is nobody's but the author's and the staff's."""
    venue.starts("Held")
    bilal, dana = venue.joins("Bilal"), venue.joins("Dana")
    item = card(bilal, "wait for it")

    assert bilal.state()["own"] == {item: "waiting"}
    assert "wait for it" not in everything(venue, dana.token)
    assert "wait for it" not in everything(venue, venue.tokens[Role.OBSERVER])

    venue.aino_does("accept", item=item)
    assert bilal.state()["own"] == {item: "shown"}
    assert "wait for it" in everything(venue, dana.token)


def test_nobody_but_the_author_learns_who_wrote_an_anonymous_card(venue: Venue):
    """In an anonymous task not even the facilitator is sent an author, yet the author owns it."""
    venue.starts("Secret")
    bilal = venue.joins("Bilal")
    item = note(bilal, "I am afraid of her")

    assert bilal.state()["own"] == {item: "shown"}
    assert list(bilal.state()["sent"].values()) == [item]
    for role in Role:
        if role in venue.tokens:
            (sent,) = venue.state(venue.tokens[role])["notes"]
            assert sent["author"] in ("", "anonymous")
            assert "~" not in everything(venue, venue.tokens[role])


def test_an_author_is_not_sent_to_the_room(open_venue: Venue):
    """Other phones and the projector get a card without its author."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    card(bilal, "thresholds")

    for token in (dana.token, open_venue.tokens[Role.OBSERVER]):
        assert [entry["author"] for entry in open_venue.state(token)["entries"]] == [""]
        assert bilal.participant not in [
            person["id"] for person in open_venue.state(token)["participants"]
        ]


def test_what_is_only_for_oneself_stays_so(venue: Venue):
    """Cards that only their author sees are not sent to the room."""
    venue.starts("Own")
    bilal = venue.joins("Bilal")
    note(bilal, "this moved me")

    assert "this moved me" in everything(venue, bilal.token)
    assert "this moved me" not in everything(venue, venue.tokens[Role.OBSERVER])


@pytest.mark.parametrize("role", [*STAFF, *LOOKERS_ON, None])
def test_no_name_and_no_key_is_ever_sent(open_venue: Venue, role: Role | None):
    """The key table of persons and the tokens are in nobody's state."""
    bilal = open_venue.joins("Bilal Kowalczyk")
    token = open_venue.tokens[role] if role else bilal.token

    sent = everything(open_venue, token)

    assert "Kowalczyk" not in sent
    assert not any(one in sent for one in [bilal.token, *open_venue.tokens.values()])


def test_the_facilitators_side_of_a_task_is_not_sent_to_phones(open_venue: Venue):
    """Notes and later tasks of the plan stay with the staff."""
    bilal = open_venue.joins("Bilal")

    tasks = bilal.state()["tasks"]

    assert [task["plan"]["title"] for task in tasks] == ["Open floor"]
    assert "In the way" not in everything(open_venue, bilal.token)


def test_an_earlier_moment_does_not_show_what_was_hidden_since(open_venue: Venue):
    """Time travel is no way around hiding and taking back."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    item = card(bilal, "names a colleague")
    before = dana.state()["seq"]
    open_venue.aino_does("hide", item=item)

    assert dana.state(at=before)["entries"] == []
    assert open_venue.state(open_venue.tokens[Role.RESEARCHER], at=before)["entries"] != []


def test_erased_words_are_sent_to_nobody_any_more(open_venue: Venue):
    """After a person was forgotten no reader's state holds the words, at any moment."""
    bilal = open_venue.joins("Bilal")
    card(bilal, "my own words")
    before = open_venue.state(open_venue.tokens[Role.OBSERVER])["seq"]
    everything(open_venue, open_venue.tokens[Role.FACILITATOR])

    open_venue.laboratory.forget(open_venue.workshop, bilal.participant, Actor.of(Role.FACILITATOR))

    for token in open_venue.tokens.values():
        assert "my own words" not in everything(open_venue, token)
        assert "my own words" not in json.dumps(open_venue.state(token, at=before))
    answer = bilal.sends("add_entry", element="rules", text="x", period="present")
    assert answer.status_code == 401
