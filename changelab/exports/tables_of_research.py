"""The tables of coding: codebooks, codes, coders, codings, memos, and what was cited.

What is coded, written about or cited may be of several kinds. `item` has its id and
`item_kind` says what it is; the same id stands once more in the column of its kind, which
refers to the table of that kind.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from changelab.domain.errors import NotFound
from changelab.domain.passages import span_of, words_of
from changelab.domain.research import Coding
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.whole import Corpus
from changelab.exports.tables import Column, Table, known, table_of

#: What an item is, by the letter its id begins with.
_KIND_OF = {
    "r": "turn",
    **dict.fromkeys(CONTRIBUTIONS, "contribution"),
    "i": "episode",
    "t": "task",
    "x": "material",
    "u": "code",
    "z": "coding",
}
_ITEMS = ("turn", "contribution", "episode", "task", "material")


def codebooks(state: WorkshopState) -> Table:
    """The codebooks in use."""
    return table_of(
        "codebooks",
        "a codebook in use",
        state.codebooks.values(),
        (Column("codebook", "id of the codebook", required=True), attrgetter("id")),
        (Column("name", "what it is called in its file"), attrgetter("name")),
        (Column("version", "of that file"), attrgetter("version")),
        (Column("title", "as people read it"), attrgetter("title")),
        (Column("source", "where its definitions come from"), attrgetter("source")),
    )


def codes(state: WorkshopState) -> Table:
    """The codes of all codebooks, in their order."""
    return table_of(
        "codes",
        "a code, in the order of its codebook; also those that only group others",
        state.codes.values(),
        (Column("code", "id of the code", required=True), attrgetter("id")),
        (
            Column("codebook", "in which", refers_to="codebooks"),
            lambda one: known(one.codebook, state.codebooks),
        ),
        (Column("key", "its name in the file; empty: made while coding"), attrgetter("key")),
        (Column("name", "as people read it"), attrgetter("name")),
        (Column("definition", "how one knows it"), attrgetter("definition")),
        (
            Column("parent", "the code it stands under", refers_to="codes"),
            lambda one: known(one.parent, state.codes),
        ),
        (
            Column("applies", "false: it only groups others", "boolean", required=True),
            attrgetter("applies"),
        ),
        (Column("retired", "it is offered no more", "boolean"), attrgetter("retired")),
        (Column("colour", "as #rrggbb"), attrgetter("colour")),
    )


def coders(state: WorkshopState) -> Table:
    """Those who code."""
    return table_of(
        "coders",
        "someone who codes",
        state.coders.values(),
        (Column("coder", "number of the coder", required=True), attrgetter("id")),
        (Column("label", "what the team calls them"), attrgetter("label")),
    )


def codings(state: WorkshopState, corpus: Corpus) -> Table:
    """What was coded, where, by whom."""
    places = {one.id: _place(state, corpus, one) for one in state.codings.values()}
    codebook = {one.id: one.codebook for one in state.codes.values()}
    return table_of(
        "codings",
        "a code on a passage, by one coder",
        state.codings.values(),
        (Column("coding", "id of the coding", required=True), attrgetter("id")),
        (
            Column("code", "which", refers_to="codes"),
            lambda one: known(one.code, state.codes),
        ),
        (
            Column("codebook", "the codebook of the code", refers_to="codebooks"),
            lambda one: known(codebook.get(one.code), state.codebooks),
        ),
        (
            Column("coder", "who", refers_to="coders"),
            lambda one: known(one.coder, state.coders),
        ),
        (Column("at", "when, UTC", "datetime", required=True), attrgetter("at")),
        *_item_columns(state, corpus, _ITEMS, attrgetter("item")),
        (
            Column(
                "start",
                "where the passage begins in the text of the item: characters (Unicode code "
                "points) before it; empty: the whole item",
                "integer",
            ),
            lambda one: places[one.id][0],
        ),
        (
            Column("end", "where it ends: text[start:end] is the quote", "integer"),
            lambda one: places[one.id][1],
        ),
        (
            Column("quote", "the words as they were coded; empty for an episode or a task"),
            attrgetter("quote"),
        ),
    )


def memos(state: WorkshopState, corpus: Corpus) -> Table:
    """What researchers thought."""
    return table_of(
        "memos",
        "a thought of a researcher, dated",
        state.memos.values(),
        (Column("memo", "id of the memo", required=True), attrgetter("id")),
        (
            Column("coder", "whose", refers_to="coders"),
            lambda one: known(one.coder, state.coders),
        ),
        (Column("at", "when it was written, UTC", "datetime", required=True), attrgetter("at")),
        (Column("text", "its words as they last stood"), attrgetter("text")),
        *_item_columns(state, corpus, (*_ITEMS, "code", "coding"), attrgetter("about")),
    )


def citations(state: WorkshopState, corpus: Corpus) -> Table:
    """Which observation was taken from which passage."""
    return table_of(
        "citations",
        "an observation that was taken from a passage",
        [one for one in state.cited.items() if one[0] in state.observations],
        (
            Column("observation", "the contribution", refers_to="contributions", required=True),
            lambda one: one[0],
        ),
        *_item_columns(state, corpus, _ITEMS, lambda one: one[1]),
    )


def _item_columns(
    state: WorkshopState,
    corpus: Corpus,
    kinds: tuple[str, ...],
    item: Callable[[Any], str | None],
) -> list[tuple[Column, Callable[[Any], Any]]]:
    """The id of an item, what it is, and a column for each kind that refers to its table."""

    def kind(one: Any) -> str | None:
        return _KIND_OF.get((item(one) or "")[:1])

    def column_of(own: str) -> tuple[Column, Callable[[Any], Any]]:
        def value(one: Any) -> str | None:
            key = item(one)
            return key if key and kind(one) == own and _is_there(state, corpus, key) else None

        return Column(own, f"the item, if it is a {own}", refers_to=f"{own}s"), value

    return [
        (Column("item_kind", "what it is about", values=kinds), kind),
        (Column("item", "id of what it is about"), item),
        *map(column_of, kinds),
    ]


def _is_there(state: WorkshopState, corpus: Corpus, key: str) -> bool:
    """True if a table has a row for it: it was not undone."""
    if key in state.codes or key in state.codings:
        return True
    try:
        words_of(state, corpus, key)
    except NotFound:
        return False
    return True


def _place(state: WorkshopState, corpus: Corpus, coding: Coding) -> tuple[int | None, int | None]:
    """Where the quote stands in the words as they are now; nowhere if they were changed."""
    if coding.start is None:
        return None, None
    try:
        words = words_of(state, corpus, coding.item)
    except NotFound:
        return None, None
    start, end = span_of(coding, words)
    return (start, end) if words[start:end] == coding.quote else (None, None)
