"""What may not be seen is not sent: a property over random sessions.

The rule is written here a second time, from the promise made to people and not
from the code: a card is on someone's screen only if it is their own, or if it
is shown, lies in a task whose cards are open, and is so today as well; or if it
lies on the activity system of their own small group. Others' cards say what they
say today, also when one looks back.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.domain.actors import Actor
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.visibility import THE_ROOM, visible_to
from changelab.domain.vocabulary import Standing

TASKS = [
    {"title": "Open"},
    {"title": "Held", "held": True},
    {"title": "Covered", "who_sees": "after_reveal"},
    {"title": "Own", "who_sees": "own"},
    {"title": "Anonymous", "anonymous": True, "held": True},
    {"title": "Anonymous and covered", "anonymous": True, "who_sees": "after_reveal"},
    {"title": "In groups", "by_groups": True, "who_sees": "after_reveal"},
    {"title": "Choose", "kind": "vote", "anonymous": True},
]
CARDS = [
    ("add_entry", {"element": "rules", "period": "present"}),
    ("log_contradiction", {"poles": [{"element": "rules"}], "period": "present"}),
    (
        "log_contradiction",
        {"poles": [{"element": "rules"}], "period": "present", "manifestation": "dilemma"},
    ),
    ("note_observation", {}),
    ("place_note", {"surface": "mirror", "period": "past"}),
    ("answer_prompt", {"prompt": "Who?"}),
    ("make_commitment", {"who": "we"}),
    ("place_milestone", {"when": "1998"}),
    ("place_form", {"across": 0.5, "up": -0.5}),
    ("construe_object", {"systems": ["Our activity"], "period": "future"}),
]
STEPS = ["next_task", "previous_task", "reveal", "cover", "open_voting", "close_voting"]

PEOPLE = st.sampled_from(["bilal", "dana", "aino"])
NEWEST = st.integers(0, 5)
steps = st.one_of(
    st.tuples(st.just("card"), PEOPLE, st.integers(0, len(CARDS) - 1)),
    st.tuples(st.just("card"), PEOPLE, st.just(2)),
    st.tuples(st.sampled_from(["hide", "accept"]), st.just("aino"), NEWEST),
    st.tuples(st.sampled_from(["withdraw", "reword", "undo"]), PEOPLE, NEWEST),
    st.tuples(st.sampled_from(STEPS), st.just("aino"), st.just(0)),
    st.tuples(st.just("kept"), st.just("aino"), st.just(0)),
    st.tuples(st.sampled_from(["merge", "group", "separate", "join"]), st.just("aino"), NEWEST),
    st.tuples(st.just("vote"), st.sampled_from(["bilal", "dana"]), NEWEST),
    st.tuples(st.just("sit"), st.sampled_from(["bilal", "dana"]), st.integers(0, 2)),
)


def play(room, played) -> None:
    """Do the steps that make sense, one after another; leave out the others."""
    deeds: list[str] = []
    for name in ("Door side", "Window side"):
        room.does(room.aino, "form_group", name=name)
    tables = [None, *room.state.groups]
    axis = {"name": "how", "low": "alone", "high": "together"}
    room.does(room.aino, "draw_four_field", title="Ways", across=axis, up=axis)
    for place, (act, who, which) in enumerate(played):
        actor = getattr(room, who)
        words = f"words-{place}-of-{who}."
        if act == "card":
            name, fields = CARDS[which]
            room.tries(actor, name, text=words, **fields)
        elif act == "kept":
            room.tries(actor, "keep_line", text=words)
        elif act == "undo":
            deeds = list(room.state.deeds)
            room.tries(actor, "undo", of=deeds[-1 - which % len(deeds)])
        elif act in STEPS:
            room.tries(actor, act)
        elif act == "sit":
            room.tries(room.aino, "put_in_group", participant=actor.id, group=tables[which])
        elif act == "vote":
            ballot = room.state.ballot
            if ballot is not None:
                items = [ballot.candidates[which % len(ballot.candidates)]]
                room.tries(actor, "cast_votes", ballot=ballot.id, items=items)
        else:
            items = sorted(room.state.contributions(), key=lambda item: int(item.id[1:]))
            if items:
                sort(room, actor, act, [item.id for item in items], which, words)


def sort(room, actor, act: str, items: list[str], which: int, words: str) -> None:
    """Do something with the card that is `which` back from the newest."""
    item, before = (items[-1 - place % len(items)] for place in (which, which + 1))
    match act:
        case "merge":
            room.tries(actor, "merge_cards", into=item, items=[before])
        case "group":
            room.tries(actor, "group_cards", items=[item, before], text="A heading")
        case "separate":
            room.tries(actor, "separate_card", item=item)
        case "join":
            room.tries(actor, "join_forms", start=item, end=before, contradictions=[])
        case "reword":
            room.tries(actor, "reword", item=item, text=words)
        case _:
            room.tries(actor, act, item=item)


def owns(viewer: Actor, item) -> bool:
    """True if that person wrote it, by name or by alias."""
    return item.author in {viewer.id, viewer.alias_in(item.task or "")} and bool(viewer.secret)


def open_to_all(state: WorkshopState, item) -> bool:
    """True if the card is shown, placed, and in a task whose cards are open."""
    plan = state.tasks[item.task].plan
    opened = plan.who_sees == "everyone" or (
        plan.who_sees == "after_reveal" and state.tasks[item.task].revealed
    )
    return item.standing is Standing.SHOWN and opened and getattr(item, "surface", "") is not None


def open_to_table(viewer: Actor, state: WorkshopState, item) -> bool:
    """True if the card is shown, and lies on the system of the viewer's own small group while
    the groups work apart."""
    plan = state.tasks[item.task].plan
    person = state.participants.get(viewer.id)
    lies_on = [*getattr(item, "systems", ()), *(one.system for one in getattr(item, "poles", ()))]
    key = getattr(item, "system", None) or next(iter(lies_on), None)
    return (
        plan.by_groups
        and plan.who_sees == "after_reveal"
        and person is not None
        and person.group is not None
        and key is not None
        and state.systems[key].group == person.group
        and item.standing is Standing.SHOWN
    )


def allowed(viewer: Actor, then: WorkshopState, today: WorkshopState) -> set[str]:
    """The ids of what that person may see of the moment `then`."""
    ids = set()
    for item in then.contributions():
        current = getattr(today, CONTRIBUTIONS[item.id[0]]).get(item.id)
        if current is None or Standing.WITHDRAWN in (item.standing, current.standing):
            continue
        was_open = open_to_all(then, item) or open_to_table(viewer, then, item)
        is_open = open_to_all(today, current) or open_to_table(viewer, today, current)
        if owns(viewer, item) or (was_open and is_open):
            ids.add(item.id)
    return ids


@settings(max_examples=200, deadline=None)
@given(first=st.integers(0, len(TASKS) - 1), played=st.lists(steps, min_size=4, max_size=25))
def test_phones_and_the_projector_get_nothing_they_may_not_see(paper_room, first, played):
    """Over random acts and standings, now and at every earlier moment, no unseen word is sent."""
    room = paper_room(*TASKS[first:], *TASKS[:first])
    play(room, played)
    today = room.state

    for state in (*map(room.at, range(8, today.seq)), today):
        for viewer in (room.bilal, room.dana, THE_ROOM):
            seen = visible_to(state, viewer, now=today)
            may = allowed(viewer, state, today)
            assert {item.id for item in seen.contributions()} == may
            for item in seen.contributions():
                own = owns(viewer, state.contribution(item.id))
                assert own or item.text == today.contribution(item.id).text
            sent = repr(vars(seen))
            # Cards of an earlier moment are read in the words of today.
            words = {one.text for one in state.contributions() if one.id in may}
            words |= {today.contribution(key).text for key in may}
            for item in state.contributions():
                told = item.id in may or item.text in words or not item.text
                assert told or item.text not in sent


@settings(max_examples=80, deadline=None)
@given(played=st.lists(steps, min_size=4, max_size=40))
def test_nobody_is_told_who_wrote_a_card_but_its_author(paper_room, played):
    """Phones and the projector get the viewer's own name on own cards, and no other name."""
    room = paper_room(*TASKS)
    play(room, played)

    for viewer, others in ((room.bilal, "P02"), (room.dana, "P01"), (THE_ROOM, "P01")):
        seen = visible_to(room.state, viewer)
        assert {item.author for item in seen.contributions()} <= {"", viewer.id}
        assert others not in repr(vars(seen)) and "~" not in repr(vars(seen))


@settings(max_examples=200, deadline=None)
@given(played=st.lists(steps, min_size=4, max_size=40))
def test_links_lead_only_to_what_is_seen(paper_room, played):
    """No id of a card that is not sent is left over in the links of one that is."""
    room = paper_room(*TASKS)
    play(room, played)
    seen = visible_to(room.state, THE_ROOM)

    for one in seen.contradictions.values():
        assert set(one.manifestations) <= set(seen.manifestations)
        assert set(one.evidence) <= set(seen.observations)
    for field in seen.four_fields.values():
        for step in field.steps:
            assert {step.start, step.end} <= set(seen.forms)
            assert set(step.contradictions) <= set(seen.contradictions)


@settings(max_examples=100, deadline=None)
@given(played=st.lists(steps, min_size=4, max_size=40))
def test_nobody_sees_what_another_chose(paper_room, played):
    """At every moment, a vote that is sent to someone is their own, and no open one has results."""
    room = paper_room(*TASKS)
    play(room, played)

    for state in (*map(room.at, range(8, room.state.seq)), room.state):
        for viewer in (room.bilal, room.dana, room.aino, THE_ROOM):
            seen = visible_to(state, viewer, now=room.state)
            for vote in seen.votes.values():
                alias = viewer.alias_in(vote.ballot)
                own = state.vote_of(vote.ballot, viewer.id) or state.vote_of(vote.ballot, alias)
                assert viewer.secret and own.items == vote.items and vote.voter == viewer.id
            still_open = seen.ballots.get(state.stage.ballot)
            assert still_open is None or still_open.results is None


@settings(max_examples=60, deadline=None)
@given(played=st.lists(steps, min_size=4, max_size=40))
def test_looking_changes_nothing(paper_room, played):
    """A view is a state of its own: the state it was taken from stays as it was."""
    room = paper_room(*TASKS)
    play(room, played)
    before = repr(vars(room.state))
    visible_to(room.state, THE_ROOM)
    visible_to(room.state, room.bilal)

    assert repr(vars(room.state)) == before
