"""The OpenAPI 3.1 document of these routes, made from the models that check them."""

from enum import StrEnum
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from changelab import __version__
from changelab.diagrams import Look
from changelab.domain import decide  # noqa: F401  (registers every act)
from changelab.domain.record import ACTS
from changelab.domain.screen import Shows
from changelab.domain.snapshot import Snapshot
from changelab.domain.state import RESEARCH
from changelab.domain.vocabulary import Period, Standing
from changelab.live.materials import MATERIAL_TYPES
from changelab.live.messages import (
    Done,
    Health,
    Join,
    Joined,
    Line,
    LineDone,
    LinePreview,
    Problem,
)
from changelab.live.pictures import MEDIA_TYPES

_REF = "#/components/schemas/"
_WORKSHOP = {"name": "workshop", "in": "path", "required": True, "schema": {"type": "string"}}
_AT = {
    "name": "at",
    "in": "query",
    "description": "The moment after that event; now if left out.",
    "schema": {"type": "integer", "minimum": 1},
}
_BEARER: list[dict[str, list]] = [{"token": []}]
_BEARER_OR_ADDRESS: list[dict[str, list]] = [{"token": []}, {"token_in_address": []}]


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Change Laboratory workbench",
            "version": __version__,
            "description": "Join, act, and follow a workshop. Errors are application/problem+json.",
        },
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "token_in_address": {"type": "apiKey", "in": "query", "name": "token"},
            },
        },
    }


def _paths() -> dict[str, Any]:
    workshop = "/api/workshops/{workshop}"
    return {
        "/api/health": {"get": _operation("Is the server up?", answer=Health)},
        "/api/openapi.json": {
            "get": {
                "summary": "This document.",
                "responses": {"200": _media("The document.", {"type": "object"})},
            }
        },
        "/api/join": {
            "post": _operation(
                "Take part in the workshop with that code.",
                body=Join,
                answer=Joined,
                problems=(400, 404, 413, 422, 503),
                # With the token of an earlier joining one is the same person again.
                security=[{}, {"token": []}],
            )
        },
        f"{workshop}/acts": {
            "parameters": [_WORKSHOP],
            "post": _operation(
                "Do an act, once: the same id again gets the same answer.",
                body="AnyAct",
                answer=Done,
                problems=(400, 401, 403, 404, 409, 413, 422, 429, 503),
                security=_BEARER,
            ),
        },
        f"{workshop}/line": {
            "parameters": [_WORKSHOP],
            "post": _operation(
                "A line as the scribe typed it: read, and unless it is a preview, done.",
                body=Line,
                answer={"anyOf": [_ref("LineDone"), _ref("LinePreview")]},
                problems=(400, 401, 403, 404, 409, 413, 422, 429, 503),
                security=_BEARER,
            ),
        },
        f"{workshop}/state": {
            "parameters": [_WORKSHOP],
            "get": _operation(
                "What this token may see.",
                answer="State",
                parameters=[_AT],
                problems=(401, 403, 404, 422, 503),
                security=_BEARER,
            ),
        },
        "/live/{workshop}/events": {
            "parameters": [_WORKSHOP],
            "get": {
                "summary": "Server-sent events: “seq” with the newest seq, “network” when the "
                "laptop's address has changed. With “changes”: what changed in the state for "
                "this token (“changes”, see Changes), that nothing more was to be told "
                "(“still”), or that the state must be asked for again (“again”).",
                "parameters": [
                    {
                        "name": "changes",
                        "in": "query",
                        "description": "Tell participants and observers what changed.",
                        "schema": {"enum": ["1"]},
                    },
                    {
                        "name": "seq",
                        "in": "query",
                        "description": "What was seen: the changes go on from there.",
                        "schema": {"type": "integer", "minimum": 0},
                    },
                ],
                "security": _BEARER_OR_ADDRESS,
                "responses": {
                    "200": _media("The stream.", {"type": "string"}, "text/event-stream"),
                    **_problems((401, 403, 404, 422)),
                },
            },
        },
        **{
            f"/live/{{workshop}}/pictures/{{name}}.{format}": _picture(media_type)
            for format, media_type in MEDIA_TYPES.items()
        },
        **{
            f"/live/{{workshop}}/materials/{{file}}.{ending}": _material(media_type)
            for ending, media_type in MATERIAL_TYPES.items()
        },
    }


def _material(media_type: str) -> dict[str, Any]:
    file = {"type": "string", "description": "The SHA-256 of its bytes, in hexadecimal."}
    return {
        "parameters": [
            _WORKSHOP,
            {"name": "file", "in": "path", "required": True, "schema": file},
        ],
        "get": {
            "summary": "A picture of mirror material; phones and projector get it while it is "
            "on the wall.",
            "security": _BEARER_OR_ADDRESS,
            "responses": {
                "200": _media("The picture.", {"type": "string"}, media_type),
                **_problems((401, 403, 404)),
            },
        },
    }


def _picture(media_type: str) -> dict[str, Any]:
    return {
        "parameters": [
            _WORKSHOP,
            {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}},
        ],
        "get": {
            "summary": "A picture as this token may see it; with its version as v it never "
            "changes.",
            "parameters": [
                {"name": "period", "in": "query", "schema": _values(Period)},
                {"name": "look", "in": "query", "schema": _values(Look)},
                {"name": "v", "in": "query", "schema": {"type": "string"}},
                {"name": "font", "in": "query", "schema": {"enum": ["inside"]}},
                _AT,
            ],
            "security": _BEARER_OR_ADDRESS,
            "responses": {
                "200": _media("The picture.", {"type": "string"}, media_type),
                "304": {"description": "The asker has it."},
                **_problems((401, 403, 404, 422, 500)),
            },
        },
    }


def _operation(
    summary: str,
    *,
    answer: type[BaseModel] | str | dict,
    body: type[BaseModel] | str | None = None,
    parameters: list | None = None,
    problems: tuple[int, ...] = (),
    security: list | None = None,
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": summary,
        "responses": {"200": _media("The answer.", _schema(answer)), **_problems(problems)},
    }
    if body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _schema(body)}},
        }
    if parameters:
        operation["parameters"] = parameters
    if security is not None:
        operation["security"] = security
    return operation


def _schema(of: type[BaseModel] | str | dict) -> dict[str, Any]:
    if isinstance(of, dict):
        return of
    return _ref(of if isinstance(of, str) else of.__name__)


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _REF + name}


def _media(says: str, schema: dict, media_type: str = "application/json") -> dict[str, Any]:
    return {"description": says, "content": {media_type: {"schema": schema}}}


def _problems(statuses: tuple[int, ...]) -> dict[str, Any]:
    says = _media("What happened, what to do.", _ref("Problem"), "application/problem+json")
    return {str(status): says for status in statuses}


def _schemas() -> dict[str, Any]:
    models: list[tuple[type[BaseModel], Literal["validation", "serialization"]]] = []
    sent: list[type[BaseModel]] = [Join, Line, *ACTS.values()]
    models += [(model, "validation") for model in sent]
    models += [
        (model, "serialization")
        for model in (Done, Health, Joined, LineDone, LinePreview, Problem, Snapshot)
    ]
    _, made = models_json_schema(models, ref_template=_REF + "{model}")
    schemas = made["$defs"]
    for name, model in ACTS.items():
        schemas[model.__name__] = _as_sent(name, schemas[model.__name__])
    schemas["AnyAct"] = {
        "oneOf": [_ref(model.__name__) for model in ACTS.values()],
        "discriminator": {
            "propertyName": "act",
            "mapping": {name: _REF + model.__name__ for name, model in ACTS.items()},
        },
    }
    told = [name for name in schemas["Snapshot"]["required"] if name not in RESEARCH]
    schemas["Snapshot"]["required"] = told
    schemas["State"] = {"allOf": [_ref("Snapshot"), _beside_the_snapshot()]}
    schemas["Changes"] = _changes()
    return schemas


def _changes() -> dict[str, Any]:
    ids = {"type": "array", "items": {"type": "string"}}
    rows = {"type": "object", "description": "Rows by table, as in the state."}
    return {
        **_object(
            {
                "seq": {"type": "integer"},
                "put": {**rows, "description": "Rows by table that everybody sees so now."},
                "drop": {**ids, "description": "Cards that everybody sees no more."},
                "own": {**rows, "description": "The reader's own cards as they are now."},
                "gone": {**ids, "description": "Own cards that are no more."},
                "sent": {"type": "object", "description": "Own cards by act, to be added."},
            },
            leave_out=("put", "drop", "own", "gone", "sent"),
        ),
        "description": "What changed in the state up to seq. Own cards are not touched by put "
        "and drop. Any other part of the state takes the place of what was there.",
    }


def _as_sent(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The act with its name and the sender's id beside its fields."""
    return {
        **schema,
        "properties": {
            "id": {"type": "string", "format": "uuid", "description": "The sender's own."},
            "act": {"const": name},
            "for": {
                "type": "string",
                "description": "The participant without a phone whose card or vote it is; "
                "for the facilitator and the scribe.",
            },
            **schema.get("properties", {}),
        },
        "required": ["id", "act", *schema.get("required", [])],
    }


def _beside_the_snapshot() -> dict[str, Any]:
    text, number = {"type": "string"}, {"type": "integer"}
    screen = {"shows": _values(Shows), "title": text, "ask": text, "period": _values(Period)}
    clock = {"left": {"type": "number"}, "running": {"type": "boolean"}, "now": number}
    join = {"code": text, "address": text, "qr": text}
    by_period = {"type": "object", "additionalProperties": text}
    return _object(
        {
            "you": {**text, "description": "The reader: a pseudonym or a role."},
            "screen": _object(
                {
                    **screen,
                    "count": number,
                    "joined": number,
                    "ballot": {"type": ["string", "null"]},
                    "picture": {
                        "anyOf": [
                            _object({"name": text, "period": {"type": ["string", "null"]}}),
                            {"type": "null"},
                        ],
                        "description": "The picture on the wall; null: those of the systems.",
                    },
                    "material": {
                        "type": ["string", "null"],
                        "description": "The id of the mirror material on the wall.",
                    },
                }
            ),
            "clock": {"anyOf": [_object(clock), {"type": "null"}]},
            "wording": {"type": "object", "additionalProperties": text},
            "own": {
                "type": "object",
                "description": "The reader's own cards, and where each stands.",
                "additionalProperties": _values(Standing),
            },
            "sent": {
                "type": "object",
                "description": "The same cards by the id of the act each came from.",
                "additionalProperties": text,
            },
            "pictures": {
                "type": "object",
                "description": "The version of each picture in each period, for roles. "
                "“always” stands for all periods.",
                "additionalProperties": by_period,
            },
            "wall": {
                "type": "object",
                "description": "The pictures the room looks at, with versions, for phones.",
                "additionalProperties": text,
            },
            "here": {**number, "description": "How many phones are here now, for roles."},
            "join": {**_object(join), "description": "How phones get here, for roles."},
        },
        leave_out=("join", "here", "wall"),
    )


def _object(properties: dict[str, Any], leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in leave_out]
    return {"type": "object", "properties": properties, "required": required}


def _values(members: type[StrEnum]) -> dict[str, Any]:
    return {"type": "string", "enum": [member.value for member in members]}
