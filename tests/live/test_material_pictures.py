"""Pictures of mirror material over HTTP: to whom, when, as what; how little is told of them."""

import hashlib
import json

import pytest
from live_material import LETTER, brings, brings_picture, picture, shows
from live_venue import Venue, bearer, plan_of_all_kinds

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role
from changelab.live.showing import Showing

FORM = picture()
FILE = hashlib.sha256(FORM).hexdigest()


def where(venue: Venue, file: str = FILE, ending: str = "png") -> str:
    """The address of a picture."""
    return f"/live/{venue.workshop}/materials/{file}.{ending}"


def test_while_it_is_on_the_wall_everybody_gets_it(open_venue: Venue):
    """Phones, the projector and the workbench: the bytes that were brought in, never run."""
    bilal = open_venue.joins("Bilal")
    shows(open_venue, brings_picture(open_venue))

    for key in (bilal.token, *open_venue.tokens.values()):
        answer = open_venue.http.get(where(open_venue), params={"token": key})
        assert answer.status_code == 200
        assert answer.content == FORM
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "immutable" in answer.headers["cache-control"]
        assert "private" in answer.headers["cache-control"]
        assert answer.headers["content-security-policy"] == "default-src 'none'"


def test_before_and_after_only_those_get_it_who_work_with_the_record(open_venue: Venue):
    """A phone that knows the address gets nothing; nor when another piece is up."""
    bilal = open_venue.joins("Bilal")
    piece = brings_picture(open_venue)

    def answers() -> dict[str, int]:
        keys = {
            "phone": bilal.token,
            **{role.value: key for role, key in open_venue.tokens.items()},
        }
        return {
            who: open_venue.http.get(where(open_venue), headers=bearer(key)).status_code
            for who, key in keys.items()
        }

    unseen = {
        "phone": 404,
        "observer": 404,
        "facilitator": 200,
        "scribe": 200,
        "researcher": 200,
    }
    assert answers() == unseen
    shows(open_venue, piece)
    assert answers() == dict.fromkeys(unseen, 200)
    shows(open_venue, brings(open_venue))
    assert answers() == unseen
    shows(open_venue, piece)
    open_venue.starts("Talk")
    assert answers() == unseen
    open_venue.aino_does("remove_material", material=piece)
    assert answers() == dict.fromkeys(unseen, 404)


@pytest.mark.parametrize(
    ("file", "ending", "status"),
    [
        (FILE, "jpg", 404),
        (FILE, "svg", 404),
        ("0" * 64, "png", 404),
        ("..%2f..%2fchangelab", "png", 404),
        ("x" * 5000, "png", 404),
    ],
)
def test_nothing_else_lies_there(open_venue: Venue, file, ending, status):
    """Another ending, another name, a way out of the folder: there is no such picture."""
    shows(open_venue, brings_picture(open_venue))
    aino = bearer(open_venue.tokens[Role.FACILITATOR])

    answer = open_venue.http.get(where(open_venue, file, ending), headers=aino)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_key_of_another_workshop_opens_nothing(open_venue: Venue):
    """Nor does no key at all."""
    shows(open_venue, brings_picture(open_venue))
    elsewhere = open_venue.laboratory.open_workshop(plan_of_all_kinds(), "Elsewhere")

    stranger = bearer(elsewhere.tokens[Role.FACILITATOR])
    assert open_venue.http.get(where(open_venue), headers=stranger).status_code == 403
    assert open_venue.http.get(where(open_venue)).status_code == 401


def test_a_picture_that_never_came_is_not_brought_in_by_its_name(open_venue: Venue):
    """The API takes no picture without its bytes."""
    answer = open_venue.act(
        open_venue.tokens[Role.FACILITATOR],
        "add_material",
        form="picture",
        title="The form",
        file="0" * 64,
        media_type="image/png",
    )

    assert answer.status_code == 404
    assert "picture is not here" in answer.json()["detail"]


def test_a_text_is_told_once_and_not_with_every_card(open_venue: Venue):
    """Twenty thousand characters go to a phone when they are shown; cards stay small."""
    bilal = open_venue.joins("Bilal")
    piece = brings(open_venue, text="x" * 20_000, people=["P01"])
    laboratory, workshop = open_venue.laboratory, open_venue.workshop
    showing = Showing(laboratory.state(workshop))
    showing.welcome(Actor(Role.PARTICIPANT, bilal.participant))

    def told() -> bytes:
        seq = showing.state.seq
        showing.follow(laboratory.state(workshop))
        return showing.told_since(seq, bilal.participant) or b""

    assert told() == b""
    shows(open_venue, piece)
    shown = told()
    assert json.loads(shown)["materials"][0]["text"] == "x" * 20_000
    assert json.loads(shown)["materials"][0]["people"] == []
    bilal.sends("add_entry", element="rules", text="a card", period="present")
    card = told()
    assert b"materials" not in card
    assert len(card) < 2_000
    shows(open_venue, None)

    assert json.loads(told())["materials"] == []


def test_a_phone_that_was_away_is_told_what_is_up_now(open_venue: Venue):
    """What was shown and taken down meanwhile is not told any more."""
    bilal = open_venue.joins("Bilal")
    laboratory, workshop = open_venue.laboratory, open_venue.workshop
    showing = Showing(laboratory.state(workshop))
    showing.welcome(Actor(Role.PARTICIPANT, bilal.participant))
    seq = showing.state.seq
    for piece in (brings(open_venue), brings(open_venue, "table", "Days absent")):
        shows(open_venue, piece)
        showing.follow(laboratory.state(workshop))
    away = showing.told_since(seq, bilal.participant) or b""

    assert b"eleven days" not in away
    (told,) = json.loads(away)["materials"]
    assert told["title"] == "Days absent"


def test_the_state_holds_what_is_up_and_nothing_else(open_venue: Venue):
    """A phone that asks for everything gets the one piece, without who is in it."""
    bilal = open_venue.joins("Bilal")
    letter = brings(open_venue, people=["P01"], may=["archive"])
    brings(open_venue, title="Another", text="not shown")
    assert bilal.state()["materials"] == []
    shows(open_venue, letter)

    (told,) = bilal.state()["materials"]
    assert (told["text"], told["people"], told["may"], told["by"]) == (LETTER, [], [], "")
    assert open_venue.state(open_venue.tokens[Role.OBSERVER])["materials"] == [told]
    assert len(open_venue.state(open_venue.tokens[Role.RESEARCHER])["materials"]) == 2
