"""The scribe's line over HTTP: says what it understood, does it, loses nothing."""

import uuid

import pytest
from live_venue import Venue, bearer

from changelab.domain.vocabulary import Role


def line(venue: Venue, typed: str, role: Role = Role.SCRIBE, **fields):
    sent = {"id": str(uuid.uuid4()), "line": typed, **fields}
    return venue.http.post(
        f"/api/workshops/{venue.workshop}/line", json=sent, headers=bearer(venue.tokens[role])
    )


def test_a_line_is_understood_and_done(open_venue: Venue):
    """What the scribe types is in the record, and she is told how it was read."""
    done = line(open_venue, "past rules: attendance target").json()

    entry = open_venue.laboratory.state(open_venue.workshop).entries[done["made"]]
    assert (entry.text, entry.element, entry.periods) == ("attendance target", "rules", ("past",))
    assert done["says"] == "rules, past"
    assert done["kept"] is False


def test_a_line_in_the_workshops_own_words(open_venue: Venue):
    """Changed wording is understood at once."""
    open_venue.aino_does("change_wording", wording={"element.tools": "With what"})

    done = line(open_venue, "with what: one form").json()

    assert open_venue.laboratory.state(open_venue.workshop).entries[done["made"]].element == "tools"


def test_a_line_without_a_period_means_the_task_at_hand(venue: Venue):
    """While the room maps the future, so does the scribe."""
    venue.starts("Tomorrow")

    done = line(venue, "tools: one form").json()

    entry = venue.laboratory.state(venue.workshop).entries[done["made"]]
    assert entry.periods == ("future",)


def test_a_line_that_cannot_be_read_is_kept(open_venue: Venue):
    """Nothing that was typed is lost: it becomes a note to be placed later, and is said so."""
    done = line(open_venue, "she looked away").json()

    note = open_venue.laboratory.state(open_venue.workshop).notes[done["made"]]
    assert (note.text, note.surface, done["kept"]) == ("she looked away", None, True)


def test_undo_takes_the_last_line_back(open_venue: Venue):
    """The word undo undoes what this scribe did last."""
    line(open_venue, "tools: one form")

    line(open_venue, "undo").raise_for_status()

    assert open_venue.laboratory.state(open_venue.workshop).entries == {}


def test_a_preview_says_what_it_would_be_and_does_nothing(open_venue: Venue):
    """While typing the scribe sees the reading and how a name may go on; nothing is recorded."""
    seq = open_venue.laboratory.state(open_venue.workshop).seq

    half = line(open_venue, "ru", preview=True).json()
    whole = line(open_venue, "rules x object: targets", preview=True).json()
    empty = line(open_venue, "", preview=True).json()
    unfinished = line(open_venue, "rules:", preview=True).json()

    assert "rules" in half["completions"]
    assert whole["says"].startswith("contradiction between rules and object, present")
    assert whole["ready"] and not empty["ready"] and not unfinished["ready"]
    assert open_venue.laboratory.state(open_venue.workshop).seq == seq


def test_a_line_sent_twice_counts_once(open_venue: Venue):
    """The line's id makes sending again safe."""
    act_id = str(uuid.uuid4())

    first, second = (line(open_venue, "tools: form", id=act_id).json() for _ in range(2))

    assert first["seq"] == second["seq"]
    assert len(open_venue.laboratory.state(open_venue.workshop).entries) == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "The line is empty."),
        ("   ", "The line is empty."),
        ("tools: " + "x" * 501, "too long: at most 500"),
        ("x" * 501, "too long: at most 500"),
        ("tools:", "is empty"),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused_in_a_sentence(open_venue: Venue, typed, says):
    """An empty or endless line is told so, and stays with its writer."""
    seq = open_venue.laboratory.state(open_venue.workshop).seq

    answer = line(open_venue, typed)

    assert answer.status_code == 422
    assert says in answer.json()["detail"]
    assert open_venue.laboratory.state(open_venue.workshop).seq == seq


def test_the_line_is_not_for_phones_or_onlookers(open_venue: Venue):
    """Only staff type lines."""
    bilal = open_venue.joins("Bilal")
    path = f"/api/workshops/{open_venue.workshop}/line"

    by_phone = open_venue.http.post(path, json={"line": "tools: x"}, headers=bearer(bilal.token))

    assert by_phone.status_code == 403
    assert line(open_venue, "tools: x", Role.OBSERVER).status_code == 403
