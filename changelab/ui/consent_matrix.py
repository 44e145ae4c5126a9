"""Who agreed to what: people down the side, purposes across, for one part of the workshop."""

import html

from changelab.domain.consent import WHOLE_WORKSHOP, scopes_of
from changelab.domain.entities import Consent, Participant
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Answered, Purpose, Withdrawal
from changelab.domain.wording import Wording
from changelab.ui.sentences import PURPOSES

#: The session key of the person that the page is about.
CHOSEN = "consent-person-{workshop}"
#: Each answer as a sign, a word and the class of its cell.
SIGNS = {
    Answered.GIVEN: ("✓", "given", "yes"),
    Answered.REFUSED: ("✕", "refused", "no"),
    Answered.WITHDRAWN: ("↩", "withdrawn", "no"),
    None: ("?", "not asked", "open"),
}
#: What a whole row says of somebody who left.
LEFT = {
    Withdrawal.NO_FURTHER_USE: "withdrew: no further use",
    Withdrawal.UNLINK: "withdrew: unlinked",
    Withdrawal.ERASE: "withdrew: erased",
}

#: Where an answer comes from that was not given for the part itself.
_WIDER = {True: "whole", False: "session"}

STYLE = """
<style>
table.consent { border-collapse: separate; border-spacing: 0 3px; width: 100%;
  table-layout: fixed; font-size: .95rem }
table.consent th:first-child { width: 26% }
table.consent th { text-align: left; font-weight: 600; color: #3d4543; padding: .2rem .5rem;
  vertical-align: bottom; font-size: .88rem; line-height: 1.2 }
table.consent td { padding: .32rem .4rem; white-space: nowrap; border-right: 3px solid white }
table.consent td.who { font-weight: 600; overflow: hidden; text-overflow: ellipsis }
table.consent td.yes { background: #E3F1EA; color: #14532D }
table.consent td.no { background: #F3E7E4; color: #7A271A }
table.consent td.open { background: #FFF4CC; color: #6B4E00; font-weight: 600 }
table.consent td.left { color: #5b6360; background: #F1F3F2 }
table.consent td small { display: block; font-size: .76em; line-height: 1.1; opacity: .85;
  white-space: normal }
</style>
"""


def nearest(
    person: Participant, purpose: Purpose, scopes: tuple[str, ...]
) -> tuple[Consent | None, str]:
    """What that person answered for the nearest of these scopes, and which it is."""
    for scope in scopes:
        found = person.consents.get(scope, {}).get(purpose)
        if found is not None:
            return found, scope
    return None, scopes[-1]


def missing_in(state: WorkshopState, person: Participant, scope: str) -> list[Purpose]:
    """What that person was not asked for that part; nothing is asked of one who left."""
    if person.withdrawn is not None:
        return []
    scopes = scopes_of(state, scope)
    return [purpose for purpose in Purpose if nearest(person, purpose, scopes)[0] is None]


def scope_names(state: WorkshopState) -> dict[str, str]:
    """What can be agreed to by itself: the whole, each session, recording and piece of material."""
    named = {WHOLE_WORKSHOP: "The whole workshop"}
    for number, session in enumerate(state.planned_sessions, start=1):
        named[session.id] = f"Session {number}: {session.plan.title}"
    for transcript in state.transcripts.values():
        if not transcript.removed:
            named[transcript.id] = f"Transcript: {transcript.title}"
    for material in state.materials.values():
        if not material.removed:
            named[material.id] = f"Mirror material: {material.title}"
    return named


def matrix(state: WorkshopState, names: dict[str, str], scope: str) -> str:
    """The table as HTML; what people typed is escaped."""
    wording, scopes = Wording(state.about.wording), scopes_of(state, scope)
    called = scope_names(state)
    head = "".join(
        f'<th title="{html.escape(wording[f"consent.{one}"])}">{html.escape(words)}</th>'
        for one, words in PURPOSES.items()
    )
    rows = "".join(
        f'<tr><td class="who" dir="auto" title="{html.escape(_called(one.id, names))}">'
        f"{html.escape(_called(one.id, names))}</td>{_row(state, one, scopes, called)}</tr>"
        for one in state.participants.values()
    )
    return f'<table class="consent"><tr><th>Person</th>{head}</tr>{rows}</table>'


def _called(participant: str, names: dict[str, str]) -> str:
    name = names.get(participant, "")
    return f"{participant} · {name}" if name else participant


def _row(
    state: WorkshopState, person: Participant, scopes: tuple[str, ...], called: dict[str, str]
) -> str:
    if person.withdrawn is not None:
        return f'<td class="left" colspan="{len(Purpose)}">{LEFT[person.withdrawn]}</td>'
    return "".join(_cell(state, person, purpose, scopes, called) for purpose in Purpose)


def _cell(
    state: WorkshopState,
    person: Participant,
    purpose: Purpose,
    scopes: tuple[str, ...],
    called: dict[str, str],
) -> str:
    found, scope = nearest(person, purpose, scopes)
    sign, word, kind = SIGNS[found.answered if found else None]
    if found is None:
        hint = "Nobody wrote an answer down: it counts as no."
        return f'<td class="{kind}" title="{hint}">{sign} {word}</td>'
    hint = f"{word} on {found.on}, form {found.form}, for: {called.get(scope, scope)}"
    notes = [_WIDER[scope == WHOLE_WORKSHOP]] if scope != scopes[0] else []
    if found.form != state.about.consent_form:
        notes.append(f"form {found.form}")
    below = f"<small>{', '.join(notes)}</small>" if notes else ""
    return f'<td class="{kind}" title="{html.escape(hint)}">{sign} {word}{below}</td>'
