"""The passages behind a count: who said it, where, in which words, and what was read in it."""

import html
from collections.abc import Iterable, Sequence

import streamlit as st

from changelab.domain.errors import NotFound
from changelab.domain.passages import is_turn
from changelab.domain.state import WorkshopState
from changelab.research.readings import Passage, Reading, Span
from changelab.ui import visit
from changelab.ui.coding_passages import passage_of
from changelab.ui.findings_asked import lead_to_coding, session_words
from changelab.ui.long_lists import first_of
from changelab.ui.words import counted

#: How many characters of a long turn stand before and after the passage.
_AROUND = 160

STYLE = """
<style>
/* What a count far down a long table opens is seen beside it. */
[data-testid="stColumn"]:has(.st-key-behind) > div { height: 100%; }
[data-testid="stLayoutWrapper"]:has(> .st-key-behind) { position: sticky; top: 4rem;
  max-height: calc(100vh - 5rem); overflow-y: auto; }
.passage { overflow-wrap: anywhere; line-height: 1.4; }
.passage .from { color: #5B6660; font-size: .84rem; }
.passage .words { font-size: 1.04rem; white-space: pre-line; unicode-bidi: plaintext;
  margin: .15rem 0; }
.passage mark { background: #FDF0C4; color: inherit; padding: 0 .1em; border-radius: 3px; }
.passage .gone { color: #5B6660; font-style: italic; }
.passage .codes { display: flex; flex-wrap: wrap; gap: .25rem .4rem; font-size: .82rem; }
.passage .codes span { border: 1px solid #D9DDDA; border-radius: 99px; padding: 0 .55rem; }
.passage .codes b { font-weight: 600; }
</style>
"""


def behind(state: WorkshopState, title: str, there: Sequence[Passage], key: str) -> None:
    """What stands behind the count that was pressed.

    Args:
        title: what was counted.
        key: tells the counts of a page apart.
    """
    st.html(STYLE)
    with st.container(key="behind", gap="small"):
        st.markdown(f"**{visit.plain(title)}**: {counted(len(there), 'passage')}")
        for number, one in enumerate(first_of(there, f"behind-{key}")):
            _passage(state, one, f"{key}-{number}")


def nothing_chosen(what: str) -> None:
    """Say how to get there."""
    st.caption(f"Press a count to read {what}.")


def of_items(items: Iterable[str], made: Iterable[Reading]) -> list[Passage]:
    """Whole items as passages, with everything that these readings saw in them."""
    on: dict[str, list[str]] = {item: [] for item in items}
    for one in made:
        if one.item in on:
            on[one.item].append(one.coding.id)
    return [Passage(item, None, tuple(keys)) for item, keys in on.items()]


def _passage(state: WorkshopState, passage: Passage, key: str) -> None:
    try:
        found = passage_of(state, passage.item)
    except NotFound:
        return
    words = f'<span class="gone">{html.escape(found.gone)}</span>' if found.gone else ""
    words = words or _marked(found.words, passage.span)
    source = _where(state, passage.item) + found.head
    with st.container(border=True, gap="xsmall"):
        st.html(
            f'<div class="passage"><div class="from" dir="auto">{html.escape(source)}</div>'
            f'<div class="words" dir="auto">{words}</div>'
            f'<div class="codes">{_codes(state, passage.codings)}</div></div>'
        )
        st.button(
            "Open in Coding",
            key=f"open-{key}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=lead_to_coding,
            args=(state, passage.item),
        )


def _where(state: WorkshopState, item: str) -> str:
    """The session and the transcript of a turn, before its number; else nothing."""
    if not is_turn(item):
        return ""
    transcript = state.transcripts[item.partition("/")[0]]
    session = session_words(state, transcript.session) if transcript.session else ""
    return " · ".join([*filter(None, [session, transcript.title]), "turn "])


def _marked(words: str, span: Span) -> str:
    """The words as HTML with the passage marked; of a long text what stands around it."""
    start, end = span or (0, len(words))
    first, last = max(0, start - _AROUND), min(len(words), end + _AROUND)
    before = ("…" if first else "") + words[first:start]
    after = words[end:last] + ("…" if last < len(words) else "")
    marked = html.escape(words[start:end])
    if span is not None:
        marked = f"<mark>{marked}</mark>"
    return f"{html.escape(before)}{marked}{html.escape(after)}"


def _codes(state: WorkshopState, codings: Sequence[str]) -> str:
    """Each code once, with those who put it there."""
    by: dict[str, list[str]] = {}
    for key in codings:
        made = state.codings[key]
        by.setdefault(made.code, []).append(made.coder)
    return "".join(
        f'<span dir="auto"><b>{html.escape(state.codes[code].name)}</b> '
        f"{html.escape(', '.join(dict.fromkeys(coders)))}</span>"
        for code, coders in by.items()
    )
