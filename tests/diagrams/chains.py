"""Chains to draw: case B of the domain reference (Skipper et al. 2016), solved and unsolved."""

from dataclasses import replace

from changelab.domain.vocabulary import CommitmentStatus, ContradictionStatus, ManifestationKind
from tests.diagrams.conftest import Sketch

#: When the sessions of the clinic began.
BEGAN = (
    "2024-01-17T13:30:00.000Z",
    "2024-01-31T13:30:00.000Z",
    "2024-03-13T13:30:00.000Z",
)


def _clinic(status: ContradictionStatus, text: str, *poles: str) -> tuple[Sketch, str, list[str]]:
    """Three sessions and a contradiction that was logged in the second."""
    sketch = Sketch("Paediatric outpatient clinic")
    titles = ("1. Something has to change", "2. Where does it pull?", "3. Does it hold?")
    sessions = [sketch.session(*one) for one in zip(titles, BEGAN, strict=True)]
    one = sketch.contradiction(text, *poles, status=status)
    sketch.came_in(one, session=sessions[1])
    return sketch, one, sessions


def documentation_eats_supervision() -> Sketch:
    """Resolved: seen, recognised, answered twice; it brought another one about."""
    sketch, one, sessions = _clinic(
        ContradictionStatus.RESOLVED, "documentation eats supervision", "tools", "object"
    )
    other = sketch.contradiction("two screens, one child", "tools", "subject")
    timing = sketch.observation("15 of 40 minutes at the keyboard", "January 2024")
    waits = sketch.observation("23 waits outside a closed door")
    dilemma = sketch.manifestation("“I type, or I listen.”", observations=(waits,))
    sketch.links(one, evidence=[timing], manifestations=[dilemma], gave_rise_to=[other])
    for item, session in zip((timing, waits, dilemma), sessions, strict=False):
        sketch.came_in(item, session=session)
    for who, text, outcome in (
        ("Dana", "dictate instead of typing", "the secretary types it in a day"),
        ("Bilal", "one hour without a screen", ""),
    ):
        status = CommitmentStatus.KEPT if outcome else CommitmentStatus.OPEN
        promise = sketch.commitment(
            text,
            who=who,
            contradiction=one,
            status=status,
            outcome=outcome,
            followed_up_in=sessions[2] if outcome else None,
        )
        sketch.came_in(promise, session=sessions[1])
    return sketch


def preparation_against_the_week() -> Sketch:
    """Unresolved: a double bind, a promise that was dropped; it came out of another one."""
    sketch, one, sessions = _clinic(
        ContradictionStatus.WORKED_ON,
        "preparation needed, and the week has 37 hours",
        "object",
        "rules",
    )
    cause = sketch.contradiction("production against training", "object")
    sketch.links(cause, gave_rise_to=[one])
    bind = sketch.manifestation("“Which rule shall I break?”", ManifestationKind.DOUBLE_BIND)
    sketch.links(one, manifestations=[bind])
    sketch.came_in(bind, session=sessions[1])
    sketch.commitment(
        "find twenty minutes to prepare",
        contradiction=one,
        status=CommitmentStatus.DROPPED,
        outcome="“There are no twenty minutes.”",
        followed_up_in=sessions[2],
    )
    accepted = replace(sketch.state.contradictions[one], accepted_in=sessions[1])
    sketch.state.contradictions[one] = accepted
    return sketch


def crowded_chain() -> Sketch:
    """More of everything than there is room for, in long words."""
    sketch, one, _ = _clinic(
        ContradictionStatus.EVIDENCED,
        "all that has to be written down takes the time from all that has to be done " * 3,
        "division_of_labour",
        "object",
    )
    seen = [sketch.observation(f"seen {n}: " + "a long story " * 9) for n in range(12)]
    shown = [sketch.manifestation(f"said {n}: but", observations=seen[n::2]) for n in range(9)]
    others = [sketch.contradiction(f"kindred tension {n} " * 4, "rules") for n in range(12)]
    sketch.links(one, evidence=seen[::2], manifestations=shown, gave_rise_to=others[:6])
    for other in others[6:]:
        sketch.links(other, gave_rise_to=[one])
    for number in range(11):
        sketch.commitment(
            f"promise {number} " * 6,
            contradiction=one,
            outcome="it came to something " * (number % 3),
        )
    return sketch
