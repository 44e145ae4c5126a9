"""Picture sources: the diagrams with a selection for each element, and pictures as mirror material.

QualCoder takes no graphs: what a diagram shows is here as a picture and in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from changelab.diagrams import Format, Picture
from changelab.diagrams.diagram import Panel, Role
from changelab.domain.research import Material
from changelab.domain.text import one_line
from changelab.domain.vocabulary import Element
from changelab.exports.gathering import Gathering
from changelab.exports.qda.naming import as_file_name, label
from changelab.exports.qda.pixels import in_pixels, size_of
from changelab.exports.qda.sources import facts_of, told
from changelab.exports.qda.study import Study
from changelab.exports.terms import plainly

_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg"}
#: Diagrams that go along; of the others QDA software gets the texts they are made of.
KINDS = ("activity-system", "change", "network")


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture in pixels, from its upper left to its lower right corner.

    Attributes:
        element: the element of an activity system that it shows, if it shows one.
        words: what stands in it.
    """

    key: str
    name: str
    left: int
    top: int
    right: int
    bottom: int
    element: Element | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it leaves.

    Attributes:
        name: as a file is called, with its ending.
        told: what it shows, in sentences.
        diagram: what it was drawn from, of ours.
    """

    key: str
    name: str
    content: bytes
    at: str
    about: str
    told: str = ""
    boxes: tuple[Box, ...] = ()
    diagram: Picture | None = None
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def item(self) -> str:
        """The id of the mirror material that it is."""
        return self.key.removeprefix("picture ")

    @property
    def ending(self) -> str:
        """.png or .jpg."""
        return self.name[-4:]


def picture_of(study: Study, material: Material) -> bytes | None:
    """The picture of a piece of mirror material, if it leaves with the export."""
    if material.removed or material.media_type not in _ENDINGS:
        return None
    return study.carried.whole.files.get(material.file or "")


def picture_files(study: Study, bundle: Gathering, at: str) -> Iterator[PictureFile]:
    """The main diagrams, then the pictures of the mirror material; `at` is when they were drawn."""
    for picture in bundle.pictures:
        if picture.kind.name in KINDS:
            drawn = bundle.files.get(f"pictures/{picture.file_name}.png")
            content = drawn.content if drawn else bundle.renderer.render(picture, Format.PNG)
            kind = picture.kind.name.replace("-", " ").capitalize()
            title = as_file_name(f"{kind}, {picture.title}", picture.file_name)
            yield PictureFile(
                key=f"picture {picture.file_name}",
                name=study.names.give(title, ".png"),
                content=content,
                at=at,
                about=one_line(picture.title),
                told=picture.told,
                boxes=tuple(_boxes(study, picture, content)),
                diagram=picture,
                facts={
                    "kind of source": "diagram",
                    "period": str(picture.period or ""),
                },
            )
    for material in study.state.materials.values():
        found = picture_of(study, material)
        if found is not None:
            ending = _ENDINGS[material.media_type]
            yield PictureFile(
                key=f"picture {material.id}",
                name=study.names.give(as_file_name(material.title, "Picture"), ending),
                content=found,
                at=material.at,
                about=told(material),
                facts={"kind of source": "mirror material", **facts_of(material)},
            )


def _boxes(study: Study, picture: Picture, content: bytes) -> Iterator[Box]:
    size = size_of(content)
    for panel in picture.diagram.panels:
        if panel.role in (Role.ELEMENT, Role.OUTCOME, Role.FOCUS, Role.SHARED):
            yield Box(
                panel.id,
                _named(study, panel),
                *in_pixels(panel.rect, picture.diagram.page, size),
                element=element_of(panel),
                words=_words_in(picture, panel),
            )


def _named(study: Study, panel: Panel) -> str:
    """The element; in a network the system before it, and the objects made of the raw ones."""
    system = study.state.systems.get(panel.group)
    what = panel.id.removeprefix(panel.group).strip("_") if system else panel.id
    if panel.role is Role.SHARED:
        what = "object 3"
    elif what == "object_two":
        what = "object 2"
    return label(", ".join(filter(None, (system.name if system else "", plainly(what)))), "part")


def element_of(panel: Panel) -> Element | None:
    """The element that a box shows, in whichever triangle it stands."""
    name = panel.id.removeprefix(f"{panel.group}_")
    return Element(name) if name in tuple(Element) else None


def _words_in(picture: Picture, panel: Panel) -> str:
    inside = [words for words in picture.diagram.words if panel.rect.holds(words.rect)]
    said = (one_line(words.full or " ".join(words.lines)) for words in inside)
    return "; ".join(text.removeprefix("• ") for text in said)
