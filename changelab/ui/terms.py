"""The field's terms with a plain phrase for each, for whoever has never heard them."""

from changelab.domain.vocabulary import (
    CommitmentStatus,
    ContradictionStatus,
    EvidenceKind,
    ManifestationKind,
    Neighbour,
)

#: How a contradiction shows itself (Engeström & Sannino 2011), one plain line each.
MANIFESTATION_MEANINGS = {
    ManifestationKind.DILEMMA: "two things that cannot both be right: “on the one hand … but …”",
    ManifestationKind.CONFLICT: "someone disagrees, argues or criticises: “no, I see it otherwise”",
    ManifestationKind.CRITICAL_CONFLICT: (
        "torn inside between two motives; feeling silenced, hurt or guilty"
    ),
    ManifestationKind.DOUBLE_BIND: (
        "every way is bad and nobody gets out alone: “what can we do?”"
    ),
}

EVIDENCE_WORDS = {
    EvidenceKind.OBSERVATION: "seen or heard",
    EvidenceKind.TURN: "said in a session",
    EvidenceKind.MIRROR_ITEM: "mirror material",
    EvidenceKind.DOCUMENT: "document",
    EvidenceKind.STATISTIC: "statistic",
    EvidenceKind.DIARY_ENTRY: "diary entry",
    EvidenceKind.CRITICAL_INCIDENT: "critical incident",
}

STATUS_WORDS = {
    ContradictionStatus.SUSPECTED: "suspected",
    ContradictionStatus.EVIDENCED: "evidenced: something stands behind it",
    ContradictionStatus.ACCEPTED: "accepted by the group",
    ContradictionStatus.WORKED_ON: "being worked on",
    ContradictionStatus.RESOLVED: "resolved",
    ContradictionStatus.REJECTED: "rejected: it is not one",
}

FOLLOW_UP_WORDS = {
    CommitmentStatus.KEPT: "kept",
    CommitmentStatus.CHANGED: "changed",
    CommitmentStatus.DROPPED: "dropped",
    CommitmentStatus.OPEN: "still open",
}

#: What a neighbour does for the central activity (Engeström 1987), between their two names.
NEIGHBOUR_WORDS = {
    Neighbour.TOOL_PRODUCING: "makes tools for",
    Neighbour.SUBJECT_PRODUCING: "prepares people for",
    Neighbour.RULE_PRODUCING: "makes rules for",
    Neighbour.OBJECT_ACTIVITY: "goes on with what comes out of",
    Neighbour.MORE_ADVANCED: "is a more advanced form of",
}


def term(value: str) -> str:
    """A value of the vocabulary as people write it: double bind."""
    return value.replace("_", " ")
