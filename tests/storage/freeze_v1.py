"""Plays a scripted workshop once and writes frozen_v1.json; run by hand, never by a test.

    python tests/storage/freeze_v1.py

The file is never written anew: its events must fold for ever as they are. A kind of
event that comes later is added at the end of `facts` by hand, and `state` is mended.
"""

import json
import sys
import tempfile
from pathlib import Path
from uuid import UUID

from changelab.domain.actors import Actor
from changelab.domain.opening import Blueprint
from changelab.domain.record import EVENTS, read_act
from changelab.domain.snapshot import snapshot
from changelab.domain.vocabulary import Purpose, Role
from changelab.service import Laboratory

FROZEN = Path(__file__).parent / "frozen_v1.json"
WORKSHOP = "wfrozen"

PLAN = Blueprint.model_validate(
    {
        "id": "frozen",
        "title": "Frozen",
        "description": "One event of every kind.",
        "systems": ["Our activity"],
        "wording": {"element.tools": "With what"},
        "sessions": [
            {
                "title": "Past",
                "purpose": "Where we come from",
                "lens": "past",
                "on": "2 March",
                "homework": "a diary",
                "tasks": [
                    {"title": "Open floor", "ask": "What do you see?"},
                    {
                        "title": "Without names",
                        "kind": "map",
                        "elements": ["rules", "tools"],
                        "minutes": 10,
                        "social_form": "pairs",
                        "first_stimulus": "the case",
                        "mirror_material": "clip 3",
                        "second_stimulus": "the triangle",
                        "product": "a list",
                        "learning_actions": ["questioning"],
                        "who_sees": "after_reveal",
                        "held": True,
                        "anonymous": True,
                        "notes": "be patient",
                    },
                    {"title": "Questions", "kind": "prompts", "prompts": ["Who?", "What?"]},
                ],
            }
        ],
    }
)

AINO = Actor.of(Role.FACILITATOR)
BILAL = Actor(Role.PARTICIPANT, "P01", "secret of Bilal")
DANA = Actor(Role.PARTICIPANT, "P02", "secret of Dana")
RULES, OBJECT = {"element": "rules"}, {"element": "object"}

#: Who does what; the ids are those that the record gives.
SCRIPT: list[tuple[Actor, str, dict]] = [
    (AINO, "start_session", {"session": "s3"}),
    (BILAL, "add_entry", {**RULES, "text": "threshold", "period": "present"}),
    (BILAL, "reword", {"item": "e13", "text": "referral threshold"}),
    (AINO, "hide", {"item": "e13"}),
    (AINO, "accept", {"item": "e13"}),
    (AINO, "carry_entry", {"entry": "e13", "period": "past"}),
    (AINO, "name_system", {"name": "School"}),
    (AINO, "rename_system", {"system": "y18", "name": "The school"}),
    (AINO, "name_system", {"name": "Family"}),
    (AINO, "remove_system", {"system": "y20"}),
    (AINO, "move_entry", {"entry": "e13", "system": "y18"}),
    (
        DANA,
        "log_contradiction",
        {
            "text": "targets against the child",
            "poles": [{**RULES, "system": "y2"}, {**OBJECT, "system": "y2"}],
            "period": "present",
            "manifestation": "double_bind",
        },
    ),
    (
        DANA,
        "log_contradiction",
        {"text": "b", "poles": [{**OBJECT, "system": "y2"}], "period": "past"},
    ),
    (
        AINO,
        "locate_contradiction",
        {
            "contradiction": "c26",
            "poles": [
                {**OBJECT, "system": "y2", "period": "past"},
                {**OBJECT, "system": "y2", "period": "future"},
            ],
            "period": "future",
        },
    ),
    (
        BILAL,
        "note_observation",
        {
            "text": "he waited an hour",
            "evidence": "diary_entry",
            "source": "a diary",
            "dated": "3 March",
            "period": "past",
            "contradiction": "c23",
        },
    ),
    (AINO, "judge_contradiction", {"contradiction": "c23", "status": "accepted"}),
    (AINO, "link_rise", {"contradiction": "c23", "to": "c26"}),
    (BILAL, "place_note", {"surface": "mirror", "period": "past", "text": "one form"}),
    (AINO, "move_note", {"note": "n32", "surface": "ideas", "period": "future"}),
    (AINO, "keep_line", {"text": "blah: kept"}),
    (
        DANA,
        "make_commitment",
        {"who": "Dana", "text": "call", "by_when": "Friday", "contradiction": "c23"},
    ),
    (AINO, "follow_up", {"commitment": "k35", "status": "kept", "outcome": "they answered"}),
    (AINO, "form_group", {"name": "Door side"}),
    (AINO, "put_in_group", {"participant": "P02", "group": "g37"}),
    (AINO, "form_group", {"name": "Window side"}),
    (AINO, "dissolve_group", {"group": "g39"}),
    (AINO, "next_task", {}),
    (BILAL, "add_entry", {**RULES, "system": "y2", "text": "nobody dares", "period": "past"}),
    (AINO, "accept", {"item": "e42"}),
    (AINO, "reveal", {}),
    (AINO, "cover", {}),
    (AINO, "close_input", {}),
    (AINO, "open_input", {}),
    (AINO, "pause_clock", {}),
    (AINO, "start_clock", {}),
    (AINO, "extend_clock", {"seconds": 90}),
    (AINO, "next_task", {}),
    (DANA, "answer_prompt", {"prompt": "Who?", "text": "the family"}),
    (DANA, "answer_prompt", {"prompt": "What?", "text": "a slip"}),
    (DANA, "undo", {}),
    (AINO, "plan_session", {"plan": {"title": "Future", "lens": "future"}}),
    (AINO, "revise_session", {"session": "s55", "plan": {"title": "The future", "lens": "future"}}),
    (AINO, "move_session", {"session": "s55", "position": 0}),
    (AINO, "plan_task", {"session": "s55", "plan": {"title": "Dream"}, "position": 0}),
    (AINO, "revise_task", {"task": "t58", "plan": {"title": "Dream on", "period": "future"}}),
    (AINO, "plan_task", {"session": "s55", "plan": {"title": "Wake"}}),
    (AINO, "move_task", {"task": "t60", "position": 0}),
    (AINO, "drop_task", {"task": "t60"}),
    (AINO, "plan_session", {"plan": {"title": "Never"}}),
    (AINO, "drop_session", {"session": "s63"}),
    (AINO, "rename_workshop", {"title": "Whose child is it?", "description": "Frozen"}),
    (AINO, "change_wording", {"wording": {"consent.quote": "Quote me.", "contradiction": "Pull"}}),
    (BILAL, "give_consent", {"answers": {"take_part": True, "quote": True}}),
    (BILAL, "withdraw", {"item": "n32"}),
    (AINO, "archive_workshop", {}),
    (AINO, "reopen_workshop", {}),
    (AINO, "end_session", {}),
]


def main() -> None:
    """Play the script, and write what the record and the state then say."""
    if FROZEN.exists():
        sys.exit(f"{FROZEN.name} is there already and stays as it is.")
    laboratory = Laboratory(Path(tempfile.mkdtemp()))
    laboratory.open_workshop(PLAN, "Frozen", workshop=WORKSHOP, at="2026-03-02T09:00:00.000Z")
    for person in (BILAL, DANA):
        consent = {Purpose.TAKE_PART: True, Purpose.QUOTE: False}
        laboratory.join(WORKSHOP, person.id, consent, at=minute(0), secret=person.secret)
    for place, (actor, act, fields) in enumerate(SCRIPT, start=1):
        print(laboratory.state(WORKSHOP).seq + 1, act)
        laboratory.perform(
            WORKSHOP, actor, read_act({"act": act, **fields}), number(place), minute(place)
        )
    laboratory.forget(WORKSHOP, "P02", AINO)
    facts = [told(fact) for fact in laboratory.facts(WORKSHOP)]
    facts[-1] |= {"at": minute(len(SCRIPT) + 1), "act_id": number(len(SCRIPT) + 1)}
    missing = {kind for kind, version in EVENTS if version == 1} - {fact["kind"] for fact in facts}
    if missing:
        sys.exit(f"The script makes no {', '.join(sorted(missing))}.")
    state = json.loads(snapshot(laboratory.state(WORKSHOP)).model_dump_json())
    lines = ",\n".join(json.dumps(fact, ensure_ascii=False) for fact in facts)
    parts = ",\n".join(
        f'"{key}": {json.dumps(said, ensure_ascii=False)}' for key, said in state.items()
    )
    FROZEN.write_text(f'{{"facts": [\n{lines}\n],\n"state": {{\n{parts}\n}}}}\n', "utf-8")


def minute(place: int) -> str:
    """So many minutes after nine."""
    return f"2026-03-02T{9 + place // 60:02d}:{place % 60:02d}:00.000Z"


def number(place: int) -> str:
    """The id of the act at that place."""
    return str(UUID(int=place))


def told(fact) -> dict:
    """A fact as the file has it."""
    event = fact.event
    return {
        "seq": fact.seq,
        "at": fact.at,
        "session": fact.session,
        "actor": fact.actor,
        "act_id": fact.act_id,
        "kind": event.kind,
        "version": event.version,
        "payload": json.loads(event.model_dump_json()),
    }


if __name__ == "__main__":
    main()
