"""Commands that take something away: pictures and the whole record."""

import hashlib
import json
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from changelab.diagrams import Format, Look, Picture, Renderer, compose, picture_names
from changelab.domain.consent import newest_change
from changelab.domain.errors import ChangeLabError
from changelab.domain.key_table import KeyTable
from changelab.domain.people import ConsentGiven, ParticipantJoined
from changelab.domain.undo import ActUndone
from changelab.domain.visibility import THE_ROOM
from changelab.domain.vocabulary import Period
from changelab.domain.whole import WholeRecord
from changelab.exports import ExportPurpose, Wishes, export_bundle
from changelab.exports.caption import Caption, caption_of
from changelab.exports.gathering import Cancelled
from changelab.exports.paper import Paper, write_sheets
from changelab.exports.pictures import every_picture
from changelab.exports.refusals import ExportFailed
from changelab.exports.slides import write_slides
from changelab.exports.withholding import carried
from changelab.service import Laboratory
from changelab.service.time import now
from changelab.storage.takings import Made

#: What `--picture` takes instead of a name, and the one format that is no picture file.
EVERY, SLIDES = "all", "pptx"


class CannotDraw(ChangeLabError, ValueError):
    """What was asked for does not go together."""


class CannotWrite(ChangeLabError, OSError):
    """The file that was asked for cannot be written."""


def pictures(data: Path, workshop: str) -> int:
    """Print the names that `draw` takes."""
    with Laboratory(data) as laboratory:
        print(json.dumps(picture_names(laboratory.state(workshop))))
    return 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `draw` was asked for; `paper` is that of a PDF, or None for its own size."""

    picture: str
    format: str
    period: Period
    paper: str | None
    look: str


def draw(data: Path, workshop: str, wanted: Wanted, out: Path, at: int | None) -> int:
    """Draw what the room may see into a file."""
    _check(wanted)
    with Laboratory(data) as laboratory:
        seen = laboratory.pictured_to(workshop, THE_ROOM, at)
        caption = caption_of(laboratory.state(workshop, at))
    look = Look(wanted.look)
    if wanted.picture == EVERY:
        pictures = every_picture(seen, look)
    else:
        pictures = [compose(seen, wanted.picture, wanted.period, look)]
    renderer = Renderer()
    try:
        _write(out, _drawn(pictures, wanted, caption, renderer))
    finally:
        renderer.close()
    return 0


def _check(wanted: Wanted) -> None:
    """Refuse what does not go together."""
    if wanted.paper and wanted.format != Format.PDF:
        raise CannotDraw("A sheet of paper is a PDF.", "Add --format pdf, or leave --paper out.")
    if wanted.paper and wanted.look == Look.DARK:
        raise CannotDraw("Paper is white.", "Leave --look dark out, or --paper.")
    if wanted.picture == EVERY and not (wanted.paper or wanted.format == SLIDES):
        raise CannotDraw(
            "Such a file holds one picture.",
            "Name one with --picture, or use --format pptx or --format pdf --paper a4 for all.",
        )


def _drawn(pictures: list[Picture], wanted: Wanted, caption: Caption, renderer: Renderer) -> bytes:
    if wanted.format == SLIDES:
        return write_slides(pictures, caption)
    if wanted.paper:
        return write_sheets(pictures, caption, Paper(wanted.paper), renderer)
    return renderer.render(pictures[0], Format(wanted.format), embed_font=True)


def _write(out: Path, content: bytes) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise CannotWrite(
            f"{out} cannot be written ({error.strerror}).", "Choose another place."
        ) from error


#: By how much an export beside a room steps back (POSIX niceness).
_GIVES_WAY = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What `export` was asked for; `expect` is where the list of coded texts goes."""

    purpose: str
    wishes: Wishes
    expect: Path | None = None
    progress: bool = False


class AgreedOtherwise(ExportFailed):
    """What people agreed to changed while an export was made of the record as it was."""


def export(data: Path, workshop: str, out: Path, asked: Asked) -> int:
    """Write the record as it may leave for that purpose; prints where it lies."""
    if asked.progress and hasattr(os, "nice"):
        # Whoever follows the progress has a room to serve meanwhile: it goes first.
        os.nice(_GIVES_WAY)
    with Laboratory(data) as laboratory, _stopped_by_the_system() as is_stopped:
        whole, key_table = laboratory.whole(workshop), laboratory.key_table(workshop)

        def tell(done: int, steps: int, what: str) -> None:
            if is_stopped():
                raise Cancelled("The export was stopped.", "Nothing was written.")
            if asked.progress:
                print(json.dumps({"done": done, "steps": steps, "what": what}), flush=True)

        def still_holds() -> None:
            if _agreed_otherwise(laboratory, whole):
                raise AgreedOtherwise(
                    "Consent or a withdrawal was recorded while this export was made.",
                    "It was thrown away, since it may hold what people do not agree to any more. "
                    "Export again.",
                )

        expected = _expected(whole, key_table, asked)
        renderer = Renderer()
        try:
            written = export_bundle(
                whole,
                out,
                purpose=asked.purpose,
                renderer=renderer,
                progress=tell,
                key_table=key_table,
                wishes=asked.wishes,
                still_holds=still_holds,
            )
        finally:
            renderer.close()
        _note(laboratory, whole, asked, written[-1], still_holds)
        if asked.expect is not None:
            _write(asked.expect, expected)
            written.append(asked.expect)
    said = {"written": [str(path) for path in written]}
    print(json.dumps(said, ensure_ascii=False, indent=None if asked.progress else 2))
    return 0


def _agreed_otherwise(laboratory: Laboratory, whole: WholeRecord) -> bool:
    """True if somebody in that record answered otherwise or withdrew since it was read.

    Who joined since is not in it, and changes nothing with a first answer.
    """
    joined = {
        fact.event.participant for fact in whole.facts if isinstance(fact.event, ParticipantJoined)
    }
    since = [
        fact
        for fact in laboratory.facts(whole.workshop, after=whole.facts[-1].seq)
        if not (isinstance(fact.event, ConsentGiven) and fact.event.participant not in joined)
    ]
    deeds = laboratory.state(whole.workshop).deeds
    undone = (deeds[fact.act_id] for fact in since if isinstance(fact.event, ActUndone))
    tables = {change.table for deed in undone for change in deed.changes}
    return newest_change(since) > 0 or not tables.isdisjoint({"transcripts", "materials"})


def _expected(whole: WholeRecord, key_table: KeyTable, asked: Asked) -> bytes:
    """Every coded text that other software should find; nothing if nobody asked."""
    if asked.expect is None:
        return b""
    from changelab.exports.qda.expected import write_expected

    what = carried(whole, ExportPurpose(asked.purpose), key_table, asked.wishes)
    return write_expected(what, asked.wishes).encode()


def _note(
    laboratory: Laboratory,
    whole: WholeRecord,
    asked: Asked,
    archive: Path,
    still_holds: Callable[[], None],
) -> None:
    """Write down that this export exists, unless people agreed otherwise in the last moment."""
    made = Made(
        now(),
        asked.purpose,
        whole.facts[-1].seq,
        str(archive),
        hashlib.sha256(archive.read_bytes()).hexdigest(),
    )
    try:
        with laboratory.together():
            still_holds()
            laboratory.note_export(whole.workshop, made)
    except AgreedOtherwise:
        archive.unlink(missing_ok=True)
        shutil.rmtree(archive.with_suffix(""), ignore_errors=True)
        raise


@contextmanager
def _stopped_by_the_system() -> Iterator[Callable[[], bool]]:
    """Whether the system asked to stop (SIGTERM): an export stops between two steps, clean."""
    asked_to_stop = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda *_: asked_to_stop.set())
    try:
        yield asked_to_stop.is_set
    finally:
        signal.signal(signal.SIGTERM, before)
