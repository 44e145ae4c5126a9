"""The field's standard terms, as the literature has them.

Members are the values that travel in acts, events, files and templates.
What participants read instead is the workshop's own wording (``wording.py``).
"""

from enum import StrEnum


class Element(StrEnum):
    """A node of the activity system (Engeström 1987); the outcome lies outside the triangle."""

    SUBJECT = "subject"
    OBJECT = "object"
    TOOLS = "tools"
    RULES = "rules"
    COMMUNITY = "community"
    DIVISION_OF_LABOUR = "division_of_labour"
    OUTCOME = "outcome"


class Period(StrEnum):
    """When in the activity's history something holds; never when it was recorded."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Surface(StrEnum):
    """A column of the 3x3 board, from experience to theory (Engeström et al. 1996)."""

    MIRROR = "mirror"
    IDEAS = "ideas"
    MODEL = "model"


class Level(StrEnum):
    """Where a contradiction lies (Engeström 1987)."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    QUATERNARY = "quaternary"


class ManifestationKind(StrEnum):
    """How a contradiction shows itself in talk (Engeström & Sannino 2011)."""

    DILEMMA = "dilemma"
    CONFLICT = "conflict"
    CRITICAL_CONFLICT = "critical_conflict"
    DOUBLE_BIND = "double_bind"


class ContradictionStatus(StrEnum):
    """How far the group has come with a suspected contradiction."""

    SUSPECTED = "suspected"
    EVIDENCED = "evidenced"
    ACCEPTED = "accepted"
    WORKED_ON = "worked_on"
    RESOLVED = "resolved"
    REJECTED = "rejected"


class EvidenceKind(StrEnum):
    """What an observation rests on."""

    TURN = "turn"
    MIRROR_ITEM = "mirror_item"
    DOCUMENT = "document"
    STATISTIC = "statistic"
    OBSERVATION = "observation"
    DIARY_ENTRY = "diary_entry"
    CRITICAL_INCIDENT = "critical_incident"


class CommitmentStatus(StrEnum):
    """What became of a commitment, as told in a later session."""

    OPEN = "open"
    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


class LearningAction(StrEnum):
    """An action of the expansive learning cycle (Engeström & Sannino 2010)."""

    QUESTIONING = "questioning"
    ANALYSING = "analysing"
    MODELLING = "modelling"
    EXAMINING = "examining"
    IMPLEMENTING = "implementing"
    REFLECTING = "reflecting"
    CONSOLIDATING = "consolidating"


class Strand(StrEnum):
    """What a line of the history wall follows through the years (Virkkunen & Newnham 2013)."""

    EVENTS = "events"
    OBJECT = "object"
    TOOLS = "tools"
    RULES = "rules"


class Neighbour(StrEnum):
    """What a neighbour activity gives to the central one, or takes from it (Engeström 1987)."""

    TOOL_PRODUCING = "tool_producing"
    SUBJECT_PRODUCING = "subject_producing"
    RULE_PRODUCING = "rule_producing"
    #: It takes in the outcomes of the central activity.
    OBJECT_ACTIVITY = "object_activity"
    #: A culturally more advanced form of the central activity.
    MORE_ADVANCED = "more_advanced"


class SocialForm(StrEnum):
    """Who works with whom in a task."""

    INDIVIDUAL = "individual"
    PAIRS = "pairs"
    SMALL_GROUPS = "small_groups"
    PLENARY = "plenary"


class TaskKind(StrEnum):
    """What a task takes from the phones."""

    OPEN = "open"
    MAP = "map"
    CONTRADICTIONS = "contradictions"
    NOTES = "notes"
    PROMPTS = "prompts"
    COMMITMENTS = "commitments"
    HISTORY = "history"
    VOTE = "vote"
    LISTEN = "listen"


class VoteOn(StrEnum):
    """What a task votes on: cards (its own, else those of the task before it) or contradictions."""

    CARDS = "cards"
    CONTRADICTIONS = "contradictions"


class WhoSees(StrEnum):
    """Who sees the cards of a task."""

    EVERYONE = "everyone"
    AFTER_REVEAL = "after_reveal"
    OWN = "own"


class Standing(StrEnum):
    """Where a contribution stands with the facilitator and with its author.

    A merged one says what another card says: that one is shown, and counts it.
    """

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class Role(StrEnum):
    """Who acts or looks."""

    FACILITATOR = "facilitator"
    SCRIBE = "scribe"
    RESEARCHER = "researcher"
    OBSERVER = "observer"
    PARTICIPANT = "participant"

    @property
    def sees_everything(self) -> bool:
        """True for those who work with the record; the room sees what is shown."""
        return self in {Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER}


class Purpose(StrEnum):
    """What a person may agree to, each by itself; the default is no."""

    TAKE_PART = "take_part"
    RECORDING = "recording"
    QUOTE = "quote"
    SHARE = "share"
    ARCHIVE = "archive"
    TEACH = "teach"


class Answered(StrEnum):
    """What a person said to one purpose."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Withdrawal(StrEnum):
    """How far a person's part is taken out; the researcher decides, the record says so.

    no_further_use: it stays in the record, and out of every view and export.
    unlink: pseudonym and attributes go, the words stay, as nobody's.
    erase: the words go, out of every byte.
    """

    NO_FURTHER_USE = "no_further_use"
    UNLINK = "unlink"
    ERASE = "erase"


class MaterialForm(StrEnum):
    """What a piece of mirror material is."""

    TEXT = "text"
    TABLE = "table"
    PICTURE = "picture"
    RECORDING = "recording"


#: The six nodes of the triangle, in the order groups usually read them.
NODES = (
    Element.SUBJECT,
    Element.OBJECT,
    Element.TOOLS,
    Element.RULES,
    Element.COMMUNITY,
    Element.DIVISION_OF_LABOUR,
)

#: The four smaller triangles (Engeström 1987), with the elements at their corners.
SUB_TRIANGLES = {
    "production": (Element.SUBJECT, Element.TOOLS, Element.OBJECT),
    "exchange": (Element.SUBJECT, Element.RULES, Element.COMMUNITY),
    "distribution": (Element.OBJECT, Element.COMMUNITY, Element.DIVISION_OF_LABOUR),
    "consumption": (Element.SUBJECT, Element.OBJECT, Element.COMMUNITY),
}


def in_order(periods) -> tuple[Period, ...]:
    """The given periods once each, past to future."""
    chosen = set(periods)
    return tuple(period for period in Period if period in chosen)
