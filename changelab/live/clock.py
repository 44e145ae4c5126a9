"""The clock of the task at hand as screens are told it."""

from datetime import UTC, datetime
from typing import Any

from changelab.domain.stage import seconds_left
from changelab.domain.state import WorkshopState


def clock_of(state: WorkshopState) -> dict[str, Any] | None:
    """Seconds left, running or not, and the server's time in ms; None without a clock."""
    clock = state.stage.clock
    if clock is None:
        return None
    now = datetime.now(UTC)
    return {
        "left": round(seconds_left(clock, now), 3),
        "running": clock.running_since is not None,
        "now": int(now.timestamp() * 1000),
    }
