"""The server is killed in the middle of a busy minute, and started again."""

from collections import Counter

from keeping_phone import crowd
from laptop import Laptop, until

PHONES, CARDS_EACH = 50, 10
#: So many of the 500 acts are acknowledged when the server is killed.
AMONG = 200


def test_five_hundred_acts_from_fifty_phones_outlive_a_kill(room: Laptop):
    """What was acknowledged is in the record once; what was not arrives after the restart, once."""
    with crowd(room, PHONES, CARDS_EACH) as phones:
        until(lambda: len(phones.acknowledged) >= AMONG, f"{AMONG} acts acknowledged")
        room.kill()
        before = phones.acknowledged
        room.start()
    room.stop()

    filed = {fact.act_id: fact.seq for fact in room.record() if fact.act_id in phones.acknowledged}
    texts = Counter(entry.text for entry in room.folded().entries.values())
    assert AMONG <= len(before) < PHONES * CARDS_EACH
    assert any(phone.sent_again for phone in phones.phones)
    assert all(filed[act_id] == seq for act_id, seq in before.items())
    assert filed == phones.acknowledged
    assert len(filed) == PHONES * CARDS_EACH
    assert texts == Counter({text: 1 for text in texts})
    assert len(texts) == PHONES * CARDS_EACH
    assert room.verify() == 0


def test_a_phone_need_not_join_again(room: Laptop):
    """The key of a phone, and Aino's, open the room after the restart as before."""
    bilal = room.joins("Bilal")
    assert room.adds(bilal, "before").status_code == 200
    room.kill()
    room.start()

    assert room.adds(bilal, "after").status_code == 200
    assert [entry["text"] for entry in room.state(bilal)["entries"]] == ["before", "after"]
    assert room.aino_does("close_input").status_code == 200
    assert len(room.state(bilal)["participants"]) == 1


def test_the_next_server_draws_what_was_sent_before(room: Laptop):
    """The wall has its picture again as soon as there is a server."""
    dana = room.joins("Dana")
    room.adds(dana, "a form nobody reads")
    assert room.picture().status_code == 200
    room.kill()
    room.start()

    assert "a form nobody reads" in room.picture().text
