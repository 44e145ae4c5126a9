"""What is pushed adds up: a screen that only hears changes knows what one knows that asks anew."""

import json
import random
import uuid
from dataclasses import asdict

import pytest
from live_venue import plan_of_all_kinds

from changelab.domain.actors import Actor
from changelab.domain.errors import ChangeLabError
from changelab.domain.record import read_act
from changelab.domain.state import CONTRIBUTIONS
from changelab.domain.visibility import visible_to
from changelab.domain.vocabulary import Element, Period, Purpose, Role
from changelab.live.rows import field_json, joined
from changelab.live.showing import Showing
from changelab.service import Laboratory

#: Of these a screen is told the count at the time, or nothing until it looks again.
_NOT_FOLLOWED = ("clock", "screen")
_LINKS = ("evidence", "manifestations", "gave_rise_to", "observations", "contradiction")


class Screen:
    """A phone (or with None a screen of the room) as merge.js keeps its state."""

    def __init__(self, showing: Showing, person: Actor | None) -> None:
        self.showing, self.person = showing, person
        self.ask()

    def told(self) -> dict:
        """What it would be told if it asked now."""
        showing, person = self.showing, self.person
        return json.loads(joined(showing.told_to(person) if person else showing.told_to_screens()))

    def ask(self) -> None:
        self.state = self.told()

    def listen(self) -> None:
        """Take in the messages since it last did."""
        who = self.person.id if self.person else None
        told = self.showing.told_since(self.state["seq"], who)
        if told is None:
            self.ask()
        elif told:
            self.merge(json.loads(told))

    def merge(self, message: dict) -> None:
        put, drop = message.pop("put", {}), message.pop("drop", [])
        own, gone = message.pop("own", {}), message.pop("gone", [])
        sent = message.pop("sent", {})
        self.state |= message
        mine = self.state["own"]
        for table, rows in own.items():
            self._put(table, rows)
            mine.update({row["id"]: row["standing"] for row in rows})
        for table, rows in put.items():
            self._put(table, [row for row in rows if row["id"] not in mine])
        for key in gone:
            mine.pop(key, None)
        leaving = {key for key in drop if key not in mine} | set(gone)
        for table in CONTRIBUTIONS.values():
            self.state[table] = [row for row in self.state[table] if row["id"] not in leaving]
        self.state["sent"] |= sent

    def _put(self, table: str, rows: list[dict]) -> None:
        known = {row["id"]: row for row in self.state[table]}
        known |= {row["id"]: row for row in rows}
        self.state[table] = sorted(known.values(), key=lambda row: int(row["id"][1:]))


@pytest.fixture
def workshop(laboratory: Laboratory) -> str:
    opened = laboratory.open_workshop(plan_of_all_kinds(), "Whose child is it?")
    return opened.workshop


@pytest.mark.parametrize("seed", range(12))
def test_changes_add_up_to_the_state(laboratory: Laboratory, workshop: str, seed: int):
    """After any acts, heard one by one or many at once, every screen knows what it may see."""
    chance = random.Random(seed)
    people = [
        laboratory.doors.visitor(
            laboratory.join(workshop, name, {Purpose.TAKE_PART: True}).token
        ).actor
        for name in ("Bilal", "Dana", "Farida")
    ]
    showing = Showing(laboratory.state(workshop))
    screens = [Screen(showing, person) for person in [None, *people]]
    for _ in range(120):
        _something_happens(laboratory, workshop, chance, people)
        if chance.random() < 0.6:
            showing.follow(laboratory.state(workshop))
        for screen in screens:
            if chance.random() < 0.5:
                screen.listen()
    showing.follow(laboratory.state(workshop))

    fresh = Showing(laboratory.state(workshop))
    for screen in screens:
        screen.listen()
        heard = _comparable(screen.state)
        assert heard == _comparable(Screen(showing, screen.person).state)
        assert _without_pictures(heard) == _without_pictures(
            _comparable(Screen(fresh, screen.person).state)
        )
        _agrees_with_the_domain(laboratory, workshop, screen)


def _something_happens(
    laboratory: Laboratory, workshop: str, chance: random.Random, people: list[Actor]
) -> None:
    state = laboratory.state(workshop)
    cards = [item.id for item in state.contributions()] or ["e0"]
    groups = [*state.groups, None]
    card, other = chance.choice(cards), chance.choice(cards)
    aino, person = Actor.of(Role.FACILITATOR), chance.choice(people)
    text = f"words {chance.randrange(10**9)}"
    element, period = chance.choice(list(Element)), chance.choice(list(Period))
    pole = {"element": element, "system": next(iter(state.systems))}
    where = {"across": chance.uniform(-1, 1), "up": 0}
    axis = {"name": "who", "low": "alone", "high": "together"}
    field = chance.choice([*state.four_fields, "q0"])
    one, two = chance.choice([*state.forms, "f0"]), chance.choice([*state.forms, "f0"])
    piece = chance.choice([*state.materials, None])
    pulls = chance.sample(list(state.contradictions), min(1, len(state.contradictions)))
    wishes: list[tuple[Actor, dict]] = [
        *[(person, {"act": "add_entry", **pole, "text": text, "period": period})] * 4,
        (person, {"act": "log_contradiction", "poles": [pole], "text": text, "period": period}),
        (person, {"act": "place_note", "surface": "ideas", "text": text, "period": period}),
        (person, {"act": "reword", "item": card, "text": text}),
        (person, {"act": "withdraw", "item": card}),
        (person, {"act": "undo"}),
        (person, {"act": "give_consent", "answers": {"take_part": True}}),
        (person, {"act": "place_milestone", "when": "1998", "text": text}),
        (
            person,
            {"act": "construe_object", "systems": [pole["system"]], "text": text, "period": period},
        ),
        *[(person, {"act": "place_form", **where, "text": text, "field": field})] * 2,
        (aino, {"act": "move_milestone", "milestone": card, "when": "2004"}),
        (aino, {"act": "cut_history", "since": str(1900 + chance.randrange(99)), "name": text}),
        (aino, {"act": "draw_four_field", "title": text, "across": axis, "up": axis}),
        (aino, {"act": "remove_four_field", "field": field}),
        *[(aino, {"act": "join_forms", "start": one, "end": two, "contradictions": pulls})] * 3,
        (aino, {"act": "part_forms", "start": one, "end": two}),
        (aino, {"act": "show_picture", "picture": chance.choice(["cycle", "history-wall", None])}),
        (aino, {"act": "add_material", "form": "text", "title": text, "text": text}),
        *[(aino, {"act": "show_material", "material": piece})] * 3,
        (aino, {"act": "revise_material", "material": piece, "title": text}),
        (aino, {"act": "remove_material", "material": piece}),
        (aino, {"act": "note_observation", "text": text}),
        (aino, {"act": "attach_evidence", "observation": card, "contradiction": other}),
        (aino, {"act": "recognise_manifestation", "text": text, "of": "dilemma"}),
        (aino, {"act": "accept", "item": card}),
        (aino, {"act": "hide", "item": card}),
        (aino, {"act": "merge_cards", "into": card, "items": [other]}),
        (aino, {"act": "separate_card", "item": card}),
        (aino, {"act": "group_cards", "items": [card, other], "text": chance.choice("ABC")}),
        (aino, {"act": "ungroup_cards", "items": [card]}),
        (aino, {"act": "refile_card", "item": card, "task": chance.choice(list(state.tasks))}),
        (aino, {"act": "move_entry", "entry": card, "element": element, "periods": [period]}),
        (aino, {"act": chance.choice(["reveal", "cover", "open_input", "close_input"])}),
        (aino, {"act": "form_group", "name": f"group {chance.randrange(3)}"}),
        (
            aino,
            {"act": "put_in_group", "participant": person.id, "group": chance.choice(groups)},
        ),
        (aino, {"act": "open_voting"}),
        (aino, {"act": "close_voting"}),
        (aino, {"act": "undo"}),
        (aino, {"act": "change_wording", "wording": {"element.tools": text}}),
        *[_a_task(state, chance)] * 3,
        *_a_vote(state, chance, person) * 3,
    ]
    actor, wish = chance.choice(wishes)
    try:
        laboratory.perform(
            workshop, actor, read_act(wish), str(uuid.UUID(int=chance.getrandbits(128)))
        )
    except ChangeLabError:
        return


def _a_task(state, chance: random.Random) -> tuple[Actor, dict]:
    aino = Actor.of(Role.FACILITATOR)
    session = next(iter(state.sessions))
    task = chance.choice(list(state.tasks))
    if state.stage.session:
        return aino, {"act": "start_task", "task": task}
    return aino, {"act": "start_session", "session": session, "task": task}


def _a_vote(state, chance: random.Random, person: Actor) -> list[tuple[Actor, dict]]:
    ballot = state.ballot
    if ballot is None:
        return []
    items = chance.sample(ballot.candidates, min(ballot.votes, len(ballot.candidates)))
    return [(person, {"act": "cast_votes", "ballot": ballot.id, "items": items})]


def _comparable(state: dict) -> dict:
    kept = {name: value for name, value in state.items() if name not in (*_NOT_FOLLOWED, "seq")}
    # A phone is not told of what it sees nothing of: its seq may lag behind. What it sent
    # and took back it may still know.
    sent = {act: key for act, key in state["sent"].items() if key in state["own"]}
    return kept | {"shows": state["screen"]["shows"], "sent": sent}


def _without_pictures(state: dict) -> dict:
    # Another showing gives other versions.
    return state | {"pictures": None, "wall": None}


def _agrees_with_the_domain(laboratory: Laboratory, workshop: str, screen: Screen) -> None:
    whole = laboratory.state(workshop)
    person = screen.person or Actor.of(Role.OBSERVER)
    seen = visible_to(whole, person)
    pieces = json.loads(field_json("materials", list(seen.materials.values())))
    assert screen.state["materials"] == pieces
    up = pieces[0]["id"] if pieces else None
    assert screen.state["screen"]["material"] == screen.state["stage"]["material"] == up
    steps = [field["steps"] for field in screen.state["four_fields"]]
    assert steps == [
        [asdict(step) | {"contradictions": list(step.contradictions)} for step in field.steps]
        for field in seen.four_fields.values()
    ]
    for table in CONTRIBUTIONS.values():
        heard = {row["id"]: row for row in screen.state[table]}
        rule = getattr(seen, table)
        assert set(heard) == set(rule)
        for key, item in rule.items():
            for name in (*item.__slots__, "text", "author", "standing", "by_hand"):
                if name not in _LINKS and isinstance(getattr(item, name), str):
                    assert heard[key][name] == getattr(item, name), (key, name)
