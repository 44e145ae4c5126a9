"""`session.schema.json`: what may stand in a session.json, for readers without this tool."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from changelab.domain.record import EVENTS
from changelab.domain.snapshot import Snapshot
from changelab.exports.session_json import EventLine, SessionDocument


def session_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `session.json`, every kind of event included."""
    events = list(EVENTS.items())
    refs, defined = models_json_schema(
        [
            (SessionDocument, "validation"),
            (EventLine, "validation"),
            (Snapshot, "serialization"),
            *((model, "validation") for _, model in events),
        ],
        ref_template="#/$defs/{model}",
    )
    definitions = defined["$defs"]
    document = definitions.pop("SessionDocument")
    document["properties"]["snapshot"] = refs[Snapshot, "serialization"]
    definitions["EventLine"]["oneOf"] = [
        {
            "properties": {
                "kind": {"const": kind},
                "version": {"const": version},
                "payload": refs[model, "validation"],
            }
        }
        for (kind, version), model in events
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "session.json",
        **{key: value for key, value in document.items() if key != "title"},
        "$defs": dict(sorted(definitions.items())),
    }


def write_session_schema() -> str:
    """The text of `session.schema.json`."""
    return json.dumps(session_schema(), ensure_ascii=False, indent=1) + "\n"
