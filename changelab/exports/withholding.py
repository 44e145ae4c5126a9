"""What an export carries: what people agreed to, with placeholders for the rest, and no names.

Who agreed to what is told by agreement.py, what stands where something was left out by
placeholders.py, and whether a name is left by names.py.
"""

from dataclasses import dataclass, field

from changelab.domain.fold import fold
from changelab.domain.key_table import KeyTable
from changelab.domain.record import Recorded
from changelab.domain.state import WorkshopState
from changelab.domain.whole import WholeRecord
from changelab.exports.agreement import Agreement, ExportPurpose, Reason
from changelab.exports.names import check_names
from changelab.exports.names_replaced import with_names_replaced
from changelab.exports.placeholders import Withheld, with_placeholders
from changelab.exports.wishes import Wishes

__all__ = ["Carried", "ExportPurpose", "Reason", "carried"]


@dataclass(frozen=True, slots=True)
class Carried:
    """What an export carries.

    Attributes:
        whole, state: the workshop with the placeholders in place.
        left_out: what the placeholders stand for.
        names_replaced: how many names became pseudonyms; None if that was not asked for.
    """

    purpose: ExportPurpose
    whole: WholeRecord
    state: WorkshopState
    left_out: Withheld = field(default_factory=Withheld)
    names_replaced: int | None = None

    @property
    def facts(self) -> list[Recorded]:
        """The events with the placeholders in place."""
        return self.whole.facts

    @property
    def withheld(self) -> dict[Reason, int]:
        """How many cards, turns and pieces of material were left out, by reason."""
        return self.left_out.counts


def carried(
    whole: WholeRecord,
    purpose: ExportPurpose,
    key_table: KeyTable = (),
    wishes: Wishes = Wishes(),  # noqa: B008
) -> Carried:
    """What may leave with an export for that purpose.

    Args:
        key_table: whose names must not leave; without one names are not looked for.

    Raises:
        NamesLeft: a name, e-mail or phone of the key table stands in what would leave.
    """
    state = fold(whole.workshop, whole.facts)
    leaving, left_out = with_placeholders(whole, Agreement(state, purpose))
    replaced = None
    if wishes.replace_names:
        leaving, replaced = with_names_replaced(leaving, key_table)
    if leaving is not whole:
        state = fold(whole.workshop, leaving.facts)
    check_names(leaving, state, key_table)
    return Carried(purpose, leaving, state, left_out, replaced)
