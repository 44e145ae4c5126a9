"""Bad input over HTTP: a sentence that says what to do, and nothing recorded is changed."""

import json
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from live_venue import Venue, bearer

from changelab.domain.vocabulary import Role

GOOD = {"act": "add_entry", "element": "rules", "text": "x", "period": "present"}
PULLS = {"act": "log_contradiction", "text": "x", "poles": [{"element": "rules"}]}


def act(**changed):
    return {"id": str(uuid.uuid4()), **GOOD, **changed}


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        (act(text="x" * 501), 422, "too long: at most 500 characters fit. Shorten it by 1"),
        (act(text="w" * 10_000), 422, "at most 500 characters"),
        (act(text=""), 422, "“text” is empty. Write a few words first."),
        (act(text="  \n\t "), 422, "“text” is empty"),
        (act(text=None), 422, "“text” does not fit"),
        (act(text=["x"]), 422, "“text” does not fit"),
        (act(element="money"), 422, "“money” is not a known element. Use one of: subject"),
        (act(element="\ud83d"), 422, "“element” does not fit"),
        (act(period="yesterday"), 422, "“yesterday” is not a known period"),
        (act(system="Nowhere"), 404, "no activity system “Nowhere”"),
        (act(colour="red"), 422, "“colour” is not known here"),
        (act(act="add_money"), 422, "There is no act “add_money”. Use one of:"),
        (act(act=7), 422, "There is no act “7”"),
        (act(id="not-a-uuid"), 422, "“id” is not a UUID"),
        (act(id=None), 422, "“id” is missing"),
        ({"id": str(uuid.uuid4())}, 422, "There is no act"),
        ({**act(), **PULLS, "period": "present", "poles": []}, 422, "“poles” is empty"),
        ({"id": str(uuid.uuid4()), **PULLS}, 422, "“period” is missing"),
        (act(act="reword", item="e999"), 422, "is not known here"),
        ({"id": str(uuid.uuid4()), "act": "withdraw", "item": "e999"}, 404, "no card “e999”"),
        ([], 400, "not a JSON object"),
        ("hello", 400, "not a JSON object"),
        (None, 400, "not a JSON object"),
    ],
)
def test_an_act_that_makes_no_sense_is_refused_in_a_sentence(
    open_venue: Venue, sent, status: int, says: str
):
    """Each refusal is problem+json with what happened and what to do; the record stays."""
    bilal = open_venue.joins("Bilal")
    seq = open_venue.laboratory.state(open_venue.workshop).seq

    answer = open_venue.http.post(
        f"/api/workshops/{open_venue.workshop}/acts",
        content=json.dumps(sent),
        headers=bearer(bilal.token),
    )

    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]
    assert answer.json()["type"] == "about:blank"
    assert open_venue.laboratory.state(open_venue.workshop).seq == seq


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        (b"{", 400, "not JSON"),
        (b"", 400, "not JSON"),
        (b"\xff\xfe", 400, "not JSON"),
        (b'{"text": NaN}', 400, "not JSON"),
        (b"[" * 60_000, 400, "not JSON"),
        (b'"' + b"x" * 70_000 + b'"', 413, "at most 64 KB"),
        (b" " * 3_000_000, 413, "at most 64 KB"),
    ],
)
def test_a_message_that_is_no_message_is_refused_in_a_sentence(
    open_venue: Venue, body: bytes, status: int, says: str
):
    """Broken JSON, foreign bytes, endless nesting and huge bodies get a plain answer."""
    bilal = open_venue.joins("Bilal")

    for path in (f"/api/workshops/{open_venue.workshop}/acts", "/api/join"):
        answer = open_venue.http.post(path, content=body, headers=bearer(bilal.token))

        assert answer.status_code == status
        assert says in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("at=0", 422, "The record goes from 1 to"),
        ("at=99999", 422, "The record goes from 1 to"),
        ("at=soon", 422, "“at” is not a moment"),
        ("at=-1", 422, "“at” is not a moment"),
        ("at=²", 422, "“at” is not a moment"),
    ],
)
def test_a_moment_outside_the_record_is_refused(open_venue: Venue, query, status, says):
    """Time travel goes only where the record goes."""
    bilal = open_venue.joins("Bilal")

    answer = open_venue.http.get(
        f"/api/workshops/{open_venue.workshop}/state?{query}", headers=bearer(bilal.token)
    )

    assert answer.status_code == status
    assert says in answer.json()["detail"]


def test_a_workshop_that_is_not_here(open_venue: Venue):
    """The key of the house meets a clear answer for a workshop that does not exist."""
    key = open_venue.laboratory.doors.issue(None, Role.FACILITATOR)

    answer = open_venue.http.get("/api/workshops/nowhere/state", headers=bearer(key))

    assert answer.status_code == 404
    assert "no such workshop" in answer.json()["detail"]


def test_an_address_that_leads_nowhere(open_venue: Venue):
    """An unknown address of the API answers as a problem, not as a page."""
    answer = open_venue.http.get("/api/nothing")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fields=st.dictionaries(st.sampled_from([*GOOD, "system", "poles", "id"]), anything))
def test_no_message_at_all_breaks_the_server(open_venue: Venue, fields):
    """Whatever JSON a client sends, the answer is an act done or a problem explained."""
    phone = open_venue.joins()

    answer = open_venue.http.post(
        f"/api/workshops/{open_venue.workshop}/acts",
        content=json.dumps({**act(), **fields}),
        headers=bearer(phone.token),
    )

    assert answer.status_code in {200, 404, 409, 422}
    if answer.status_code != 200:
        assert answer.json()["detail"]
