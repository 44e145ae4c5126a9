"""The group makes models: history, four fields, networks; a picture is put on the wall."""

from leak_cards import a_system, circumstances, comes, system_meant, who_brings_in
from leak_happenings import Chance, happens
from leak_marks import new_mark
from leak_promises import Card
from leak_room import LeakRoom

from changelab.domain.record import Recorded


def for_the_room(room: LeakRoom, *marks: str) -> None:
    """What the models themselves are called, everybody reads."""
    for mark in marks:
        room.promises.typed[mark] = ("for the room", "")


def now_there(room: LeakRoom, table: str, known: str) -> list[str]:
    """What there is of these, and something that is not there."""
    return [*getattr(room.server.laboratory.latest(room.workshop), table), known]


# --- history ------------------------------------------------------------------------------------


@happens("place_milestone", weight=4)
def a_milestone(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    mark = new_mark()

    def effect(new: list[Recorded]) -> None:
        comes(room, Card(id=f"d{new[0].seq}", text=mark, **circumstances(room, who, whose)))

    fields = {"when": str(chance.randint(1900, 2025)), "text": mark}
    room.does(who, "place_milestone", effect, **fields, **{"for": whose})


@happens("move_milestone")
def a_milestone_moves(room: LeakRoom, chance: Chance) -> None:
    card = chance.card(room, "d")
    room.does(chance.sorter(room), "move_milestone", milestone=card.id, when="1998", strand="rules")


@happens("cut_history", "change_phase", "join_phase")
def history_is_cut(room: LeakRoom, chance: Chance) -> None:
    who, name = chance.sorter(room), new_mark()
    phase = chance.choice(now_there(room, "phases", "p0"))

    def named(new: list[Recorded]) -> None:
        for_the_room(room, name)

    match chance.choice(["cut_history", "change_phase", "join_phase"]):
        case "cut_history" as act:
            room.does(who, act, named, since=str(chance.randint(1900, 2025)), name=name)
        case "change_phase" as act:
            room.does(who, act, named, phase=phase, name=name)
        case act:
            room.does(who, act, phase=phase)


# --- four fields --------------------------------------------------------------------------------


@happens("draw_four_field", "reword_four_field", "remove_four_field")
def axes_are_drawn(room: LeakRoom, chance: Chance) -> None:
    who, title, name, why = chance.sorter(room), new_mark(), new_mark(), new_mark()
    axis = {"name": name, "low": "alone", "high": "together", "why": why}
    field = chance.choice(now_there(room, "four_fields", "q0"))

    def named(new: list[Recorded]) -> None:
        for_the_room(room, title, name, why)

    match chance.choice(["draw_four_field", "draw_four_field", "reword_four_field", ""]):
        case "draw_four_field" as act:
            room.does(who, act, named, title=title, across=axis, up=axis)
        case "reword_four_field" as act:
            room.does(who, act, named, field=field, title=title, across=axis, up=axis)
        case _:
            room.does(who, "remove_four_field", field=field)


@happens("place_form", weight=5)
def a_form(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    mark = new_mark()

    def effect(new: list[Recorded]) -> None:
        comes(room, Card(id=f"f{new[0].seq}", text=mark, **circumstances(room, who, whose)))

    field = chance.choice(now_there(room, "four_fields", "q0"))
    fields = {"field": field, "across": chance.uniform(-1, 1), "up": 0, "text": mark}
    room.does(who, "place_form", effect, **fields, **{"for": whose})


@happens("move_form")
def a_form_moves(room: LeakRoom, chance: Chance) -> None:
    fields = {"form": chance.card(room, "f").id, "across": chance.uniform(-1, 1), "up": 1}
    room.does(chance.sorter(room), "move_form", **fields)


@happens("join_forms", "part_forms", weight=5)
def a_way_is_drawn(room: LeakRoom, chance: Chance) -> None:
    ends = {"start": chance.card(room, "f").id, "end": chance.card(room, "f").id}
    if chance.random() < 0.2:
        room.does(chance.sorter(room), "part_forms", **ends)
        return
    known = [card.id for card in room.promises.cards.values() if card.id[0] == "c"]
    way = chance.sample(known, min(2, len(known)))
    room.does(chance.sorter(room), "join_forms", **ends, contradictions=way)


# --- systems together ---------------------------------------------------------------------------


@happens("construe_object", weight=4)
def an_object(room: LeakRoom, chance: Chance) -> None:
    who, whose = who_brings_in(room, chance)
    mark, systems = new_mark(), [a_system(room, chance) for _ in range(chance.choice([1, 2]))]

    def effect(new: list[Recorded]) -> None:
        place = system_meant(room, who, whose, systems[0])
        came = circumstances(room, who, whose)
        comes(room, Card(id=f"j{new[0].seq}", text=mark, system=place, **came))

    fields = {"systems": systems, "period": chance.period(), "text": mark}
    room.does(who, "construe_object", effect, **fields, **{"for": whose})


@happens("change_construed")
def an_object_is_anothers(room: LeakRoom, chance: Chance) -> None:
    card, systems = chance.card(room, "j"), [a_system(room, chance), a_system(room, chance)]

    def effect(new: list[Recorded]) -> None:
        room.promises.change(card.id, system=systems[0])

    room.does(chance.sorter(room), "change_construed", effect, item=card.id, systems=systems)


@happens("place_neighbour")
def a_neighbour(room: LeakRoom, chance: Chance) -> None:
    systems = list(room.promises.systems)
    place = {"of": chance.choice(systems), "neighbour": "rule_producing"}
    if chance.random() < 0.3:
        place = {"of": None, "neighbour": None}
    room.does(chance.sorter(room), "place_neighbour", system=chance.choice(systems), **place)


# --- the wall -----------------------------------------------------------------------------------


@happens("show_picture", weight=3)
def a_picture_is_put_on_the_wall(room: LeakRoom, chance: Chance) -> None:
    names = ["history-wall", "network", "cycle", "surfaces", "no-such-picture", None]
    picture = chance.choice(names)

    def effect(new: list[Recorded]) -> None:
        if picture is not None:
            room.promises.set_stage(material=None)

    asked = {"picture": picture, "period": chance.period()}
    room.does(chance.sorter(room), "show_picture", effect, **asked)
