"""The OpenAPI document tells the truth about what is taken and answered."""

import uuid
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from live_venue import Venue, bearer

from changelab.domain.record import ACTS
from changelab.domain.vocabulary import Role


@pytest.fixture
def document(venue: Venue) -> dict[str, Any]:
    return venue.http.get("/api/openapi.json").json()


def complaints(document: dict, schema: dict, content: Any) -> list[str]:
    """What in the content is not as the schema has it."""
    # References point into the document, so it is part of the schema.
    validator = Draft202012Validator({**document, **schema})
    return [error.message for error in validator.iter_errors(content)]


def answer_schema(document: dict, path: str, method: str, status: int) -> dict:
    """The schema of an answer."""
    responses = document["paths"][path][method]["responses"]
    (media,) = responses[str(status)]["content"].values()
    return media["schema"]


def test_the_document_is_an_openapi_3_1_document_of_every_route(document, venue: Venue):
    """Every route of the API and the room is described, and every reference leads somewhere."""
    assert document["openapi"] == "3.1.0"
    described = {path.replace("{workshop}", "w") for path in document["paths"]}
    served = {
        route.path.replace("{workshop}", "w")
        for route in venue.server.live.routes
        if route.path.startswith(("/api/", "/live/")) and ":path" not in route.path
    }
    assert described == served
    for name in _references(document):
        assert name in document["components"]["schemas"]
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_act_of_the_domain_is_described(document):
    """The document lists each act by its name, and none else."""
    any_act = document["components"]["schemas"]["AnyAct"]

    assert set(any_act["discriminator"]["mapping"]) == set(ACTS)
    assert len(any_act["oneOf"]) == len(ACTS)


def test_answers_are_as_described(document, open_venue: Venue):
    """Health, joining, an act, a line and the states of all readers validate."""
    bilal = open_venue.joins("Bilal", ["take_part", "quote"])
    workshop = f"/api/workshops/{open_venue.workshop}"
    bilal.sends(
        "log_contradiction",
        text="x",
        period="present",
        poles=[{"element": "rules"}, {"element": "object"}],
        manifestation="dilemma",
    )
    for act, fields in (
        ("add_entry", {"element": "rules", "text": "x", "period": "past"}),
        ("place_note", {"surface": "ideas", "text": "x", "period": "past"}),
        ("make_commitment", {"who": "I", "text": "x"}),
        ("note_observation", {"text": "x"}),
    ):
        bilal.sends(act, **fields).raise_for_status()
    scribe = bearer(open_venue.tokens[Role.SCRIBE])
    typed = {"id": str(uuid.uuid4()), "line": "tools: form"}

    answers = [
        ("/api/health", "get", open_venue.http.get("/api/health")),
        (
            "/api/join",
            "post",
            open_venue.http.post("/api/join", json={"code": open_venue.join_code}),
        ),
        (
            "/api/workshops/{workshop}/acts",
            "post",
            bilal.sends("add_entry", element="rules", text="x", period="past"),
        ),
        (
            "/api/workshops/{workshop}/line",
            "post",
            open_venue.http.post(f"{workshop}/line", json=typed, headers=scribe),
        ),
        (
            "/api/workshops/{workshop}/line",
            "post",
            open_venue.http.post(
                f"{workshop}/line", json={"line": "to", "preview": True}, headers=scribe
            ),
        ),
    ]
    for token in (bilal.token, *open_venue.tokens.values()):
        state = open_venue.http.get(f"{workshop}/state", headers=bearer(token))
        answers.append(("/api/workshops/{workshop}/state", "get", state))

    for path, method, answer in answers:
        assert answer.status_code == 200, path
        schema = answer_schema(document, path, method, 200)
        assert complaints(document, schema, answer.json()) == [], path


def test_problems_are_as_described(document, open_venue: Venue):
    """Refusals validate, and their status is one the document names."""
    bilal = open_venue.joins("Bilal")
    path = "/api/workshops/{workshop}/acts"

    for answer in (
        open_venue.act("nonsense", "add_entry"),
        bilal.sends("next_task"),
        bilal.sends("add_entry", element="rules"),
        bilal.sends("withdraw", item="e999"),
    ):
        schema = answer_schema(document, path, "post", answer.status_code)
        assert complaints(document, schema, answer.json()) == []


@pytest.mark.parametrize(
    ("act", "good"),
    [
        ({"act": "add_entry", "element": "rules", "text": "x", "period": "past"}, True),
        ({"act": "add_entry", "element": "money", "text": "x", "period": "past"}, False),
        ({"act": "add_entry", "element": "rules", "text": "x"}, False),
        ({"act": "add_entry", "element": "rules", "text": "x" * 501, "period": "past"}, False),
        ({"act": "log_contradiction", "text": "x", "poles": [], "period": "past"}, False),
        ({"act": "reveal"}, True),
        ({"act": "fly"}, False),
    ],
)
def test_the_document_refuses_what_the_server_refuses(document, open_venue, act, good):
    """An act is good by the document exactly if the server takes it."""
    sent = {"id": str(uuid.uuid4()), **act}
    schema = document["paths"]["/api/workshops/{workshop}/acts"]["post"]["requestBody"]["content"][
        "application/json"
    ]["schema"]

    taken = open_venue.http.post(
        f"/api/workshops/{open_venue.workshop}/acts",
        json=sent,
        headers=bearer(open_venue.tokens[Role.FACILITATOR]),
    )

    assert (complaints(document, schema, sent) == []) is good
    assert (taken.status_code == 200) is good


def _references(part: Any) -> set[str]:
    if isinstance(part, dict):
        own = {part["$ref"].rsplit("/", 1)[-1]} if isinstance(part.get("$ref"), str) else set()
        return own.union(*(_references(inner) for inner in part.values()))
    if isinstance(part, list):
        return set().union(*(_references(inner) for inner in part))
    return set()
