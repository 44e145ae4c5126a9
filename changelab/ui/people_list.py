"""The people of a workshop: names, small groups, consent in short, and a way back in."""

import streamlit as st

from changelab.domain.entities import Participant
from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.domain.vocabulary import Purpose, Role
from changelab.service.laboratory import Joined
from changelab.ui import live, visit
from changelab.ui.consent_matrix import CHOSEN, LEFT
from changelab.ui.sentences import PURPOSES
from changelab.ui.ways import address, page
from changelab.ui.whens import moment

_RETURN = "return-link"
_NO_GROUP = "no small group"


@st.fragment
@visit.readable
def people() -> None:
    """Everyone on the left, the chosen person on the right; follows who comes in."""
    live.listen("people")
    visit.say()
    state = visit.state()
    names = visit.laboratory().names(state.workshop)
    left, right = st.columns([5, 6], gap="large")
    with left:
        _add_a_person()
        if not state.participants:
            st.info(
                "Nobody has joined yet. People join with the code on the wall, or add them here.",
                icon=":material/group_add:",
            )
        chosen = _everyone(state, names)
        _groups(state)
    with right:
        if chosen:
            _person(state, state.participants[chosen], names.get(chosen, ""))


def _everyone(state: WorkshopState, names: dict[str, str]) -> str | None:
    there = [one for one in state.participants.values() if not one.is_gone]
    gone = len(state.participants) - len(there)
    if not there:
        return None
    st.markdown(f"**{len(there)} people**" if len(there) > 1 else "**1 person**")
    with st.container(height=min(520, 64 * len(there) + 24), border=False):
        chosen = st.radio(
            "People",
            [one.id for one in there],
            format_func=lambda key: visit.plain(_called(key, names.get(key, ""))),
            captions=[visit.plain(_in_short(state, one)) for one in there],
            label_visibility="collapsed",
            key=f"person-{state.workshop}",
        )
    if gone:
        st.caption(f"{gone} unlinked or erased: nothing leads to them any more.")
    return chosen


def _called(participant: str, name: str) -> str:
    return f"{participant} · {name or 'no name given'}"


def _in_short(state: WorkshopState, person: Participant) -> str:
    group = state.groups.get(person.group or "")
    consent = consent_in_short(state, person)
    return f"{group.name} · {consent}" if group else consent


def consent_in_short(state: WorkshopState, person: Participant) -> str:
    """What they agreed to for the whole workshop, in a line."""
    if person.withdrawn is not None:
        return LEFT[person.withdrawn]
    if person.consent_form is None:
        return "not asked for consent"
    agreed = [words for purpose, words in PURPOSES.items() if person.agreed_to(purpose)]
    consent = f"agreed to: {', '.join(agreed) or 'nothing'}"
    if person.consent_form != state.about.consent_form:
        consent += f" (form {person.consent_form} of {state.about.consent_form})"
    return consent


def _add_a_person() -> None:
    with st.popover("Add a person by hand", icon=":material/person_add:"):
        with st.form("add-person", border=False, clear_on_submit=True):
            st.text_input("Name (may be empty)", max_chars=TITLE_LIMIT, key="add-name")
            st.checkbox("They have told me that they agree to take part", key="add-agreed")
            st.form_submit_button("Add", type="primary", key="add-person-now", on_click=_add)
        st.caption("The name stays on this laptop; the record knows only a pseudonym.")


def _add() -> None:
    try:
        joined = add_by_hand(st.session_state["add-name"], st.session_state["add-agreed"])
    except ChangeLabError as error:
        visit.refuse(error)
        return
    st.session_state[_RETURN] = (joined.participant, joined.token)
    st.session_state[f"person-{joined.workshop}"] = joined.participant


def add_by_hand(name: str, agreed: bool) -> Joined:
    """Let someone in who has not joined with a phone.

    Args:
        agreed: they said, or signed, that they take part; else nobody asked them yet.

    Raises:
        ChangeLabError: the workshop is archived, the name too long, or nothing can be kept.
    """
    consent = {Purpose.TAKE_PART: True} if agreed else None
    return visit.laboratory().join(visit.workshop() or "", name, consent)


def _groups(state: WorkshopState) -> None:
    st.markdown("**Small groups**")
    for group in state.groups.values():
        members = [one.id for one in state.participants.values() if one.group == group.id]
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(visit.plain(group.name), width="content")
            st.caption(visit.plain(", ".join(members) or "nobody yet"), width="stretch")
            st.button(
                "Dissolve",
                key=f"dissolve-{group.id}",
                type="tertiary",
                on_click=visit.do,
                kwargs={"act": "dissolve_group", "group": group.id},
            )
    form = st.form("form-group", border=False, clear_on_submit=True)
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "A new small group", max_chars=TITLE_LIMIT, placeholder="Group A", key="group-name"
        )
        st.form_submit_button("Form it", key="form-group-now", on_click=_form_group)


def _form_group() -> None:
    visit.do("form_group", name=st.session_state["group-name"])


def _person(state: WorkshopState, person: Participant, name: str) -> None:
    """Everything about one person; the name is for the facilitator's eyes only."""
    st.markdown(f"##### {visit.plain(_called(person.id, name))}")
    st.caption(f"Joined {moment(person.joined_at)}")
    left, right = st.columns(2, gap="medium")
    with left:
        st.text_input(
            "Name, kept apart from the record",
            name,
            max_chars=TITLE_LIMIT,
            key=f"name-{person.id}-{state.workshop}",
            on_change=_rename,
            args=(state.workshop, person.id),
        )
    groups = [None, *state.groups]
    with right:
        st.selectbox(
            "Small group",
            groups,
            groups.index(person.group) if person.group in groups else 0,
            format_func=lambda key: state.groups[key].name if key else _NO_GROUP,
            key=f"group-{person.id}-{person.group}",
            on_change=_regroup,
            args=(person,),
            disabled=len(groups) == 1,
        )
    _consent(state, person)
    if person.withdrawn is None:
        _way_back(state, person)


def _rename(workshop: str, participant: str) -> None:
    try:
        name = st.session_state[f"name-{participant}-{workshop}"]
        visit.laboratory().rename_person(workshop, participant, name)
        visit.forget_names()
    except ChangeLabError as error:
        visit.refuse(error)


def _regroup(person: Participant) -> None:
    chosen = st.session_state[f"group-{person.id}-{person.group}"]
    visit.do("put_in_group", participant=person.id, group=chosen)


def _consent(state: WorkshopState, person: Participant) -> None:
    """What they answered in short; answers, e-mail and withdrawal have a page of their own."""
    st.caption(visit.plain(f"Consent: {consent_in_short(state, person)}"))
    if st.button(
        "Answers, contact and withdrawal",
        key=f"consent-{person.id}",
        icon=":material/how_to_reg:",
        type="tertiary",
    ):
        st.session_state[CHOSEN.format(workshop=state.workshop)] = person.id
        st.switch_page(page("consent"))


def _way_back(state: WorkshopState, person: Participant) -> None:
    with st.expander(
        "A way back in", expanded=st.session_state.get(_RETURN, ("",))[0] == person.id
    ):
        st.caption(
            "A personal link, for someone with a new phone or without their old one. "
            "Whoever has it writes as this person; it is shown once."
        )
        made = st.session_state.get(_RETURN)
        if made and made[0] == person.id:
            code = visit.laboratory().doors.join_code(state.workshop)
            st.code(address(f"/join/{code}#{made[1]}"), language=None, wrap_lines=True)
        else:
            st.button(
                "Make a link",
                key=f"return-{person.id}",
                on_click=_make_a_way_back,
                args=(state.workshop, person.id),
            )


def _make_a_way_back(workshop: str, participant: str) -> None:
    token = visit.laboratory().doors.issue(workshop, Role.PARTICIPANT, participant)
    st.session_state[_RETURN] = (participant, token)
