"""The words participants read. Every one can be changed per workshop.

Many groups never hear the word "contradiction". The keys are fixed; templates
and facilitators give them other words.
"""

from collections.abc import Mapping

from changelab.domain.errors import Refused
from changelab.domain.vocabulary import Element, Period, Surface

DEFAULT_WORDING: dict[str, str] = {
    "element.subject": "Subject",
    "element.object": "Object",
    "element.tools": "Tools",
    "element.rules": "Rules",
    "element.community": "Community",
    "element.division_of_labour": "Division of labour",
    "element.outcome": "Outcome",
    "prompt.subject": "Through whose eyes are we looking?",
    "prompt.object": "What are you working on?",
    "prompt.tools": "With what?",
    "prompt.rules": "What constrains us?",
    "prompt.community": "Who else has a stake?",
    "prompt.division_of_labour": "Who does what, who decides?",
    "prompt.outcome": "To what end?",
    "period.past": "Past",
    "period.present": "Present",
    "period.future": "Future",
    "surface.mirror": "Mirror",
    "surface.ideas": "Ideas and tools",
    "surface.model": "Model and vision",
    "contradiction": "Contradiction",
    "contradictions": "Contradictions",
    "contradiction.ask": "Two things that pull against each other",
    "commitment": "I will …",
    "welcome": "You are invited to look at your own work together and to think of a better way.",
    "who_sees": (
        "What you write goes to the laptop of the facilitator in this room, and nowhere else. "
        "Others see it when the facilitator shows it, without your name."
    ),
    "consent.take_part": "I take part, and what I write may be kept for this workshop.",
    "consent.recording": "I may be recorded in sound or on video.",
    "consent.quote": "My words may be quoted without my name.",
    "consent.share": "My words may be shared with other researchers, without my name.",
    "consent.archive": "My words may be kept in a research archive, without my name.",
    "consent.teach": "My words may be used in teaching, without my name.",
    "listen": "Look up: we are talking.",
    "waiting": "We begin soon. Keep this page open.",
    "ended": "This session is over. Thank you.",
    "archived": "This workshop is closed. Thank you.",
    "vote_soon": "The vote begins in a moment.",
    "no_group": "You are in no small group yet. Tell the facilitator.",
}


class Wording:
    """The words of one workshop: its own where it has some, else the default."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self._own = dict(own or {})

    def __getitem__(self, key: str) -> str:
        return self._own.get(key) or DEFAULT_WORDING[key]

    def all(self) -> dict[str, str]:
        """Every key with its words."""
        return {key: self[key] for key in DEFAULT_WORDING}

    def element(self, element: Element) -> str:
        """What the group calls the element."""
        return self[f"element.{element}"]

    def period(self, period: Period) -> str:
        """What the group calls the period."""
        return self[f"period.{period}"]

    def surface(self, surface: Surface) -> str:
        """What the group calls the surface."""
        return self[f"surface.{surface}"]


def check_keys(wording: Mapping[str, str]) -> None:
    """Nothing, if every key is one that the tool uses.

    Raises:
        Refused: with the first key that is not, and those it could have been.
    """
    for key in wording:
        if key not in DEFAULT_WORDING:
            family = key.split(".")[0]
            near = [known for known in DEFAULT_WORDING if known.startswith(family)]
            raise Refused(
                f"The wording has an unknown key “{key}”.",
                f"Use one of: {', '.join(near or DEFAULT_WORDING)}.",
            )
