"""What pulls between activity systems (quaternary contradictions), in one period."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from changelab.diagrams.network.pulls import Plan, Pull, pulls_among
from changelab.diagrams.text import drawable
from changelab.domain.entities import Pole
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.domain.wording import Wording


def pulls_between_systems(
    state: WorkshopState, period: Period, box_of: Callable[[Pole], str | None]
) -> tuple[Pull, ...]:
    """Those between two systems of which one end at least is in the picture and its period."""
    between = (
        one
        for one in state.contradictions.values()
        if len({pole.system for pole in one.poles}) == 2
    )
    return pulls_among(
        between,
        lambda pole: box_of(pole) if pole.period == period else None,
        lambda pole: place_of(state, pole, period),
    )


def place_of(state: WorkshopState, pole: Pole, period: Period) -> str:
    """The system, the period if it is another one, and the element."""
    wording = Wording(state.about.wording)
    system = state.systems.get(pole.system)
    whose = system.name if system else "elsewhere"
    when = "" if pole.period == period else f", {wording.period(pole.period)}"
    return drawable(f"{whose}{when}: {wording.element(pole.element)}")


def with_elements(plan: Plan, pulls: Sequence[Pull], wording: Wording) -> Plan:
    """The same, and the key says at which elements a bolt pulls: not every box shows its own."""
    elements = {
        pull.contradiction.id: drawable(
            " – ".join(dict.fromkeys(map(wording.element, pull.contradiction.here)))
        )
        for pull in pulls
        if len(pull.places) == len(pull.contradiction.here)
    }
    return replace(plan, elsewhere={**elements, **plan.elsewhere})
