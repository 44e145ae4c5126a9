"""session.schema.json describes session.json to readers who do not have this tool."""

import json

import jsonschema
import pytest
from studied import everyone_agrees, study

from changelab.domain.record import EVENTS
from changelab.exports import session_schema, write_session_json


@pytest.fixture
def document(busy) -> dict:
    """A session.json as data."""
    return json.loads(write_session_json(busy.laboratory.whole(busy.workshop)))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """Our schema in the hands of an independent reader."""
    return jsonschema.Draft202012Validator(session_schema())


def test_the_schema_is_a_schema():
    """It follows draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(session_schema())

    assert session_schema()["$schema"].endswith("2020-12/schema")


def test_a_session_is_valid(validator, document):
    """What we write is what we say we write."""
    assert [error.message for error in validator.iter_errors(document)] == []


def test_a_study_is_valid(validator, room):
    """Turns, codings, consent, material: nothing of it is unknown to the schema."""
    study(room)
    everyone_agrees(room)
    document = json.loads(write_session_json(room.laboratory.whole(room.workshop)))

    assert [error.message for error in validator.iter_errors(document)] == []
    assert document["version"] == 2 and document["corpus"]


def test_a_turn_of_the_wrong_shape_is_not_valid(validator, room):
    """Speaker, start, end, words, salt and seal: no fewer and no others."""
    study(room)
    document = json.loads(write_session_json(room.laboratory.whole(room.workshop)))
    turn = next(iter(document["corpus"].values()))[0]
    turn[3] = 17

    assert not validator.is_valid(document)


def test_every_kind_of_event_is_described():
    """No event can be written that the schema does not know."""
    described = {
        (branch["properties"]["kind"]["const"], branch["properties"]["version"]["const"])
        for branch in session_schema()["$defs"]["EventLine"]["oneOf"]
    }

    assert described == set(EVENTS)


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda file: file.pop("events"), "no events"),
        (lambda file: file["events"][0].pop("actor"), "no actor"),
        (lambda file: file["events"][0].update(kind="invented"), "an unknown kind"),
        (lambda file: file["events"][0]["payload"].pop("title"), "no title"),
        (lambda file: file["snapshot"].update(entries="none"), "a snapshot that is none"),
    ],
)
def test_what_is_wrong_is_not_valid(validator, document, spoil, what):
    """The schema refuses what is missing, unknown or of another type."""
    spoil(document)

    assert not validator.is_valid(document), what
