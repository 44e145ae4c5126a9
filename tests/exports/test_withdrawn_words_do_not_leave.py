"""What somebody withdrew leaves with no export, and nor does what was made of it."""

import pytest
from studied import everyone_agrees, study

from changelab.domain.vocabulary import Withdrawal
from changelab.exports import ExportPurpose
from changelab.exports.withholding import carried

#: What Bilal wrote, what he said, and what Eeva made of it.
CARD = "count the days"
SAID = ("the child needs time", "it takes")
MADE = (
    "a memo about it",
    "a memo about the citation",
    "a letter of his",
    "Letter of his boss",
)


@pytest.fixture
def studied(room):
    """Eeva's study, everybody agreeing to everything, and a letter in which Bilal is quoted."""
    study(room)
    everyone_agrees(room)
    tape = next(iter(room.state.transcripts))
    does = room.does
    does(room.eeva, "write_memo", coder="R1", about=f"{tape}/2", text=MADE[0])
    cited = does(room.eeva, "cite_passage", item=f"{tape}/4", start=0, end=12).made
    does(room.eeva, "write_memo", coder="R1", about=cited, text=MADE[1])
    fields = {"form": "text", "text": MADE[2], "title": MADE[3], "people": ["P01"]}
    does(room.eeva, "add_material", may=["archive"], **fields)
    return room


def leaving(room, purpose: ExportPurpose) -> str:
    """Every word that an export would carry."""
    what = carried(room.laboratory.whole(room.workshop), purpose)
    return f"{what.facts} {what.whole.corpus} {vars(what.state)} {what.whole.files}"


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_everything_leaves_while_everybody_agrees(studied, purpose):
    """Else the next tests could not fail."""
    said = leaving(studied, purpose)

    assert [words for words in (CARD, *SAID, *MADE) if words not in said] == []


@pytest.mark.parametrize("purpose", ExportPurpose)
@pytest.mark.parametrize("level", [Withdrawal.NO_FURTHER_USE, Withdrawal.ERASE])
def test_out_of_use_and_erased_words_do_not_leave(studied, purpose, level):
    """Neither card nor turn, nor memo, citation, letter and its title; Dana's words do."""
    studied.laboratory.withdraw(studied.workshop, "P01", level, studied.eeva)
    said = leaving(studied, purpose)

    assert [words for words in (CARD, *SAID, *MADE) if words in said] == []
    assert "Nobody owns the form" in said


def test_unlinked_words_leave_as_nobodys_and_for_the_team_alone(studied):
    """The card is in the team's export without its author; no archive gets it."""
    studied.laboratory.withdraw(studied.workshop, "P01", Withdrawal.UNLINK, studied.eeva)

    assert CARD in leaving(studied, ExportPurpose.ANALYSIS)
    assert CARD not in leaving(studied, ExportPurpose.ARCHIVE)
    for purpose in ExportPurpose:
        assert MADE[2] not in leaving(studied, purpose)
