"""Whatever is merged, grouped, moved, hidden, voted on and undone: no card is ever lost."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.domain.contributions import Contributed
from changelab.domain.snapshot import snapshot
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Standing

TASKS = [
    {"title": "Open"},
    {"title": "Held", "held": True},
    {"title": "Covered", "who_sees": "after_reveal"},
    {"title": "Anonymous", "anonymous": True},
]
CARDS = [
    ("add_entry", {"element": "rules", "period": "present"}),
    (
        "log_contradiction",
        {"poles": [{"element": "rules"}], "period": "present", "manifestation": "dilemma"},
    ),
    ("recognise_manifestation", {"of": "conflict"}),
    ("place_note", {"surface": "mirror", "period": "past"}),
]
WORDS = ["Waiting", "Time", "Rules"]

PEOPLE = st.sampled_from(["bilal", "dana", "aino"])
NEWEST = st.integers(0, 5)
some = st.lists(NEWEST, min_size=1, max_size=3)
sortings = st.one_of(
    st.tuples(st.just("merge_cards"), NEWEST, some),
    st.tuples(st.just("merge_cards"), NEWEST, some),
    st.tuples(st.just("separate_card"), NEWEST),
    st.tuples(st.just("group_cards"), some, st.sampled_from(WORDS)),
    st.tuples(st.just("group_cards"), some, st.sampled_from(WORDS)),
    st.tuples(st.just("ungroup_cards"), some),
    st.tuples(st.just("reword_heading"), st.integers(0, 2), st.sampled_from(WORDS)),
    st.tuples(st.just("refile_card"), NEWEST, st.integers(0, len(TASKS) - 1)),
    st.tuples(st.sampled_from(["hide", "accept"]), NEWEST),
    st.tuples(st.sampled_from(["open_voting", "close_voting"])),
)
cards = st.tuples(st.just("card"), PEOPLE, st.integers(0, len(CARDS) - 1))
of_people = st.tuples(st.sampled_from(["withdraw", "reword"]), PEOPLE, NEWEST)
leading = st.tuples(st.sampled_from(["next_task", "previous_task", "reveal", "cover"]))
undoing = st.tuples(st.just("undo"), PEOPLE, st.integers(0, 12))


def step(room, place: int, act: str, *how) -> None:
    """Do it, if it makes sense now."""
    items = [item.id for item in room.state.contributions()]
    items.sort(key=lambda item: -int(item[1:]))

    def card(which: int) -> str:
        return items[which % len(items)]

    match act, how:
        case "card", (who, which):
            name, fields = CARDS[which]
            room.tries(getattr(room, who), name, text=f"words {place}", **fields)
        case (("next_task" | "previous_task" | "reveal" | "cover"), ()):
            room.tries(room.aino, act)
        case (("open_voting" | "close_voting"), ()):
            room.tries(room.aino, act)
        case "undo", (who, which):
            deeds = list(room.state.deeds)
            room.tries(getattr(room, who), act, of=deeds[-1 - which % len(deeds)])
        case "reword_heading", (which, text):
            headings = list(room.state.headings)
            if headings:
                room.tries(room.aino, act, heading=headings[which % len(headings)], text=text)
        case _ if not items:
            return
        case "merge_cards", (into, chosen):
            room.tries(room.aino, act, into=card(into), items=[card(one) for one in chosen])
        case "group_cards", (chosen, text):
            room.tries(room.aino, act, items=[card(one) for one in chosen], text=text)
        case "ungroup_cards", (chosen,):
            room.tries(room.aino, act, items=[card(one) for one in chosen])
        case "refile_card", (which, task):
            room.tries(room.aino, act, item=card(which), task=list(room.state.tasks)[task])
        case (("separate_card" | "hide" | "accept"), (which,)):
            room.tries(room.aino, act, item=card(which))
        case "withdraw", (who, which):
            room.tries(getattr(room, who), act, item=card(which))
        case "reword", (who, which):
            room.tries(getattr(room, who), act, item=card(which), text=f"other words {place}")


def check_every_card_is_somewhere(state: WorkshopState) -> None:
    """By itself, or in exactly one card of its kind that stands by itself."""
    merged = Counter(key for item in state.contributions() for key in item.merged)
    for item in state.contributions():
        assert merged[item.id] == (item.standing is Standing.MERGED), item
        if item.merged:
            assert item.standing not in (Standing.MERGED, Standing.WITHDRAWN), item
        for key in item.merged:
            assert type(state.contribution(key)) is type(item)


def check_headings_hold_together(state: WorkshopState) -> None:
    """Their cards exist and stand under no other; each says something else; empty ones were
    at least voted on."""
    assert len({one.text for one in state.headings.values()}) == len(state.headings)
    voted_on = {key for ballot in state.ballots.values() for key in ballot.candidates}
    under = [key for heading in state.headings.values() for key in heading.items]
    assert len(under) == len(set(under))
    for key in under:
        assert state.contribution(key).standing is not Standing.MERGED
    for heading in state.headings.values():
        assert heading.items or heading.id in voted_on
    for key in voted_on:
        assert key in state.headings or state.contribution(key)


def made_and_not_undone(room) -> set[str]:
    """The ids of every card whose act stands in the record and was not taken back."""
    return {
        f"{fact.event.letter}{fact.seq}"
        for fact in room.facts
        if isinstance(fact.event, Contributed) and not room.state.deeds[fact.act_id].undone
    }


@settings(max_examples=250, deadline=None)
@given(
    first=st.lists(cards, min_size=3, max_size=6),
    played=st.lists(
        st.one_of(sortings, sortings, sortings, cards, of_people, leading, undoing), max_size=30
    ),
)
def test_every_card_is_shown_waiting_hidden_or_in_one_other(paper_room, first, played):
    """After every single step, over random sorting by Aino while people write and take back."""
    room = paper_room(*TASKS)
    for place, done in enumerate([*first, *played]):
        step(room, place, *done)
        check_every_card_is_somewhere(room.state)
        check_headings_hold_together(room.state)

    assert {item.id for item in room.state.contributions()} == made_and_not_undone(room)


@settings(max_examples=150, deadline=None)
@given(
    first=st.lists(cards, min_size=3, max_size=6),
    played=st.lists(st.one_of(sortings, sortings, cards, of_people), max_size=20),
)
def test_undone_step_by_step_everything_is_as_before(paper_room, first, played):
    """Each act, taken back in reverse by whoever did it, leaves no trace in the state."""
    room = paper_room(*TASKS)
    states = [(None, _said(room.state))]
    for place, done in enumerate([*first, *played]):
        before = len(room.state.deeds)
        step(room, place, *done)
        if len(room.state.deeds) > before:
            states.append((list(room.state.deeds)[-1], _said(room.state)))

    people = {"facilitator": room.aino, "P01": room.bilal, "P02": room.dana}
    while len(states) > 1:
        act_id, _ = states.pop()
        room.does(people[room.state.deeds[act_id].actor], "undo", of=act_id)
        assert _said(room.state) == states[-1][1]


def _said(state: WorkshopState) -> str:
    """Everything the state says but its seq, lists in their order."""
    return snapshot(state).model_copy(update={"seq": 0}).model_dump_json()
