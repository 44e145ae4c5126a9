"""Figures: what was measured, as a median and a 95th percentile over samples of several rounds."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured thing.

    Median and 95th percentile are over all samples of all rounds. What is measured once a
    round, such as memory, has one sample a round.

    Attributes:
        part: which part of the benchmark measured it.
        rounds: the samples of each round.
        variant, phones, rate: of a room: whose, how large, acts a second.
    """

    part: str
    what: str
    unit: str
    rounds: list[list[float]]
    variant: str = ""
    phones: int = 0
    rate: float = 0.0

    @property
    def samples(self) -> list[float]:
        return [sample for samples in self.rounds for sample in samples]

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def p95(self) -> float:
        return percentile(self.samples)

    def as_data(self) -> dict[str, Any]:
        """For the file of results; with each round's own numbers, which show the noise."""
        about = {"variant": self.variant, "phones": self.phones, "acts_per_second": self.rate}
        return {
            "part": self.part,
            **{name: value for name, value in about.items() if value},
            "what": self.what,
            "unit": self.unit,
            "median": _short(self.median) if self.samples else None,
            "p95": _short(self.p95) if self.samples else None,
            "samples": len(self.samples),
            "rounds": [
                [_short(statistics.median(one)), _short(percentile(one))]
                for one in self.rounds
                if one
            ],
        }


def percentile(samples: list[float], share: float = 0.95) -> float:
    """The sample below which so many of them lie (the nearest one)."""
    ordered = sorted(samples)
    return ordered[round(share * (len(ordered) - 1))]


def once_a_round(part: str, what: str, unit: str, values: Sequence[float], **about: Any) -> Figure:
    """A figure of which each round has one."""
    return Figure(part, what, unit, [[value] for value in values], **about)


class Figures:
    """All that was measured, to be found by what it is about."""

    def __init__(self, figures: list[Figure]) -> None:
        self.all = figures

    def get(self, part: str, what: str, **about: Any) -> Figure | None:
        """The one figure of that kind; None if it was not measured in this run."""
        found = self.of(part, what=what, **about)
        return found[0] if found and found[0].samples else None

    def of(self, part: str, **about: Any) -> list[Figure]:
        """The figures of a part for which all of this holds."""
        return [
            one
            for one in self.all
            if one.part == part and all(getattr(one, k) == v for k, v in about.items())
        ]


def _short(value: float) -> float:
    return float(f"{value:.4g}")
