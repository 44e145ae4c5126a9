"""Whatever key opens the projector: what fills the wall is what the room may see."""

import json
import re

import pytest

from changelab.domain.vocabulary import Role


@pytest.fixture
def private(workshop_of):
    """Bilal wrote something for himself; then the room went on to the picture."""
    own = {"title": "For yourself", "who_sees": "own"}
    workshop = workshop_of(own, {"title": "The case", "kind": "map"})
    workshop.entry(workshop.joins("Bilal"), "this moved me")
    workshop.aino_does("next_task")
    return workshop


@pytest.mark.parametrize("role", [*(role for role in Role if role is not Role.PARTICIPANT), None])
def test_the_projector_page_is_not_given_a_key_to_more(private, role: Role | None):
    """A link of the workbench or of the house, opened as a projector, shows no more either."""
    doors = private.venue.laboratory.doors
    key = private.venue.tokens[role] if role else doors.issue(None, Role.FACILITATOR)
    asked = {} if role else {"workshop": private.venue.workshop}
    page = private.venue.http.get(f"/room/{key}", params=asked)

    if page.status_code == 200:
        given = re.search(r'"key":\s*("[^"]+")', page.text)
        assert given, "the page holds no key: this story is blind"
        assert b"this moved me" not in private.state_of(json.loads(given[1]))
