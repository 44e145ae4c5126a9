"""A wrong sample is refused with file and step, and leaves nothing behind."""

import pytest

from changelab.service import Laboratory
from changelab.service.samples import SampleRefused, load_sample
from changelab.templates import find_template

THIRD = "small.toml: scene 1 “The only scene”, step 3 (10:02:00): "
SECOND = "small.toml: scene 1 “The only scene”, step 2 (10:01:00): "


@pytest.mark.parametrize(
    ("passage", "instead", "says"),
    [
        ('act = "hide"', 'act = "hyde"', THIRD + "There is no act “hyde”."),
        ("@threshold", "@treshold", THIRD + "“@treshold” stands for nothing yet."),
        ('by = "P01"', 'by = "P07"', SECOND + "“P07” is not in the room."),
        ('line = "rules:', 'line = "rulez:', SECOND + "The line “rulez: referral threshold”"),
        ("10:02:00", "09:59:00", "step 3 (09:59:00): Time runs backwards"),
        ('by = "facilitator"', 'by = "P02"', THIRD + "A participant cannot do this."),
        (', item = "@threshold"', "", THIRD + "“item” is missing."),
        ('as = "threshold"', 'as = "s1"', SECOND + "“s1” stands for something else already."),
        (
            'line = "rules: referral threshold", ',
            "",
            SECOND + "A step has one of: joins, line, act.",
        ),
        (
            'line = "rules: referral threshold"',
            'line = "tools: a", to = "x"',
            "A line takes no “to”",
        ),
        ('["P01", "P02"]', '["P02", "P01"]', "The next to join is P01, not P02."),
        ('["P01", "P02"]', '["P01", "P02", "P03"]', "“P03” is not among the people."),
        ("at = 10:01:00, ", "", "step 2 (without a time): “at” is missing."),
        ("day = 2025-01-07", "", "scene 1: “day” is missing."),
    ],
)
def test_a_wrong_step_is_named(laboratory: Laboratory, script, passage, instead, says):
    """The message names file, scene, step and time, and nothing was added."""
    with pytest.raises(SampleRefused) as refusal:
        load_sample(laboratory, script(passage, instead))

    assert says in str(refusal.value)
    assert str(refusal.value).startswith("small.toml: scene 1")
    assert laboratory.summaries() == []


@pytest.mark.parametrize(
    ("passage", "instead", "says"),
    [
        ('source = "Nowhere."', "", "small.toml: “source” is missing."),
        ('invented = "All of it."', 'invented = ""', "small.toml: “invented” is empty."),
        ('template = "blank"', 'template = "blanc"', "small.toml: There is no template “blanc”."),
        ('"take_part"', '"take part"', "small.toml: “take part” is not a known"),
        ("acts = [", "acts = ", "small.toml: "),
        ('title = "A small script"', "title = A small script", "line 3"),
    ],
)
def test_what_stands_above_the_scenes_is_checked(
    laboratory: Laboratory, script, passage, instead, says
):
    """What is missing, unknown or no TOML is named with the file, and nothing was added."""
    with pytest.raises(SampleRefused) as refusal:
        load_sample(laboratory, script(passage, instead))

    assert says in str(refusal.value)
    assert laboratory.summaries() == []


def test_a_sample_obeys_the_rules_of_the_room(laboratory: Laboratory, script):
    """A person of the script cannot send to a task that is closed."""
    closing = '{ at = 10:00:30, by = "facilitator", act = "close_input" },\n  { at = 10:01:00,'

    with pytest.raises(SampleRefused, match=r"step 3 \(10:01:00\): This task is closed\."):
        load_sample(laboratory, script("{ at = 10:01:00,", closing))
    assert laboratory.summaries() == []


VOTE = """
  { at = 10:01:30, by = "facilitator", act = "open_voting", as = "vote" },
  { at = 10:01:40, by = "P02", act = "cast_votes", ballot = "@vote", items = ["@threshold"] },
"""
HIDING = '{ at = 10:02:00, by = "facilitator", act = "hide", item = "@threshold" },'


def test_a_vote_is_named_and_taken(laboratory: Laboratory, script):
    """The vote that a step opens is what its name stands for; moving on would do as well."""
    path = script(HIDING, VOTE + '{ at = 10:02:00, by = "facilitator", act = "close_voting" },')
    (ballot,) = laboratory.state(load_sample(laboratory, path)).ballots.values()

    assert list(ballot.results.values()) == [1]


def test_what_is_entered_for_someone_is_theirs(laboratory: Laboratory, script):
    """A line typed for Dana is hers, and marked; nobody else can do that."""
    by_hand = '{ at = 10:01:00, by = "scribe", for = "P02", line'
    state = laboratory.state(
        load_sample(laboratory, script('{ at = 10:01:00, by = "P01", line', by_hand))
    )

    (entry,) = state.entries.values()
    assert (entry.author, entry.by_hand) == ("P02", True)


@pytest.mark.parametrize(
    ("passage", "instead", "says"),
    [
        ('by = "P01", line', 'by = "P01", for = "P02", line', "Only the facilitator or the scribe"),
        ('by = "P01", line', 'by = "scribe", for = "P07", line', "“P07” is not in the room"),
        (HIDING, VOTE.replace("@threshold", "e99"), "This card cannot be voted on"),
        (HIDING, VOTE.replace("@vote", "b99"), "This vote is closed"),
        (HIDING, HIDING.replace("item", 'as = "x", item'), "makes nothing that could be called"),
    ],
)
def test_a_wrong_vote_or_hand_is_named(laboratory: Laboratory, script, passage, instead, says):
    """The refusal says which step, and nothing was added."""
    with pytest.raises(SampleRefused, match=r"small\.toml: scene 1") as refusal:
        load_sample(laboratory, script(passage, instead))

    assert says in str(refusal.value)
    assert laboratory.summaries() == []


def test_a_step_that_changes_nothing_is_refused(laboratory: Laboratory, script):
    """A step without an effect is a mistake in the script."""
    with pytest.raises(SampleRefused, match="This step changes nothing"):
        load_sample(laboratory, script('act = "hide"', 'act = "accept"'))


def test_the_id_of_another_workshop_is_refused(laboratory: Laboratory, script):
    """A sample never passes for a workshop that Aino opened under the same id."""
    laboratory.open_workshop(find_template("blank"), "Our own", workshop="small")

    with pytest.raises(SampleRefused, match="Another workshop here has the id “small”"):
        load_sample(laboratory, script())
    assert laboratory.names("small") == {}


def test_what_is_not_text_is_refused(laboratory: Laboratory, tmp_path):
    """A file that is not UTF-8, and one that is not there, are each called what they are."""
    path = tmp_path / "odd.toml"
    path.write_bytes("id = “é”".encode("cp1252"))

    with pytest.raises(SampleRefused, match=r"odd\.toml is not UTF-8 text\. Save it as UTF-8\."):
        load_sample(laboratory, path)
    with pytest.raises(SampleRefused, match=r"gone\.toml cannot be read"):
        load_sample(laboratory, tmp_path / "gone.toml")
