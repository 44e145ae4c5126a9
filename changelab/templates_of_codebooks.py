"""Reads codebooks and cue words in `workshop_templates/`, in TOML.

Both folders are read anew at each call, so a file dropped into them can be used at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from changelab.domain.codebooks import CodebookPlan, CodePlan
from changelab.domain.cues import Cues, CuesOfOne
from changelab.domain.errors import NotFound
from changelab.domain.vocabulary import ManifestationKind
from changelab.template_refusals import explain
from changelab.templates import OUR_TEMPLATES, TemplateRefused, read_toml

#: The codebooks and the cue words that come with the tool.
OUR_CODEBOOKS = OUR_TEMPLATES / "codebooks"
OUR_LANGUAGES = OUR_TEMPLATES / "languages"

#: The keys of each part of a file, by the list or section it stands in.
_KEYS: dict[type, Mapping[str, tuple[str, ...]]] = {
    CodebookPlan: {
        "": tuple(CodebookPlan.model_fields),
        "codes": tuple(CodePlan.model_fields),
    },
    Cues: {
        "": tuple(Cues.model_fields),
        **{kind.value: tuple(CuesOfOne.model_fields) for kind in ManifestationKind},
    },
}

Plan = TypeVar("Plan", CodebookPlan, Cues)


@dataclass(frozen=True, slots=True)
class CodebookShelf:
    """The usable codebooks of a folder by id, and what is wrong with the others."""

    codebooks: dict[str, CodebookPlan]
    refused: list[TemplateRefused]


@dataclass(frozen=True, slots=True)
class Languages:
    """The cue words of each language by its id, and what is wrong with the other files."""

    cues: dict[str, Cues]
    refused: list[TemplateRefused]


def read_codebook(path: Path) -> CodebookPlan:
    """The codebook in a TOML file.

    Raises:
        TemplateRefused: with file, line or key, and what to write instead.
    """
    return _read(path, CodebookPlan)


def read_codebooks(folder: Path = OUR_CODEBOOKS) -> CodebookShelf:
    """Every codebook of the folder, in the order of their file names."""
    return CodebookShelf(*_read_all(folder, CodebookPlan, "codebook"))


def read_languages(folder: Path = OUR_LANGUAGES) -> Languages:
    """The cue words of every language of the folder."""
    return Languages(*_read_all(folder, Cues, "language"))


def find_codebook(codebook: str, folder: Path = OUR_CODEBOOKS) -> CodebookPlan:
    """The codebook with that id.

    Raises:
        NotFound: there is none that can be used.
    """
    there = read_codebooks(folder).codebooks
    if codebook not in there:
        raise NotFound(f"There is no codebook “{codebook}”.", f"Use one of: {', '.join(there)}.")
    return there[codebook]


def _read_all(
    folder: Path, plan: type[Plan], what: str
) -> tuple[dict[str, Plan], list[TemplateRefused]]:
    found: dict[str, Plan] = {}
    refused: list[TemplateRefused] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            one = _read(path, plan)
            if one.id in found:
                raise TemplateRefused(
                    f"{path.name}: another {what} has the id “{one.id}”.",
                    "Give this one an id of its own.",
                )
        except TemplateRefused as refusal:
            refused.append(refusal)
        else:
            found[one.id] = one
    return found, refused


def _read(path: Path, plan: type[Plan]) -> Plan:
    data = read_toml(path)
    try:
        return plan.model_validate(data)
    except ValidationError as error:
        happened, remedy = explain(error, data, _KEYS[plan])
        raise TemplateRefused(f"{path.name}, {happened}", remedy) from None
