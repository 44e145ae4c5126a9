"""The words participants read. Every one can be changed per workshop.

Many groups never hear the word "contradiction". The keys are fixed; templates
and facilitators give them other words.
"""

from collections.abc import Mapping

from changelab.domain.errors import Refused
from changelab.domain.vocabulary import Element, LearningAction, Period, Strand, Surface

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
    "prompt.mirror": "What do we see?",
    "prompt.ideas": "What could help?",
    "prompt.model": "What is behind it?",
    "sub_triangle.production": "Production",
    "sub_triangle.exchange": "Exchange",
    "sub_triangle.distribution": "Distribution",
    "sub_triangle.consumption": "Consumption",
    "question.production": "How do we do the work, and with what?",
    "question.exchange": "By which rules do we deal with one another?",
    "question.distribution": "Who does what, who gets what, who decides?",
    "question.consumption": "Who takes up what we make, and who gains from it?",
    "period.past": "Past",
    "period.present": "Present",
    "period.future": "Future",
    "change.stayed": "stayed",
    "change.dropped": "dropped",
    "change.new": "new",
    "change.passed": "new, then dropped",
    "change.open": "not said yet for both periods",
    "surface.mirror": "Mirror",
    "surface.ideas": "Ideas and tools",
    "surface.model": "Model and vision",
    "strand.events": "Events",
    "strand.object": "Object",
    "strand.tools": "Tools",
    "strand.rules": "Rules",
    "action.questioning": "Questioning",
    "action.analysing": "Analysing",
    "action.modelling": "Modelling",
    "action.examining": "Examining the model",
    "action.implementing": "Implementing",
    "action.reflecting": "Reflecting",
    "action.consolidating": "Consolidating and generalising",
    "stage.questioning": "need",
    "stage.analysing": "double bind",
    "stage.modelling": "breakthrough",
    "stage.examining": "adjustment, enrichment",
    "stage.implementing": "resistance",
    "stage.reflecting": "stabilisation",
    "stage.consolidating": "new stable practice",
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

#: What follows an element through the years is called like it, unless it has words of its own.
_CALLED_LIKE = {
    f"strand.{strand}": f"element.{strand}" for strand in Strand if strand is not Strand.EVENTS
}


class Wording:
    """The words of one workshop: its own where it has some, else the default."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self._own = dict(own or {})

    def __getitem__(self, key: str) -> str:
        own = self._own.get(key) or self._own.get(_CALLED_LIKE.get(key, ""))
        return own or DEFAULT_WORDING[key]

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

    def strand(self, strand: Strand) -> str:
        """What the group calls what a line of the history wall follows."""
        return self[f"strand.{strand}"]

    def action(self, action: LearningAction) -> str:
        """What the group calls the action of the expansive learning cycle."""
        return self[f"action.{action}"]

    def stage(self, action: LearningAction) -> str:
        """What is felt, or comes about, at that action (O'Keefe et al. 2016)."""
        return self[f"stage.{action}"]


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
