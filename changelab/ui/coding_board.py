"""The board on which one codes: the codes beside the passages, as one live component."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from changelab.domain.codebooks import codes_of
from changelab.domain.coding import quoted
from changelab.domain.errors import ChangeLabError
from changelab.domain.passages import is_turn, span_of
from changelab.domain.research import Code, Coding
from changelab.domain.state import WorkshopState
from changelab.ui import asked
from changelab.ui.coding_doing import do_what_is_asked
from changelab.ui.coding_index import CodingIndex, index_of
from changelab.ui.coding_passages import Passage
from changelab.ui.component_files import source

_board = st.components.v2.component(
    "changelab.coding",
    html='<div class="coding"></div>',
    css=source("coding.css"),
    js=source(
        "make.js",
        "card_outbox.js",
        "coding_text.js",
        "coding_passage.js",
        "coding_palette.js",
        "coding.js",
    ),
)
_KEY = "coding-board"
#: The codebook that begins empty: what is found while coding goes there.
_OWN = "own_codes"
#: What a code without a colour is drawn in.
_GREY = "#6b7280"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen on the board: a passage, some of its words, or several passages.

    Attributes:
        start, end: code points of the item's words; None for the whole of it.
        first, last: the passages from which to which; the same one mostly.
    """

    item: str
    start: int | None = None
    end: int | None = None
    first: str = ""
    last: str = ""

    def words_of(self, passage: Passage) -> str:
        """The chosen words of that passage; empty if they are not there any more."""
        try:
            return quoted(passage.words, self.start, self.end)
        except ChangeLabError:
            return ""


def board(
    state: WorkshopState,
    shown: Sequence[Passage],
    page: str,
    coder: str,
    *,
    others: bool,
    at: str | None,
    leaf: Callable[[int], None],
) -> Chosen | None:
    """Show these passages to a coder; says what is chosen.

    Args:
        page: tells this page of passages from every other.
        others: show what the other coders did as well.
        at: the passage that is to be at hand when the page is opened.
        leaf: called with 1 or -1 when the next page or the one before is asked for.
    """
    index = index_of(state)
    seen = {
        "page": page,
        "coder": coder,
        "coders": {one.id: one.label for one in state.coders.values()},
        "others": others,
        "books": [
            {
                "id": book.id,
                "title": _title(state, book.id),
                "own": book.name == _OWN,
                "codes": _codes(state, book.id),
            }
            for book in state.codebooks.values()
        ],
        "used": dict(index.used.get(coder, {})),
        "passages": [_passage(index, one, coder, others=others) for one in shown],
        "codings": [
            _coding(one, passage)
            for passage in shown
            for one in index.codings_of(passage.id, None if others else coder)
        ],
        "at": at,
        "acks": asked.acks(_KEY),
    }
    # As text: in lists and dicts Streamlit looks for data frames.
    chosen = _board(
        key=_KEY,
        data={"shown": json.dumps(seen)},
        on_asked_change=lambda: do_what_is_asked(_KEY),
        on_leaf_change=lambda: leaf(1 if st.session_state[_KEY].get("leaf") == 1 else -1),
        on_at_change=lambda: None,
    )
    return _chosen(chosen.at, {one.id for one in shown})


def _chosen(said: Any, there: set[str]) -> Chosen | None:
    """What the component says is chosen, if it is on this page."""
    try:
        told = json.loads(said or "{}")
    except (TypeError, ValueError):
        return None
    if told.get("item") not in there:
        return None
    start, end = told.get("start"), told.get("end")
    span = (start, end) if isinstance(start, int) and isinstance(end, int) else (None, None)
    ends = [told.get(name) if told.get(name) in there else "" for name in ("from", "to")]
    return Chosen(told["item"], *span, *ends)


def _title(state: WorkshopState, book: str) -> str:
    """The codebook's title, with its version if another one is in use too."""
    one = state.codebooks[book]
    twins = [other for other in state.codebooks.values() if other.name == one.name]
    return f"{one.title} ({one.version})" if len(twins) > 1 else one.title


def _codes(state: WorkshopState, book: str) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "name": one.name,
            "definition": one.definition,
            "colour": one.colour or _GREY,
            "depth": depth,
            "applies": one.applies,
            "retired": one.retired,
        }
        for one, depth in in_order(codes_of(state, book))
    ]


def in_order(codes: Sequence[Code]) -> list[tuple[Code, int]]:
    """Codes with those that stand under them, and how deep each stands."""
    under: dict[str | None, list[Code]] = {}
    for one in codes:
        under.setdefault(one.parent, []).append(one)

    def walk(parent: str | None, depth: int) -> list[tuple[Code, int]]:
        return [
            found
            for one in under.get(parent, ())
            for found in [(one, depth), *walk(one.id, depth + 1)]
        ]

    return walk(None, 0)


def _passage(index: CodingIndex, one: Passage, coder: str, *, others: bool) -> dict[str, Any]:
    episodes = index.episodes_at(one.id) if is_turn(one.id) else []
    memos = index.memos_about([one.id], None if others else coder)
    return {
        "id": one.id,
        "head": one.head,
        "text": one.words,
        "whole": one.whole,
        "gone": one.gone,
        "episodes": [ep.title for ep in episodes if others or ep.coder == coder],
        "memos": len(memos),
    }


def _coding(one: Coding, passage: Passage) -> list[Any]:
    """A coding where its words stand now: of a card that was reworded, where they went."""
    start, end = one.start, one.end
    if start is not None:
        start, end = span_of(one, passage.words)
        if (start, end) == (0, len(passage.words)) != (one.start, one.end):
            start = end = None
    return [one.id, one.item, one.code, start, end, one.coder]
