"""Mirror material comes in, goes onto the wall and away: the room reads what is on the wall now."""

from dataclasses import replace

from leak_happenings import Chance, happens
from leak_marks import new_mark
from leak_promises import Piece
from leak_room import LeakRoom

from changelab.domain.record import Recorded


def brings(chance: Chance, room: LeakRoom):
    """Who brings material in; now and then someone who may not."""
    if chance.random() < 0.1:
        return chance.one_of(room.readers)
    return chance.one_of([room.facilitator, room.roles["researcher"]])


def known_of(room: LeakRoom, chance: Chance) -> dict:
    """What is known of a piece, in marks; sometimes a person is in it."""
    person = chance.perhaps(room.persons) if chance.random() < 0.7 else None
    return {
        "title": new_mark(),
        "source": new_mark(),
        "people": [person] if person else [],
        "may": chance.choice([[], ["archive"], ["quote", "teach"]]),
    }


def _piece(known: dict, **more) -> dict:
    """The same as the promises have it."""
    return {
        "words": (known["title"], known["source"]),
        "people": tuple(known["people"]),
        "archive": "archive" in known["may"],
        **more,
    }


@happens("add_material", weight=6)
def material_is_brought_in(room: LeakRoom, chance: Chance) -> None:
    text, known = new_mark(), known_of(room, chance)
    content = chance.choice(
        [
            {"form": "text", "text": text},
            {"form": "table", "text": f"a,b\n1,{text}"},
            {"form": "recording", "link": f"https://video.example.org/{text}", "starts": 3},
        ]
    )

    def effect(new: list[Recorded]) -> None:
        key = new[0].event.material
        room.promises.put("materials", key, Piece(key, text, **_piece(known)))
        for mark in (text, *_piece(known)["words"]):
            room.promises.typed[mark] = ("material", key)

    room.does(brings(chance, room), "add_material", effect, **content, **known)


@happens("show_material", weight=10)
def material_is_shown_or_taken_down(room: LeakRoom, chance: Chance) -> None:
    piece = chance.perhaps([*room.promises.materials] * 2)

    def effect(new: list[Recorded]) -> None:
        room.promises.set_stage(material=piece)

    room.does(chance.sorter(room), "show_material", effect, material=piece)


@happens("revise_material", weight=2)
def what_is_known_of_material_is_put_right(room: LeakRoom, chance: Chance) -> None:
    piece, known = chance.one_of(room.promises.materials), known_of(room, chance)

    def effect(new: list[Recorded]) -> None:
        before = room.promises.materials[piece]
        room.promises.put("materials", piece, replace(before, **_piece(known)))
        for mark in _piece(known)["words"]:
            room.promises.typed[mark] = ("material", piece)

    room.does(brings(chance, room), "revise_material", effect, material=piece, **known)


@happens("remove_material", weight=2)
def material_is_removed(room: LeakRoom, chance: Chance) -> None:
    piece = chance.one_of(room.promises.materials)

    def effect(new: list[Recorded]) -> None:
        promises = room.promises
        if promises.now.material == piece:
            promises.set_stage(material=None)
        promises.put("materials", piece, replace(promises.materials[piece], removed=True))

    room.does(brings(chance, room), "remove_material", effect, material=piece)
