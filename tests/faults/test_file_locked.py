"""Another program holds the database file for ten seconds, as a backup or a virus scanner may."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import pytest
from keeping_phone import crowd
from laptop import Laptop

from changelab.domain.vocabulary import Role
from changelab.storage.database import FILE_NAME

LOCKED_SECONDS = 10.0
PHONES, CARDS_EACH = 20, 3
#: Looks at the room that people get in these ten seconds; each would take a moment by itself.
LEAST_LOOKS = 20


@contextmanager
def another_program(room: Laptop, how: str) -> Iterator[sqlite3.Connection]:
    """A program that has the file locked for itself, until it lets go or the block ends."""
    program = sqlite3.connect(
        room.folder / FILE_NAME, isolation_level=None, check_same_thread=False
    )
    try:
        program.execute(f"BEGIN {how}")
        yield program
    finally:
        if program.in_transaction:
            program.execute("ROLLBACK")
        program.close()


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_phones_keep_their_cards_until_the_file_is_free(room: Laptop, how: str):
    """Nothing is lost and nothing comes twice; the room can be seen meanwhile."""
    dana = room.joins("Dana")
    room.adds(dana, "before")
    phones = crowd(room, PHONES, CARDS_EACH)
    looks = 0
    with another_program(room, how) as program, phones:
        letting_go = Timer(LOCKED_SECONDS, program.execute, ["ROLLBACK"])
        letting_go.start()
        while program.in_transaction:
            assert [entry["text"] for entry in room.state(dana)["entries"]] == ["before"]
            assert "before" in room.picture().text
            with room.stream(dana) as lines:
                assert next(lines)
            looks += program.in_transaction
        letting_go.join()
    told = Counter(one for phone in phones.phones for one in phone.told)
    after = room.adds(dana, "after")
    assert after.status_code == 200
    assert room.runs()
    room.stop()

    texts = Counter(entry.text for entry in room.folded().entries.values())
    assert looks >= LEAST_LOOKS
    assert {status for status, _ in told} <= {503}
    assert all("Another program is using the database file." in says for _, says in told)
    assert len(phones.acknowledged) == PHONES * CARDS_EACH
    assert texts == Counter({text: 1 for text in texts})
    assert len(texts) == PHONES * CARDS_EACH + 2
    assert room.verify() == 0


def test_aino_is_told_which_file_is_held_and_goes_on_afterwards(room: Laptop):
    """Her act is refused in plain words after a while, and works without a restart."""
    with another_program(room, "EXCLUSIVE"):
        refused = room.aino_does("close_input")

    done = room.aino_does("close_input")

    assert refused.status_code == 503
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.json()["detail"].startswith("Another program is using the database file.")
    assert done.status_code == 200
    assert room.state(room.tokens[Role.FACILITATOR])["stage"]["input_open"] is False


def test_somebody_who_comes_in_meanwhile_is_told_to_ask_again(room: Laptop):
    """Joining is refused in plain words while nothing can be written, and makes one person."""
    sent = {"code": room.join_code, "name": "Bilal", "consent": True}
    with another_program(room, "IMMEDIATE"):
        refused = room.http.post(f"{room.address}/api/join", json=sent)
    joined = room.http.post(f"{room.address}/api/join", json=sent)

    people = room.state(room.tokens[Role.FACILITATOR])["participants"]
    assert refused.status_code == 503
    assert "Another program is using the database file." in refused.json()["detail"]
    assert joined.status_code == 200
    assert len(people) == 1
