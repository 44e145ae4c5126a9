"""What these tests believe to be in a room is there: else they would promise in a dream."""

import json

from leak_judging import TABLES
from leak_room import Leak, LeakRoom
from live_venue import bearer


def agrees_with_the_record(room: LeakRoom) -> None:
    """Nothing, if the facilitator's screen shows what the promises are about.

    Raises:
        Leak: it shows something else; either the rules of these tests are old, or a rule of
            the room has changed what people were promised.
    """
    where = f"/api/workshops/{room.workshop}/state"
    answer = room.http.get(where, headers=bearer(room.facilitator.token))
    state, promises = json.loads(answer.content), room.promises
    rows = [row for table in TABLES for row in state[table]]
    for what, believed, found in (
        (
            "cards",
            {key: (card.standing, card.task) for key, card in promises.cards.items()},
            {row["id"]: (row["standing"], row["task"]) for row in rows},
        ),
        (
            "revealed tasks",
            {key for key, task in promises.tasks.items() if task.revealed},
            {row["id"] for row in state["tasks"] if row["revealed"]},
        ),
        (
            "headings",
            {key: (one.text, {*one.items}) for key, one in promises.headings.items() if one.items},
            {row["id"]: (row["text"], {*row["items"]}) for row in state["headings"]},
        ),
        (
            "systems",
            {key: group or None for key, group in promises.systems.items()},
            {row["id"]: row["group"] for row in state["systems"]},
        ),
        ("the task at hand", promises.now.task, state["stage"]["task"]),
        ("the open ballot", promises.now.ballot, state["stage"]["ballot"]),
        ("the material on the wall", promises.now.material, state["stage"]["material"]),
        (
            "mirror material",
            {key: piece.removed for key, piece in promises.materials.items()},
            {row["id"]: row["removed"] for row in state["materials"]},
        ),
    ):
        if believed != found:
            raise Leak(
                f"{what}: these tests believe {believed}\nthe record says {found}"
                f"\n\nWhat was done:\n{room.story()}"
            )
