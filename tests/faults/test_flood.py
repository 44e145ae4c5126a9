"""One client in the room sends a thousand acts a second; the others share its address."""

import time
from collections import Counter

from flood import CONNECTIONS, Flood
from keeping_phone import KeepingPhone, crowd
from laptop import Laptop, until

from changelab.live.limits import BURST, STEADY

OTHERS, CARDS_EACH = 59, 4
#: So many acts one sender gets through at once; with these answers the flood is over the brim.
OVER_THE_BRIM = BURST + 20


def test_a_flood_is_slowed_and_the_other_phones_feel_nothing(room: Laptop):
    """Its own key slows the sender of a flood; no act of the 59 others is refused or sent again."""
    flooding = room.joins("Somebody's script")
    phones = crowd(room, OTHERS, CARDS_EACH)
    begun = time.monotonic()
    with Flood(room, flooding) as flood:
        until(lambda: len(flood.answers) >= OVER_THE_BRIM, "the flood has begun")
        with phones:
            pass
    room.stop()
    lasted = time.monotonic() - begun

    texts = Counter(entry.text for entry in room.folded().entries.values())
    flooded = texts.pop("flood")
    assert set(flood.answers) <= {200, 429}
    assert flood.answers.count(200) <= flooded <= BURST + STEADY * lasted
    # Each refusal says how long to wait; on each connection one may have been half heard.
    assert len(flood.waits) >= flood.answers.count(429) - CONNECTIONS
    assert all(seconds >= 1 for seconds in flood.waits)
    assert [phone.told for phone in phones.phones] == [[]] * OTHERS
    assert not any(phone.sent_again for phone in phones.phones)
    assert len(phones.acknowledged) == OTHERS * CARDS_EACH
    assert texts == Counter({text: 1 for text in texts})
    assert len(texts) == OTHERS * CARDS_EACH


def test_a_client_that_waits_as_it_is_told_gets_everything_through(room: Laptop):
    """Refused for its speed, an act is taken under the same id a moment later, once."""
    phone = KeepingPhone(room, room.joins("Dana"), seed=1)
    phone.writes(*(f"card {number}" for number in range(120)))

    phone.send_all()
    room.stop()

    assert len(phone.acknowledged) == 120
    assert len(room.folded().entries) == 120
