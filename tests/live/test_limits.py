"""How fast one phone may send: limited by its own key, never by the address it shares."""

from hypothesis import given
from hypothesis import strategies as st
from live_venue import Venue

from changelab.live.limits import Limits, TooFast


def taken(limits: Limits, sender: str, times: int) -> int:
    """How many of that many acts in a row are let through."""
    through = 0
    for _ in range(times):
        try:
            limits.take_at_once(sender)
        except TooFast:
            continue
        through += 1
    return through


def test_a_person_is_never_held_up():
    """Twenty acts a second, for long, are let through."""
    now = [0.0]
    limits = Limits(clock=lambda: now[0])

    for _ in range(2000):
        now[0] += 0.05
        assert taken(limits, "bilal", 1) == 1


def test_a_flood_is_cut_to_the_burst_and_others_feel_nothing():
    """One sender's thousand acts at once leave the bucket of the next one full."""
    limits = Limits(clock=lambda: 0.0)

    assert taken(limits, "flood", 1000) == 60
    assert taken(limits, "dana", 60) == 60


def test_waiting_as_told_is_enough():
    """After the seconds that a refusal names the next act is let through."""
    now = [0.0]
    limits = Limits(steady=0.5, burst=1, clock=lambda: now[0])
    limits.take_at_once("bilal")

    try:
        limits.take_at_once("bilal")
        refused = None
    except TooFast as error:
        refused = error

    assert refused is not None and refused.wait == 2
    now[0] += refused.wait
    assert taken(limits, "bilal", 1) == 1


@given(st.lists(st.floats(0, 3), max_size=300))
def test_never_more_than_burst_and_steady_flow(pauses):
    """However acts are spaced, no more come through than the bucket and its filling allow."""
    now = [0.0]
    limits = Limits(steady=2, burst=5, clock=lambda: now[0])
    through = 0

    for pause in pauses:
        now[0] += pause
        through += taken(limits, "x", 1)

    assert through <= 5 + 2 * now[0] + 1e-6


def test_a_flooding_phone_is_told_to_wait_while_another_sends(open_venue: Venue):
    """Over HTTP the flood gets 429 with a sentence; a phone at the same address does not."""
    flood, dana = open_venue.joins(), open_venue.joins("Dana")
    card = {"element": "rules", "text": "x", "period": "present"}

    answers = [flood.sends("add_entry", **card) for _ in range(300)]
    refused = [answer for answer in answers if answer.status_code == 429]

    assert refused
    assert refused[0].headers["retry-after"] == "1"
    assert "faster than this room can take" in refused[0].json()["detail"]
    assert dana.sends("add_entry", **card).status_code == 200


def test_three_hundred_phones_join_from_one_address(open_venue: Venue):
    """Nobody is refused because others at the same address came first."""
    phones = {open_venue.joins().participant for _ in range(300)}

    assert len(phones) == 300
