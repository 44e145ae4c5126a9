"""The four-field models of the ways forward: their two axes, drawn, reworded and taken away."""

from typing import Any

import streamlit as st

from changelab.domain.entities import Axis, FourField
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT, TITLE_LIMIT
from changelab.ui import visit
from changelab.ui.forms import Form, form, may

MODEL = "wf-model"
#: Each axis: the field of the act, what it is called here, and what could stand there.
_AXES = (
    ("across", "From left to right", ("Who decides", "One profession", "Several together")),
    ("up", "From bottom to top", ("What we work on", "The single case", "The whole school")),
)


def chosen_model(state: WorkshopState) -> FourField | None:
    """The model that was chosen, the first until another one is; None while there is none."""
    models = state.four_fields
    if models and st.session_state.get(MODEL) not in models:
        st.session_state[MODEL] = next(iter(models))
    return models[st.session_state[MODEL]] if models else None


def choose_model(state: WorkshopState) -> None:
    """The models as tabs; nothing where there is no choice."""
    models = state.four_fields
    if len(models) > 1:
        st.segmented_control(
            "Model",
            list(models),
            format_func=lambda key: visit.plain(models[key].title),
            key=MODEL,
            required=True,
            label_visibility="collapsed",
        )


def draw_model(first: bool) -> None:
    """A form for two axes with their poles, and why these; the one button of an empty page."""
    label = "Draw the two axes" if first else "Another model"
    asked = form(label, "wf-draw", "draw_four_field", icon="add", primary=first)
    if asked:
        with asked.body:
            _ask(asked, None)
            st.button(
                "Draw it", key=f"{asked.key}-do", type="primary", on_click=_draw, args=(asked,)
            )


def _draw(asked: Form) -> None:
    before = set(visit.state().four_fields)
    if visit.do("draw_four_field", **_answered(asked)):
        asked.shut()
        models = visit.state().four_fields
        st.session_state[MODEL] = next(key for key in models if key not in before)


def change_model(model: FourField) -> None:
    """Other words for the axes; or the whole model away, while no form stands in it."""
    asked = form("Change the axes", f"wf-axes-{model.id}", "reword_four_field", icon="edit")
    if asked:
        with asked.body:
            _ask(asked, model)
            with st.container(horizontal=True):
                st.button(
                    "Save",
                    key=f"{asked.key}-do",
                    type="primary",
                    on_click=_reword,
                    args=(model.id, asked),
                )
                st.button(
                    "Remove the model",
                    key=f"{asked.key}-away",
                    type="tertiary",
                    disabled=not may("remove_four_field"),
                    on_click=visit.do,
                    kwargs={"act": "remove_four_field", "field": model.id},
                )


def _reword(model: str, asked: Form) -> None:
    if visit.do("reword_four_field", field=model, **_answered(asked)):
        asked.shut()


def _ask(asked: Form, known: FourField | None) -> None:
    st.text_input(
        "What is the question?",
        known.title if known else "",
        key=f"{asked.key}-title",
        max_chars=TITLE_LIMIT,
        placeholder="Where could we go from here?",
    )
    for field, direction, examples in _AXES:
        axis: Axis | None = getattr(known, field) if known else None
        st.markdown(f"**{direction}**")
        name, low, high = st.columns(3, gap="small")
        for place, part, label, example in zip(
            (name, low, high),
            ("name", "low", "high"),
            ("What differs", "at this end", "at the other end"),
            examples,
            strict=True,
        ):
            place.text_input(
                label,
                getattr(axis, part) if axis else "",
                key=f"{asked.key}-{field}-{part}",
                max_chars=TITLE_LIMIT,
                placeholder=example,
            )
        st.text_input(
            "Why this one: what in our history has moved along it?",
            axis.why if axis else "",
            key=f"{asked.key}-{field}-why",
            max_chars=CARD_LIMIT,
        )


def _answered(asked: Form) -> dict[str, Any]:
    """The title and both axes as the acts take them."""
    parts = ("name", "low", "high", "why")
    axes = {field: {part: asked.said(f"{field}-{part}") for part in parts} for field, _, _ in _AXES}
    return {"title": asked.said("title"), **axes}
