"""The researcher's work in the timeline: which passage, which code, as which coder."""

import pytest
from studied import study

from changelab.ui.chronicle import chronicle


@pytest.fixture
def told(laboratory, room) -> dict[str, list[str]]:
    """What the timeline says of Eeva's study, by kind of event."""
    study(room)
    (memo, *_) = room.state.memos
    (episode,) = room.state.episodes
    code = next(key for key, one in room.state.codes.items() if not one.key)
    for act, fields in (
        ("revise_memo", {"memo": memo, "text": "She says it twice, louder."}),
        ("remove_memo", {"memo": memo}),
        ("remove_coding", {"coding": next(iter(room.state.codings))}),
        ("revise_episode", {"episode": episode, "first": 2, "last": 5, "title": "Whose form"}),
        ("revise_code", {"code": code, "name": "owning", "definition": "who has it"}),
        ("retire_code", {"code": code}),
        ("bring_back_code", {"code": code}),
    ):
        room.does(room.eeva, act, **fields)
    said: dict[str, list[str]] = {}
    for one in chronicle(laboratory, room.workshop):
        said.setdefault(one.kind, []).append(one.text)
    return said


def test_a_coding_names_passage_words_code_and_coder(told):
    """A turn by its number and transcript; the words that were coded; never an id."""
    assert (
        "coded turn 3 of “Session 1, tape” (“Nobody!”) as “criticising”, as R1"
        in told["coding_made"]
    )
    assert "coded “days v the child” as “criticising”, as R1" in told["coding_made"]
    assert "coded “The form” as “criticising”, as R1" in told["coding_made"]
    assert told["coding_removed"] == ["took a code off: “dilemma”"]


def test_codebooks_and_codes_are_named(told):
    """Codes of a file and codes found here alike; a new name is told beside the old one."""
    assert told["codebook_adopted"][0] == (
        "adopted the codebook “Expressions of transformative agency” (version 1)"
    )
    assert told["code_added"] == [
        "added the code “owning, or not” to the codebook “Expressions of transformative agency”"
    ]
    assert told["code_revised"] == ["revised the code “owning, or not” as “owning”: “who has it”"]
    assert told["code_retired"] == ["retired the code “owning”"]
    assert told["code_brought_back"] == ["brought back the code “owning”"]
    assert told["coder_enrolled"] == [
        "began to code as R1 (“Eeva”)",
        "began to code as R2 (“second coder”)",
    ]


def test_what_a_memo_says_is_not_in_the_timeline(told):
    """More people read it than write memos; that one was written, and about what, stands there."""
    assert told["memo_written"] == [
        "wrote a memo about turn 3 of “Session 1, tape”, as R1",
        "wrote a memo, as R1",
    ]
    assert told["memo_revised"] + told["memo_removed"] == ["changed a memo", "removed a memo"]
    assert "twice" not in str(told)


def test_episodes_and_citations_lead_back_to_their_turns(told):
    """From which turn to which; an observation says which turn it cites."""
    assert told["episode_marked"] == [
        "marked the episode “The form”: turns 2 to 4 of “Session 1, tape”"
    ]
    assert told["episode_revised"] == [
        "changed the episode “The form” to “Whose form”, turns 2 to 5"
    ]
    assert told["passage_cited"] == ["cited turn 3 of “Session 1, tape” in “Nobody owns the form.”"]
