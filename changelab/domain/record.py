"""Acts and events: what someone wants, and what then happened.

An act is imperative and may be refused; an event is in the past tense and is
never changed. Every event kind and every act name registers itself here once.
"""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from changelab.domain.errors import Refused, UnknownEvent
from changelab.domain.vocabulary import Role

Model = TypeVar("Model", bound=BaseModel)

EVENTS: dict[tuple[str, int], type["Event"]] = {}
ACTS: dict[str, type["Act"]] = {}

#: Everyone with something to say in the room.
CONTRIBUTORS = frozenset({Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER, Role.PARTICIPANT})
#: Those who keep the group's models in order.
STAFF = frozenset({Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER})
#: Those who lead the session.
LEADERS = frozenset({Role.FACILITATOR})
#: Those who sort and type while the session runs.
SORTERS = frozenset({Role.FACILITATOR, Role.SCRIBE})


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Event(BaseModel):
    """Something that happened; `kind` and `version` say how to read it, for ever."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]
    version: ClassVar[int] = 1
    #: The field that names the contribution whose words this event carries anew.
    rewrites: ClassVar[str | None] = None
    #: The field that holds the id of what this event makes, unless it is a contribution.
    makes: ClassVar[str | None] = None

    def __init_subclass__(cls, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not abstract:
            cls.kind = _snake(cls.__name__)
            EVENTS[cls.kind, cls.version] = cls


class Act(BaseModel):
    """Something someone wants to happen; `by` says which roles may want it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    act: ClassVar[str]
    by: ClassVar[frozenset[Role]] = STAFF

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.act = _snake(cls.__name__)
        ACTS[cls.act] = cls


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place in the record of one workshop.

    Attributes:
        seq: 1, 2, 3 … without gaps within the workshop; the only order there is.
        at: UTC, ISO 8601 with milliseconds; for people to read, never to sort by.
        session: the session that was running, if one was.
        actor: a role, a pseudonym (P07) or, in an anonymous task, an alias (~3f9a…).
        act_id: the sender's own id of the act this event came from.
    """

    seq: int
    at: str
    session: str | None
    actor: str
    act_id: str
    event: Event


def read_event(kind: str, version: int, payload: str | bytes | dict) -> Event:
    """The event of that kind from its JSON.

    Raises:
        UnknownEvent: this version of the tool has no such event, or cannot read it.
    """
    model = EVENTS.get((kind, version))
    if model is None:
        raise UnknownEvent(
            f"This version cannot read the event “{kind}” (version {version}) in the record.",
            "Open it with the newer version of the tool that wrote it.",
        )
    try:
        if isinstance(payload, dict):
            return model.model_validate(payload)
        return model.model_validate_json(payload)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "its content"
        raise UnknownEvent(
            f"The record holds a damaged event “{kind}”: {where} is not readable.",
            "Restore the last backup, or ask for help with this file; nothing was changed.",
        ) from error


def read_act(data: object) -> Act:
    """The act that a message asks for: ``{"act": name, ...}``.

    Raises:
        Refused: no such act, or a field that is missing, unknown, too long or empty.
    """
    if not isinstance(data, dict):
        raise Refused("That is not an act.", 'Send an object such as {"act": "add_entry", …}.')
    fields = {key: value for key, value in data.items() if key not in {"act", "id"}}
    name = data.get("act")
    model = ACTS.get(name) if isinstance(name, str) else None
    if model is None:
        raise Refused(
            f"There is no act {_quoted(name)}.", f"Use one of: {', '.join(sorted(ACTS))}."
        )
    return understood(model, fields)


def understood(model: type[Model], fields: dict[str, Any]) -> Model:
    """`fields` as that model.

    Raises:
        Refused: with the first thing that does not fit, in plain words.
    """
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise explained(error) from None


def explained(error: ValidationError) -> Refused:
    """A pydantic error as one sentence that says what to write instead."""
    first = error.errors()[0]
    place = [str(part) for part in first["loc"]]
    # A key that is not known is told by what it is a key of.
    field = ".".join(place[:-2] if place[-1:] == ["[key]"] else place)
    given, context = first.get("input"), first.get("ctx", {})
    match first["type"]:
        case "missing":
            return Refused(f"“{field}” is missing.", "Add it and send again.")
        case "extra_forbidden":
            return Refused(f"“{field}” is not known here.", "Leave it out or check its spelling.")
        case "string_too_long":
            limit = context["max_length"]
            over = len(given) - limit if isinstance(given, str) else 0
            return Refused(
                f"This text is too long: at most {limit} characters fit.",
                f"Shorten it by {over}, or split it in two." if over > 0 else "Shorten it.",
            )
        case "value_error" if str(context.get("error")) == "empty":
            return Refused(f"“{field}” is empty.", "Write a few words first.")
        case "value_error":
            return Refused(str(context.get("error")))
        case "enum":
            return Refused(
                f"{_quoted(given)} is not a known {field.rsplit('.', 1)[-1]}.",
                f"Use one of: {context['expected'].replace(chr(39), '')}.",
            )
        case "too_long":
            return Refused(
                f"“{field}” has too many: at most {context['max_length']} fit.", "Leave some out."
            )
        case "too_short":
            return Refused(f"“{field}” is empty.", "Name at least one.")
        case _:
            return Refused(f"“{field}” does not fit: {first['msg'].lower()}.")


def _quoted(given: object) -> str:
    shown = given if isinstance(given, str) else repr(given)
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"
