"""Acts over HTTP: into the record once, by those who may, when the room takes them."""

import uuid

import pytest
from live_venue import Venue, bearer, plan_of_all_kinds

from changelab.domain.vocabulary import Role


def test_an_act_is_in_the_record_when_it_is_answered(open_venue: Venue):
    """The answer names the newest seq and what was made."""
    bilal = open_venue.joins("Bilal")

    done = bilal.sends("add_entry", element="rules", text="thresholds", period="present").json()

    state = open_venue.laboratory.state(open_venue.workshop)
    assert done["seq"] == state.seq
    assert state.entries[done["made"]].text == "thresholds"
    assert state.entries[done["made"]].author == bilal.participant


def test_the_three_acts_every_version_understands(open_venue: Venue):
    """Entry, contradiction and note are taken in the form that is fixed for others to call."""
    bilal = open_venue.joins("Bilal")
    poles = [{"element": "rules"}, {"element": "object", "period": "future"}]

    answers = [
        bilal.sends("add_entry", element="tools", text="one form", period="past"),
        bilal.sends(
            "log_contradiction",
            text="old rules, new object",
            poles=poles,
            period="present",
            level="tertiary",
            manifestation="double_bind",
        ),
        bilal.sends("place_note", surface="mirror", period="present", text="he waited"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    state = open_venue.laboratory.state(open_venue.workshop)
    assert [len(table) for table in (state.entries, state.contradictions, state.notes)] == [1, 1, 1]


def test_the_same_id_again_gets_the_same_answer_and_writes_nothing(open_venue: Venue):
    """A phone that did not hear the answer sends again without making a second card."""
    bilal, act_id = open_venue.joins("Bilal"), str(uuid.uuid4())
    card = {"element": "rules", "text": "thresholds", "period": "present"}

    first = bilal.sends("add_entry", act_id, **card)
    second = bilal.sends("add_entry", act_id, **card)

    assert first.json() == second.json()
    assert len(open_venue.laboratory.state(open_venue.workshop).entries) == 1


def test_bilal_rewords_and_takes_back_his_card(open_venue: Venue):
    """An author changes a card, withdraws it, and may undo that."""
    bilal = open_venue.joins("Bilal")
    made = bilal.sends("add_entry", element="rules", text="treshold", period="present").json()
    item, leaving = made["made"], str(uuid.uuid4())

    bilal.sends("reword", item=item, text="threshold").raise_for_status()
    assert bilal.state()["entries"][0]["text"] == "threshold"

    bilal.sends("withdraw", leaving, item=item).raise_for_status()
    assert bilal.state()["entries"] == []

    bilal.sends("undo", of=leaving).raise_for_status()
    assert bilal.state()["entries"][0]["text"] == "threshold"


def test_a_facilitators_key_leads_over_http_as_well(venue: Venue):
    """A role's token works as Bearer, with that role's rights."""
    session = venue.state(venue.tokens[Role.FACILITATOR])["sessions"][0]["id"]

    answer = venue.act(venue.tokens[Role.FACILITATOR], "start_session", session=session)

    assert answer.status_code == 200
    assert venue.laboratory.state(venue.workshop).stage.session == session


def test_a_card_may_be_sent_while_another_workshop_is_busy(open_venue: Venue):
    """Two workshops on one laptop have records of their own."""
    other = open_venue.laboratory.open_workshop(plan_of_all_kinds(), "Another")
    seq = open_venue.laboratory.state(other.workshop).seq

    open_venue.joins("Bilal").sends("add_entry", element="rules", text="x", period="present")

    assert open_venue.laboratory.state(other.workshop).seq == seq


@pytest.mark.parametrize("act", ["start_session", "next_task", "reveal", "hide", "plan_task"])
def test_bilal_cannot_lead(open_venue: Venue, act: str):
    """What belongs to the facilitator is refused to a participant, with the reason."""
    bilal = open_venue.joins("Bilal")
    card = {"element": "rules", "text": "x", "period": "present"}
    item = bilal.sends("add_entry", **card).json()["made"]
    fields = {
        "start_session": {"session": "s1"},
        "hide": {"item": item},
        "plan_task": {"session": "s1", "plan": {"title": "mine"}},
    }.get(act, {})

    answer = bilal.sends(act, **fields)

    assert answer.status_code == 403
    assert "A participant cannot do this." in answer.json()["detail"]


def test_chen_only_looks_on(open_venue: Venue):
    """An observer's key sends nothing."""
    answer = open_venue.act(
        open_venue.tokens[Role.OBSERVER], "add_entry", element="rules", text="x", period="present"
    )

    assert answer.status_code == 403


def test_dana_cannot_change_bilals_card(open_venue: Venue):
    """A card belongs to its author."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    item = bilal.sends("add_entry", element="rules", text="x", period="present").json()["made"]

    answer = dana.sends("reword", item=item, text="y")

    assert answer.status_code == 403
    assert "belongs to someone else" in answer.json()["detail"]


def test_what_comes_after_input_was_closed_is_not_now(open_venue: Venue):
    """A closed task refuses with what to do, and the record stays as it was."""
    bilal = open_venue.joins("Bilal")
    open_venue.aino_does("close_input")
    seq = open_venue.laboratory.state(open_venue.workshop).seq

    answer = bilal.sends("add_entry", element="rules", text="late", period="present")

    assert answer.status_code == 409
    assert answer.json()["detail"] == (
        "This task is closed. Keep what you wrote; tell the facilitator."
    )
    assert open_venue.laboratory.state(open_venue.workshop).seq == seq


def test_what_comes_after_the_session_is_not_now(open_venue: Venue):
    """An ended session refuses cards."""
    bilal = open_venue.joins("Bilal")
    open_venue.aino_does("end_session")

    answer = bilal.sends("add_entry", element="rules", text="late", period="present")

    assert (answer.status_code, answer.json()["title"]) == (409, "Not now")
    assert "The session is over." in answer.json()["detail"]


@pytest.mark.parametrize("token", ["", "nonsense"])
def test_without_a_good_key_nothing_is_sent(open_venue: Venue, token: str):
    """No key, or a wrong one, is told so, and how to get one."""
    headers = bearer(token) if token else {}

    answer = open_venue.http.post(
        f"/api/workshops/{open_venue.workshop}/acts", json={}, headers=headers
    )

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "key" in answer.json()["detail"]


def test_a_key_opens_only_its_own_workshop(open_venue: Venue):
    """Bilal's key does not work next door."""
    bilal = open_venue.joins("Bilal")
    other = open_venue.laboratory.open_workshop(plan_of_all_kinds(), "Another")

    answer = open_venue.http.get(
        f"/api/workshops/{other.workshop}/state", headers=bearer(bilal.token)
    )

    assert answer.status_code == 403
    assert "another workshop" in answer.json()["detail"]


def test_a_key_in_a_cookie_or_an_address_sends_nothing(open_venue: Venue):
    """Only a Bearer acts, so no foreign page can make a browser act."""
    path = f"/api/workshops/{open_venue.workshop}/acts"
    key = open_venue.tokens[Role.FACILITATOR]

    for answer in (
        open_venue.http.post(path, json={}, headers={"Cookie": f"changelab_key={key}"}),
        open_venue.http.post(path, json={}, params={"token": key}),
    ):
        assert answer.status_code == 401


def test_a_renewed_link_shuts_the_earlier_one_out(open_venue: Venue):
    """Once the observer's link is renewed the earlier one opens nothing."""
    open_venue.laboratory.doors.renew(open_venue.workshop, Role.OBSERVER)

    answer = open_venue.http.get(
        f"/api/workshops/{open_venue.workshop}/state",
        headers=bearer(open_venue.tokens[Role.OBSERVER]),
    )

    assert answer.status_code == 401
