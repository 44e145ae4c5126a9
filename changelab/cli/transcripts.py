"""The command that brings in a transcript."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from changelab.domain.actors import Actor
from changelab.domain.alignment import suggested_start
from changelab.domain.errors import ChangeLabError
from changelab.domain.matching import suggested_who
from changelab.domain.state import WorkshopState
from changelab.domain.transcripts import transcript_of_file
from changelab.domain.vocabulary import Role
from changelab.intake.transcripts import WrittenDown, read_transcript
from changelab.intake.transcripts.choosing import EVERYONE, Choices, chosen
from changelab.intake.transcripts.written_down import SIZE_LIMIT
from changelab.service import Laboratory


class CannotBringIn(ChangeLabError, ValueError):
    """What was asked for does not go together with the file or the workshop."""


@dataclass(frozen=True, slots=True)
class Given:
    """What `transcript` was told.

    Attributes:
        session: its id, its number in the plan, or its title; None for the one that is likely.
        starts_at: when the recording began; None for what file or session say.
        speakers: who is who, by what the file calls them; the others are matched by name.
        keep_names: leave the words as they are.
        as_cues: do not join what one person says in a row.
        look: only say what is in the file.
    """

    file: Path
    session: str | None
    starts_at: str | None
    speakers: Sequence[str]
    keep_names: bool
    as_cues: bool
    look: bool


def bring_in(data: Path, workshop: str, given: Given) -> int:
    """Import a transcript; prints what was found and what became of it as JSON."""
    content = _content(given.file)
    with Laboratory(data) as laboratory:
        state, names = laboratory.state(workshop), laboratory.names(workshop)
        known = (*filter(None, names.values()), *state.participants)
        written = read_transcript(content, given.file.name, known=known, join=not given.as_cues)
        there = transcript_of_file(state, written.file)
        if there is not None:
            print(json.dumps({"transcript": there.id, "imported": False}, ensure_ascii=False))
            return 0
        session = _session(state, given.session)
        started = suggested_start(
            state.sessions.get(session or ""), written.began, written.clock, _here()
        )
        ready = Choices(
            title=written.title or given.file.name,
            session=session,
            starts_at=given.starts_at or (started.isoformat() if started else None),
            speakers=_who_is_who(state, written, names, given.speakers),
            key_table=None if given.keep_names else laboratory.key_table(workshop),
        )
        coming = chosen(written, ready)
        made = None
        if not given.look:
            _progress(0.0)
            made = laboratory.import_transcript(
                workshop, Actor.of(Role.RESEARCHER), coming.arriving, _progress
            ).made
            _progress(1.0)
    told = {
        "transcript": made,
        "imported": made is not None,
        "format": written.format,
        "session": session,
        "turns": len(written.said),
        "speakers": dict(coming.arriving.speakers),
        "starts_at": coming.arriving.starts_at,
        "names_replaced": sum(coming.replaced.values()),
        "noticed": written.noticed,
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 0


def _here() -> tzinfo:
    return datetime.now().astimezone().tzinfo or UTC


def _content(file: Path) -> bytes:
    try:
        if file.is_file() and file.stat().st_size > SIZE_LIMIT:
            limit = SIZE_LIMIT // 1024**2
            raise CannotBringIn(f"{file} is larger than {limit} MB.", "Cut it into parts.")
        return file.read_bytes()
    except OSError as error:
        raise CannotBringIn(
            f"{file} cannot be read ({error.strerror or error}).", "Check the name."
        ) from error


def _session(state: WorkshopState, wanted: str | None) -> str | None:
    there = state.planned_sessions
    if wanted is None:
        run = [one for one in there if one.started_at]
        latest = max(run, key=lambda one: datetime.fromisoformat(str(one.started_at)), default=None)
        return latest.id if latest else None
    for number, one in enumerate(there, 1):
        if wanted in (one.id, str(number)) or wanted.casefold() == one.plan.title.casefold():
            return one.id
    titles = ", ".join(f"{number}: {one.plan.title}" for number, one in enumerate(there, 1))
    raise CannotBringIn(f"There is no session “{wanted[:40]}”.", f"There are: {titles or 'none'}.")


def _who_is_who(
    state: WorkshopState, written: WrittenDown, names: Mapping[str, str], said: Sequence[str]
) -> dict[str, str]:
    """Speakers by key: as it was said with --speaker, else as the names suggest."""
    found = {key: suggested_who(label, names, state) for key, label in written.labels.items()}
    by_label = {label.casefold(): key for key, label in written.labels.items()}
    by_label = by_label or {"": EVERYONE}
    for one in said:
        label, equals, who = one.rpartition("=")
        key = by_label.get(label.strip().casefold())
        if not equals or key is None:
            # The labels are real names: they are not repeated on a screen that is logged.
            raise CannotBringIn(
                f"Nobody is called “{label.strip()[:60]}” in this file.",
                'Write --speaker "Name=P01" with a name as it stands in the file.',
            )
        found[key] = who.strip()
    return found


def _progress(share: float) -> None:
    """A bar on a terminal; nothing where the output is kept."""
    if sys.stderr.isatty():
        filled = round(share * 30)
        end = "\n" if share >= 1 else ""
        print(f"\r[{'#' * filled}{' ' * (30 - filled)}]", end=end, file=sys.stderr, flush=True)


def utc(at: str) -> str:
    """A moment as the record has it.

    Raises:
        ValueError: it is no moment with a time zone.
    """
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError("the time zone is missing")
    return moment.astimezone(UTC).isoformat()
