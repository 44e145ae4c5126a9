"""Joining by phone: with the code on the wall, a name or none, and what one agrees to."""

import json
import uuid

import pytest
from live_venue import Venue, bearer, plan_of_all_kinds

from changelab.domain.vocabulary import Purpose


def join(venue: Venue, token: str = "", **sent):
    headers = bearer(token) if token else {}
    return venue.http.post("/api/join", json={"code": venue.join_code, **sent}, headers=headers)


def test_bilal_joins_and_gets_a_key_of_his_own(venue: Venue):
    """The code on the wall is enough to become a participant whose key opens the workshop."""
    joined = join(venue, name="Bilal", consent=True).json()

    assert joined["workshop"] == venue.workshop
    assert venue.state(joined["token"])["you"] == joined["participant"]
    assert venue.laboratory.names(venue.workshop)[joined["participant"]] == "Bilal"


def test_the_code_may_be_typed_as_people_type_codes(venue: Venue):
    """Small letters, blanks and hyphens in the code do not matter."""
    typed = f" {venue.join_code[:3].lower()}-{venue.join_code[3:].lower()} "

    assert join(venue, code=typed).status_code == 200


@pytest.mark.parametrize(
    ("consent", "agreed"),
    [
        (True, {"take_part": True}),
        (["take_part", "quote"], {p.value: p in ("take_part", "quote") for p in Purpose}),
        ({"take_part": True, "teach": False}, {"take_part": True, "teach": False}),
        (None, {}),
    ],
)
def test_what_dana_agrees_to_is_recorded_as_she_said_it(venue: Venue, consent, agreed):
    """Consent comes as yes, as a list, or answer by answer; unasked stays unanswered."""
    dana = venue.joins("Dana", consent)

    (me,) = dana.state()["participants"]
    assert me["consent"] == agreed


def test_the_same_phone_joining_again_is_the_same_person(venue: Venue):
    """Joining with the key of an earlier joining makes no second participant."""
    bilal = venue.joins("Bilal")

    again = join(venue, bilal.token, name="Bilal K", consent=["take_part", "quote"]).json()

    assert (again["participant"], again["token"]) == (bilal.participant, bilal.token)
    assert venue.laboratory.names(venue.workshop) == {bilal.participant: "Bilal K"}
    assert bilal.state()["participants"][0]["consent"]["quote"] is True


def test_a_joining_asked_twice_with_one_id_makes_one_person(venue: Venue):
    """A phone that did not hear the answer may ask again."""
    sent = {"id": str(uuid.uuid4()), "consent": True}

    first, second = join(venue, **sent).json(), join(venue, **sent).json()

    assert first == second
    assert len(venue.laboratory.state(venue.workshop).participants) == 1


def test_a_key_of_another_workshop_does_not_help(venue: Venue):
    """Someone known in one workshop joins another as a new person."""
    bilal = venue.joins("Bilal")
    other = venue.laboratory.open_workshop(plan_of_all_kinds(), "Another")

    joined = join(venue, bilal.token, code=other.join_code, consent=True).json()

    assert joined["workshop"] == other.workshop
    assert joined["token"] != bilal.token


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"code": "ZZZZZZ"}, 404, "no workshop with the code ZZZZZZ"),
        ({"code": ""}, 404, "no workshop with the code"),
        ({"code": "\ud800"}, 422, "“code” does not fit"),
        ({"code": "A" * 50}, 422, "too long"),
        ({"code": 5}, 422, "“code” does not fit"),
        ({"consent": False}, 422, "Without your agreement"),
        ({"consent": {"take_part": False, "quote": True}}, 422, "Without your agreement"),
        ({"consent": ["quote"]}, 422, "Without your agreement"),
        ({"consent": ["take_part", "sell"]}, 422, "no purpose “sell”"),
        ({"consent": {"take_part": "yes"}}, 422, "does not fit"),
        ({"consent": "yes"}, 422, "“consent” does not fit"),
        ({"name": "x" * 200}, 422, "too long: at most 120"),
        ({"nickname": "B"}, 422, "“nickname” is not known here"),
    ],
)
def test_a_joining_that_makes_no_sense_is_refused_in_a_sentence(venue: Venue, sent, status, says):
    """Each refusal says what happened, and nobody has joined."""
    body = json.dumps({"code": venue.join_code, **sent})
    answer = venue.http.post("/api/join", content=body)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]
    assert venue.laboratory.state(venue.workshop).participants == {}


def test_asked_again_with_the_same_id_the_newer_name_and_answers_count(venue: Venue):
    """Bilal reloaded before he heard the answer, and wrote his name this time: one person."""
    asked = {"code": venue.join_code, "id": str(uuid.uuid4()), "consent": {"take_part": True}}
    first = venue.http.post("/api/join", json=asked).json()
    answers = {"take_part": True, "quote": True}
    second = venue.http.post(
        "/api/join", json={**asked, "name": "Bilal", "consent": answers}
    ).json()

    assert second == first
    assert venue.laboratory.names(venue.workshop) == {first["participant"]: "Bilal"}
    (person,) = venue.laboratory.state(venue.workshop).participants.values()
    assert person.agreed_to(Purpose.QUOTE)
