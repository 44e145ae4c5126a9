"""Exports in the making: each in a process of its own, so that the room does not wait.

What was made lies beside the database until the next one is made or a person's part is
taken out.
"""

import atexit
import csv
import hashlib
import json
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from changelab.diagrams import Renderer
from changelab.exports import ExportPurpose, Wishes, write_session_json
from changelab.exports.account import account_of, pictures_in
from changelab.exports.bag import inside
from changelab.exports.inventory import DATA_LIST
from changelab.exports.names import NamesLeft
from changelab.exports.pictures import count_pictures, pictures_of
from changelab.exports.report import write_report
from changelab.exports.report_pdf import write_report_pdf
from changelab.exports.withholding import Carried, Reason, carried
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
        seq: the newest event there was when it began.
        done, steps, what: how far it is, and what is being made now.
        zip: the whole of it, once it is made.
        failed: what went wrong, to be shown as it is.
        cancelled: it was asked for no longer.
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
    cancelled: bool = False
    process: subprocess.Popen[str] | None = None

    @property
    def is_running(self) -> bool:
        """True until it is made, has failed or was cancelled."""
        return self.zip is None and not self.failed and not self.cancelled


_takings: dict[tuple[str, ExportPurpose], Taking] = {}
_changing = threading.Lock()


def taking(workshop: str, purpose: ExportPurpose) -> Taking | None:
    """The newest export of that workshop for that purpose."""
    return _takings.get((workshop, purpose))


def begin_taking(
    laboratory: Laboratory,
    workshop: str,
    purpose: ExportPurpose,
    wishes: Wishes = Wishes(),  # noqa: B008
) -> None:
    """Begin to make an export, unless one is being made."""
    with _changing:
        known = _takings.get((workshop, purpose))
        if known is not None and known.is_running:
            return
        begun = Taking(workshop, purpose, laboratory.state(workshop).seq)
        _takings[workshop, purpose] = begun
    thread = threading.Thread(
        target=_take, args=(laboratory, begun, wishes), name="export", daemon=True
    )
    thread.start()


def cancel_taking(workshop: str, purpose: ExportPurpose) -> None:
    """Stop making an export; what lay there before stays."""
    with _changing:
        known = _takings.get((workshop, purpose))
        if known is None or not known.is_running:
            return
        known.cancelled = True
        if known.process is not None:
            known.process.terminate()


def forget_what_was_taken(laboratory: Laboratory, workshop: str) -> None:
    """Delete the exports that lie here; called when a person's part is taken out."""
    for purpose in ExportPurpose:
        cancel_taking(workshop, purpose)
    with _changing:
        for purpose in ExportPurpose:
            _takings.pop((workshop, purpose), None)
        shutil.rmtree(_place(laboratory, workshop), ignore_errors=True)


def _place(laboratory: Laboratory, workshop: str) -> Path:
    # An id may come from an imported file: it is never part of a path.
    name = hashlib.sha256(workshop.encode()).hexdigest()[:16]
    return laboratory.folder / "exports" / name


def what_leaves(
    laboratory: Laboratory, workshop: str, purpose: ExportPurpose, wishes: Wishes
) -> Carried:
    """The workshop as an export for that purpose carries it.

    Raises:
        NamesLeft: it would name somebody of the key table.
    """
    names = laboratory.key_table(workshop)
    return carried(laboratory.whole(workshop), purpose, names, wishes)


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What an export would be like.

    Attributes:
        withheld: how many cards, turns and pieces of material stay here, by reason.
        names_left: where it would name somebody, and what to do; empty if it names nobody.
        pictures: how many pictures it would have.
    """

    withheld: dict[Reason, int]
    names_left: str
    pictures: int


def looked_over(
    laboratory: Laboratory, workshop: str, purpose: ExportPurpose, wishes: Wishes
) -> LookedOver:
    """What an export for that purpose would be like; reads the whole record."""
    whole, left = laboratory.whole(workshop), ""
    try:
        carried(whole, purpose, laboratory.key_table(workshop), wishes)
    except NamesLeft as error:
        left = str(error)
    what = carried(whole, purpose)
    return LookedOver(what.withheld, left, count_pictures(what.state))


def session_json(
    laboratory: Laboratory, workshop: str, purpose: ExportPurpose, wishes: Wishes
) -> bytes:
    """The record alone."""
    what = what_leaves(laboratory, workshop, purpose, wishes)
    return write_session_json(what.whole, what.state).encode()


def report_markdown(
    laboratory: Laboratory, workshop: str, purpose: ExportPurpose, wishes: Wishes
) -> bytes:
    """The report alone, as Markdown."""
    state = what_leaves(laboratory, workshop, purpose, wishes).state
    return write_report(account_of(state)).encode()


def report_pdf(
    laboratory: Laboratory,
    renderer: Renderer,
    workshop: str,
    purpose: ExportPurpose,
    wishes: Wishes,
) -> bytes:
    """The report alone, as PDF, with its pictures.

    Raises:
        PictureFailed, ExportFailed: it could not be drawn or set.
    """
    state = what_leaves(laboratory, workshop, purpose, wishes).state
    account = account_of(state)
    shown = pictures_in(account)
    drawn = [
        (picture, renderer.render(picture))
        for picture in pictures_of(state)
        if picture.file_name in shown
    ]
    return write_report_pdf(account, drawn)


def _take(laboratory: Laboratory, begun: Taking, wishes: Wishes) -> None:
    try:
        _make(laboratory, begun, wishes)
    except OSError as error:
        begun.failed = f"The export could not be started ({error.strerror or error}). Try again."
    except Exception as error:  # a thread that dies silently would leave the page waiting
        begun.failed = f"The export stopped ({type(error).__name__}: {error}). Try again."
        raise


def _make(laboratory: Laboratory, begun: Taking, wishes: Wishes) -> None:
    out = _place(laboratory, begun.workshop) / f"export-{begun.purpose}"
    with _changing:
        if begun.cancelled:
            return
        begun.process = _started(laboratory, begun, wishes, out)
    with begun.process as process:
        stop = atexit.register(process.kill)
        assert process.stdout is not None and process.stderr is not None
        for line in process.stdout:
            _tell(begun, line)
        said = process.stderr.read().strip()
        failed = process.wait() != 0
        atexit.unregister(stop)
    with _changing:
        if begun.cancelled:
            return
        if failed:
            begun.failed = said or "The export stopped. Try again."
        elif taking(begun.workshop, begun.purpose) is not begun:
            # A person's part was taken out meanwhile: what was just written holds their words.
            shutil.rmtree(out.parent, ignore_errors=True)
        else:
            begun.files = _listed(out)
            begun.zip = out.with_suffix(".zip")


def _started(
    laboratory: Laboratory, begun: Taking, wishes: Wishes, out: Path
) -> subprocess.Popen[str]:
    wanted = {
        "--bag": wishes.bag,
        "--crlf": wishes.crlf,
        "--at-speakers": wishes.at_sign,
        "--replace-names": wishes.replace_names,
    }
    command = [
        *(sys.executable, "-m", "changelab", "export", begun.workshop),
        *("--data", str(laboratory.folder), "--out", str(out), "--purpose", begun.purpose.value),
        *(option for option, is_wanted in wanted.items() if is_wanted),
        "--progress",
    ]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )


def _tell(begun: Taking, line: str) -> None:
    """How far it is, as the process says; other lines are not for us."""
    try:
        told = json.loads(line)
        begun.done, begun.steps, begun.what = told["done"], told["steps"], told["what"]
    except (ValueError, KeyError, TypeError):
        return


def _listed(out: Path) -> list[Taken]:
    """What the export's own list says of its files."""
    with (inside(out) / DATA_LIST).open(encoding="utf-8", newline="") as lines:
        return [
            Taken(row["file"], int(row["bytes"] or 0), row["description"])
            for row in csv.DictReader(lines)
        ]
