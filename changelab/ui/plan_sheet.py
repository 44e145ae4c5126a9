"""The plan as a sheet of paper: one page for the whole workshop, one for each session."""

import html

from changelab.domain.entities import Session, Task
from changelab.domain.state import WorkshopState
from changelab.domain.wording import Wording
from changelab.ui.plan_words import (
    BY_GROUPS,
    IN_HAND,
    SOCIAL_FORMS,
    actual,
    asked_for,
    numbered,
    period_word,
    planned_minutes,
)
from changelab.ui.whens import day, length

STYLE = """
.sheet { font: 10pt/1.35 "Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, sans-serif;
  color: #1F2423; background: #fff; overflow-wrap: anywhere }
.sheet h1 { font-size: 17pt; margin: 0 0 2pt; padding: 0 }
.sheet h2 { font-size: 13pt; margin: 0 0 2pt; padding: 0 }
.sheet p { margin: 0 0 4pt; font-size: inherit }
.sheet .small, .sheet p.small { color: #4c5451; font-size: 8.5pt }
.sheet table { border-collapse: collapse; width: 100%; margin-top: 6pt; table-layout: fixed }
.sheet th { text-align: left; font-weight: 600; font-size: 8.5pt; color: #4c5451 }
.sheet th, .sheet td { border: 0; border-top: .5pt solid #b9c0bc; padding: 3pt 6pt 3pt 0;
  vertical-align: top }
.sheet .n { width: 8mm } .sheet .min { width: 32mm }
.sheet tr { break-inside: avoid }
.sheet section { padding: 0 0 14pt }
@page { size: A4 landscape; margin: 10mm }
@media print {
  .sheet { font-size: 8.5pt; line-height: 1.25 }
  .sheet .small, .sheet p.small { font-size: 7.5pt }
  .sheet td { padding: 2pt 6pt 2pt 0 }
  .sheet section { padding: 0 }
  .sheet section + section { break-before: page }
}
"""


def plan_sheet(state: WorkshopState, session: str | None = None) -> str:
    """The plan as HTML, to be shown with `STYLE`.

    Args:
        session: only this session; without it an overview and every session.
    """
    wording = Wording(state.about.wording)
    places = {key: number for number, key in enumerate(state.about.sessions, start=1)}
    wanted = [state.sessions[session]] if session else state.planned_sessions
    pages = [] if session else [_overview(state, wording)]
    pages += [_session(state, one, places[one.id], wording) for one in wanted]
    return f'<div class="sheet">{"".join(f"<section>{page}</section>" for page in pages)}</div>'


def plan_file(state: WorkshopState, session: str | None = None) -> str:
    """The same as a page of its own, to keep, send and print."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{_text(state.about.title)}: plan</title><style>{STYLE}</style></head>"
        f"<body>{plan_sheet(state, session)}</body></html>"
    )


def _text(words: str) -> str:
    return html.escape(words).replace("\n", "<br>")


def _overview(state: WorkshopState, wording: Wording) -> str:
    rows = "".join(
        f"<tr><td><b>{_text(numbered(number, one.plan.title))}</b>"
        f'<div class="small">{_text(_facts(one, wording))}</div></td>'
        f"<td>{_text(one.plan.purpose)}</td>"
        f"<td>{_text('; '.join(task.plan.title for task in state.tasks_of(one.id)))}</td>"
        f'<td class="min">{length(planned_minutes(state, one))}</td></tr>'
        for number, one in enumerate(state.planned_sessions, start=1)
    )
    return (
        f"<h1>{_text(state.about.title)}</h1>"
        "<table><tr><th>Session</th><th>What it is for</th><th>Tasks</th>"
        f'<th class="min">Planned</th></tr>{rows}</table>'
    )


def _facts(session: Session, wording: Wording) -> str:
    ran = ""
    if session.started_at:
        ran = f"{day(session.started_at)}: {actual(session)}"
    return " · ".join(filter(None, [session.plan.on, period_word(session.plan.lens, wording), ran]))


def _session(state: WorkshopState, session: Session, number: int, wording: Wording) -> str:
    tasks = state.tasks_of(session.id)
    rows = "".join(_task(task, place, wording) for place, task in enumerate(tasks, start=1))
    plan = session.plan
    purpose = f"<p>{_text(plan.purpose)}</p>" if plan.purpose else ""
    homework = f"<p><b>Until next time:</b> {_text(plan.homework)}</p>" if plan.homework else ""
    facts = [_facts(session, wording), f"planned {length(planned_minutes(state, session))}"]
    return (
        f"<h2>{_text(numbered(number, plan.title))}</h2>"
        f'<p class="small">{_text(" · ".join(filter(None, facts)))}</p>{purpose}'
        '<table><tr><th class="n"></th><th class="min">Minutes</th><th>Task</th>'
        "<th>In hand: first stimulus, mirror, second stimulus</th><th>Product, notes</th></tr>"
        f"{rows}</table>{homework}"
    )


def _task(task: Task, place: int, wording: Wording) -> str:
    plan = task.plan
    facts = [SOCIAL_FORMS[plan.social_form], asked_for(plan, wording)]
    facts += [BY_GROUPS] if plan.by_groups else []
    facts += plan.learning_actions
    hand = {
        field: f"<div><span class='small'>{_text(term)}:</span> {_text(getattr(plan, field))}</div>"
        for field, _, term in IN_HAND
        if getattr(plan, field)
    }
    stimuli = [
        hand.get(one, "") for one in ("first_stimulus", "mirror_material", "second_stimulus")
    ]
    yields = [hand.get(one, "") for one in ("product", "notes")]
    ran = f'<div class="small">{_text(actual(task))}</div>' if task.started_at else ""
    return (
        f'<tr><td class="n">{place}</td><td class="min">{plan.minutes or "–"}{ran}</td>'
        f"<td><b>{_text(plan.title)}</b><div>{_text(plan.ask)}</div>"
        f'<div class="small">{_text(" · ".join(facts))}</div></td>'
        f"<td>{''.join(stimuli)}</td><td>{''.join(yields)}</td></tr>"
    )
