"""Codebooks: what is looked for in what was said, and how one knows it.

A codebook comes from a TOML file (`workshop_templates/codebooks/`) and is adopted by the
workshop as it stood then; codes that are found while coding are added to it.
"""

from dataclasses import replace
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from changelab.domain.actors import Actor
from changelab.domain.entities import Value
from changelab.domain.errors import NotFound, Refused
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.research import Code, Codebook
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, LongText, OptionalTitle, Title, clean
from changelab.domain.transcripts import RESEARCHERS

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Colour = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")]


def _codable_name(name: str) -> str:
    # QDA software tells codes apart by name, in lines and paths.
    if "\n" in name:
        raise ValueError("The name of a code fits on one line.")
    return name


CodeName = Annotated[Title, BeforeValidator(clean), AfterValidator(_codable_name)]


class CodePlan(Value):
    """A code of a codebook file; `parent` is the key of the code it stands under."""

    key: Key
    name: CodeName
    definition: LongText = ""
    colour: Colour = ""
    parent: Key | None = None
    applies: bool = True


class CodebookPlan(Value):
    """A codebook file.

    Attributes:
        id: what the tool calls it: "agency_expressions".
        source: where its definitions come from (author year).
    """

    id: Key
    version: Annotated[str, Field(max_length=20)] = "1"
    title: Title
    source: OptionalTitle = ""
    codes: tuple[CodePlan, ...] = ()

    @model_validator(mode="after")
    def _stands_together(self) -> "CodebookPlan":
        seen: set[str] = set()
        for code in self.codes:
            if code.key in seen:
                raise ValueError(f"Two codes have the key “{code.key}”.")
            if code.parent is not None and code.parent not in seen:
                raise ValueError(
                    f"“{code.key}” stands under “{code.parent}”, which is not above it."
                )
            seen.add(code.key)
        names = [code.name.casefold() for code in self.codes]
        if len(set(names)) < len(names):
            raise ValueError("Two codes have the same name.")
        return self


class CodebookAdopted(Event):
    makes = "codebook"
    codebook: str
    plan: CodebookPlan


class CodeAdded(Event):
    makes = "code"
    code: str
    codebook: str
    parent: str | None
    name: FreeText
    definition: FreeText = ""
    colour: str = ""


class CodeRevised(Event):
    rewrites = "code"
    code: str
    name: FreeText
    definition: FreeText
    colour: str


class CodeRetired(Event):
    code: str


class CodeBroughtBack(Event):
    code: str


class AdoptCodebook(Act):
    """Work with a codebook from now on, as it stands in its file."""

    by = RESEARCHERS
    plan: CodebookPlan


class AddCode(Act):
    """Add a code that was found while coding."""

    by = RESEARCHERS
    codebook: str
    parent: str | None = None
    name: CodeName
    definition: LongText = ""
    colour: Colour = ""


class ReviseCode(Act):
    by = RESEARCHERS
    code: str
    name: CodeName
    definition: LongText = ""
    colour: Colour = ""


class RetireCode(Act):
    """Offer a code no more; what was coded with it stays."""

    by = RESEARCHERS
    code: str


class BringBackCode(Act):
    by = RESEARCHERS
    code: str


def code_in(state: WorkshopState, key: str) -> Code:
    """The code with that id.

    Raises:
        NotFound: there is none.
    """
    found = state.codes.get(key)
    if found is None:
        raise NotFound(f"There is no code “{key[:80]}”.", "Reload the page.")
    return found


def codebook_named(state: WorkshopState, name: str) -> Codebook | None:
    """The adopted codebook of that name; of several versions the newest."""
    named = [one for one in state.codebooks.values() if one.name == name]
    return named[-1] if named else None


def codes_of(state: WorkshopState, codebook: str) -> list[Code]:
    """The codes of a codebook in its order, the retired ones included."""
    return [code for code in state.codes.values() if code.codebook == codebook]


def _check_name_is_free(state: WorkshopState, codebook: str, name: str, own: str = "") -> None:
    for code in codes_of(state, codebook):
        if code.id != own and code.name.casefold() == name.casefold():
            raise Refused(f"There is a code “{code.name}” already.", "Give this one another name.")


@decides(AdoptCodebook)
def adopt_codebook(state: WorkshopState, act: AdoptCodebook, actor: Actor) -> list[Event]:
    for there in state.codebooks.values():
        if (there.name, there.version) == (act.plan.id, act.plan.version):
            raise Refused(
                f"The codebook “{there.title}” is in use already.",
                "Give a changed one another version in its file.",
            )
    return [CodebookAdopted(codebook=state.id_at("u"), plan=act.plan)]


@decides(AddCode)
def add_code(state: WorkshopState, act: AddCode, actor: Actor) -> list[Event]:
    if act.codebook not in state.codebooks:
        raise NotFound("There is no such codebook.", "Reload the page.")
    if act.parent is not None and code_in(state, act.parent).codebook != act.codebook:
        raise Refused("The code above it belongs to another codebook.", "Choose one of this one.")
    _check_name_is_free(state, act.codebook, act.name)
    return [CodeAdded(code=state.id_at("u"), **dict(act))]


@decides(ReviseCode)
def revise_code(state: WorkshopState, act: ReviseCode, actor: Actor) -> list[Event]:
    before = code_in(state, act.code)
    _check_name_is_free(state, before.codebook, act.name, own=before.id)
    if (before.name, before.definition, before.colour) == (act.name, act.definition, act.colour):
        return []
    return [CodeRevised(**dict(act))]


@decides(RetireCode)
def retire_code(state: WorkshopState, act: RetireCode, actor: Actor) -> list[Event]:
    return [] if code_in(state, act.code).retired else [CodeRetired(code=act.code)]


@decides(BringBackCode)
def bring_back_code(state: WorkshopState, act: BringBackCode, actor: Actor) -> list[Event]:
    return [CodeBroughtBack(code=act.code)] if code_in(state, act.code).retired else []


@evolves(CodebookAdopted)
def codebook_adopted(state: WorkshopState, event: CodebookAdopted, fact: Recorded) -> None:
    plan, book = event.plan, event.codebook
    state.put(
        "codebooks",
        book,
        Codebook(id=book, name=plan.id, version=plan.version, title=plan.title, source=plan.source),
    )
    for one in plan.codes:
        code = Code(
            id=f"{book}/{one.key}",
            codebook=book,
            key=one.key,
            name=one.name,
            definition=one.definition,
            colour=one.colour,
            parent=f"{book}/{one.parent}" if one.parent else None,
            applies=one.applies,
        )
        state.put("codes", code.id, code)


@evolves(CodeAdded)
def code_added(state: WorkshopState, event: CodeAdded, fact: Recorded) -> None:
    known = {name: value for name, value in event if name != "code"}
    state.put("codes", event.code, Code(id=event.code, key="", **known))


@evolves(CodeRevised)
def code_revised(state: WorkshopState, event: CodeRevised, fact: Recorded) -> None:
    _change(state, event.code, name=event.name, definition=event.definition, colour=event.colour)


@evolves(CodeRetired)
def code_retired(state: WorkshopState, event: CodeRetired, fact: Recorded) -> None:
    _change(state, event.code, retired=True)


@evolves(CodeBroughtBack)
def code_brought_back(state: WorkshopState, event: CodeBroughtBack, fact: Recorded) -> None:
    _change(state, event.code, retired=False)


def _change(state: WorkshopState, key: str, **changes: Any) -> None:
    state.put("codes", key, replace(state.codes[key], **changes))
