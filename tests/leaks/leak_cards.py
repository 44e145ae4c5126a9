"""Cards come: of every kind, by phone, by hand and by line; their authors change them."""

from leak_happenings import Chance, happens
from leak_marks import new_mark
from leak_promises import Card, Reader
from leak_room import LeakRoom

from changelab.domain.record import Recorded


def who_brings_in(room: LeakRoom, chance: Chance) -> tuple[Reader, str | None]:
    """Who sends a card, and for whom if it is by hand."""
    if chance.random() < 0.15:
        return chance.sorter(room), chance.person(room).id
    if chance.random() < 0.15:
        return chance.one_of([room.facilitator, room.scribe, room.roles["researcher"]]), None
    return chance.person(room), None


def circumstances(room: LeakRoom, who: Reader, whose: str | None) -> dict:
    """What holds for a card that comes now, because of the task at hand."""
    task, author = room.promises.task, whose or who.id
    is_of_a_person = author.startswith("P")
    held = task is not None and task.held and who.is_a_person
    return {
        "author": author,
        "task": task.id if task else None,
        "standing": "waiting" if held else "shown",
        "anonymous": bool(task and task.anonymous and is_of_a_person),
        "own_eyes": bool(task and task.who_sees == "own"),
    }


def comes(room: LeakRoom, card: Card) -> None:
    """The card is in the record."""
    room.promises.put("cards", card.id, card)
    for mark in card.words:
        if mark:
            room.promises.typed[mark] = ("card", card.id)


def system_meant(room: LeakRoom, who: Reader, whose: str | None, sent: str) -> str:
    """Where a card of an activity system goes: in work by groups to the own group's."""
    promises, author = room.promises, whose or who.id
    if promises.task is not None and promises.task.by_groups and author in promises.people:
        group = promises.people[author].group
        own = [key for key, whom in promises.systems.items() if group and whom == group]
        return own[0] if own else sent
    return sent


def a_system(room: LeakRoom, chance: Chance) -> str:
    """A system, mostly the first."""
    systems = list(room.promises.systems)
    return systems[0] if chance.random() < 0.7 else chance.one_of(systems)


@happens("add_entry", weight=14)
def an_entry(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    mark, system = new_mark(), a_system(room, chance)

    def effect(new: list[Recorded]) -> None:
        place = system_meant(room, who, whose, system)
        came = circumstances(room, who, whose)
        comes(room, Card(id=f"e{new[0].seq}", text=mark, system=place, **came))

    fields = {"system": system, "element": chance.element(), "period": chance.period()}
    room.does(who, "add_entry", effect, text=mark, **fields, **{"for": whose})


@happens("log_contradiction", weight=8)
def a_contradiction(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    mark, kind = new_mark(), chance.perhaps(["dilemma", "conflict"])
    systems = [a_system(room, chance) for _ in range(chance.choice([1, 2]))]
    poles = [{"system": one, "element": chance.element()} for one in systems]

    def effect(new: list[Recorded]) -> None:
        place = system_meant(room, who, whose, systems[0])
        came = circumstances(room, who, whose)
        first = new[0].seq
        shows = (f"m{first + 1}",) if kind else ()
        comes(room, Card(id=f"c{first}", text=mark, system=place, shows=shows, **came))
        if kind:
            room.promises.put("cards", shows[0], Card(id=shows[0], text=mark, **came))

    fields = {"poles": poles, "period": chance.period(), "manifestation": kind}
    room.does(who, "log_contradiction", effect, text=mark, **fields, **{"for": whose})


@happens("note_observation", weight=5)
def an_observation(room: LeakRoom, chance: Chance) -> None:
    who, _ = who_brings_in(room, chance)
    text, source, dated = new_mark(), new_mark(), new_mark()
    about = chance.perhaps(card.id for card in room.promises.cards.values() if card.id[0] == "c")

    def effect(new: list[Recorded]) -> None:
        came = circumstances(room, who, None)
        comes(room, Card(id=f"o{new[0].seq}", text=text, more=(source, dated), **came))

    fields = {"text": text, "source": source, "dated": dated, "contradiction": about}
    room.does(who, "note_observation", effect, **fields)


@happens("place_note", weight=5)
def a_note(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    mark = new_mark()

    def effect(new: list[Recorded]) -> None:
        comes(room, Card(id=f"n{new[0].seq}", text=mark, **circumstances(room, who, whose)))

    fields = {"surface": "mirror", "period": chance.period(), "text": mark}
    room.does(who, "place_note", effect, **fields, **{"for": whose})


@happens("answer_prompt", weight=3)
def an_answer(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    mark, prompt = new_mark(), new_mark()

    def effect(new: list[Recorded]) -> None:
        came = circumstances(room, who, whose)
        comes(room, Card(id=f"a{new[0].seq}", text=mark, more=(prompt,), **came))

    room.does(who, "answer_prompt", effect, prompt=prompt, text=mark, **{"for": whose})


@happens("make_commitment", weight=4)
def a_commitment(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    text, promiser, when = new_mark(), new_mark(), new_mark()
    about = chance.perhaps(card.id for card in room.promises.cards.values() if card.id[0] == "c")

    def effect(new: list[Recorded]) -> None:
        came = circumstances(room, who, whose)
        comes(room, Card(id=f"k{new[0].seq}", text=text, more=(promiser, when), **came))

    fields = {"who": promiser, "text": text, "by_when": when, "contradiction": about}
    room.does(who, "make_commitment", effect, **fields, **{"for": whose})


@happens("keep_line")
def a_line_kept_for_later(room: LeakRoom, chance: Chance) -> None:
    who, mark = chance.sorter(room), new_mark()

    def effect(new: list[Recorded]) -> None:
        came = circumstances(room, who, None)
        comes(room, Card(id=f"n{new[0].seq}", text=mark, placed=False, **came))

    room.does(who, "keep_line", effect, text=mark)


@happens(weight=3)
def a_line_of_the_scribe(room: LeakRoom, chance: Chance) -> None:
    mark, whose = new_mark(), chance.perhaps(room.persons)

    def effect(new: list[Recorded]) -> None:
        came = circumstances(room, room.scribe, whose)
        if new[0].event.kind != "entry_added":
            comes(room, Card(id=f"n{new[0].seq}", text=mark, placed=False, **came))
            return
        shared = [key for key, group in room.promises.systems.items() if not group]
        place = system_meant(room, room.scribe, whose, shared[0])
        comes(room, Card(id=f"e{new[0].seq}", text=mark, system=place, **came))

    room.types(
        f"{chance.choice(['rules', 'tools', 'hmm'])}: {mark}", effect, **{"for": whose or ""}
    )


# --- what becomes of them ---------------------------------------------------------------------


def twins_of(room: LeakRoom, card: Card) -> list[Card]:
    """The card, and a manifestation that was logged with it in the same words."""
    cards = room.promises.cards
    found = [cards[key] for key in card.shows if key in cards]
    same = [one for one in found if (one.text, one.author) == (card.text, card.author)]
    return [card, *same]


def is_held(room: LeakRoom, card: Card) -> bool:
    """True if cards of its task wait for approval."""
    task = room.promises.tasks.get(card.task or "")
    return task is not None and task.held


def leaves(room: LeakRoom, key: str) -> None:
    """A card goes: what was merged into it comes back, what it was merged into lets it go."""
    promises = room.promises
    card = promises.cards[key]
    for twin in card.merged:
        waits = card.standing == "shown" and is_held(room, promises.cards[twin])
        promises.change(twin, standing="waiting" if waits else card.standing)
    promises.change(key, merged=())
    if card.standing == "merged":
        for other in list(promises.cards.values()):
            if key in other.merged:
                kept = tuple(one for one in other.merged if one != key)
                promises.change(other.id, merged=kept)
        promises.change(key, standing="shown")


def who_changes(room: LeakRoom, chance: Chance, card: Card) -> Reader:
    """Mostly the author, else the facilitator or somebody who may not."""
    if card.author in room.persons and chance.random() < 0.6:
        return room.persons[card.author]
    return chance.one_of([room.facilitator, room.scribe, *room.readers])


@happens("reword", weight=8)
def new_words(room: LeakRoom, chance: Chance) -> None:
    card, mark = chance.card(room, mostly=lambda card: card.standing == "shown"), new_mark()
    who = who_changes(room, chance, card)

    def effect(new: list[Recorded]) -> None:
        room.promises.typed[mark] = ("card", card.id)
        for one in twins_of(room, card):
            waits = who.is_a_person and is_held(room, card) and one.standing == "shown"
            standing = "waiting" if waits else one.standing
            room.promises.change(one.id, text=mark, standing=standing)

    room.does(who, "reword", effect, item=card.id, text=mark)


@happens("withdraw", weight=5)
def taken_back(room: LeakRoom, chance: Chance) -> None:
    card = chance.card(room)

    def effect(new: list[Recorded]) -> None:
        for one in twins_of(room, card):
            leaves(room, one.id)
            room.promises.change(one.id, standing="withdrawn")

    room.does(who_changes(room, chance, card), "withdraw", effect, item=card.id)


@happens("undo", weight=7)
def undone(room: LeakRoom, chance: Chance) -> None:
    who = chance.person(room) if chance.random() < 0.3 else room.facilitator
    late = room.recorded[-3:] if chance.random() < 0.8 else list(room.acts)

    def effect(new: list[Recorded]) -> None:
        room.promises.take_back(new[0].event.undone)

    room.does(who, "undo", effect, **({"of": chance.one_of(late)} if chance.random() < 0.7 else {}))
