"""`new` begins a workshop and prints everything that leads into it."""

from changelab.domain.vocabulary import Role
from changelab.service import Laboratory


def test_new_prints_the_code_the_links_and_the_tokens(terminal):
    """A facilitator gets a code for the wall and a secret link for each role."""
    said = terminal.json("new", "--template", "blank", "--title", "Whose child is it?")

    assert set(said) == {"workshop", "join_code", "links", "tokens"}
    assert set(said["tokens"]) == {"facilitator", "scribe", "researcher", "observer"}
    assert said["links"]["facilitator"].endswith(f"/enter/{said['tokens']['facilitator']}")
    assert said["links"]["observer"].endswith(f"/room/{said['tokens']['observer']}")
    assert said["links"]["participant"].endswith(f"/join/{said['join_code']}")


def test_the_tokens_open_that_workshop(terminal):
    """Each printed token lets its role into the new workshop and no other."""
    said = terminal.json("new", "--template", "blank", "--title", "Whose child is it?")
    other = terminal.json("new", "--template", "blank", "--title", "Another one")

    visitor = Laboratory(terminal.data).doors.visitor(said["tokens"]["scribe"])

    assert visitor.actor.role is Role.SCRIBE
    assert visitor.may_enter(said["workshop"])
    assert not visitor.may_enter(other["workshop"])


def test_an_unknown_template_is_refused(terminal):
    """The message names the templates there are."""
    code = terminal.run("new", "--template", "nothing", "--title", "Whose child is it?")

    assert code == 1
    assert "There is no template “nothing”" in terminal.errors
    assert "blank" in terminal.errors


def test_an_empty_title_is_refused(terminal):
    """A workshop without a title is not begun."""
    code = terminal.run("new", "--template", "blank", "--title", "  ")

    assert code == 1
    assert "needs a title" in terminal.errors
