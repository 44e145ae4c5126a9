"""One person: how to reach them, kept apart; and every answer they gave, with its history."""

import html

import streamlit as st

from changelab.domain.entities import Consent, Participant
from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.domain.vocabulary import Purpose, Role
from changelab.ui import visit
from changelab.ui.consent_matrix import SIGNS, scope_names
from changelab.ui.sentences import PURPOSES

STYLE = """
<style>
.answers { font-size: .92rem; line-height: 1.45; margin: 0 }
.answers h4 { margin: .5rem 0 .15rem; padding: 0; font-size: .95rem }
.answers ul { margin: 0 0 .3rem; padding-left: 1.1rem }
.answers .was { color: #5b6360 }
</style>
"""

#: An answer with where and what for, in the order they were given.
_Given = tuple[str, Purpose, Consent]


def reaching(state: WorkshopState, person: Participant) -> None:
    """Name, e-mail and phone; they lie apart from the record, and no export has them."""
    if visit.role() is not Role.FACILITATOR:
        st.caption("Names and addresses are for the facilitator of this workshop.")
        return
    known = visit.laboratory().people(state.workshop).get(person.id)
    if known is None:
        return
    key = f"reach-{state.workshop}-{person.id}"
    fields = (("name", "Name", known.name), ("email", "E-mail", known.email))
    left, middle, right = st.columns(3, gap="small")
    for place, (name, label, value) in zip(
        (left, middle, right), (*fields, ("phone", "Phone", known.phone)), strict=True
    ):
        place.text_input(
            label,
            value,
            max_chars=TITLE_LIMIT,
            key=f"{key}-{name}",
            on_change=_keep,
            args=(state.workshop, person.id),
        )
    st.caption("Kept apart from the record on this computer. No export carries it.")


def _keep(workshop: str, participant: str) -> None:
    key = f"reach-{workshop}-{participant}"
    said = {one: st.session_state[f"{key}-{one}"] for one in ("name", "email", "phone")}
    laboratory = visit.laboratory()
    try:
        laboratory.rename_person(workshop, participant, said["name"])
        laboratory.reach_person(workshop, participant, said["email"], said["phone"])
    except ChangeLabError as error:
        visit.refuse(error)
    visit.forget_names()


def answers(state: WorkshopState, person: Participant) -> None:
    """What they answered, part by part; what was answered before stands behind it."""
    if person.is_gone:
        st.info("This person has left, and the answers went with them.", icon=":material/info:")
        return
    if not person.consents:
        st.info("Nothing was answered yet, so everything counts as no.", icon=":material/help:")
        return
    called, given = scope_names(state), history_of(visit.acts(), person.id)
    st.html(STYLE + f'<div class="answers">{_told(person, called, given)}</div>')


def history_of(state: WorkshopState, participant: str) -> list[_Given]:
    """Every answer that person ever gave, the oldest first."""
    given: list[_Given] = []
    for deed in state.deeds.values():
        for change in deed.changes:
            if change.table != "participants" or change.key != participant or not change.before:
                continue
            before, after = change.before.consents, change.after.consents
            given += [
                (scope, purpose, one)
                for scope, answered in after.items()
                for purpose, one in answered.items()
                if before.get(scope, {}).get(purpose) != one
            ]
    return given


def _told(person: Participant, called: dict[str, str], given: list[_Given]) -> str:
    told = ""
    for scope, answered in sorted(person.consents.items()):
        told += f"<h4>{html.escape(called.get(scope, 'Something that was removed'))}</h4><ul>"
        for purpose in Purpose:
            now = answered.get(purpose)
            if now is None:
                continue
            was = [one for where, what, one in given if (where, what) == (scope, purpose)][:-1]
            before = "; ".join(_said(one) for one in reversed(was))
            told += f"<li>{PURPOSES[purpose]}: <b>{_said(now)}</b>"
            told += f' <span class="was">(before: {before})</span></li>' if before else "</li>"
        told += "</ul>"
    return told


def _said(one: Consent) -> str:
    sign, word, _ = SIGNS[one.answered]
    return f"{sign} {word} on {one.on}, form {one.form}"
