"""Every word that participants read, to be given the group's own."""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.domain.text import LONG_LIMIT, TITLE_LIMIT
from changelab.domain.wording import DEFAULT_WORDING
from changelab.ui import visit
from changelab.ui.sentences import PURPOSES

#: The groups of keys, each with what it is for; every key of the wording is in one.
GROUPS = {
    "Elements": ("element.", "The corners of the triangle, on pictures and phones."),
    "Questions": (
        "prompt.",
        "What the phone asks beside each element, and the empty sheets in each column.",
    ),
    "Smaller triangles": ("sub_triangle.", "The four parts of the triangle, each a picture."),
    "Questions of the smaller triangles": ("question.", "What each of the four pictures asks."),
    "Periods": ("period.", "The three times everything can belong to."),
    "Change": ("change.", "What the marks in the picture of change mean."),
    "Surfaces": ("surface.", "The columns of the board."),
    "History": ("strand.", "The lines of the history wall."),
    "Learning actions": ("action.", "The seven steps of the learning cycle."),
    "Stages of learning": ("stage.", "What each of these steps feels like, or brings about."),
    "Words and sentences": ("", "Other things participants read."),
    "Consent": (
        "consent.",
        "What people are asked to agree to. Changing one makes a new form; the record keeps "
        "which form each person answered.",
    ),
}
_PREFIXES = tuple(prefix for prefix, _ in GROUPS.values() if prefix)
#: What stands above these words is part of what people agree to.
_BESIDE_CONSENT = "who_sees"


#: Keys whose name alone does not say what they are.
_LABELS = {
    "contradiction": "one contradiction",
    "contradictions": "several contradictions",
    "contradiction.ask": "how the phone asks for one",
    "commitment": "how a promise begins",
    "welcome": "on joining",
    "listen": "while the phones only listen",
    "waiting": "before it begins",
    "ended": "after it has ended",
    "archived": "when the workshop is archived",
    "vote_soon": "before a vote opens",
    "no_group": "to whom is in no small group",
    "who_sees": "who sees what they write",
}


def keys_of(prefix: str) -> list[str]:
    """The keys of a group, in the order of the default wording."""
    if prefix == "consent.":
        consent = [key for key in DEFAULT_WORDING if key.startswith(prefix)]
        return [_BESIDE_CONSENT, *consent]
    if prefix:
        return [key for key in DEFAULT_WORDING if key.startswith(prefix)]
    return [
        key for key in DEFAULT_WORDING if not key.startswith(_PREFIXES) and key != _BESIDE_CONSENT
    ]


def label_of(key: str) -> str:
    """What a key is called in the form."""
    family, _, name = key.partition(".")
    if family == "consent":
        return next((words for purpose, words in PURPOSES.items() if purpose == name), name)
    return _LABELS.get(key) or (name or family).replace("_", " ")


def wording_form(state: WorkshopState) -> None:
    """All words in groups; an empty field brings the default back."""
    st.caption(
        "Many groups never hear the word “contradiction”. Write their words here; what you leave "
        "empty stays as it stands in grey."
    )
    # The form is new when the wording was changed elsewhere: its fields start from what holds.
    held = state.about.wording
    made = f"{state.workshop}-{abs(hash(tuple(sorted(held.items()))))}"
    with st.form(f"wording-{made}", border=False, enter_to_submit=False):
        words: dict[str, str] = {}
        for title, (prefix, purpose) in GROUPS.items():
            st.markdown(f"**{title}**")
            st.caption(purpose)
            keys, wide = keys_of(prefix), 4 if _are_short(prefix) else 2
            for start in range(0, len(keys), wide):
                for column, key in zip(st.columns(wide), keys[start : start + wide], strict=False):
                    with column:
                        words[key] = _field(key, held.get(key, ""), made)
        with st.container(horizontal=True, vertical_alignment="center"):
            saved = st.form_submit_button("Save the words", type="primary", key=f"save-{made}")
            st.caption(f"Consent form {state.about.consent_form} is in use.")
    if saved:
        if visit.do("change_wording", wording=words):
            visit.tell("The words are saved; phones and pictures use them now.")
        st.rerun()


def _are_short(prefix: str) -> bool:
    return all(len(DEFAULT_WORDING[key]) <= 40 for key in keys_of(prefix))


def _field(key: str, own: str, made: str) -> str:
    default = DEFAULT_WORDING[key]
    name = f"{made}-{key}"
    if len(default) <= 40:
        return st.text_input(
            label_of(key), own, placeholder=default, max_chars=TITLE_LIMIT, key=name
        )
    return st.text_area(
        label_of(key), own, placeholder=default, max_chars=LONG_LIMIT, height=80, key=name
    )
