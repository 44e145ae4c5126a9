"""Forms of the activity in a four-field model: as it was, is, or could be, each at its place."""

from functools import partial

import streamlit as st

from changelab.domain.entities import Axis, FourField, PlacedForm
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.vocabulary import Period
from changelab.domain.wording import Wording
from changelab.ui import visit
from changelab.ui.forms import Form, form, may
from changelab.ui.long_lists import first_of
from changelab.ui.said import Doing, card, living

_MOVING = "wf-moving"
#: Each side of the middle has so many steps.
_STEPS = 10
#: Nearer to the middle than this a form is towards neither pole.
_MIDDLE = 0.15


def forms_of(state: WorkshopState, model: FourField) -> list[PlacedForm]:
    """The forms of that model, oldest first."""
    return [one for one in living(state.forms.values()) if one.field == model.id]


def forms(state: WorkshopState, model: FourField) -> None:
    """Every form as a card, with its place in words."""
    there = forms_of(state, model)
    st.markdown("##### Forms")
    if not there:
        st.caption("Place how you work now; then how it was, and how it could be.")
    for one in first_of(there, f"wf-{model.id}"):
        more: dict[str, Doing] = {"Move": partial(_move, one.id)} if may("move_form") else {}
        card(state, one, place_in_words(model, one), term=form_period(state, one.period), more=more)
        if st.session_state.get(_MOVING) == one.id:
            with st.container(border=True):
                _moving(state, model, one)


def form_period(state: WorkshopState, period: Period | None) -> str:
    """When the activity has that form, in the workshop's words."""
    return Wording(state.about.wording).period(period) if period else "an alternative"


def place_in_words(model: FourField, one: PlacedForm) -> str:
    """Towards which pole of each axis the form stands."""
    axes = ((model.across, one.across), (model.up, one.up))
    return ", ".join(_towards(axis, place) for axis, place in axes)


def _towards(axis: Axis, place: float) -> str:
    if abs(place) < _MIDDLE:
        return f"{axis.name}: in the middle"
    return f"{axis.name}: {axis.high if place > 0 else axis.low}"


def place_form(state: WorkshopState, model: FourField) -> None:
    """A form for another one: how the work is done, where it stands, and when it is so."""
    asked = form("Place a form", f"wf-place-{model.id}", "place_form")
    if asked:
        with asked.body:
            st.text_area(
                "How is the work done?",
                key=f"{asked.key}-text",
                max_chars=CARD_LIMIT,
                placeholder="Each service writes its own form",
            )
            _ask_place(state, model, asked.key, None)
            st.button(
                "Place it",
                key=f"{asked.key}-do",
                type="primary",
                on_click=_do_place,
                args=(model.id, asked),
            )


def _do_place(model: str, asked: Form) -> None:
    if visit.do("place_form", field=model, text=asked.said("text"), **_answered(asked.key)):
        asked.shut()


def _move(form: str) -> None:
    st.session_state[_MOVING] = form


def _moving(state: WorkshopState, model: FourField, one: PlacedForm) -> None:
    key = f"wf-move-{one.id}"
    _ask_place(state, model, key, one)
    with st.container(horizontal=True):
        st.button(
            "Put it there", key=f"{key}-do", type="primary", on_click=_do_move, args=(one.id, key)
        )
        st.button("Leave it", key=f"{key}-no", type="tertiary", on_click=_move, args=("",))


def _do_move(form: str, key: str) -> None:
    if visit.do("move_form", form=form, **_answered(key)):
        _move("")


def _ask_place(state: WorkshopState, model: FourField, key: str, known: PlacedForm | None) -> None:
    for field, axis in (("across", model.across), ("up", model.up)):
        low, slider, high = st.columns([2, 4, 2], vertical_alignment="bottom", gap="small")
        low.caption(visit.plain(axis.low), text_alignment="right")
        high.caption(visit.plain(axis.high))
        slider.slider(
            visit.plain(axis.name),
            -_STEPS,
            _STEPS,
            round(getattr(known, field) * _STEPS) if known else 0,
            format="",
            key=f"{key}-{field}",
        )
    st.segmented_control(
        "When is it so?",
        [*Period, None],
        default=known.period if known else Period.PRESENT,
        format_func=lambda one: visit.plain(form_period(state, one)),
        key=f"{key}-period",
        required=True,
    )


def _answered(key: str) -> dict:
    said = st.session_state
    places = {field: said[f"{key}-{field}"] / _STEPS for field in ("across", "up")}
    return {**places, "period": said[f"{key}-period"]}
