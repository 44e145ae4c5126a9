"""The session goes on: tasks, reveal, votes, groups, the plan, the people."""

from dataclasses import replace

from leak_cards import an_entry
from leak_happenings import Chance, happens
from leak_marks import new_mark
from leak_promises import Ballot
from leak_room import PROMISED, LeakRoom, marked_plan

from changelab.domain.record import Recorded

#: What the plan of a task can promise, in every mixture.
WHO_SEES = ("everyone", "after_reveal", "own")


def some_plan(chance: Chance, **fixed) -> dict:
    """A plan of any mixture of promises."""
    by_groups = chance.random() < 0.35
    mixture = {
        "who_sees": chance.choice((*WHO_SEES, *(["after_reveal"] * 4 if by_groups else []))),
        "held": chance.random() < 0.35,
        "anonymous": chance.random() < 0.3,
        "by_groups": by_groups,
        "kind": chance.choices(["open", "vote", "history"], [80, 12, 8])[0],
        "vote_on": chance.choice(["cards", "contradictions"]),
        "votes": chance.choice([0, 2]),
    }
    return {**mixture, **fixed}


# --- the session --------------------------------------------------------------------------------


def goes_on(room: LeakRoom, new: list[Recorded]) -> None:
    """What these events say of session, task, the groups' systems and ballots."""
    promises = room.promises
    for fact in new:
        event = fact.event
        match event.kind:
            case "session_started":
                promises.asked.add(event.session)
                promises.set_stage(session=event.session, task=None, material=None)
            case "session_ended":
                promises.set_stage(session=None, task=None, ballot=None, material=None)
            case "task_started":
                room.at_hand(event.task)
                promises.set_stage(task=event.task, material=None)
            case "system_named":
                promises.put("systems", event.system, event.group or "")
            case "voting_opened":
                voting_opens(room, event)
            case "voting_closed":
                voting_closes(room, event.ballot)


@happens("start_task", "next_task", "previous_task", weight=9)
def another_task(room: LeakRoom, chance: Chance) -> None:
    who = chance.leader(room)
    if room.promises.now.session is None:
        another_session(room, chance)
    act = chance.choice(["start_task", "start_task", "next_task", "previous_task"])
    which = {"task": chance.one_of(room.promises.tasks)} if act == "start_task" else {}
    room.does(who, act, lambda new: goes_on(room, new), **which)


@happens("start_session", "end_session", weight=4)
def another_session(room: LeakRoom, chance: Chance) -> None:
    who, running = chance.leader(room), room.promises.now.session
    if running and chance.random() < 0.4:
        room.does(who, "end_session", lambda new: goes_on(room, new))
        return
    task = chance.one_of(room.promises.tasks.values())
    fields = {"session": task.session, "task": task.id}
    room.does(who, "start_session", lambda new: goes_on(room, new), **fields)


@happens("reveal", "cover", weight=6)
def shown_or_covered(room: LeakRoom, chance: Chance) -> None:
    now = room.promises.task
    likely = "cover" if now and now.revealed else "reveal"
    act = chance.choice([likely, likely, "reveal", "cover"])

    def effect(new: list[Recorded]) -> None:
        task = room.promises.task
        room.promises.put("tasks", task.id, replace(task, revealed=act == "reveal"))

    room.does(chance.leader(room), act, effect)


@happens("open_input", "close_input", "start_clock", "pause_clock", "extend_clock", weight=2)
def the_clock_and_the_input(room: LeakRoom, chance: Chance) -> None:
    acts = ["open_input", "open_input", "start_clock", "pause_clock", "extend_clock"]
    if chance.random() < 0.3:
        acts.append("close_input")
    room.does(chance.leader(room), chance.choice(acts))


# --- votes --------------------------------------------------------------------------------------


def voting_opens(room: LeakRoom, event) -> None:
    """A ballot is open; what is voted on, everybody sees."""
    promises = room.promises
    promises.put("ballots", event.ballot, Ballot(event.ballot, event.anonymous, event.candidates))
    promises.set_stage(ballot=event.ballot, material=None)
    for key in tasks_voted_on(room, event):
        task = promises.tasks[key]
        if task.who_sees == "after_reveal" and not task.revealed:
            promises.put("tasks", key, replace(task, revealed=True))


def tasks_voted_on(room: LeakRoom, event) -> set[str]:
    """The tasks whose cards are chosen from: not those of cards that only stand under a heading
    beside them, nor of hidden ones."""
    promises = room.promises
    chosen = {key for key in event.candidates if key in promises.cards}
    tasks = {promises.cards[key].task for key in chosen}
    headings = [promises.headings[key] for key in event.candidates if key in promises.headings]
    under = [promises.cards[key] for heading in headings for key in heading.items]
    tasks |= {card.task for card in under if card.standing == "shown" and card.placed}
    return {key for key in tasks if key in promises.tasks}


def voting_closes(room: LeakRoom, ballot: str) -> None:
    """The ballot takes no more votes."""
    known = room.promises.ballots[ballot]
    room.promises.put("ballots", ballot, replace(known, open=False))
    room.promises.set_stage(ballot=None)


@happens("open_voting", weight=4)
def a_vote_begins(room: LeakRoom, chance: Chance) -> None:
    on = chance.perhaps(["cards", "contradictions"])
    fields = {"votes": chance.choice([1, 2, 3]), **({"on": on} if on else {})}
    room.does(chance.leader(room), "open_voting", lambda new: goes_on(room, new), **fields)


@happens("close_voting", weight=3)
def a_vote_ends(room: LeakRoom, chance: Chance) -> None:
    room.does(chance.leader(room), "close_voting", lambda new: goes_on(room, new))


@happens("cast_votes", weight=9)
def a_vote_is_cast(room: LeakRoom, chance: Chance) -> None:
    promises = room.promises
    if promises.now.ballot is None and chance.random() < 0.5:
        a_vote_begins(room, chance)
    open_now = promises.ballots.get(promises.now.ballot or "")
    ballot = open_now or chance.one_of(promises.ballots.values())
    things = [*ballot.candidates, *promises.cards] if chance.random() < 0.1 else ballot.candidates
    items = [chance.one_of(things) for _ in range(chance.choice([0, 1, 1, 2]))]
    person, by_hand = chance.person(room), chance.random() < 0.15
    who = room.facilitator if by_hand else person

    def effect(new: list[Recorded]) -> None:
        promises.put("votes", (ballot.id, person.id), tuple(dict.fromkeys(items)) or None)

    whose = {"for": person.id} if by_hand else {}
    room.does(who, "cast_votes", effect, ballot=ballot.id, items=items, **whose)


# --- small groups and systems -------------------------------------------------------------------


@happens("form_group")
def a_group_is_formed(room: LeakRoom, chance: Chance) -> None:
    name = new_mark()

    def effect(new: list[Recorded]) -> None:
        room.promises.put("groups", new[0].event.group, name)
        room.promises.typed[name] = ("for the room", "")
        goes_on(room, new)

    room.does(chance.leader(room), "form_group", effect, name=name)


@happens("put_in_group", weight=5)
def someone_sits_elsewhere(room: LeakRoom, chance: Chance) -> None:
    person, group = chance.person(room).id, chance.perhaps(room.promises.groups)

    def effect(new: list[Recorded]) -> None:
        known = room.promises.people[person]
        room.promises.put("people", person, replace(known, group=group))
        goes_on(room, new)

    room.does(chance.leader(room), "put_in_group", effect, participant=person, group=group)


@happens("dissolve_group", weight=1)
def a_group_dissolves(room: LeakRoom, chance: Chance) -> None:
    group = chance.one_of(room.promises.groups)

    def effect(new: list[Recorded]) -> None:
        for person in list(room.promises.people.values()):
            if person.group == group:
                room.promises.put("people", person.id, replace(person, group=None))
        room.promises.put("groups", group, None)

    room.does(chance.leader(room), "dissolve_group", effect, group=group)


@happens("name_system", "rename_system", "remove_system")
def systems_change(room: LeakRoom, chance: Chance) -> None:
    name, who = new_mark(), chance.sorter(room)
    system = chance.one_of(room.promises.systems)

    def named(new: list[Recorded]) -> None:
        room.promises.typed[name] = ("for the room", "")
        if new[0].event.kind == "system_named":
            room.promises.put("systems", f"y{new[0].seq}", "")

    def removed(new: list[Recorded]) -> None:
        room.promises.put("systems", system, None)

    match chance.choice(["name_system", "rename_system", "remove_system"]):
        case "name_system" as act:
            room.does(who, act, named, name=name)
        case "rename_system" as act:
            room.does(who, act, named, system=system, name=name)
        case act:
            room.does(who, act, removed, system=system)


# --- the plan -----------------------------------------------------------------------------------


@happens("plan_task", weight=2)
def a_task_is_planned(room: LeakRoom, chance: Chance) -> None:
    plan = marked_plan(**some_plan(chance))
    session = chance.one_of(room.sessions)

    def effect(new: list[Recorded]) -> None:
        room.planned(f"t{new[0].seq}", session, plan)

    room.does(chance.leader(room), "plan_task", effect, session=session, plan=plan)


@happens("revise_task", weight=4)
def a_task_is_revised(room: LeakRoom, chance: Chance) -> None:
    key = chance.one_of(room.promises.tasks)
    changed = some_plan(chance)
    name = chance.choice(["who_sees", "held", "anonymous", "by_groups"])
    plan = {**room.plans[key], name: changed[name]}

    def effect(new: list[Recorded]) -> None:
        room.plans[key] = plan
        known = room.promises.tasks[key]
        room.promises.put("tasks", key, replace(known, **{one: plan[one] for one in PROMISED}))

    room.does(chance.leader(room), "revise_task", effect, task=key, plan=plan)


@happens("move_task", "drop_task")
def the_plan_is_put_in_order(room: LeakRoom, chance: Chance) -> None:
    key, who = chance.one_of(room.promises.tasks), chance.leader(room)
    if chance.random() < 0.5:
        room.does(who, "move_task", task=key, position=chance.randrange(9))
        return
    room.does(who, "drop_task", lambda new: room.promises.put("tasks", key, None), task=key)


@happens("plan_session", "revise_session", "move_session", "drop_session")
def sessions_are_planned(room: LeakRoom, chance: Chance) -> None:
    who, promises = chance.leader(room), room.promises
    title, homework = new_mark(), new_mark()
    session = chance.one_of(room.sessions)
    plan = {"title": title, "homework": homework}

    def effect(new: list[Recorded]) -> None:
        event = new[0].event
        promises.typed[homework] = ("the facilitator's side", event.session)
        promises.typed[title] = ("question", event.session)

    def dropped(new: list[Recorded]) -> None:
        for task in list(promises.tasks.values()):
            if task.session == session:
                promises.put("tasks", task.id, None)

    match chance.choice(["plan_session", "revise_session", "move_session", "drop_session"]):
        case "plan_session" as act:
            room.does(who, act, effect, plan=plan)
        case "revise_session" as act:
            room.does(who, act, effect, session=session, plan=plan)
        case "move_session" as act:
            room.does(who, act, session=session, position=chance.randrange(3))
        case act:
            room.does(who, act, dropped, session=session)


@happens("rename_workshop", "change_wording")
def other_words(room: LeakRoom, chance: Chance) -> None:
    mark, description, who = new_mark(), new_mark(), chance.leader(room)

    def effect(new: list[Recorded]) -> None:
        room.promises.typed[mark] = room.promises.typed[description] = ("for the room", "")

    if chance.random() < 0.5:
        room.does(who, "rename_workshop", effect, title="Whose?", description=description)
    else:
        room.does(who, "change_wording", effect, wording={"element.tools": mark})


@happens("archive_workshop", "reopen_workshop", weight=1)
def kept_for_good(room: LeakRoom, chance: Chance) -> None:
    room.does(chance.leader(room), "archive_workshop")
    an_entry(room, chance)
    room.does(room.facilitator, "reopen_workshop")


# --- the people ---------------------------------------------------------------------------------


@happens("give_consent")
def agrees_or_not(room: LeakRoom, chance: Chance) -> None:
    person = chance.person(room)
    archive, takes_part = chance.random() < 0.5, chance.random() < 0.85

    def effect(new: list[Recorded]) -> None:
        known = room.promises.people[person.id]
        room.promises.put("people", person.id, replace(known, archive=archive))

    answers = {"take_part": takes_part, "archive": archive}
    room.does(person, "give_consent", effect, answers=answers)


@happens(weight=1)
def someone_joins_late(room: LeakRoom, chance: Chance) -> None:
    if len(room.persons) < 5:
        room.joins(archive=chance.random() < 0.5)
