"""Forgotten words are in no byte of the database files."""

from changelab.service import Laboratory

WORDS = "Bilal-is-afraid-of-his-chief"
OTHERS = "Dana-is-not"


def test_erased_words_are_in_no_byte(room, all_bytes):
    """Card, its rewordings, its withdrawal, the person's name: all gone; others' words stay."""
    made = room.does(room.bilal, "add_entry", element="rules", text=WORDS, period="past").made
    room.does(room.bilal, "reword", item=made, text=f"{WORDS} again")
    room.does(room.aino, "reword", item=made, text=f"{WORDS}, said Aino")
    room.does(room.bilal, "withdraw", item=made)
    room.does(room.dana, "add_entry", element="rules", text=OTHERS, period="past")
    assert WORDS.encode() in all_bytes() and b"Bilal" in all_bytes()
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert WORDS.encode() not in all_bytes() and b"Bilal" not in all_bytes()
    assert OTHERS.encode() in all_bytes()


def test_every_kind_of_card_is_erased(room, all_bytes):
    """Contradictions, manifestations, observations with their source, notes, answers, promises,
    milestones, forms of the activity, objects of systems."""
    bilal, poles = room.bilal, [{"element": "rules"}]
    axis = {"name": "who acts", "low": "one", "high": "several"}
    room.does(room.aino, "draw_four_field", title="Ways", across=axis, up=axis)
    room.does(bilal, "place_milestone", when="1998", text=WORDS)
    room.does(bilal, "place_form", across=0, up=0, text=WORDS)
    room.does(bilal, "construe_object", systems=["Our activity"], period="past", text=WORDS)
    room.does(
        bilal, "log_contradiction", text=WORDS, poles=poles, period="past", manifestation="dilemma"
    )
    room.does(bilal, "note_observation", text=WORDS, source=f"{WORDS} diary")
    room.does(bilal, "place_note", surface="mirror", period="past", text=WORDS)
    room.does(bilal, "answer_prompt", prompt=WORDS, text=WORDS)
    promise = room.does(bilal, "make_commitment", who=WORDS, text=WORDS, by_when=WORDS).made
    room.does(room.aino, "follow_up", commitment=promise, status="kept", outcome=WORDS)
    room.laboratory.forget(room.workshop, "P01", room.eeva)

    assert WORDS.encode() not in all_bytes()


def test_words_in_an_anonymous_task_are_erased(room, all_bytes):
    """The alias leads to them as long as the secret is there; then the secret is gone too."""
    session = room.state.stage.session
    plan = {"title": "Without names", "anonymous": True}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    room.does(room.aino, "next_task")
    made = room.does(room.bilal, "add_entry", element="rules", text=WORDS, period="past").made
    room.does(room.bilal, "reword", item=made, text=f"{WORDS} again")
    assert WORDS.encode() in all_bytes() and room.bilal.secret.encode() in all_bytes()
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert WORDS.encode() not in all_bytes()
    assert room.bilal.secret.encode() not in all_bytes()


def test_long_words_on_many_pages_are_erased(room, all_bytes):
    """Also what once filled pages of its own, and was moved since, leaves no copy behind."""
    for place in range(60):
        room.does(
            room.bilal, "add_entry", element="rules", text=f"{place} {WORDS} " * 12, period="past"
        )
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert WORDS.encode() not in all_bytes()


def test_the_record_still_folds(room):
    """Opened again, it says that a card was there, whose, and nothing of what it said."""
    made = room.does(room.bilal, "add_entry", element="rules", text=WORDS, period="past").made
    room.laboratory.forget(room.workshop, "P01", room.aino)
    room.laboratory.close()
    again = Laboratory(room.laboratory.folder)

    entry = again.state(room.workshop).entries[made]
    assert (entry.text, entry.author, entry.standing) == ("[erased]", "P01", "withdrawn")
    assert again.database.complaints() == []
    again.close()


def test_what_was_undone_before_is_erased_too(room, all_bytes):
    """Words that were taken back by undo are still in the record until they are erased."""
    room.does(room.bilal, "add_entry", element="rules", text=WORDS, period="past")
    room.does(room.bilal, "undo")
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert WORDS.encode() not in all_bytes()


def test_others_wordings_of_an_undone_card_are_erased(room, all_bytes):
    """Aino's rewording of Bilal's card holds his words also if both were undone since."""
    first = "00000000-0000-4000-8000-000000000001"
    made = room.does(
        room.bilal, "add_entry", first, element="rules", text=WORDS, period="past"
    ).made
    room.does(room.aino, "reword", item=made, text=f"{WORDS}, said Aino")
    room.does(room.aino, "undo")
    room.does(room.bilal, "undo", of=first)
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert WORDS.encode() not in all_bytes()


def test_the_date_of_an_observation_is_erased(room, all_bytes):
    """A date is typed freely and may say anything."""
    room.does(room.bilal, "note_observation", text="x", dated=f"the day of {WORDS}")
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert WORDS.encode() not in all_bytes()


def test_a_reader_in_the_way_is_said(room, all_bytes):
    """If another program keeps old pages from being dropped, nobody is told that they are gone."""
    room.does(room.bilal, "add_entry", element="rules", text=WORDS, period="past")
    with room.laboratory.database.using() as db:
        db.execute("PRAGMA busy_timeout=50")
    other = Laboratory(room.laboratory.folder)
    with other.database.using() as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM events").fetchone()
        try:
            room.laboratory.forget(room.workshop, "P01", room.aino)
            told_done = True
        except OSError:
            told_done = False
        left = WORDS.encode() in all_bytes()
        reading.execute("ROLLBACK")
    other.close()

    assert not (left and told_done)
