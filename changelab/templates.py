"""Reads the templates in `workshop_templates/`: plans of whole workshops, in TOML.

The folder is read anew at each call, so a file dropped into it can be used at once.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from changelab.domain.errors import ChangeLabError, NotFound, Refused
from changelab.domain.opening import Blueprint
from changelab.domain.wording import check_keys
from changelab.template_refusals import explain

#: The templates that come with the tool.
OUR_TEMPLATES = Path(__file__).parent.parent / "workshop_templates"


class TemplateRefused(ChangeLabError, ValueError):
    """A template file cannot be used; says which file, where in it, and what to write."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The usable templates of a folder, and what is wrong with the others."""

    blueprints: dict[str, Blueprint]
    refused: list[TemplateRefused]


def read_toml(path: Path) -> dict[str, Any]:
    """What stands in a TOML file.

    Raises:
        TemplateRefused: it cannot be read; with the line.
    """
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise TemplateRefused(f"{path.name}: {error}.", "Correct that line.") from None
    except UnicodeDecodeError:
        raise TemplateRefused(f"{path.name} is not UTF-8 text.", "Save it as UTF-8.") from None
    except OSError as error:
        raise TemplateRefused(f"{path.name} cannot be read: {error.strerror}.") from None


def read_template(path: Path) -> Blueprint:
    """The blueprint in a TOML file.

    Raises:
        TemplateRefused: with file, line or key, and what to write instead.
    """
    data = read_toml(path)
    try:
        blueprint = Blueprint.model_validate(data)
        check_keys(blueprint.wording)
    except ValidationError as error:
        happened, remedy = explain(error, data)
        raise TemplateRefused(f"{path.name}, {happened}", remedy) from None
    except Refused as error:
        raise TemplateRefused(f"{path.name}: {error.happened}", error.remedy) from None
    return blueprint


def read_shelf(folder: Path = OUR_TEMPLATES) -> Shelf:
    """Every template of the folder, by id, in the order of their file names."""
    shelf = Shelf({}, [])
    for path in sorted(folder.glob("*.toml")):
        try:
            blueprint = read_template(path)
            if blueprint.id in shelf.blueprints:
                raise TemplateRefused(
                    f"{path.name}: another template has the id “{blueprint.id}”.",
                    "Give this one an id of its own.",
                )
        except TemplateRefused as refusal:
            shelf.refused.append(refusal)
        else:
            shelf.blueprints[blueprint.id] = blueprint
    return shelf


def find_template(template: str, folder: Path = OUR_TEMPLATES) -> Blueprint:
    """The template with that id.

    Raises:
        NotFound: there is none.
        TemplateRefused: there is a file of that name, but it cannot be used.
    """
    shelf = read_shelf(folder)
    if template in shelf.blueprints:
        return shelf.blueprints[template]
    for refusal in shelf.refused:
        if refusal.happened.startswith(f"{template}.toml"):
            raise refusal
    raise NotFound(
        f"There is no template “{template}”.", f"Use one of: {', '.join(shelf.blueprints)}."
    )
