"""Episodes cut what was said by what it is about; memos keep what a researcher thought."""

import pytest
from studied import AGENCY, bring_transcript

from changelab.domain.errors import NotAllowed, NotFound, Refused


@pytest.fixture
def tape(room) -> str:
    """A transcript of seven turns, with a coder enrolled."""
    room.does(room.eeva, "adopt_codebook", plan=AGENCY)
    room.does(room.eeva, "enrol_coder", label="Eeva")
    return bring_transcript(room)


def marks(room, tape: str, first=2, last=4, **fields) -> str:
    """Eeva marks an episode."""
    wanted = {"transcript": tape, "first": first, "last": last, "title": "The form", "coder": "R1"}
    return room.does(room.eeva, "mark_episode", **(wanted | fields)).made


def test_an_episode_goes_from_turn_to_turn(room, tape):
    """Its topic follows an object across sessions."""
    key = marks(room, tape, topic="the form")
    episode = room.state.episodes[key]

    assert (episode.first, episode.last, episode.topic) == (2, 4, "the form")


def test_an_episode_is_changed_and_removed(room, tape):
    """To other turns or another title; changing nothing says nothing."""
    key = marks(room, tape)
    room.does(room.eeva, "revise_episode", episode=key, first=2, last=6, title="Who owns it")
    seq = room.state.seq
    room.does(room.eeva, "revise_episode", episode=key, first=2, last=6, title="Who owns it")
    changed = room.state.episodes[key]
    room.does(room.eeva, "remove_episode", episode=key)

    assert (changed.last, changed.title, changed.transcript) == (6, "Who owns it", tape)
    assert seq + 1 == room.state.seq
    assert not room.state.episodes


@pytest.mark.parametrize(("first", "last"), [(4, 2), (1, 8), (0, 3)])
def test_an_episode_outside_the_transcript_is_refused(room, tape, first, last):
    """It begins and ends with turns that are there, in that order."""
    with pytest.raises(Refused):
        marks(room, tape, first, last)
    key = marks(room, tape)
    with pytest.raises(Refused):
        room.does(room.eeva, "revise_episode", episode=key, first=first, last=last, title="x")


def test_a_coded_episode_is_not_removed(room, tape):
    """Its codes come off first."""
    key = marks(room, tape)
    (book,) = room.state.codebooks
    coding = room.does(
        room.eeva, "code_passage", code=f"{book}/criticising", coder="R1", item=key
    ).made
    with pytest.raises(Refused, match="Take its codes off first"):
        room.does(room.eeva, "remove_episode", episode=key)
    room.does(room.eeva, "remove_coding", coding=coding)
    room.does(room.eeva, "remove_episode", episode=key)

    assert not room.state.episodes


def test_memos_are_about_a_passage_a_code_a_coding_or_the_whole(room, tape):
    """Each is dated and signed by its coder; newest last."""
    (book,) = room.state.codebooks
    coding = room.does(
        room.eeva, "code_passage", code=f"{book}/criticising", coder="R1", item=f"{tape}/3"
    ).made
    for about in (f"{tape}/3", f"{book}/criticising", coding, tape and None):
        room.does(room.eeva, "write_memo", coder="R1", about=about, text=f"on {about}")
    memos = list(room.state.memos.values())

    assert [one.text for one in memos] == [f"on {one.about}" for one in memos]
    assert all(one.at and one.coder == "R1" for one in memos)


def test_a_memo_is_changed_and_removed(room, tape):
    """And undone like everything else."""
    memo = room.does(room.eeva, "write_memo", coder="R1", text="a hunch").made
    room.does(room.eeva, "revise_memo", memo=memo, text="more than a hunch")
    revised = room.state.memos[memo]
    room.does(room.eeva, "remove_memo", memo=memo)
    gone = dict(room.state.memos)
    room.does(room.eeva, "undo")

    assert (revised.text, gone) == ("more than a hunch", {})
    assert room.state.memos[memo] == revised


def test_a_memo_about_nothing_that_is_here_is_refused(room, tape):
    """So is one without words, and one of nobody."""
    with pytest.raises(NotFound):
        room.does(room.eeva, "write_memo", coder="R1", about="r99/1", text="x")
    with pytest.raises(NotFound, match="Say first who is coding"):
        room.does(room.eeva, "write_memo", coder="R7", text="x")
    with pytest.raises(Refused, match="empty"):
        room.does(room.eeva, "write_memo", coder="R1", text="  \n ")
    with pytest.raises(NotAllowed):
        room.does(room.bilal, "write_memo", coder="R1", text="x")
