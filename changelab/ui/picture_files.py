"""A picture to print or to take along: made of what this page shows, when it is asked for."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

import streamlit as st

from changelab.diagrams import Format, Known, Picture, compose
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.exports.caption import Caption, caption_of
from changelab.exports.paper import Paper, write_sheets
from changelab.exports.slides import write_slides
from changelab.ui import visit
from changelab.ui.house import house


class _Way(NamedTuple):
    """What it is for in plain words, how its file is made, how that ends, and its media type."""

    label: str
    made: Callable[[Picture, Caption], bytes]
    ending: str
    mime: str


def _sheet(paper: Paper) -> Callable[[Picture, Caption], bytes]:
    return lambda picture, caption: write_sheets([picture], caption, paper, house().renderer)


def _drawn(format: Format) -> Callable[[Picture, Caption], bytes]:
    return lambda picture, _: house().renderer.render(picture, format, embed_font=True)


_ON_PAPER = (
    _Way("Print on A4", _sheet(Paper.A4), "a4.pdf", "application/pdf"),
    _Way("Print on A3", _sheet(Paper.A3), "a3.pdf", "application/pdf"),
)
_WAYS = (
    *_ON_PAPER,
    _Way("Image for a text: PNG", _drawn(Format.PNG), "png", "image/png"),
    _Way("Drawing to edit: SVG", _drawn(Format.SVG), "svg", "image/svg+xml"),
    _Way(
        "Slide to edit: PPTX",
        lambda picture, caption: write_slides([picture], caption),
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    _Way("In sentences: text", _drawn(Format.TXT), "txt", "text/plain"),
)


def take_picture(state: WorkshopState, known: Known, period: Period, key: str) -> None:
    """A button with every kind of file behind it."""
    popover = st.popover(
        "Print or save",
        icon=":material/print:",
        type="tertiary",
        key=f"take-{key}",
        on_change="rerun",
    )
    if popover.open:
        with popover.container(gap="xxsmall"):
            _files(state, known, period, key, _WAYS)


def take_sheet(state: WorkshopState, known: Known) -> None:
    """An empty sheet, ready for the printer."""
    _files(state, known, Period.PRESENT, known.name, _ON_PAPER)


def _files(
    state: WorkshopState, known: Known, period: Period, key: str, ways: Iterable[_Way]
) -> None:
    name = f"{known.name}-{period}" if known.periods else known.name
    for way in ways:
        st.download_button(
            way.label,
            partial(_file, way, state, visit.acts(), known.name, period),
            file_name=f"{name}.{way.ending}",
            mime=way.mime,
            icon=":material/download:",
            key=f"take-{key}-{way.ending}",
            on_click="ignore",
            type="tertiary",
        )


def _file(
    way: _Way, state: WorkshopState, whole: WorkshopState, name: str, period: Period
) -> bytes:
    return way.made(compose(state, name, period), caption_of(whole))
