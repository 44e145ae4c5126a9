"""Every event has a meaning and every act a decision; names and kinds are registered once."""

import pytest

from changelab.domain import decide  # noqa: F401  (registers every rule)
from changelab.domain.contributions import Contributed
from changelab.domain.record import ACTS, EVENTS
from changelab.domain.rules import DECIDERS, EVOLVERS
from changelab.domain.state import CONTRIBUTIONS
from changelab.domain.text import FREE_TEXT


def test_every_event_has_an_evolver():
    """No event of the record is without a meaning."""
    assert set(EVENTS.values()) == set(EVOLVERS)


def test_every_act_has_a_decider():
    """No act that can be sent is without a decision."""
    assert set(ACTS.values()) == set(DECIDERS)


def test_every_act_is_somebodys():
    """Each act says which roles may want it, and somebody may."""
    assert [name for name, act in ACTS.items() if not act.by] == []


def test_every_contribution_has_a_table_of_its_own():
    """The letter of an id says in which table the contribution stands."""
    letters = [event.letter for event in EVENTS.values() if issubclass(event, Contributed)]

    assert sorted(letters) == sorted(CONTRIBUTIONS)


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event.kind)
def test_what_erasing_must_follow_is_a_field(event):
    """An event that carries someone's words anew says whose in a field it has."""
    assert event.rewrites is None or event.rewrites in event.model_fields


#: Text fields that hold ids, kinds, numbers, dates or the facilitator's plan, and nobody's words.
NOT_WORDS = {
    "about",
    "answer",
    "ballot",
    "code",
    "codebook",
    "coder",
    "coding",
    "colour",
    "commitment",
    "construed",
    "contradiction",
    "digest",
    "dated",
    "end",
    "entry",
    "episode",
    "field",
    "file",
    "form",
    "format",
    "group",
    "heading",
    "into",
    "item",
    "manifestation",
    "material",
    "media_type",
    "memo",
    "milestone",
    "note",
    "observation",
    "of",
    "on",
    "parent",
    "participant",
    "phase",
    "picture",
    "scope",
    "session",
    "since",
    "speaker",
    "start",
    "starts_at",
    "system",
    "task",
    "template",
    "to",
    "transcript",
    "undone",
    "until",
    "voter",
    "when",
    "who",
}


def test_every_text_of_an_event_is_words_or_an_id():
    """What a person can type is marked for erasing: no text field is left out by oversight."""
    unmarked = {
        f"{event.kind}.{name}"
        for event in EVENTS.values()
        for name, field in event.model_fields.items()
        if field.annotation in (str, str | None)
        and FREE_TEXT not in field.metadata
        and name not in NOT_WORDS
    }

    assert unmarked == set()
