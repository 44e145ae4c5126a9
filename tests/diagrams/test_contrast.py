"""Both looks can be read: contrast as WCAG 2.2 counts it, from the colours themselves."""

from dataclasses import fields

import pytest

from changelab.diagrams import Look, compose
from changelab.diagrams.diagram import Role, Style
from changelab.diagrams.drawing.looks import (
    BOLT,
    HALO,
    LINES,
    PALETTES,
    PANELS,
    RESOLVED_BOLT,
    Palette,
    colour_of,
)
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import clinic

#: Hold the picture together, and say nothing that the boxes do not say.
ONLY_THREADS = {Role.STRUCTURE, Role.RULE}


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_it_works():
    """Black on white is 21:1; #767676 is the lightest grey that passes on white."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.fixture(params=list(Look))
def palette(request) -> Palette:
    """The colours of each look."""
    return PALETTES[request.param]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("ground", ["paper", "shade"])
def test_words_can_be_read_on_either_ground(palette, style, ground):
    """4.5:1 for every style of words, on paper and on bands."""
    assert contrast(getattr(palette, colour_of(style)), getattr(palette, ground)) >= 4.5


def test_numbers_can_be_read(palette):
    """4.5:1 for a number in its badge, and for the badge of a resolved one."""
    assert contrast(palette.paper, palette.accent) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "shade"])
def test_lines_that_carry_meaning_are_seen(palette, ground):
    """3:1 for borders, arrows and bolts, on paper and on bands."""
    telling = [LINES[role] for role in LINES if role not in ONLY_THREADS]
    borders = [stroke for stroke in PANELS.values() if stroke.width]
    for stroke in (*telling, *borders, BOLT, RESOLVED_BOLT):
        assert contrast(getattr(palette, stroke.colour), getattr(palette, ground)) >= 3, stroke


def test_every_part_has_a_colour_of_the_palette():
    """No look names a colour that the palette has not."""
    named = {field.name for field in fields(Palette)}
    strokes = [*PANELS.values(), *LINES.values(), BOLT, RESOLVED_BOLT, HALO]

    assert {stroke.colour for stroke in strokes} <= named
    assert {stroke.fill for stroke in strokes if stroke.fill} <= named


def test_the_looks_differ_only_in_their_colours():
    """The same picture, part by part: only the colours are others."""
    light, dark = (
        compose(clinic().state, "activity-system", Period.PRESENT, look) for look in Look
    )
    names = [field.name for field in fields(Palette)]
    for one, other in ((light.svg, dark.svg), (light.dot, dark.dot)):
        assert one != other
        for name in names:
            one = one.replace(getattr(PALETTES[Look.LIGHT], name), f"[{name}]")
            other = other.replace(getattr(PALETTES[Look.DARK], name), f"[{name}]")
        assert one == other


def test_no_two_colours_of_a_look_are_the_same(palette):
    """So a part can be told from another by what it is, in either look."""
    colours = [getattr(palette, field.name) for field in fields(Palette)]

    assert len(colours) == len(set(colours))
