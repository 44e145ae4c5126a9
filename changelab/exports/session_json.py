"""`session.json`: the whole record of a workshop, as events in order; nothing is left out.

Beside the events stands the snapshot they fold into, for readers who want the
result without folding. Only the events are read back. The key table (who a
pseudonym is), tokens and join codes are not part of a record and never here.

The file is written one event to a line, so that two exports can be compared
line by line.
"""

import hashlib
import json
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from changelab.domain.fold import fold
from changelab.domain.record import Recorded, read_event
from changelab.domain.research import Turn
from changelab.domain.seals import digest_of, is_whole
from changelab.domain.snapshot import snapshot
from changelab.domain.state import WorkshopState
from changelab.domain.whole import Corpus, WholeRecord
from changelab.exports.refusals import FileRefused, damaged, not_ours

FORMAT = "change-laboratory-session"
#: 1: events alone. 2: the turns of transcripts as well.
VERSION = 2
#: What a session file may weigh, in characters: ten times the largest workshop foreseen.
LIMIT = 128 * 1024 * 1024


def _with_time_zone(at: str) -> str:
    if datetime.fromisoformat(at).tzinfo is None:
        raise ValueError("no time zone")
    return at


class EventLine(BaseModel):
    """One event in its place in the record; see `Recorded`."""

    model_config = ConfigDict(strict=True, extra="forbid")

    seq: Annotated[int, Field(ge=1, description="1, 2, 3 … without gaps; the only order there is")]
    at: Annotated[
        str,
        AfterValidator(_with_time_zone),
        Field(
            description="when it was recorded: ISO 8601, UTC",
            json_schema_extra={"format": "date-time"},
        ),
    ]
    session: Annotated[str | None, Field(description="the session that was running, if one was")]
    actor: Annotated[
        str, Field(min_length=1, description="a role, a pseudonym (P07), or an alias (~3f9a…)")
    ]
    act_id: Annotated[str, Field(min_length=1, description="the act this event came from")]
    kind: Annotated[str, Field(description="what happened")]
    version: Annotated[int, Field(ge=1, description="how to read the payload")]
    payload: Annotated[dict[str, Any], Field(description="the event itself")]


#: Speaker, start and end in ms, words, salt, seal; see `Turn`.
TurnLine = Annotated[tuple[str, int | None, int | None, str, str, str], Field(strict=False)]


class SessionDocument(BaseModel):
    """A workshop of the Change Laboratory workbench: its record, and what it adds up to."""

    model_config = ConfigDict(strict=True, extra="forbid")

    format: Literal["change-laboratory-session"]
    version: Literal[1, 2]
    workshop: Annotated[
        str,
        Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$", description="the id of the workshop"),
    ]
    events: Annotated[list[EventLine], Field(min_length=1)]
    events_sha256: Annotated[
        str | None,
        Field(
            pattern=r"^[0-9a-f]{64}$",
            description="SHA-256 of the events as compact JSON in UTF-8, keys in the order given "
            "here; tells whether the record was changed after it was exported",
        ),
    ] = None
    corpus: Annotated[
        dict[str, list[TurnLine]],
        Field(default_factory=dict, description="the turns of each transcript in order"),
    ]
    snapshot: Annotated[
        dict[str, Any] | None, Field(description="the state after the last event, for readers")
    ] = None


def write_session_json(whole: WholeRecord, state: WorkshopState | None = None) -> str:
    """The text of a `session.json`; the same record gives the same text.

    Args:
        state: what its events fold into, if somebody folded them already.
    """
    lines = [_compact(_line_of(fact)) for fact in whole.facts]
    head = {"format": FORMAT, "version": VERSION, "workshop": whole.workshop}
    now = snapshot(state or fold(whole.workshop, whole.facts)).model_dump(mode="json")
    return "\n".join(
        [
            "{",
            *(f"{_compact(key)}: {_compact(value)}," for key, value in head.items()),
            '"events": [',
            ",\n".join(lines),
            "],",
            f'"events_sha256": {_compact(_fingerprint(lines))},',
            f'"corpus": {_corpus(whole.corpus)},',
            f'"snapshot": {_listed(now)}',
            "}",
            "",
        ]
    )


def _corpus(corpus: Corpus) -> str:
    """One turn to a line."""
    said = [
        f"{_compact(key)}: [\n" + ",\n".join(_compact(_turn(one)) for one in turns) + "\n]"
        for key, turns in sorted(corpus.items())
    ]
    return "{" + ",\n".join(said) + "}"


def _listed(now: dict[str, Any]) -> str:
    """One thing of the snapshot to a line."""
    parts = []
    for name, value in now.items():
        told = _compact(value)
        if isinstance(value, list) and value:
            told = "[\n" + ",\n".join(map(_compact, value)) + "\n]"
        parts.append(f"{_compact(name)}: {told}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _turn(turn: Turn) -> TurnLine:
    return (turn.speaker, turn.start, turn.end, turn.text, turn.salt, turn.seal)


def read_session_json(text: str) -> WholeRecord:
    """The record in a `session.json`, checked to its last event; pictures lie beside it.

    Raises:
        FileRefused: it is not ours, of a newer version, too large, damaged or changed.
        UnknownEvent, BrokenRecord: its events cannot be read or make no sense.
    """
    document = _parsed(text)
    lines = document["events"]
    facts = [
        Recorded(
            line["seq"],
            line["at"],
            line["session"],
            line["actor"],
            line["act_id"],
            read_event(line["kind"], line["version"], line["payload"]),
        )
        for line in lines
    ]
    state = fold(document["workshop"], facts)
    corpus = {
        key: tuple(Turn(key, number, *line) for number, line in enumerate(said, start=1))
        for key, said in document.get("corpus", {}).items()
    }
    _check_corpus(state, corpus)
    try:
        found = _fingerprint(
            [_compact({key: line[key] for key in EventLine.model_fields}) for line in lines]
        )
    except UnicodeEncodeError:
        raise damaged("it holds characters that no text can hold.") from None
    if document.get("events_sha256") not in (None, found):
        raise damaged("its events are not those that were exported.")
    return WholeRecord(document["workshop"], facts, corpus)


def _check_corpus(state: WorkshopState, corpus: Corpus) -> None:
    """Nothing, if these are the turns that the record says were imported."""
    if corpus.keys() != state.transcripts.keys():
        raise damaged("its transcripts are not those of its record.")
    for key, turns in corpus.items():
        if digest_of(turns) != state.transcripts[key].digest or not all(map(is_whole, turns)):
            raise damaged("what was said is not what was imported.")


def _line_of(fact: Recorded) -> dict[str, Any]:
    return {
        "seq": fact.seq,
        "at": fact.at,
        "session": fact.session,
        "actor": fact.actor,
        "act_id": fact.act_id,
        "kind": fact.event.kind,
        "version": fact.event.version,
        "payload": fact.event.model_dump(mode="json"),
    }


#: One for all lines: making one for each takes longer than writing it.
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _fingerprint(lines: list[str]) -> str:
    """SHA-256 of the events, each as one line of compact JSON."""
    return hashlib.sha256(f"[{','.join(lines)}]".encode()).hexdigest()


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > LIMIT:
        raise FileRefused(
            f"This file is too large for a session: over {LIMIT // 1024**2} million characters.",
            "Check that it is the session.json of an export.",
        )
    if FORMAT not in text:
        raise not_ours("This file")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise damaged(f"it breaks off or is garbled{where}.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise not_ours("This file")
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FileRefused(
            f"This session was written by a newer version of the tool (format {version}; "
            f"this one reads up to {VERSION}).",
            "Update the tool, then import it again.",
        )
    try:
        SessionDocument.model_validate(document)
    except ValidationError as error:
        raise damaged(_what_is_wrong(error)) from None
    return document


def _what_is_wrong(error: ValidationError) -> str:
    place = error.errors()[0]["loc"]
    if place[:1] == ("events",) and len(place) > 1:
        rest = f" (“{place[2]}”)" if len(place) > 2 else ""
        return f"entry {int(place[1]) + 1} of its record is not readable{rest}."
    return f"“{place[0] if place else 'its content'}” is missing or not readable."
