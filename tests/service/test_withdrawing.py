"""A person withdraws: out of use, unlinked or erased, and what is left of it where."""

import pytest
from studied import STARTS_AT, TURNS, study

from changelab.domain.errors import NotAllowed, Refused
from changelab.domain.seals import digest_of
from changelab.domain.vocabulary import Purpose, Withdrawal
from changelab.domain.withdrawal import may_be_used
from changelab.service import Laboratory
from changelab.storage.takings import Made

USE_NO_MORE, UNLINK, ERASE = Withdrawal


@pytest.fixture
def studied(room):
    """Eeva's study of the room."""
    return study(room)


def cards_of(room, author: str) -> set[str]:
    """The ids of what that author wrote."""
    return {item.id for item in room.state.contributions() if item.author == author}


def told(room) -> str:
    """Everything the record, the corpus and the key table say."""
    whole = room.laboratory.whole(room.workshop)
    people = room.laboratory.people(room.workshop)
    return f"{whole.facts} {whole.corpus} {people} {room.laboratory.key_table(room.workshop)}"


def test_out_of_use_is_seen_by_nobody_and_kept(studied):
    """Bilal's card, the codings of his words, the picture of him: on no page; in the record."""
    room, (card,) = studied, cards_of(studied, "P01")
    tape, *_ = room.state.transcripts
    said = (f"{tape}/2", f"{tape}/4")
    codings = {one.id for one in room.state.codings.values() if one.item in said}
    picture = next(one.id for one in room.state.materials.values() if "P01" in one.people)
    room.laboratory.withdraw(room.workshop, "P01", USE_NO_MORE, room.eeva)

    for viewer in (room.aino, room.bilal, room.dana, room.chen, room.eeva):
        seen = room.seen_by(viewer)
        assert card not in seen.entries
        assert codings and codings.isdisjoint(seen.codings)
        assert picture not in seen.materials
    assert "count the days" in told(room) and "the child needs time" in told(room)


def test_out_of_use_also_in_the_past(studied):
    """The time slider does not bring back what is out of use today."""
    room, (card,) = studied, cards_of(studied, "P01")
    then = room.state.seq
    room.laboratory.withdraw(room.workshop, "P01", USE_NO_MORE, room.aino)

    for viewer in (room.aino, room.dana, room.eeva):
        assert card not in room.laboratory.seen_by(room.workshop, viewer, then).entries


def test_turns_of_one_out_of_use_are_not_to_be_used(studied):
    """Who asks whether a turn may be used is told no for Bilal, yes for Dana and the stranger."""
    room = studied
    tape, *_ = room.state.transcripts
    room.laboratory.withdraw(room.workshop, "P01", USE_NO_MORE, room.eeva)

    used = {name: may_be_used(room.state, tape, name) for name in ("S1", "S2", "S3", "S4", "")}
    assert used == {"S1": True, "S2": False, "S3": True, "S4": True, "": True}
    with pytest.raises(Refused, match="no further use"):
        code = next(one.id for one in room.state.codes.values() if one.applies)
        room.does(room.eeva, "code_passage", code=code, coder="R1", item=f"{tape}/4")


def test_numbers_of_contradictions_stay(studied):
    """Dana's contradiction goes out of use; the next one is number 2 as it would have been."""
    room = studied
    room.laboratory.withdraw(room.workshop, "P02", USE_NO_MORE, room.eeva)
    made = room.does(
        room.aino, "log_contradiction", text="x", poles=[{"element": "tools"}], period="present"
    ).made

    assert room.seen_by(room.aino).contradictions.keys() == {made}
    assert room.state.contradictions[made].number == 2


def test_who_is_out_of_use_writes_nothing_more(studied):
    """Bilal's phone says why; Aino cannot enter anything for him either, nor undo it."""
    room = studied
    room.laboratory.withdraw(room.workshop, "P01", USE_NO_MORE, room.eeva)

    with pytest.raises(NotAllowed, match="You withdrew"):
        room.does(room.bilal, "add_entry", element="rules", text="still here", period="past")
    with pytest.raises(Refused):
        room.does(room.eeva, "record_consent", participants=["P01"], answers={"quote": "given"})
    with pytest.raises(Refused, match="cannot be undone"):
        tip = next(reversed(room.state.deeds))
        room.does(room.aino, "undo", of=tip)


def test_unlinked_words_stay_as_nobodys(studied):
    """The card and the turns are there; nothing says any more that they were Bilal's."""
    room, (card,) = studied, cards_of(studied, "P01")
    tape, *_ = room.state.transcripts
    room.does(room.bilal, "reword", item=card, text="count every day")
    room.does(room.aino, "form_group", name="Door side")
    room.does(room.aino, "put_in_group", participant="P01", group=next(iter(room.state.groups)))
    room.does(room.eeva, "record_consent", participants=["P01", "P02"], answers={"quote": "given"})
    room.laboratory.withdraw(room.workshop, "P01", UNLINK, room.eeva)

    entry = room.state.entries[card]
    assert entry.text == "count every day" and entry.author.startswith("~")
    assert room.state.transcripts[tape].speakers["S2"] == ""
    assert room.laboratory.corpora.turn(room.workshop, f"{tape}/2").text == TURNS[1].text
    person = room.state.participants["P01"]
    assert (person.withdrawn, person.consents, person.group) == (UNLINK, {}, None)
    assert "Bilal" not in told(room)
    assert room.state.participants["P02"].agreed_to(Purpose.QUOTE)


def test_no_event_ties_unlinked_words_to_the_person(studied):
    """P01 stands only where they joined and left; the acts of the cards have other names."""
    room, (card,) = studied, cards_of(studied, "P01")
    room.does(room.bilal, "reword", item=card, text="count every day")
    room.does(room.bilal, "undo")
    room.laboratory.withdraw(room.workshop, "P01", UNLINK, room.eeva)

    facts = room.laboratory.facts(room.workshop)
    left = {fact.event.kind for fact in facts if "P01" in repr(fact)}
    assert left == {"participant_joined", "consent_given", "participant_withdrew"}
    deeds = [deed for deed in room.state.deeds.values() if deed.actor == "P01"]
    assert all(card not in repr(deed.changes) for deed in deeds)
    (event,) = [fact.event for fact in facts if fact.event.kind == "participant_withdrew"]
    assert event.items == ()


def test_a_picture_of_who_was_unlinked_is_used_no_more(studied):
    """A face cannot be unlinked: the picture is out of use, and does not say who is in it."""
    room = studied
    room.laboratory.withdraw(room.workshop, "P01", UNLINK, room.eeva)

    assert all("P01" not in one.people for one in room.state.materials.values())
    assert "The form" not in {one.title for one in room.seen_by(room.eeva).materials.values()}


def test_votes_of_who_left_are_nobodys_and_count(room):
    """What came out of the vote stays; the voter has no name."""
    dana = room.does(room.dana, "add_entry", element="rules", text="hers", period="past").made
    ballot = f"b{room.does(room.aino, 'open_voting').seq}"
    for person in (room.bilal, room.dana):
        room.does(person, "cast_votes", ballot=ballot, items=[dana])
    room.does(room.aino, "close_voting")
    room.laboratory.withdraw(room.workshop, "P01", UNLINK, room.eeva)
    room.laboratory.withdraw(room.workshop, "P02", ERASE, room.eeva)

    assert room.state.ballots[ballot].results == {dana: 2}
    assert len(room.state.votes) == 2
    assert {vote.voter for vote in room.state.votes.values()}.isdisjoint({"P01", "P02"})


def test_erased_turns_keep_the_digest_of_the_transcript(studied):
    """What Bilal said is gone, and that the rest was not changed can still be shown."""
    room = studied
    tape, *_ = room.state.transcripts
    room.laboratory.withdraw(room.workshop, "P01", ERASE, room.eeva)

    turns = room.laboratory.corpora.turns(room.workshop, tape)
    assert [turn.text for turn in turns if turn.speaker == "S2"] == ["[erased]"] * 2
    assert digest_of(turns) == room.state.transcripts[tape].digest
    assert [turn.text for turn in turns if turn.speaker == "S3"] == [TURNS[2].text, TURNS[6].text]


def test_what_was_made_of_erased_words_is_erased(studied):
    """Dana's passage was coded, written about and cited: quotes, memo and observation go too."""
    room = studied
    tape, *_ = room.state.transcripts
    cited = next(iter(room.state.cited))
    coding = next(one.id for one in room.state.codings.values() if one.item == f"{tape}/3")
    of_the_coding = room.does(
        room.eeva, "write_memo", coder="R1", about=coding, text="Nobody, she says."
    ).made
    room.does(room.eeva, "revise_memo", memo=of_the_coding, text="Nobody! she says.")
    room.laboratory.withdraw(room.workshop, "P02", ERASE, room.eeva)

    state = room.state
    assert {one.quote for one in state.codings.values() if one.item == f"{tape}/3"} == {"[erased]"}
    assert state.observations[cited].text == "[erased]"
    assert state.memos[of_the_coding].text == "[erased]"
    assert any("germ cell" in memo.text for memo in state.memos.values())
    assert "Nobody" not in told(room)


def test_a_picture_of_an_erased_person_is_gone(studied):
    """The bytes are not handed out any more, and the piece is on no list."""
    room = studied
    piece = next(one for one in room.state.materials.values() if "P01" in one.people)
    room.laboratory.withdraw(room.workshop, "P01", ERASE, room.eeva)

    assert room.state.materials[piece.id].removed
    assert piece.file not in room.laboratory.whole(room.workshop).files


def test_from_out_of_use_only_erasing_is_left(studied):
    """Unlinking would bring the words back; after unlinking nobody finds them any more."""
    room = studied
    room.laboratory.withdraw(room.workshop, "P01", USE_NO_MORE, room.eeva)
    with pytest.raises(Refused, match="would bring it back"):
        room.laboratory.withdraw(room.workshop, "P01", UNLINK, room.eeva)
    room.laboratory.withdraw(room.workshop, "P01", ERASE, room.eeva)
    room.laboratory.withdraw(room.workshop, "P02", UNLINK, room.eeva)
    with pytest.raises(Refused, match="was unlinked"):
        room.laboratory.withdraw(room.workshop, "P02", ERASE, room.eeva)

    assert "count the days" not in told(room)


def test_anonymous_cards_go_out_of_use_unnamed(room):
    """They leave every view, and the event that takes them does not say whose they were."""
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Quiet", "anonymous": True})
    room.does(room.aino, "start_task", task=f"t{room.state.seq}")
    card = room.does(room.bilal, "add_entry", element="rules", text="psst", period="past").made
    room.laboratory.withdraw(room.workshop, "P01", USE_NO_MORE, room.aino)

    assert card not in room.seen_by(room.aino).entries
    named = [fact for fact in room.laboratory.facts(room.workshop) if "P01" in repr(fact)]
    assert card not in repr(named)


@pytest.mark.parametrize("who", ["bilal", "dana", "chen"])
@pytest.mark.parametrize("level", Withdrawal)
def test_only_those_who_answer_for_the_record_may(studied, who, level):
    """Nobody takes their own or another's part out by themselves; nothing happens then."""
    before = studied.state.seq
    with pytest.raises(NotAllowed):
        studied.laboratory.withdraw(studied.workshop, "P01", level, getattr(studied, who))

    assert studied.state.seq == before


def test_a_preview_counts_what_it_will_do(studied):
    """Before anything is done: cards, wordings, turns, what was made of them, pictures."""
    room, (card,) = studied, cards_of(studied, "P01")
    room.does(room.bilal, "reword", item=card, text="count every day")
    room.does(room.dana, "add_entry", element="rules", text="Bilal knows", period="past")
    before = room.state.seq
    found = room.laboratory.preview(room.workshop, "P01", ERASE)

    assert (found.cards, found.wordings, found.turns) == (1, 1, 2)
    assert (found.codings, found.memos, found.observations) == (3, 0, 0)
    assert (found.materials, found.pictures, found.mentions) == (("The form",), 1, 1)
    assert room.state.seq == before


def test_a_preview_does_not_count_anonymous_cards(room):
    """A number would tell whether Bilal wrote one of them: it is the same with and without."""
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Quiet", "anonymous": True})
    room.does(room.aino, "start_task", task=f"t{room.state.seq}")
    before = room.laboratory.preview(room.workshop, "P01", ERASE)
    room.does(room.bilal, "add_entry", element="rules", text="psst", period="past")

    assert room.laboratory.preview(room.workshop, "P01", ERASE) == before


def test_earlier_exports_are_listed_to_be_recalled(studied):
    """Those that hold nothing of Dana are told apart from those that do."""
    room = studied
    seqs = (5, room.state.seq, room.state.seq)
    for number, (seq, purpose) in enumerate(
        zip(seqs, ("analysis", "analysis", "archive"), strict=True)
    ):
        made = Made(f"2026-03-0{number + 1}T10:00:00Z", purpose, seq, f"/disk/{number}", "00")
        room.laboratory.note_export(room.workshop, made)
    found = room.laboratory.preview(room.workshop, "P02", ERASE).exports

    assert [(one.place, one.holds) for one in found] == [
        ("/disk/2", False),
        ("/disk/1", True),
        ("/disk/0", False),
    ]
    room.laboratory.withdraw(room.workshop, "P02", ERASE, room.eeva)
    left = room.laboratory.exports_to_recall(room.workshop, "P02")
    assert [(one.place, one.holds) for one in left][1:] == [("/disk/1", True), ("/disk/0", False)]


def test_backups_beside_the_database_are_named(studied):
    """They hold the words as they were: nobody is left believing they do not."""
    copy = studied.laboratory.folder / "changelab.before-m004_corpus.db"
    studied.laboratory.database.back_up_to(copy)

    found = studied.laboratory.preview(studied.workshop, "P01", ERASE)
    assert found.backups == (str(copy),)


@pytest.mark.parametrize("level", [UNLINK, ERASE])
def test_a_server_that_runs_learns_of_it(studied, level):
    """What another process took out is in no memory of the server either."""
    server = Laboratory(studied.laboratory.folder)
    server.state(studied.workshop)
    studied.laboratory.withdraw(studied.workshop, "P01", level, studied.eeva)
    server.refresh()

    state = server.state(studied.workshop)
    assert all(item.author != "P01" or item.text == "[erased]" for item in state.contributions())
    server.close()
    assert STARTS_AT in repr(studied.state.transcripts)
