"""Things of a workshop as JSON, as the state and the stream send them."""

import json
from typing import Any

from pydantic import TypeAdapter

from changelab.domain.entities import (
    Answer,
    Commitment,
    ConstruedObject,
    Contradiction,
    Contribution,
    Entry,
    Manifestation,
    Milestone,
    Note,
    Observation,
    PlacedForm,
)
from changelab.domain.snapshot import Snapshot

_CARDS: dict[type, TypeAdapter] = {
    kind: TypeAdapter(kind)
    for kind in (
        Entry,
        Contradiction,
        Observation,
        Manifestation,
        Note,
        Answer,
        Commitment,
        ConstruedObject,
        Milestone,
        PlacedForm,
    )
}
_FIELDS: dict[str, TypeAdapter] = {
    name: TypeAdapter(field.annotation)
    for name, field in Snapshot.model_fields.items()
    if field.annotation is not None
}


def card_row(item: Contribution) -> bytes:
    """A contribution as JSON."""
    return _CARDS[type(item)].dump_json(item)


def field_json(name: str, value: Any) -> bytes:
    """A field of the snapshot as JSON: "tasks" and a list of tasks."""
    return _FIELDS[name].dump_json(value)


def plain_json(value: Any) -> bytes:
    """Plain data as JSON, on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def joined(fields: dict[str, bytes]) -> bytes:
    """An object of fields that are JSON already; names are ours and plain."""
    inside = b",".join(b'"%b":%b' % (name.encode(), value) for name, value in fields.items())
    return b"{" + inside + b"}"


def listed(rows) -> bytes:
    """A list of rows that are JSON already."""
    return b"[" + b",".join(rows) + b"]"
