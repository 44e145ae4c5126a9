"""Mirror material: what is brought in for the group to look at (Engeström et al. 1996).

The bytes of a picture lie beside the record; the record knows them by their SHA-256.
What comes from the room while a piece is on the wall is kept as a reaction to it.
"""

from dataclasses import replace
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from changelab.domain.actors import Actor
from changelab.domain.dates import as_year
from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.mirror_tables import check_table
from changelab.domain.record import SORTERS, Act, Event, Recorded
from changelab.domain.research import Material
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, MaterialText, OptionalTitle, Title, clean
from changelab.domain.vocabulary import MaterialForm, Period, Purpose, Role

#: Those who bring material in.
BRINGERS = frozenset({Role.FACILITATOR, Role.RESEARCHER})
#: The kinds of pictures that every browser and every archive takes.
PICTURE_TYPES = ("image/png", "image/jpeg")
#: Seconds of a recording: a week.
_LONGEST = 7 * 24 * 3600


def _check_link(link: str) -> str:
    link = str(clean(link))
    if link and not link.lower().startswith(("http://", "https://", "file:", "/")):
        raise ValueError("A link begins with https:// or http://, or is the path of a file.")
    if len(link) > 500:
        raise ValueError("This link is too long: at most 500 characters fit.")
    return link


def _check_dated(dated: str) -> str:
    if dated:
        try:
            as_year(dated)
        except ValueError:
            raise ValueError(
                f"“{dated[:40]}” is no date. Write 1998, 1998-05 or 1998-05-17."
            ) from None
    return dated


Dated = Annotated[str, AfterValidator(_check_dated)]
Link = Annotated[str, AfterValidator(_check_link)]
Second = Annotated[int, Field(ge=0, le=_LONGEST)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class MaterialAdded(Event):
    makes = "material"
    material: str
    title: FreeText
    form: MaterialForm
    source: FreeText = ""
    dated: str = ""
    period: Period
    text: FreeText = ""
    file: str | None = None
    media_type: str = ""
    link: FreeText = ""
    starts: int | None = None
    ends: int | None = None
    people: tuple[str, ...] = ()
    may: tuple[Purpose, ...] = ()


class MaterialRevised(Event):
    """What is known about a piece was put right; what it is did not change."""

    rewrites = "material"
    material: str
    title: FreeText
    source: FreeText
    dated: str
    period: Period
    people: tuple[str, ...]
    may: tuple[Purpose, ...]


class MaterialRemoved(Event):
    material: str


class MaterialShown(Event):
    """It came onto the wall; None: the wall shows again what the task does."""

    material: str | None


class AddMaterial(Act):
    """Bring in a piece of mirror material.

    A picture's bytes are handed in beside the act, which names them by their SHA-256.
    """

    by = BRINGERS
    title: Title
    form: MaterialForm
    source: OptionalTitle = ""
    dated: Dated = ""
    period: Period = Period.PRESENT
    text: MaterialText = ""
    file: Sha256 | None = None
    media_type: Annotated[str, Field(max_length=80)] = ""
    link: Link = ""
    starts: Second | None = None
    ends: Second | None = None
    people: tuple[str, ...] = ()
    may: tuple[Purpose, ...] = ()


class ReviseMaterial(Act):
    by = BRINGERS
    material: str
    title: Title
    source: OptionalTitle = ""
    dated: Dated = ""
    period: Period = Period.PRESENT
    people: tuple[str, ...] = ()
    may: tuple[Purpose, ...] = ()


class RemoveMaterial(Act):
    by = BRINGERS
    material: str


class ShowMaterial(Act):
    """Put a piece on the wall and on the phones; null takes it away."""

    by = SORTERS
    material: str | None


def material_in(state: WorkshopState, key: str) -> Material:
    """The piece with that id.

    Raises:
        NotFound: there is none, or it was removed.
    """
    found = state.materials.get(key)
    if found is None or found.removed:
        raise NotFound(f"There is no mirror material “{key[:20]}”.", "Reload the page.")
    return found


def _check_people(state: WorkshopState, people: tuple[str, ...]) -> None:
    for person in people:
        if person not in state.participants:
            raise NotFound(f"There is no participant “{person[:20]}”.", "Reload the page.")


def _check_whole(act: AddMaterial) -> None:
    match act.form:
        case MaterialForm.TEXT if not act.text:
            raise Refused("There is nothing in it yet.", "Write or upload the text.")
        case MaterialForm.TABLE:
            check_table(act.text)
        case MaterialForm.PICTURE if act.file is None or act.media_type not in PICTURE_TYPES:
            raise Refused("The picture is missing.", "Upload a PNG or JPEG file.")
        case MaterialForm.RECORDING if not act.link:
            raise Refused("The link to the recording is missing.", "Write where it lies.")
    if act.form is not MaterialForm.PICTURE and (act.file or act.media_type):
        raise Refused("Only a picture has a file.", "Add the picture by itself.")
    excerpt = (act.link or None, act.starts, act.ends)
    if act.form is not MaterialForm.RECORDING and excerpt != (None, None, None):
        raise Refused("Only a recording has a link and times.", "Add the recording by itself.")
    if act.ends is not None and act.ends <= (act.starts or 0):
        raise Refused("The excerpt ends before it begins.", "Put the later time second.")


@decides(AddMaterial)
def add_material(state: WorkshopState, act: AddMaterial, actor: Actor) -> list[Event]:
    _check_whole(act)
    _check_people(state, act.people)
    return [MaterialAdded(material=state.id_at("x"), **dict(act))]


@decides(ReviseMaterial)
def revise_material(state: WorkshopState, act: ReviseMaterial, actor: Actor) -> list[Event]:
    before = material_in(state, act.material)
    _check_people(state, act.people)
    changed = {name: value for name, value in act if name != "material"}
    if all(getattr(before, name) == value for name, value in changed.items()):
        return []
    return [MaterialRevised(**dict(act))]


@decides(RemoveMaterial)
def remove_material(state: WorkshopState, act: RemoveMaterial, actor: Actor) -> list[Event]:
    material_in(state, act.material)
    taken_down: list[Event] = (
        [MaterialShown(material=None)] if state.stage.material == act.material else []
    )
    return [*taken_down, MaterialRemoved(material=act.material)]


@decides(ShowMaterial)
def show_material(state: WorkshopState, act: ShowMaterial, actor: Actor) -> list[Event]:
    if act.material is not None:
        material_in(state, act.material)
        if state.task is None:
            raise NotNow("No task is running.", "Start a session first.")
        if state.ballot is not None:
            raise NotNow("The wall shows the vote.", "Close it first.")
    if state.stage.material == act.material:
        return []
    return [MaterialShown(material=act.material)]


@evolves(MaterialAdded)
def material_added(state: WorkshopState, event: MaterialAdded, fact: Recorded) -> None:
    known = {name: value for name, value in event if name != "material"}
    piece = Material(id=event.material, by=fact.actor, at=fact.at, **known)
    state.put("materials", event.material, piece)


@evolves(MaterialRevised)
def material_revised(state: WorkshopState, event: MaterialRevised, fact: Recorded) -> None:
    changed = {name: value for name, value in event if name != "material"}
    _change(state, event.material, **changed)


@evolves(MaterialRemoved)
def material_removed(state: WorkshopState, event: MaterialRemoved, fact: Recorded) -> None:
    _change(state, event.material, removed=True)


@evolves(MaterialShown)
def material_shown(state: WorkshopState, event: MaterialShown, fact: Recorded) -> None:
    if event.material is not None and not state.materials[event.material].shown:
        _change(state, event.material, shown=True)
    state.set_stage(material=event.material, **({"picture": None} if event.material else {}))


def _change(state: WorkshopState, key: str, **changes: Any) -> None:
    state.put("materials", key, replace(state.materials[key], **changes))
