"""The names people gave when they joined are in the key table and nowhere else."""

import json

import pytest

from changelab.domain.vocabulary import Role
from changelab.exports import ExportPurpose, export_bundle

EVERY_ROLE = [Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER, Role.OBSERVER]


@pytest.fixture
def named(workshop_of):
    """Somebody joined with a name that is found again, and wrote, and corrected the name."""
    workshop = workshop_of({"title": "Open floor"})
    since = workshop.state.seq
    phone = workshop.joins("Zebulon Quartermaine")
    workshop.entry(phone, "hello")
    again = {"code": workshop.venue.join_code, "name": "Zebulon Q.", "consent": ["take_part"]}
    headers = {"Authorization": f"Bearer {phone.token}"}
    assert workshop.venue.http.post("/api/join", json=again, headers=headers).status_code == 200
    return workshop, phone, since


def test_no_answer_holds_a_name(named):
    """Not for the person, the others, the projector or those who work with the record."""
    workshop, phone, since = named
    others = workshop.joins("Dana")
    tokens = [workshop.venue.tokens[role] for role in EVERY_ROLE]

    for token in (phone.token, others.token, *tokens):
        assert "Zebulon" not in workshop.everything(token, since)


def test_no_answer_holds_a_key(named):
    """Neither anybody's token nor what aliases are made from."""
    workshop, phone, since = named
    doors = workshop.venue.laboratory.doors
    secret = doors.person(workshop.venue.workshop, phone.participant).secret
    keys = [phone.token, secret, *workshop.venue.tokens.values()]

    for token in (phone.token, *(workshop.venue.tokens[role] for role in EVERY_ROLE)):
        got = workshop.everything(token, since)
        assert not [key for key in keys if key in got]


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_no_export_holds_a_name_or_a_key(named, purpose, tmp_path, renderer):
    """Not in a byte of any file."""
    workshop, phone, _ = named
    laboratory, key = workshop.venue.laboratory, workshop.venue.workshop
    secrets = ["Zebulon", phone.token, workshop.venue.join_code, *workshop.venue.tokens.values()]
    secrets.append(laboratory.doors.person(key, phone.participant).secret)
    out = tmp_path / "out"
    export_bundle(laboratory.whole(key), out, purpose=purpose, renderer=renderer)

    for path in out.rglob("*.*"):
        content = path.read_bytes()
        assert not [one for one in secrets if one.encode() in content], path.name


def test_pages_that_anyone_may_open_hold_neither(named):
    """Joining page, code and description of the API know nobody."""
    workshop, phone, _ = named
    code = workshop.venue.join_code

    for where in ("/join", f"/join/{code}", f"/join/{code}/qr.svg", "/api/openapi.json"):
        answer = workshop.venue.http.get(where)
        assert answer.status_code == 200
        said = answer.text + json.dumps(dict(answer.headers))
        assert "Zebulon" not in said and "hello" not in said and phone.token not in said
