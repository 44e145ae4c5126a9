"""What came in is sorted: shown, hidden, merged, put under headings, moved, followed up."""

from leak_cards import a_system, twins_of
from leak_happenings import Chance, happens
from leak_marks import new_mark
from leak_promises import Card, Heading
from leak_room import LeakRoom

from changelab.domain.record import Recorded


@happens("accept", weight=6)
def accepted(room: LeakRoom, chance: Chance) -> None:
    card = chance.card(room, mostly=lambda card: card.standing in ("waiting", "hidden"))

    def effect(new: list[Recorded]) -> None:
        for one in twins_of(room, card):
            if one.standing not in ("merged", "withdrawn"):
                room.promises.change(one.id, standing="shown")

    room.does(chance.sorter(room), "accept", effect, item=card.id)


@happens("hide", weight=7)
def hidden(room: LeakRoom, chance: Chance) -> None:
    card = chance.card(room)

    def effect(new: list[Recorded]) -> None:
        for one in twins_of(room, card):
            if one.standing not in ("merged", "withdrawn"):
                room.promises.change(one.id, standing="hidden")

    room.does(chance.sorter(room), "hide", effect, item=card.id)


def same_as(room: LeakRoom, card: Card) -> list[str]:
    """The cards of its kind and task that can be merged with it."""
    stands = ("shown", "waiting")
    return [
        one.id
        for one in room.promises.cards.values()
        if (one.id[0], one.task) == (card.id[0], card.task)
        and one.id != card.id
        and one.standing in stands
        and card.standing in stands
    ]


@happens("merge_cards", weight=8)
def merged(room: LeakRoom, chance: Chance) -> None:
    into = chance.card(room, mostly=lambda card: bool(same_as(room, card)))
    items = chance.sample(same_as(room, into), 1) if same_as(room, into) else [into.id]
    items += [chance.card(room, into.id[0]).id] if chance.random() < 0.2 else []

    def effect(new: list[Recorded]) -> None:
        promises = room.promises
        target = promises.cards[into.id]
        found, shows = list(target.merged), list(target.shows)
        for key in new[0].event.items:
            twin = promises.cards[key]
            found += [key, *twin.merged]
            shows += twin.shows
            promises.change(key, standing="merged", merged=())
        standing = "shown" if target.standing == "waiting" else target.standing
        same = tuple(dict.fromkeys(found))
        shown = tuple(dict.fromkeys(shows))
        promises.change(into.id, standing=standing, merged=same, shows=shown)
        from_under_headings(room, new[0].event.items)

    room.does(chance.sorter(room), "merge_cards", effect, into=into.id, items=items)


@happens("separate_card", weight=4)
def separated(room: LeakRoom, chance: Chance) -> None:
    card = chance.card(room, mostly=lambda card: card.standing == "merged")

    def effect(new: list[Recorded]) -> None:
        for other in list(room.promises.cards.values()):
            if card.id in other.merged:
                kept = tuple(one for one in other.merged if one != card.id)
                room.promises.change(other.id, merged=kept)
        room.promises.change(card.id, standing="shown")

    room.does(chance.sorter(room), "separate_card", effect, item=card.id)


def from_under_headings(room: LeakRoom, items, but: str = "") -> None:
    """These cards stand under no heading any more, but perhaps that one."""
    promises = room.promises
    for heading in list(promises.headings.values()):
        kept = tuple(key for key in heading.items if key not in items)
        if heading.id == but or kept == heading.items:
            continue
        voted = any(heading.id in one.candidates for one in promises.ballots.values())
        left = Heading(heading.id, heading.text, kept) if kept or voted else None
        promises.put("headings", heading.id, left)


@happens("group_cards", weight=5)
def put_under_a_heading(room: LeakRoom, chance: Chance) -> None:
    items = list({chance.card(room).id for _ in range(chance.choice([1, 2, 3]))})
    known = chance.perhaps(room.promises.headings)
    text = new_mark()

    def effect(new: list[Recorded]) -> None:
        promises, event = room.promises, new[0].event
        from_under_headings(room, event.items, but=event.heading)
        there = promises.headings.get(event.heading)
        if there is None:
            promises.typed[text] = ("heading", event.heading)
            there = Heading(event.heading, text, ())
        under = tuple(dict.fromkeys((*there.items, *event.items)))
        promises.put("headings", there.id, Heading(there.id, there.text, under))

    where = {"heading": known} if known else {"text": text}
    room.does(chance.sorter(room), "group_cards", effect, items=items, **where)


@happens("ungroup_cards")
def taken_from_under_a_heading(room: LeakRoom, chance: Chance) -> None:
    under = [key for heading in room.promises.headings.values() for key in heading.items]
    item = chance.one_of(under)

    def effect(new: list[Recorded]) -> None:
        from_under_headings(room, new[0].event.items)

    room.does(chance.sorter(room), "ungroup_cards", effect, items=[item])


@happens("reword_heading")
def a_heading_says_something_else(room: LeakRoom, chance: Chance) -> None:
    key, text = chance.one_of(room.promises.headings), new_mark()

    def effect(new: list[Recorded]) -> None:
        room.promises.typed[text] = ("heading", key)
        there = room.promises.headings[key]
        room.promises.put("headings", key, Heading(key, text, there.items))

    room.does(chance.sorter(room), "reword_heading", effect, heading=key, text=text)


@happens("refile_card", weight=3)
def put_with_another_task(room: LeakRoom, chance: Chance) -> None:
    card, tasks = chance.card(room, mostly=lambda card: not card.anonymous), room.promises.tasks
    alike = [key for key, one in tasks.items() if (one.who_sees == "own") is card.own_eyes]
    task = chance.one_of(alike or tasks)

    def effect(new: list[Recorded]) -> None:
        room.promises.change(card.id, task=task)

    room.does(chance.sorter(room), "refile_card", effect, item=card.id, task=task)


@happens("move_entry", weight=4)
def moved_to_another_place(room: LeakRoom, chance: Chance) -> None:
    card, system = chance.card(room, "e"), chance.one_of(room.promises.systems)

    def effect(new: list[Recorded]) -> None:
        room.promises.change(card.id, system=system)

    fields = {"system": system, "element": chance.element(), "periods": [chance.period()]}
    room.does(chance.sorter(room), "move_entry", effect, entry=card.id, **fields)


@happens("locate_contradiction")
def a_contradiction_lies_elsewhere(room: LeakRoom, chance: Chance) -> None:
    card, system = chance.card(room, "c"), a_system(room, chance)

    def effect(new: list[Recorded]) -> None:
        room.promises.change(card.id, system=system)

    fields = {"poles": [{"system": system, "element": chance.element()}], "period": "present"}
    room.does(chance.sorter(room), "locate_contradiction", effect, contradiction=card.id, **fields)


@happens("move_note")
def a_note_goes_to_the_board(room: LeakRoom, chance: Chance) -> None:
    card = chance.card(room, "n")

    def effect(new: list[Recorded]) -> None:
        room.promises.change(card.id, placed=True)

    fields = {"surface": "ideas", "period": chance.period()}
    room.does(chance.sorter(room), "move_note", effect, note=card.id, **fields)


@happens("carry_entry", "drop_entry")
def through_time(room: LeakRoom, chance: Chance) -> None:
    act = chance.choice(["carry_entry", "drop_entry"])
    room.does(chance.sorter(room), act, entry=chance.card(room, "e").id, period=chance.period())


@happens("recognise_manifestation", weight=3)
def recognised(room: LeakRoom, chance: Chance) -> None:
    mark, who = new_mark(), chance.sorter(room)
    cards = room.promises.cards.values()
    seen = [card.id for card in cards if card.id[0] == "o"][-2:]
    about = chance.perhaps(card.id for card in cards if card.id[0] == "c")

    def effect(new: list[Recorded]) -> None:
        task, key = room.promises.task, f"m{new[0].seq}"
        where = task.id if task else None
        eyes = bool(task and task.who_sees == "own")
        made = Card(id=key, author=who.id, text=mark, task=where, own_eyes=eyes)
        room.promises.put("cards", key, made)
        room.promises.typed[mark] = ("card", key)
        if about:
            room.promises.change(about, shows=(*room.promises.cards[about].shows, key))

    fields = {"of": "double_bind", "observations": seen, "contradiction": about}
    room.does(who, "recognise_manifestation", effect, text=mark, **fields)


@happens("link_manifestation")
def read_as_showing_it(room: LeakRoom, chance: Chance) -> None:
    one, about = chance.card(room, "m"), chance.card(room, "c")

    def effect(new: list[Recorded]) -> None:
        shows = (*room.promises.cards[about.id].shows, one.id)
        room.promises.change(about.id, shows=shows)

    fields = {"manifestation": one.id, "contradiction": about.id}
    room.does(chance.sorter(room), "link_manifestation", effect, **fields)


@happens("attach_evidence", "link_rise", "judge_contradiction", weight=4)
def thought_about(room: LeakRoom, chance: Chance) -> None:
    about, who = chance.card(room, "c").id, chance.sorter(room)
    match chance.choice(["attach_evidence", "link_rise", "judge_contradiction"]):
        case "attach_evidence" as act:
            room.does(who, act, observation=chance.card(room, "o").id, contradiction=about)
        case "link_rise" as act:
            room.does(who, act, contradiction=about, to=chance.card(room, "c").id)
        case act:
            status = chance.choice(["evidenced", "accepted", "rejected", "worked_on"])
            room.does(who, act, contradiction=about, status=status)


@happens("follow_up")
def followed_up(room: LeakRoom, chance: Chance) -> None:
    card, outcome = chance.card(room, "k"), new_mark()

    def effect(new: list[Recorded]) -> None:
        room.promises.typed[outcome] = ("card", card.id)
        room.promises.change(card.id, outcome=outcome)

    fields = {"commitment": card.id, "status": "changed", "outcome": outcome}
    room.does(chance.sorter(room), "follow_up", effect, **fields)
