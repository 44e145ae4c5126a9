"""Who agreed to what: why a card, a turn or a piece of material may not leave, if it may not.

For the team's analysis people must take part, and who speaks on a recording must have
agreed to be recorded. An archive needs a yes of its own. What staff said and typed is the
project's; what nobody can be asked about does not leave.
"""

from enum import StrEnum

from changelab.domain.consent import agrees, answer_of, scopes_of
from changelab.domain.contributions import Contributed
from changelab.domain.errors import NotFound
from changelab.domain.materials import MaterialAdded
from changelab.domain.record import Recorded
from changelab.domain.research import Turn
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Answered, Purpose, Role, Standing, Withdrawal


class ExportPurpose(StrEnum):
    """What an export is for.

    analysis: the team's own work; the pseudonymised record of everyone who takes part.
    archive: to be kept and read by others; only what people agreed to.
    """

    ANALYSIS = "analysis"
    ARCHIVE = "archive"


class Reason(StrEnum):
    """Why something is not in an export."""

    WITHDREW = "withdrew"
    NO_PART = "does not take part"
    NO_RECORDING = "no consent to recording"
    NO_CONSENT = "no consent for archiving"
    NOBODY = "nobody knows who spoke"
    ANONYMOUS = "anonymous, no consent known"
    SOURCE = "its source did not agree to archiving"
    TAKEN_BACK = "taken back"


#: Who voted, where that may not leave: this and a number.
NO_VOTER = "~withheld"
_STAFF = {role.value for role in Role if role is not Role.PARTICIPANT}


class Agreement:
    """What everyone agreed to by the end of the record, for exports for one purpose."""

    def __init__(self, state: WorkshopState, purpose: ExportPurpose) -> None:
        self._state = state
        self._is_archive = purpose is ExportPurpose.ARCHIVE
        self._asked: dict[tuple[str, str | None, bool], Reason | None] = {}

    def of_words(self, fact: Recorded, subject: str) -> Reason | None:
        """Why what this event says may not leave; `subject` is the card it is about."""
        if subject in self._state.set_aside:
            return Reason.WITHDREW
        if fact.actor in _STAFF:
            return None
        if fact.actor not in self._state.participants:
            # An alias: the author of an anonymous card takes part, and can be asked nothing else.
            return Reason.ANONYMOUS if self._is_archive else None
        reason = self.of_person(fact.actor, fact.session)
        if reason is None and self._is_archive and isinstance(fact.event, Contributed):
            return Reason.TAKEN_BACK if self._was_taken_back(subject) else None
        return reason

    def of_turn(self, turn: Turn) -> Reason | None:
        """Why what was said in that turn may not leave."""
        transcript = self._state.transcripts.get(turn.transcript)
        if self._is_archive and (transcript is None or transcript.removed):
            return Reason.TAKEN_BACK
        who = transcript.speakers.get(turn.speaker, "") if transcript else ""
        if who in _STAFF:
            return None
        if who not in self._state.participants:
            return Reason.NOBODY
        return self.of_person(who, turn.transcript, recorded=True)

    def of_material(self, added: MaterialAdded) -> Reason | None:
        """Why a piece of mirror material may not leave."""
        key = added.material
        if key in self._state.set_aside:
            return Reason.WITHDREW
        material = self._state.materials.get(key)
        if self._is_archive:
            if material is None or material.removed:
                return Reason.TAKEN_BACK
            if Purpose.ARCHIVE not in material.may:
                return Reason.SOURCE
        people = added.people if material is None else material.people
        reasons = (self.of_person(person, key) for person in people)
        return next((reason for reason in reasons if reason is not None), None)

    def leaves_vote_of(self, voter: str) -> bool:
        """True if it may leave what a person chose; nobody agreed to have that archived."""
        if self._is_archive or voter.startswith(NO_VOTER):
            return False
        return voter not in self._state.participants or self.of_person(voter, None) is None

    def of_person(self, key: str, scope: str | None, *, recorded: bool = False) -> Reason | None:
        """Why a person's part within that scope may not leave."""
        question = (key, scope, recorded)
        if question not in self._asked:
            self._asked[question] = self._answered(key, scope, recorded)
        return self._asked[question]

    def _answered(self, key: str, scope: str | None, recorded: bool) -> Reason | None:
        person = self._state.participants.get(key)
        if person is None:
            return Reason.ANONYMOUS
        if person.withdrawn is Withdrawal.NO_FURTHER_USE:
            return Reason.WITHDREW
        scopes = scopes_of(self._state, scope)
        takes_part = answer_of(person, Purpose.TAKE_PART, scopes)
        if takes_part in (Answered.REFUSED, Answered.WITHDRAWN):
            return Reason.NO_PART
        if recorded and not agrees(person, Purpose.RECORDING, scopes):
            return Reason.NO_RECORDING
        if self._is_archive and not agrees(person, Purpose.ARCHIVE, scopes):
            return Reason.NO_CONSENT
        return None

    def _was_taken_back(self, key: str) -> bool:
        try:
            return self._state.contribution(key).standing is Standing.WITHDRAWN
        except NotFound:
            return True
