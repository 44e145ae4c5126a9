"""What is wrong with a template, told to a facilitator who wrote it in a text editor."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from changelab.domain.entities import TaskPlan
from changelab.domain.opening import Blueprint, BlueprintSession

#: The keys of each part of a template, by the list it stands in.
_KEYS = {
    "": tuple(Blueprint.model_fields),
    "sessions": tuple(BlueprintSession.model_fields),
    "tasks": tuple(TaskPlan.model_fields),
}
_README = "workshop_templates/README.md explains every key."


def _first(error: ValidationError) -> Any:
    """The error to tell first: an unknown key explains a missing one."""
    errors = error.errors()
    return next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])


def explain(
    error: ValidationError, data: dict, keys: Mapping[str, tuple[str, ...]] = _KEYS
) -> tuple[str, str]:
    """What is wrong with a template, at which place, and what to write instead.

    Args:
        keys: the keys of each part of such a file, by the list or section it stands in.
    """
    first = _first(error)
    place, key = _place(first["loc"], data), _key(first["loc"])
    match first["type"]:
        case "missing":
            what, remedy = "this is missing.", f"Add it. {_README}"
        case "extra_forbidden":
            what, remedy = f"there is no key “{key}” here.", _meant(first["loc"], keys)
        case "string_type":
            what, remedy = "this must be text.", f'Put it in quotes: {key} = "…".'
        case "int_type" | "int_parsing" | "int_from_float":
            what, remedy = "this must be a whole number.", f"Write it without quotes: {key} = 15."
        case "greater_than_equal" | "less_than_equal":
            what, remedy = "this number does not fit.", first["msg"].replace("Input", "It") + "."
        case "bool_type" | "bool_parsing":
            what, remedy = "this is yes or no.", f"Write {key} = true or {key} = false."
        case "tuple_type" if key in ("sessions", "tasks", "codes"):
            double = "[[sessions.tasks]]" if key == "tasks" else f"[[{key}]]"
            what, remedy = "this must be a list.", f"Begin each with {double}, two brackets."
        case "tuple_type":
            what, remedy = "this must be a list.", f'Use brackets: {key} = ["…", "…"].'
        case "dict_type" | "model_type":
            what, remedy = "this must be a section.", _README
        case "string_pattern_mismatch" if key == "colour":
            what, remedy = f"“{first['input']}” is no colour.", 'Write it as "#2f6f4f".'
        case "string_pattern_mismatch":
            what = f"“{first['input']}” cannot be an id."
            remedy = "Use small letters, digits and _, beginning with a letter: one_afternoon."
        case "enum":
            expected = first["ctx"]["expected"].replace("'", "")
            what, remedy = f"“{first['input']}” is not known here.", f"Use one of: {expected}."
        case "too_short":
            what, remedy = "this is empty.", "Name at least one."
        case "string_too_long":
            limit, given = first["ctx"]["max_length"], first["input"]
            what = f"this text is too long: at most {limit} characters fit."
            remedy = f"Shorten it by {len(given) - limit}."
        case "value_error" if str(first["ctx"]["error"]) == "empty":
            what, remedy = "this is empty.", "Write a few words."
        case "value_error":
            what, remedy = str(first["ctx"]["error"]), _README
        case _:
            what, remedy = f"this does not fit: {first['msg'].lower()}.", _README
    return f"{place}: {what}", remedy


def _key(loc: tuple) -> str:
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "")


def _meant(loc: tuple, keys: Mapping[str, tuple[str, ...]]) -> str:
    parts = [part for part in loc[:-1] if isinstance(part, str)]
    near = difflib.get_close_matches(str(loc[-1]), keys[parts[-1] if parts else ""], n=1)
    return f"Did you mean “{near[0]}”? {_README}" if near else f"Remove it. {_README}"


def _place(loc: tuple, data: dict) -> str:
    """Where in the file: counted from one, with the title where there is one."""
    words: list[str] = []
    here: object = data
    for part in loc:
        here = _inside(here, part)
        if isinstance(part, int):
            known = here if isinstance(here, dict) else {}
            title = known.get("title") or known.get("key")
            words[-1:] = [f"{words[-1].removesuffix('s')} {part + 1}"]
            if title:
                words[-1] += f" (“{title}”)"
        else:
            words.append(str(part))
    return ", ".join(words) or "the whole file"


def _inside(here: object, part: int | str) -> object:
    try:
        return here[part]  # type: ignore[index]
    except (KeyError, IndexError, TypeError):
        return None
