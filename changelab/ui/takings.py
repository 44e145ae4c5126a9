"""Exports in the making: each runs in a thread of its own, so that the room does not wait.

What was made lies beside the database until the next one is made or a person is
forgotten.
"""

import csv
import hashlib
import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path

from changelab.diagrams import Renderer
from changelab.domain.errors import ChangeLabError
from changelab.exports import ExportPurpose, export_bundle, write_session_json
from changelab.exports.account import account_of, pictures_in
from changelab.exports.inventory import DATA_LIST
from changelab.exports.pictures import pictures_of
from changelab.exports.report import write_report
from changelab.exports.report_pdf import write_report_pdf
from changelab.exports.withholding import Carried, carried
from changelab.service import Laboratory


@dataclass(frozen=True, slots=True)
class Taken:
    """A file of an export: its path in the zip, its size in bytes, what it is."""

    file: str
    size: int
    description: str


@dataclass
class Taking:
    """An export being made, or made.

    Attributes:
        seq: the newest event it holds.
        done, steps, what: how far it is, and what is being made now.
        zip: the whole of it, once it is made.
        failed: what went wrong, to be shown as it is.
    """

    workshop: str
    purpose: ExportPurpose
    seq: int
    done: int = 0
    steps: int = 1
    what: str = "reading the record"
    zip: Path | None = None
    files: list[Taken] = field(default_factory=list)
    failed: str = ""

    @property
    def is_running(self) -> bool:
        """True until it is made or has failed."""
        return self.zip is None and not self.failed

    def tell(self, done: int, steps: int, what: str) -> None:
        """How far it is."""
        self.done, self.steps, self.what = done, steps, what


_takings: dict[tuple[str, ExportPurpose], Taking] = {}
_changing = threading.Lock()


def taking(workshop: str, purpose: ExportPurpose) -> Taking | None:
    """The newest export of that workshop for that purpose."""
    return _takings.get((workshop, purpose))


def begin_taking(
    laboratory: Laboratory, renderer: Renderer, workshop: str, purpose: ExportPurpose
) -> None:
    """Begin to make an export, unless one is being made."""
    with _changing:
        known = _takings.get((workshop, purpose))
        if known is not None and known.is_running:
            return
        begun = Taking(workshop, purpose, laboratory.state(workshop).seq)
        _takings[workshop, purpose] = begun
    thread = threading.Thread(
        target=_take, args=(laboratory, renderer, begun), name="export", daemon=True
    )
    thread.start()


def forget_what_was_taken(laboratory: Laboratory, workshop: str) -> None:
    """Delete the exports that lie here; called when a person's words are erased."""
    with _changing:
        for purpose in ExportPurpose:
            _takings.pop((workshop, purpose), None)
        shutil.rmtree(_place(laboratory, workshop), ignore_errors=True)


def _place(laboratory: Laboratory, workshop: str) -> Path:
    # An id may come from an imported file: it is never part of a path.
    name = hashlib.sha256(workshop.encode()).hexdigest()[:16]
    return laboratory.folder / "exports" / name


def what_leaves(laboratory: Laboratory, workshop: str, purpose: ExportPurpose) -> Carried:
    """The workshop as an export for that purpose carries it."""
    return carried(laboratory.whole(workshop), purpose)


def session_json(laboratory: Laboratory, workshop: str, purpose: ExportPurpose) -> bytes:
    """The record alone."""
    what = what_leaves(laboratory, workshop, purpose)
    return write_session_json(what.whole, what.state).encode()


def report_markdown(laboratory: Laboratory, workshop: str, purpose: ExportPurpose) -> bytes:
    """The report alone, as Markdown."""
    state = what_leaves(laboratory, workshop, purpose).state
    return write_report(account_of(state)).encode()


def report_pdf(
    laboratory: Laboratory, renderer: Renderer, workshop: str, purpose: ExportPurpose
) -> bytes:
    """The report alone, as PDF, with its pictures.

    Raises:
        PictureFailed, ExportFailed: it could not be drawn or set.
    """
    state = what_leaves(laboratory, workshop, purpose).state
    account = account_of(state)
    shown = pictures_in(account)
    drawn = [
        (picture, renderer.render(picture))
        for picture in pictures_of(state)
        if picture.file_name in shown
    ]
    return write_report_pdf(account, drawn)


def _take(laboratory: Laboratory, renderer: Renderer, begun: Taking) -> None:
    place = _place(laboratory, begun.workshop)
    try:
        whole = laboratory.whole(begun.workshop)
        *_, archive = export_bundle(
            whole,
            place / f"{begun.workshop}-{begun.purpose}",
            purpose=begun.purpose,
            renderer=renderer,
            progress=begun.tell,
            key_table=laboratory.key_table(begun.workshop),
        )
        with _changing:
            if taking(begun.workshop, begun.purpose) is not begun:
                # A person was forgotten meanwhile: what was just written holds their words.
                shutil.rmtree(place, ignore_errors=True)
                return
            begun.files = _listed(archive.with_suffix(""))
            begun.zip = archive
    except ChangeLabError as error:
        begun.failed = str(error)
    except Exception as error:  # a thread that dies silently would leave the page waiting
        begun.failed = f"The export stopped ({type(error).__name__}: {error}). Try again."
        raise


def _listed(out: Path) -> list[Taken]:
    """What the export's own list says of its files."""
    with (out / DATA_LIST).open(encoding="utf-8", newline="") as lines:
        return [
            Taken(row["file"], int(row["bytes"] or 0), row["description"])
            for row in csv.DictReader(lines)
        ]
