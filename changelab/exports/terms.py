"""The workshop's own words, with the field's term beside each the first time it is used."""

from collections.abc import Mapping

from changelab.domain.vocabulary import Element, Period, Surface
from changelab.domain.wording import DEFAULT_WORDING, Wording


class Terms:
    """Words for one report, asked for in reading order."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._wording = Wording(own)
        self._said: set[str] = set()

    def __getitem__(self, key: str) -> str:
        word, term = self._wording[key], DEFAULT_WORDING[key]
        if key in self._said or word.casefold() == term.casefold():
            return word
        self._said.add(key)
        return f"{word} ({term.lower()})"

    def element(self, element: Element) -> str:
        """What the group calls the element."""
        return self[f"element.{element}"]

    def period(self, period: Period) -> str:
        """What the group calls the period."""
        return self[f"period.{period}"]

    def surface(self, surface: Surface) -> str:
        """What the group calls the surface."""
        return self[f"surface.{surface}"]

    def changed(self) -> list[tuple[str, str, str]]:
        """Key, the workshop's own words and the tool's, wherever they differ."""
        own = self._wording.all()
        return [
            (key, own[key], usual) for key, usual in DEFAULT_WORDING.items() if own[key] != usual
        ]


def plainly(value: str) -> str:
    """A value of the vocabulary as words: `critical_conflict` is critical conflict."""
    return value.replace("_", " ")
