"""Pictures as slides that can be edited: native shapes, real text, connectors that hold on.

One picture is one slide of 16:9, with its sentences as the notes. Type is left to the theme of
the deck, since nobody's presentation program has the typeface of the pictures; every line of
text stands where the picture has it.
"""

import io
from collections.abc import Iterable, Mapping

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from changelab.diagrams import Picture
from changelab.diagrams.diagram import Align, Badge, Diagram, Panel, Role, Style, Words
from changelab.diagrams.drawing.looks import PALETTES
from changelab.diagrams.geometry import Rect
from changelab.diagrams.groups import Part, group_names, in_groups
from changelab.diagrams.text import drawable, fold
from changelab.exports.caption import Caption
from changelab.exports.moments import moment_of
from changelab.exports.slide_shapes import Sheet, call
from changelab.exports.zipping import packed_anew

_WIDTH, _HEIGHT = 960.0, 540.0
_TITLE_ONLY = 5
#: The picture keeps clear of the line under it, in points of the slide.
_FOOT = 34.0
_FOOT_SIZE = 22.0


def write_slides(pictures: Iterable[Picture], caption: Caption) -> bytes:
    """A deck with a slide for each picture; the same pictures give the same bytes.

    Args:
        caption: what stands under each of them.
    """
    deck = _empty_deck(caption)
    for picture in pictures:
        _add_slide(deck, picture, caption)
    written = io.BytesIO()
    deck.save(written)
    return packed_anew(written.getvalue())


def _empty_deck(caption: Caption) -> Deck:
    """The deck that comes with the library, widened, without its maker's name and preview."""
    deck = Presentation()
    wider = Pt(_WIDTH) / deck.slide_width
    deck.slide_width = Pt(_WIDTH)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            shape.left, shape.width = (
                Emu(round(shape.left * wider)),
                Emu(round(shape.width * wider)),
            )
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = caption.workshop[:255], "", ""
    about.created = about.modified = moment_of(caption.at).replace(tzinfo=None)
    package = deck.part.package
    for key, relation in package._rels.items():
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(key)
            break
    return deck


def _add_slide(deck: Deck, picture: Picture, caption: Caption) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    palette, page = PALETTES[picture.look], picture.diagram.page
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor.from_string(palette.paper.removeprefix("#"))
    scale = min(_WIDTH / page.width, (_HEIGHT - 2 * _FOOT) / page.height)
    left, top = (_WIDTH - page.width * scale) / 2, (_HEIGHT - page.height * scale) / 2
    sheet = Sheet(slide.shapes, palette, page, left, top, scale)
    _draw(picture.diagram, slide, sheet)
    foot = sheet.words(_foot(caption.under(picture), page))
    call(foot, "Caption")
    slide.notes_slide.notes_text_frame.text = "\n".join(map(drawable, picture.told.split("\n")))


def _foot(line: str, page: Rect) -> Words:
    below = Rect(page.left + 14, page.bottom - 50, page.right - 14, page.bottom - 16)
    return Words(
        "caption",
        below,
        (fold(line, below.width * 0.97, _FOOT_SIZE),),
        Style.ASIDE,
        _FOOT_SIZE,
        Align.RIGHT,
    )


def _draw(diagram: Diagram, slide: Slide, sheet: Sheet) -> None:
    """Every part of the diagram: bands at the bottom, lines and bolts over them, then the rest."""
    names = group_names(diagram)
    title = next((words for words in diagram.words if words.style is Style.TITLE), None)
    heading = slide.shapes.title
    assert heading is not None
    if title is None:
        heading.element.getparent().remove(heading.element)
    else:
        sheet.write(heading, title)
        call(heading, "Title")
    places: dict[str, Shape] = {}
    bands = [panel for panel in diagram.panels if panel.role is Role.BAND]
    for band in bands:
        places[band.id] = sheet.panel(band)
        call(places[band.id], names.get(band.group, "Ground"))
    bottom = len(slide.shapes)
    for key, parts in in_groups(diagram):
        # Looks for a free id once a group: each shape would look through all the others.
        slide.shapes.turbo_add_enabled = True
        members = []
        for part in parts:
            if part is not title:
                members.append(_drawn(part, sheet, names.get(key, "")))
            if isinstance(part, Panel):
                places[part.id] = members[-1]
        if key and len(members) > 1:
            call(slide.shapes.add_group_shape(members), names[key])
    _lay_lines(diagram, slide, sheet, places, bottom)


def _drawn(part: Part, sheet: Sheet, group: str) -> Shape:
    match part:
        case Panel():
            shape = sheet.panel(part)
            call(shape, group or _plain(part.id))
        case Words():
            shape = sheet.words(part)
            call(shape, " ".join(part.lines), part.full)
        case Badge():
            shape = sheet.badge(part)
            call(shape, f"Number {part.label}", part.full)
    return shape


def _lay_lines(
    diagram: Diagram, slide: Slide, sheet: Sheet, places: Mapping[str, Shape], bottom: int
) -> None:
    """Lines and bolts: made last, since they hold on to boxes, and laid under them."""
    called = {key: shape.name for key, shape in places.items()}
    said = _words_of_contradictions(diagram)
    laid: list[BaseShape] = []
    # Freeforms look for themselves.
    slide.shapes.turbo_add_enabled = False
    for line in diagram.lines:
        shape = sheet.line(line, places.get(line.tail), places.get(line.head))
        ends = [called[end] for end in (line.tail, line.head) if end in called]
        call(shape, " – ".join(ends) if len(ends) == 2 else _plain(line.id))
        laid.append(shape)
    for bolt in diagram.bolts:
        shape = sheet.bolt(bolt)
        told = "; ".join(said[key] for key in bolt.contradictions if key in said)
        call(shape, told or _plain(bolt.id), told)
        laid.append(shape)
    first = slide.shapes[bottom].element if bottom < len(slide.shapes) else None
    for shape in laid:
        if first is not None and shape.element is not first:
            first.addprevious(shape.element)


def _words_of_contradictions(diagram: Diagram) -> dict[str, str]:
    """What each contradiction says, by its id, as far as the picture has it in words."""
    said = {
        badge.contradictions[0]: badge.full
        for badge in diagram.badges
        if badge.full and len(badge.contradictions) == 1
    }
    for words in diagram.words:
        if words.style is Style.KEY and words.classes:
            said[words.classes[0]] = words.full or " ".join(words.lines)
    return said


def _plain(key: str) -> str:
    return key.replace("_", " ").capitalize()
