"""All workshops of one data folder: what is known of them, and how they change.

Every page, phone, command and import comes through here. An act is decided and
appended inside one transaction, on the newest state; then the room is told.
"""

import hashlib
import re
import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from changelab.domain.actors import Actor
from changelab.domain.by_hand import standing_in
from changelab.domain.citing import CitePassage
from changelab.domain.coding import CodePassage, quoted
from changelab.domain.contributions import Contributed
from changelab.domain.decide import decide, name_for
from changelab.domain.entities import Value
from changelab.domain.errors import BrokenRecord, ChangeLabError, NotAllowed, NotFound, Refused
from changelab.domain.fold import advance, fold
from changelab.domain.key_table import KeyEntry, KeyTable
from changelab.domain.materials import AddMaterial, RemoveMaterial
from changelab.domain.opening import Blueprint, opening
from changelab.domain.passages import is_turn
from changelab.domain.people import ConsentGiven, GiveConsent, joining
from changelab.domain.record import Act, Event, Recorded, understood
from changelab.domain.seals import digest_of
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT, LongText, OptionalTitle, Title
from changelab.domain.transcripts import (
    RESEARCHERS,
    ArrivingTranscript,
    NewTranscript,
    importing,
)
from changelab.domain.visibility import visible_in_pictures, visible_to
from changelab.domain.vocabulary import Purpose, Role, Withdrawal
from changelab.domain.whole import WholeRecord
from changelab.domain.withdrawal import may_be_used
from changelab.service import erasing_material
from changelab.service.corpus import Corpora, sealed
from changelab.service.doors import LINKED_ROLES, Doorkeeper
from changelab.service.folded import Folded, Listener
from changelab.service.outcomes import Done, Joined, Opened, Summary, summary_of
from changelab.service.previewing import (
    Preview,
    Recall,
    backups_beside,
    exports_to_recall,
    preview_of,
)
from changelab.service.time import now
from changelab.service.withdrawing import planned
from changelab.storage import files, persons, record, speakers, takings, turns
from changelab.storage.database import Connection, Database
from changelab.storage.persons import Person
from changelab.storage.takings import Made

#: Workshop ids stand in addresses and file names.
_WORKSHOP_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


class PersonName(Value):
    """A name as given when joining; may be empty."""

    name: OptionalTitle = ""


class PersonReached(Value):
    """How a person can be reached, as far as they said."""

    email: OptionalTitle = ""
    phone: OptionalTitle = ""


class WorkshopName(Value):
    """A title and a description as given when opening."""

    title: Title
    description: LongText = ""


class Laboratory:
    """The workshops of one data folder.

    Args:
        folder: the data folder; made when absent.

    Raises:
        DatabaseUnusable: its database cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder)
        self.doors = Doorkeeper(self.database)
        self.corpora = Corpora(self.database)
        self._folded = Folded(self.database)

    # --- reading ------------------------------------------------------------------------

    def summaries(self) -> list[Summary]:
        """Every workshop, the newest first."""
        with self.database.using() as db:
            return [self._summary(db, workshop) for workshop in reversed(record.workshops(db))]

    def state(self, workshop: str, at: int | None = None) -> WorkshopState:
        """Everything known of a workshop now, or as of event `at`.

        Raises:
            NotFound: there is no such workshop.
            Refused: `at` is not a moment of its record.
        """
        with self.database.using() as db:
            if at is None:
                return self._folded.newest(db, workshop)
            return self._folded.as_of(db, workshop, at)

    def seen_by(self, workshop: str, viewer: Actor, at: int | None = None) -> WorkshopState:
        """What `viewer` may see of it now, or as of event `at`."""
        return visible_to(self.state(workshop, at), viewer, now=self.state(workshop))

    def pictured_to(self, workshop: str, viewer: Actor, at: int | None = None) -> WorkshopState:
        """What `viewer` may see of it in pictures."""
        return visible_in_pictures(self.state(workshop, at), viewer, now=self.state(workshop))

    def facts(self, workshop: str, after: int = 0) -> list[Recorded]:
        """The record of a workshop, or what came after event `after`."""
        self.state(workshop)
        with self.database.using() as db:
            return list(record.facts(db, workshop, after))

    def whole(self, workshop: str) -> WholeRecord:
        """Everything that is kept of a workshop, as of one moment; the key table excepted."""
        with self.database.using() as db:
            facts = self.facts(workshop)
            return WholeRecord(
                workshop, facts, turns.all_of(db, workshop), files.all_of(db, workshop)
            )

    def names(self, workshop: str) -> dict[str, str]:
        """The names people gave, by pseudonym; for the facilitator's eyes only."""
        with self.database.using() as db:
            return {key: person.name for key, person in persons.all_of(db, workshop).items()}

    def key_table(self, workshop: str) -> KeyTable:
        """Everyone who must not be named by an export, as far as it is known."""
        state = self.state(workshop)
        with self.database.using() as db:
            people, called = persons.all_of(db, workshop), speakers.all_of(db, workshop)
        names = {key: [person.name] for key, person in people.items()}
        nobody: list[str] = []
        for (transcript, speaker), label in called.items():
            who = state.transcripts[transcript].speakers.get(speaker, "")
            names.get(who, nobody).append(label)
        return tuple(
            KeyEntry(key, tuple(filter(None, names[key])), person.email, person.phone)
            for key, person in people.items()
        ) + tuple(KeyEntry("", (label,)) for label in nobody)

    def exports_made(self, workshop: str) -> list[Made]:
        """Which exports were made of a workshop, the oldest first."""
        with self.database.using() as db:
            return takings.all_of(db, workshop)

    def note_export(self, workshop: str, made: Made) -> None:
        """Write down that an export was made, to be recalled if a person withdraws."""
        with self.database.writing() as db:
            takings.note(db, workshop, made)

    # --- changing -----------------------------------------------------------------------

    def perform(
        self,
        workshop: str,
        actor: Actor,
        act: Act,
        act_id: str | None = None,
        at: str = "",
        *,
        on_behalf: str | None = None,
    ) -> Done:
        """Do an act, once: the same id again returns the same answer and writes nothing.

        Args:
            act_id: the sender's own id of the act, a UUID; made when absent.
            at: when it happened, if not now (samples).
            on_behalf: the participant without a phone for whom `actor` enters it.

        Raises:
            ChangeLabError: it is refused, with the reason and what to do.
        """
        act_id = _checked_id(act_id)
        if on_behalf is not None:
            actor = standing_in(actor, self.doors.person(workshop, on_behalf), act)
        if isinstance(act, CodePassage | CitePassage) and is_turn(act.item):
            # First: who may not do this does not learn what is there.
            actor.check_may(act)
            turn = self.corpora.turn(workshop, act.item)
            if not may_be_used(self.state(workshop), turn.transcript, turn.speaker):
                raise Refused("Who said this wants no further use of it.", "Leave it out.")
            act = act.model_copy(update={"quote": quoted(turn.text, act.start, act.end)})
        if isinstance(act, AddMaterial) and act.file:
            self.file(workshop, act.file)

        def deciding(state: WorkshopState) -> tuple[list[Event], str]:
            events = decide(state, act, actor)
            return events, name_for(state, act, actor)

        return self._write(workshop, actor, act_id, at, deciding)

    def open_workshop(
        self,
        blueprint: Blueprint,
        title: str,
        *,
        description: str = "",
        workshop: str | None = None,
        at: str = "",
    ) -> Opened:
        """Begin a workshop from a blueprint.

        Raises:
            Refused: the title is empty or too long, or the blueprint cannot be used.
        """
        if not title.strip():
            raise Refused(
                "A workshop needs a title.", f"Write a few words, at most {TITLE_LIMIT} characters."
            )
        named = understood(WorkshopName, {"title": title, "description": description})
        workshop = workshop or f"w{secrets.token_hex(5)}"
        act_id, at = str(uuid.uuid5(uuid.NAMESPACE_OID, workshop)), at or now()
        actor = Role.FACILITATOR.value
        facts = [
            Recorded(seq, at, None, actor, act_id, event)
            for seq, event in enumerate(opening(blueprint, named.title, named.description), start=1)
        ]
        self._take_in(WholeRecord(workshop, facts))
        tokens = {role: self.doors.issue(workshop, role) for role in LINKED_ROLES}
        return Opened(workshop, self.doors.join_code(workshop), tokens)

    def join(
        self,
        workshop: str,
        name: str = "",
        consent: Mapping[Purpose, bool] | None = None,
        *,
        at: str = "",
        secret: str = "",
    ) -> Joined:
        """Let a person in under a new pseudonym; the name goes to the key table only.

        Raises:
            Refused: the name is too long, they do not agree to take part, or the
                workshop is archived.
        """
        if consent is not None:
            consent = understood(GiveConsent, {"answers": dict(consent)}).answers
            if consent.get(Purpose.TAKE_PART) is False:
                raise Refused(
                    "Without your agreement nothing you write can be kept.",
                    "You are welcome to listen; join later if you change your mind.",
                )
        name = understood(PersonName, {"name": name}).name
        participant = ""

        def deciding(state: WorkshopState) -> tuple[list[Event], str]:
            nonlocal participant
            coming = joining(state)
            participant = coming.participant
            events: list[Event] = [coming]
            if consent is not None:
                form = state.about.consent_form
                events.append(
                    ConsentGiven(participant=participant, answers=dict(consent), form=form)
                )
            return events, participant

        def keeping(db: Connection) -> None:
            person = Person(participant, name, secret or secrets.token_hex(16))
            persons.add(db, workshop, person)

        nobody = Actor(Role.PARTICIPANT, "")
        self._write(workshop, nobody, str(uuid.uuid4()), at, deciding, keeping)
        token = self.doors.issue(workshop, Role.PARTICIPANT, participant)
        return Joined(workshop, participant, token)

    def import_transcript(
        self,
        workshop: str,
        actor: Actor,
        coming: ArrivingTranscript,
        heard: Callable[[float], object] = lambda _: None,
    ) -> Done:
        """Lay what was said down in the corpus, and record that it came.

        Args:
            heard: told how much is done, from 0 to 1.

        Raises:
            NotAllowed: only the facilitator and the researcher bring transcripts in.
            Refused: the same file is here already, or there is nothing in it.
            NotFound: a session or a speaker that the workshop does not have.
        """
        if actor.role not in RESEARCHERS:
            raise NotAllowed("Only the facilitator or the researcher can bring in transcripts.")
        said = sealed(coming.said, heard)
        fields = {
            "title": coming.title,
            "session": coming.session,
            "format": coming.format,
            "file": coming.file,
            "digest": digest_of(said),
            "turns": len(said),
            "starts_at": coming.starts_at,
            "speakers": dict(coming.speakers),
        }
        new, key = understood(NewTranscript, fields), ""

        def deciding(state: WorkshopState) -> tuple[list[Event], str]:
            nonlocal key
            event = importing(state, new)
            key = event.transcript
            return [event], actor.id

        def keeping(db: Connection) -> None:
            turns.lay_down(db, workshop, (replace(turn, transcript=key) for turn in said))
            speakers.keep(db, workshop, key, coming.labels)

        done = self._write(workshop, actor, str(uuid.uuid4()), "", deciding, keeping)
        return Done(done.seq, key)

    def add_material(self, workshop: str, actor: Actor, act: AddMaterial, content: bytes) -> Done:
        """Bring in a picture as mirror material; its bytes are kept beside the record.

        Raises:
            Refused: the bytes are not those that the act names.
            ChangeLabError: as `perform`.
        """
        if hashlib.sha256(content).hexdigest() != act.file:
            raise Refused("The picture did not arrive whole.", "Upload it again.")

        def deciding(state: WorkshopState) -> tuple[list[Event], str]:
            return decide(state, act, actor), actor.id

        def keeping(db: Connection) -> None:
            files.keep(db, workshop, str(act.file), content)

        return self._write(workshop, actor, str(uuid.uuid4()), "", deciding, keeping)

    def erase_material(self, workshop: str, actor: Actor, material: str) -> Done:
        """Erase a piece of mirror material for good: no byte of it stays in the files.

        What people said about it stays. Exports and backups made earlier are not reached.

        Raises:
            NotAllowed: only those who bring material in can do this.
            NotFound: there is no such piece.
        """
        actor.check_may(RemoveMaterial(material=material))
        with self.together():
            state = self.state(workshop)
            event = erasing_material.erasing(state, material)
            done = self._happens(
                workshop, actor, event, lambda db: erasing_material.erase(db, state, event.items)
            )
        with self.database.using():
            self._folded.drop(workshop)
        self.database.leave_no_trace()
        return done

    def file(self, workshop: str, file: str) -> bytes:
        """The bytes of a picture by their SHA-256.

        Raises:
            NotFound: they are not here: only the record was imported, or they were erased.
        """
        with self.database.using() as db:
            found = files.content(db, workshop, file)
        if found is None:
            raise NotFound("This picture is not here.", "Upload it again.")
        return found

    def rename_person(self, workshop: str, participant: str, name: str) -> None:
        """Change the name a person goes by; the record does not know it."""
        name = understood(PersonName, {"name": name}).name
        with self.database.writing() as db:
            if not persons.rename(db, workshop, participant, name):
                raise NotFound(f"There is no participant “{participant[:20]}”.", "Reload the page.")

    def reach_person(self, workshop: str, participant: str, email: str, phone: str) -> None:
        """Change how a person can be reached; the record does not know it."""
        given = understood(PersonReached, {"email": email, "phone": phone})
        with self.database.writing() as db:
            if not persons.reach(db, workshop, participant, given.email, given.phone):
                raise NotFound(f"There is no participant “{participant[:20]}”.", "Reload the page.")

    def people(self, workshop: str) -> dict[str, Person]:
        """The key table: who the pseudonyms are; for the eyes of those who answer for it only."""
        with self.database.using() as db:
            return persons.all_of(db, workshop)

    def withdraw(self, workshop: str, participant: str, level: Withdrawal, actor: Actor) -> Done:
        """Take a person's part out of the record, as far as `level` says, for good.

        What has to go is overwritten where it stands, the record says that it happened, and
        the file keeps no trace. Exports and backups made earlier are not reached: see `preview`.

        Raises:
            NotAllowed: only the facilitator and the researcher can do this.
            NotFound, Refused: no such person, or that cannot be done any more.
        """
        if actor.role not in RESEARCHERS:
            raise NotAllowed("Only the facilitator or the researcher can erase a person's words.")
        person = self.doors.person(workshop, participant)
        with self.together():
            with self.database.using() as db:
                taking = planned(db, self.state(workshop), person, level)
            if taking.nameless.items:
                # An act of its own: nothing in the record ties it to the person.
                self._happens(workshop, actor, taking.nameless)
            done = self._happens(workshop, actor, taking.named, taking.take_out)
        self.doors.look_again()
        if level is not Withdrawal.NO_FURTHER_USE:
            with self.database.using():
                self._folded.drop(workshop)
            self.database.leave_no_trace()
        return done

    def forget(self, workshop: str, participant: str, actor: Actor) -> Done:
        """Erase a person's words and name for good; see `withdraw`."""
        return self.withdraw(workshop, participant, Withdrawal.ERASE, actor)

    def preview(self, workshop: str, participant: str, level: Withdrawal) -> Preview:
        """What a withdrawal will do, and which exports are to be recalled."""
        with self.database.using() as db:
            state, person = self.state(workshop), self.doors.person(workshop, participant)
            return preview_of(db, state, person, level, backups_beside(self.database.path))

    def exports_to_recall(self, workshop: str, participant: str) -> tuple[Recall, ...]:
        """Which exports were made before that person withdrew, or up to now."""
        with self.database.using() as db:
            return exports_to_recall(db, self.state(workshop), participant)

    def take_in(self, whole: WholeRecord, people: Iterable[Person] | None = None) -> bool:
        """Add a workshop that was exported elsewhere; False if it is here already.

        Args:
            people: who the pseudonyms are; an export does not say, so by default
                they are nobody by name.

        Raises:
            Refused: another record has this id here.
            BrokenRecord, UnknownEvent: the record makes no sense; nothing was added.
        """
        workshop, facts = whole.workshop, whole.facts
        if not _WORKSHOP_ID.fullmatch(workshop):
            raise Refused("This record's workshop id cannot be used.", "Export it again.")
        with self.database.using() as db:
            there = record.last_seq(db, workshop)
            known = list(record.facts(db, workshop)) if there else []
        if known:
            if known == facts:
                return False
            raise Refused(
                "This workshop is here already, with another record.",
                "Import it into an empty folder (--data DIR), or keep the one that is here.",
            )
        if people is None:
            people = [
                Person(participant, "", secrets.token_hex(16))
                for participant, person in fold(workshop, facts).participants.items()
                if not person.is_gone
            ]
        self._take_in(whole, people)
        self.doors.join_code(workshop)
        return True

    @contextmanager
    def together(self, kept: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Acts inside are kept by one commit: all of them when it ends, or none.

        What one of them is refused does not touch the others. Nobody is told of any
        before all are on the disk; `kept` is called in between.

        Raises:
            DatabaseBusy, DatabaseUnusable: nothing was recorded.
        """
        with self.database.using():
            try:
                with self.database.writing():
                    # Not before: while another program holds the file, other threads may write.
                    self._folded.hold()
                    yield
            except BaseException:
                self._folded.let_go()
                raise
            changed = self._folded.settle()
        kept()
        for workshop in changed:
            self._folded.tell(workshop)

    # --- telling ------------------------------------------------------------------------

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(state)` after each change; returns how to stop that.

        Listeners are called from whichever thread wrote, and must not block.
        """
        return self._folded.subscribe(listener)

    def latest(self, workshop: str) -> WorkshopState:
        """The workshop as this process knows it, without asking the disk: never waits long.

        What another process wrote is in it a moment later, see `refresh`.

        Raises:
            NotFound: there is no such workshop.
        """
        return self._folded.settled(workshop) or self.state(workshop)

    def refresh(self) -> None:
        """Notice what other processes wrote to the same folder, and tell the room."""
        if self._folded.refresh():
            self.doors.look_again()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> "Laboratory":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- the one update path ------------------------------------------------------------

    def _write(
        self,
        workshop: str,
        actor: Actor,
        act_id: str,
        at: str,
        deciding: Callable[[WorkshopState], tuple[list[Event], str]],
        also: Callable[[Connection], None] | None = None,
    ) -> Done:
        # The lock is held until the new state is in place: no thread sees an older one.
        with self.database.using():
            with self.database.writing() as db:
                state = self._folded.newest(db, workshop)
                filed = record.filed(db, workshop, act_id)
                if filed is not None:
                    if filed.actor != actor.id and not filed.actor.startswith("~"):
                        raise Refused("This id was used by someone else.", "Make a new one.")
                    (first,) = record.facts(db, workshop, filed.first - 1, filed.first)
                    return Done(filed.last, _made(first))
                events, name = deciding(state)
                if not events:
                    return Done(state.seq)
                at = at or now()
                facts = [
                    Recorded(state.seq + place, at, state.stage.session, name, act_id, event)
                    for place, event in enumerate(events, start=1)
                ]
                later = advance(state, facts)
                record.append(db, workshop, facts)
                if also is not None:
                    also(db)
            self._folded.put(later)
        self._folded.tell(workshop)
        return Done(later.seq, _made(facts[0]))

    def _happens(
        self,
        workshop: str,
        actor: Actor,
        event: Event,
        also: Callable[[Connection], None] | None = None,
    ) -> Done:
        return self._write(
            workshop, actor, str(uuid.uuid4()), "", lambda _: ([event], actor.id), also
        )

    def _take_in(self, whole: WholeRecord, people: Iterable[Person] = ()) -> None:
        workshop, facts = whole.workshop, whole.facts
        state = fold(workshop, facts)
        if state.seq == 0:
            raise BrokenRecord("This file holds no events.", "Export the workshop again.")
        with self.database.using():
            with self.database.writing() as db:
                if record.last_seq(db, workshop):
                    raise Refused("There is a workshop with this id already.")
                record.append(db, workshop, facts)
                for person in people:
                    persons.add(db, workshop, person)
                for said in whole.corpus.values():
                    turns.lay_down(db, workshop, said)
                for file, content in whole.files.items():
                    files.keep(db, workshop, file, content)
            self._folded.put(state)

    def _summary(self, db: Connection, workshop: str) -> Summary:
        try:
            return summary_of(self._folded.newest(db, workshop))
        except ChangeLabError as error:
            return Summary(
                workshop, f"{workshop}: cannot be read", str(error), "", "", True, 0, 0, None
            )


def _checked_id(act_id: str | None) -> str:
    if act_id is None:
        return str(uuid.uuid4())
    try:
        return str(uuid.UUID(act_id))
    except (ValueError, AttributeError, TypeError):
        raise Refused("The act's id is not a UUID.", "Make a new one for each act.") from None


def _made(fact: Recorded) -> str | None:
    if isinstance(fact.event, Contributed):
        return f"{fact.event.letter}{fact.seq}"
    return getattr(fact.event, fact.event.makes) if fact.event.makes else None
