"""What leaves with an export is searched: every file of the folder, and every file of its zip."""

import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from leak_marks import marks_in
from leak_promises import TITLE, Reader
from leak_room import Leak, LeakRoom
from pypdf import PdfReader

from changelab.diagrams import Renderer
from changelab.exports import ExportPurpose, export_bundle

_RECORD = "data/session.json"
_ALIAS = re.compile(r"~[0-9a-f]{10}")
_PERSON = re.compile(r"\bP\d\d\b")
_BALLOT = re.compile(r"\bb\d+\b")
#: The field of an event that names the card it is about, if it did not make that card.
_ABOUT = {
    "contribution_accepted": "item",
    "contribution_hidden": "item",
    "contribution_reworded": "item",
    "contribution_withdrawn": "item",
    "card_separated": "item",
    "card_refiled": "item",
    "entry_moved": "entry",
    "entry_periods_changed": "entry",
    "note_moved": "note",
    "commitment_followed_up": "commitment",
    "contradiction_located": "contradiction",
    "contradiction_judged": "contradiction",
}
_MADE = {
    "entry_added": "entry",
    "contradiction_logged": "contradiction",
    "observation_noted": "observation",
    "manifestation_recognised": "manifestation",
    "note_placed": "note",
    "prompt_answered": "answer",
    "commitment_made": "commitment",
}


@dataclass
class Export:
    """An export of a room, and what it must not say."""

    room: LeakRoom
    purpose: ExportPurpose
    files: dict[str, bytes]

    @classmethod
    def of(cls, room: LeakRoom, purpose: ExportPurpose, out: Path, renderer: Renderer) -> "Export":
        """Everything that the command line would write."""
        laboratory = room.server.laboratory
        whole = laboratory.whole(room.workshop)
        *_, beside = export_bundle(whole, out, purpose=purpose, renderer=renderer)
        files = {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in sorted(out.rglob("*"))
            if path.is_file()
        }
        with zipfile.ZipFile(beside) as packed:
            # The first part of their names is the folder in which they are unpacked.
            inside = {name.partition("/")[2]: packed.read(name) for name in packed.namelist()}
        assert inside == files
        return cls(room, purpose, files)

    @property
    def record(self) -> dict:
        """The record as it leaves."""
        return json.loads(self.files[_RECORD])

    # --- judging ------------------------------------------------------------------------

    def judge(self) -> int:
        """How many marks were found where they may be.

        Raises:
            Leak: a file says what it must not.
        """
        found = 0
        for name, content in self.files.items():
            said = content + _words_of(name, content)
            self._holds_only_what_may_leave(name, said)
            self._holds_no_key(name, said)
            if name != _RECORD:
                self._tells_nobody_by_an_alias(name, said.decode("utf-8", "replace"))
            found += len(marks_in(said))
        self._record_tells_no_author_of_an_anonymous_card()
        self._record_tells_no_voter()
        self._tables_tell_no_author_of_an_anonymous_card()
        return found

    def _holds_only_what_may_leave(self, name: str, said: bytes) -> None:
        promises = self.room.promises
        may = set(promises.typed) - promises.erased
        if self.purpose is ExportPurpose.ARCHIVE:
            may = promises.may_be_archived()
        if name.startswith("report/"):
            may &= self._seen_by_the_room() | self._told_in_reports()
        elif name.startswith("pictures/"):
            may &= self._seen_by_the_room()
        for mark in marks_in(said) - may:
            kind, key = promises.typed.get(mark, ("a name, or refused", ""))
            card = promises.cards.get(key) or promises.wrote.get(key)
            raise self._leak(name, f"{mark}: {kind} {key} {card}")

    def _seen_by_the_room(self) -> set[str]:
        """What the room reads, and the plan without the facilitator's side of it."""
        promises = self.room.promises
        seen = promises.may_read(Reader("observer", ""))
        taken_apart = {key for key, one in promises.headings.items() if not one.items}
        return seen | {
            mark
            for mark, (kind, key) in promises.typed.items()
            # What was voted on keeps its name when nothing stands under it any more.
            if kind == "question" or (kind == "heading" and key in taken_apart)
        }

    def _told_in_reports(self) -> set[str]:
        """Titles of what researchers did, and what is said about material that was ever shown."""
        state = self.room.server.laboratory.latest(self.room.workshop)
        shown = {key for key, one in state.materials.items() if one.shown and not one.removed}
        return {
            mark
            for mark, (kind, key) in self.room.promises.typed.items()
            if kind == TITLE or (kind == "material" and key in shown)
        }

    def _holds_no_key(self, name: str, said: bytes) -> None:
        room = self.room
        readers = (*room.readers, room.stranger, *room.gone.values())
        keys = [*(one.token for one in readers), *room.secrets.values(), room.code]
        for key in keys:
            if key.encode() in said:
                raise self._leak(name, f"the key {key}")

    def _tells_nobody_by_an_alias(self, name: str, said: str) -> None:
        if _ALIAS.search(said):
            raise self._leak(name, f"the alias {_ALIAS.search(said)[0]}")
        for line in said.splitlines():
            if name.endswith(".csv") and _PERSON.search(line) and _BALLOT.search(line):
                raise self._leak(name, f"who voted: {line}")

    def _record_tells_no_author_of_an_anonymous_card(self) -> None:
        secret = {key for key, card in self.room.promises.wrote.items() if card.anonymous}
        events = self.record["events"]
        touched = defaultdict(set)
        places = defaultdict(set)
        for event in events:
            kind, payload, actor = event["kind"], event["payload"], event["actor"]
            card = payload.get(_MADE.get(kind) or _ABOUT.get(kind, ""))
            if kind == "act_undone" and touched[payload["undone"]] & secret:
                card = next(iter(touched[payload["undone"]] & secret))
            touched[event["act_id"]].add(card)
            if card in secret and _PERSON.fullmatch(actor):
                raise self._leak(_RECORD, f"{actor} behind the anonymous card {card}: {event}")
            if card in secret and _PERSON.search(json.dumps(payload)):
                raise self._leak(_RECORD, f"a person beside the anonymous card {card}: {event}")
            place = payload.get("ballot") or self._home(card)
            if actor.startswith("~") and place:
                places[actor].add(place)
        for table in self.record["snapshot"].values():
            for row in table if isinstance(table, list) else []:
                if row.get("id") in secret and not row["author"].startswith("~"):
                    raise self._leak(_RECORD, f"the author of {row['id']}: {row['author']}")
        joined = {alias: where for alias, where in places.items() if len(where) > 1}
        if joined:
            raise self._leak(_RECORD, f"aliases that join up what one person did: {joined}")

    def _home(self, card: str | None) -> str | None:
        """The task in which a card was written."""
        known = self.room.promises.wrote.get(card or "")
        return known.task if known else None

    def _record_tells_no_voter(self) -> None:
        ballots = {row["id"]: row for row in self.record["snapshot"]["ballots"]}
        for event in self.record["events"]:
            if event["kind"] != "votes_cast":
                continue
            payload = event["payload"]
            ballot = ballots.get(payload["ballot"])
            anonymous = ballot is None or ballot["anonymous"]
            archived = self.purpose is ExportPurpose.ARCHIVE
            names = {event["actor"], payload["voter"]}
            if (archived or anonymous) and any(map(_PERSON.search, names)):
                raise self._leak(_RECORD, f"who voted: {event}")
            if archived and set(payload["items"]) - {"withheld"}:
                raise self._leak(_RECORD, f"what somebody chose: {event}")
        if self.purpose is ExportPurpose.ARCHIVE:
            for row in self.record["snapshot"]["votes"]:
                if _PERSON.search(row["voter"]) or set(row["items"]) - {"withheld"}:
                    raise self._leak(_RECORD, f"the vote {row}")

    def _tables_tell_no_author_of_an_anonymous_card(self) -> None:
        written = self.room.promises.wrote
        table = self.files["data/tables/contributions.csv"].decode()
        for row in csv.DictReader(io.StringIO(table)):
            told = (row["author"], row["participant"])
            if written[row["contribution"]].anonymous and told != ("anonymous", ""):
                raise self._leak("contributions.csv", f"the author of an anonymous card: {row}")

    def _leak(self, name: str, what: str) -> Leak:
        story = self.room.story()
        return Leak(f"{name} ({self.purpose}) holds {what}\n\nWhat was done:\n{story}")


def _words_of(name: str, content: bytes) -> bytes:
    """The words of a PDF and of slides, which their bytes do not show."""
    if name.endswith(".pptx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"\n".join(packed.read(part) for part in packed.namelist())
    if not name.endswith(".pdf"):
        return b""
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages).encode()
