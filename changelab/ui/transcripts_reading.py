"""A transcript to read, like a script: when, who, what; with its tasks, a page at a time."""

import html
from collections.abc import Callable, Sequence
from itertools import groupby

import streamlit as st

from changelab.domain.alignment import moment_of, task_at, tasks_of
from changelab.domain.research import Transcript, Turn
from changelab.domain.state import WorkshopState
from changelab.domain.transcripts import speaker_of
from changelab.domain.withdrawal import may_be_used
from changelab.service.corpus import Looking, Page, Tally
from changelab.ui import visit
from changelab.ui.heading import heading
from changelab.ui.telling import WHO
from changelab.ui.transcripts_about import about
from changelab.ui.transcripts_consent import hint, of_nobody, without_consent
from changelab.ui.transcripts_words import lasting, matched, offset, read_offset, turns
from changelab.ui.whens import clock

_PAGE = "transcript-page"
_WORDS, _WHO, _AT = "transcript-words", "transcript-who", "transcript-at"
#: Pixels of the box in which a page is read.
_HEIGHT = 560
_STYLE = """
<style>
.script { display: grid; grid-template-columns: 4.2rem 8rem 1fr; gap: .45rem 1rem;
  align-items: baseline; overflow-wrap: anywhere; max-width: 60rem }
.script .at { color: #5b6360; font-size: .85rem; font-variant-numeric: tabular-nums;
  text-align: right }
.script .who { font-weight: 600; font-size: .88rem; border: 1px solid #D9DDDA;
  border-radius: 1rem; padding: .05rem .6rem; justify-self: start; max-width: 100%;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; background: #f6f7f6 }
.script .who.leads { background: #e8f0ec; border-color: #b9d0c4 }
.script .who.unknown { border-style: dashed; color: #5b6360; background: none }
.script .said { font-size: 1.04rem; line-height: 1.5; white-space: pre-wrap }
.script .said mark { background: #fdf0c4; color: inherit }
.script .task { grid-column: 1 / -1; border-bottom: 1px solid #D9DDDA; margin-top: 1rem;
  padding-bottom: .2rem; display: flex; justify-content: space-between; gap: 1rem }
.script .task span { color: #5b6360; font-size: .9rem; white-space: nowrap }
@media (max-width: 640px) {
  .script { grid-template-columns: 3.6rem 1fr }
  .script .said { grid-column: 1 / -1; margin-bottom: .5rem } }
</style>
"""


def read(key: str, back: Callable[[str | None], None]) -> None:
    """The transcript with what to look for on top, and what is known of it beside."""
    state = visit.state()
    one = state.transcripts[key]
    tally = visit.laboratory().corpora.tallies(state.workshop).get(key, Tally({}, None))
    session = state.sessions.get(one.session or "")
    facts = [turns(one.turns), lasting(tally.lasts), matched(one)]
    facts = [session.plan.title, *facts] if session else facts
    with heading(one.title, " · ".join(facts)):
        st.button(
            "All transcripts",
            key="transcript-back",
            icon=":material/arrow_back:",
            on_click=_leave,
            args=(back,),
        )
    st.html(_STYLE)
    left, right = st.columns([8, 3], gap="large")
    with right:
        about(state, one, tally, removed=back)
    with left:
        hint(without_consent(state, one, tally.spoke), of_nobody(one, tally.spoke))
        _script(key)


def _leave(back: Callable[[str | None], None]) -> None:
    for key in (_PAGE, _WORDS, _WHO, _AT):
        st.session_state.pop(key, None)
    back(None)


@st.fragment
def _script(key: str) -> None:
    """Turning a page draws this part anew, and nothing beside it."""

    def script() -> None:
        _found_in(key)

    visit.readable(script)()


def _found_in(key: str) -> None:
    state = visit.state()
    one = state.transcripts[key]
    tally = visit.laboratory().corpora.tallies(state.workshop).get(key, Tally({}, None))
    looking, hidden = _look_for(state, one, tally)
    at = st.session_state.pop(_AT, None)
    number = st.session_state.get(_PAGE, (None, 0))
    page = visit.laboratory().corpora.page(
        state.workshop,
        one.id,
        looking,
        number[1] if number[0] == looking else 0,
        at=at,
    )
    if at is not None:
        st.session_state[_PAGE] = (looking, page.number)
    _turn_pages(page, looking)
    if hidden:
        st.caption(f"{turns(hidden)} not shown: people who want no further use of what they said.")
    if not page.turns:
        st.info(
            "Nothing that was said fits. Take one of the filters away.",
            icon=":material/search_off:",
        )
        return
    # Another page is another box: it is read from its beginning.
    box = f"script-{one.id}-{page.turns[0].number}-{page.number}"
    with st.container(height=_HEIGHT if len(page.turns) > 10 else "content", border=False, key=box):
        st.html(_written(state, one, page.turns, looking.words))


def _look_for(state: WorkshopState, one: Transcript, tally: Tally) -> tuple[Looking, int]:
    """What to look for, and how many turns are shown to nobody."""
    gone = tuple(key for key in tally.spoke if not may_be_used(state, one, key))
    speakers = [key for key in tally.spoke if key not in gone]
    speakers.sort(key=lambda key: (key == "", int(key[1:]) if key[1:].isdigit() else 0))
    words, who, jump = st.columns([3, 3, 1.6], vertical_alignment="bottom")
    typed = words.text_input("Words", key=_WORDS, placeholder="anything said", max_chars=200)
    chosen = who.multiselect(
        "Speakers",
        speakers,
        format_func=lambda key: f"{_name(one, key)} ({tally.spoke[key]:,})",
        key=_WHO,
        placeholder="everyone",
    )
    jump.text_input(
        "Go to",
        key="transcript-jump",
        placeholder="0:12:30",
        help="A time in the recording: hours:minutes:seconds, or minutes alone.",
        on_change=_jump,
        disabled=tally.lasts is None,
    )
    looking = Looking(typed.strip(), tuple(chosen) if chosen else None, gone)
    return looking, sum(tally.spoke[key] for key in gone)


def _jump() -> None:
    typed = st.session_state.get("transcript-jump", "")
    found = read_offset(typed)
    if found is not None:
        st.session_state[_AT] = found
        st.session_state["transcript-jump"] = ""


def _turn_pages(page: Page, looking: Looking) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        sought = looking.words or looking.speakers is not None
        found = f"{turns(page.count)}{' found' if sought else ''}"
        of = f", page {page.number + 1} of {page.pages}" if page.pages > 1 else ""
        st.caption(found + of, width="stretch")
        if page.pages > 1:
            for label, to in (
                ("First", 0),
                ("Before", page.number - 1),
                ("Next", page.number + 1),
                ("Last", page.pages - 1),
            ):
                st.button(
                    label,
                    key=f"turns-{label}",
                    type="tertiary",
                    disabled=to == page.number or not 0 <= to < page.pages,
                    on_click=_turn_to,
                    args=(looking, to),
                )


def _turn_to(looking: Looking, page: int) -> None:
    st.session_state[_PAGE] = (looking, page)


def _written(state: WorkshopState, one: Transcript, said: Sequence[Turn], words: str) -> str:
    tasks = tasks_of(state, one)

    def task(turn: Turn) -> str | None:
        moment = moment_of(one, turn)
        return None if moment is None else task_at(tasks, moment)

    rows = []
    for key, group in groupby(said, task):
        there = list(group)
        if one.starts_at is not None:
            rows.append(_task(state, one, key, there[0]))
        rows += [_row(one, turn, words) for turn in there]
    return f'<div class="script">{"".join(rows)}</div>'


def _task(state: WorkshopState, one: Transcript, key: str | None, first: Turn) -> str:
    title = state.tasks[key].plan.title if key in state.tasks else "Between the tasks"
    moment = moment_of(one, first)
    when = clock(moment.isoformat()) if moment else ""
    return f'<div class="task"><b dir="auto">{html.escape(title)}</b><span>{when}</span></div>'


def _row(one: Transcript, turn: Turn, words: str) -> str:
    who = one.speakers.get(turn.speaker, "")
    kind = "leads" if who in WHO else "" if who else "unknown"
    return (
        f'<span class="at">{offset(turn.start)}</span>'
        f'<span class="who {kind}">{html.escape(_name(one, turn.speaker))}</span>'
        f'<span class="said" dir="auto" id="turn-{turn.number}">{_marked(turn.text, words)}</span>'
    )


def _name(one: Transcript, speaker: str) -> str:
    who = one.speakers.get(speaker, "")
    if who:
        return WHO.get(who, speaker_of(one, speaker))
    return f"Speaker {speaker[1:]}" if speaker else "Not named"


def _marked(text: str, words: str) -> str:
    """The words as HTML, with what was looked for marked, wherever it stands."""
    folded, wanted = text.casefold(), words.casefold()
    if not wanted or len(folded) != len(text):
        return html.escape(text)
    parts, last = [], 0
    while (place := folded.find(wanted, last)) >= 0:
        end = place + len(wanted)
        parts += [html.escape(text[last:place]), f"<mark>{html.escape(text[place:end])}</mark>"]
        last = end
    return "".join([*parts, html.escape(text[last:])])
