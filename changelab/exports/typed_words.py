"""What people typed in an event: its free texts, and those of the plans inside it."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel

from changelab.domain.record import Event
from changelab.domain.text import FREE_TEXT, TITLE_LIMIT

Kind = TypeVar("Kind", bound=BaseModel)

#: Fields of plans and axes that hold keys, and nobody's words.
_KEYS = {"id", "key", "version", "colour", "parent"}
#: Fields of events that hold plans, axes, or words by key.
_HOLD_WORDS = ("plan", "across", "up", "wording")

_FREE_TEXT: dict[type[Event], tuple[str, ...]] = {}


def free_text(model: type[Event]) -> tuple[str, ...]:
    """The fields of an event that hold people's words."""
    if model not in _FREE_TEXT:
        fields = model.model_fields.items()
        _FREE_TEXT[model] = tuple(name for name, info in fields if FREE_TEXT in info.metadata)
    return _FREE_TEXT[model]


def words_of(event: Event) -> list[str]:
    """The free texts of an event, without those of plans."""
    return [getattr(event, name) for name in free_text(type(event))]


def all_words_of(event: Event) -> Iterator[str]:
    """Everything typed in an event, plans included."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_words(event, note)
    yield from found


def with_words(event: Event, change: Callable[[str], str]) -> Event:
    """The event with every text that people typed changed."""
    words = {name: change(getattr(event, name)) for name in free_text(type(event))}
    for name in _HOLD_WORDS:
        held = getattr(event, name, None)
        if isinstance(held, BaseModel | dict):
            words[name] = _changed(held, change)
    different = {name: value for name, value in words.items() if value != getattr(event, name)}
    return event.model_copy(update=different) if different else event


def _changed(held: Any, change: Callable[[str], str]) -> Any:
    match held:
        case BaseModel():
            return _changed_plan(held, change)
        case dict():
            return {key: _changed(one, change) for key, one in held.items()}
        case tuple():
            return tuple(_changed(one, change) for one in held)
        case str() if not isinstance(held, Enum):
            return change(held)
        case _:
            return held


def _changed_plan(plan: Kind, change: Callable[[str], str]) -> Kind:
    words = {name: _changed(value, change) for name, value in plan if name not in _KEYS}
    for name, value in words.items():
        # A plan is checked when it is read again: what grew too long is cut.
        limits = [
            getattr(one, "max_length", None) for one in type(plan).model_fields[name].metadata
        ]
        longest = next((limit for limit in limits if limit is not None), None)
        if isinstance(value, str) and not isinstance(value, Enum) and longest is not None:
            words[name] = _cut(value, longest)
        elif isinstance(value, tuple):
            words[name] = tuple(
                _cut(one, TITLE_LIMIT) if type(one) is str else one for one in value
            )
    return plan.model_copy(update=words)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip()
