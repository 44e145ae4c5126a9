"""A person withdraws: three ways in plain words, what each will do, and one button."""

import html

import streamlit as st

from changelab.domain.entities import Participant
from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Withdrawal
from changelab.service.previewing import Preview, Recall
from changelab.ui import visit
from changelab.ui.chronicle import forget_what_was_told
from changelab.ui.consent_matrix import LEFT
from changelab.ui.takings import forget_what_was_taken
from changelab.ui.whens import moment

_PREVIEW = "withdrawal-preview"
#: Each way: what it is called, and what it means.
WAYS = {
    Withdrawal.NO_FURTHER_USE: (
        "No further use",
        "It stays locked in the record, and nobody sees or uses it any more.",
    ),
    Withdrawal.UNLINK: (
        "Unlink",
        "The words stay, as nobody's. Nobody can find them again afterwards.",
    ),
    Withdrawal.ERASE: (
        "Erase",
        "The words are overwritten, with what was made of them.",
    ),
}
_BUTTONS = {
    Withdrawal.NO_FURTHER_USE: "Put the part of {who} out of use",
    Withdrawal.UNLINK: "Unlink {who} for good",
    Withdrawal.ERASE: "Erase {who} for good",
}
_STYLE = """
<style>
.preview { font-size: .88rem; line-height: 1.42 }
.preview h4 { margin: .5rem 0 .1rem; padding: 0; font-size: .95rem }
.preview ul { margin: 0; padding-left: 1.1rem }
</style>
"""


def withdrawing(state: WorkshopState, person: Participant) -> None:
    """The ways that are left to this person, a preview of the chosen one, and the button."""
    if person.withdrawn is not None:
        st.info(
            f"{person.id} {LEFT[person.withdrawn]}. {_AFTERWARDS[person.withdrawn]}",
            icon=":material/person_off:",
        )
        recall(visit.laboratory().exports_to_recall(state.workshop, person.id), person.id)
    left = [Withdrawal.ERASE] if person.withdrawn is Withdrawal.NO_FURTHER_USE else list(WAYS)
    if person.is_gone:
        return
    key = f"withdraw-{state.workshop}-{person.id}"
    level = st.radio(
        "How far",
        left,
        format_func=lambda one: WAYS[one][0],
        captions=[WAYS[one][1] for one in left],
        key=f"{key}-level-{person.withdrawn}",
    )
    found = _preview(state, person, level)
    st.html(_STYLE + f'<div class="preview">{previewed(found)}</div>')
    if person.withdrawn is None:
        recall(found.exports, person.id)
    st.button(
        _BUTTONS[level].format(who=person.id),
        key=f"{key}-now",
        type="primary",
        icon=":material/person_off:",
        on_click=_withdraw,
        args=(state.workshop, person.id, level),
    )
    st.caption("Nobody can undo this.")


def _preview(state: WorkshopState, person: Participant, level: Withdrawal) -> Preview:
    """Counted once as long as the record stands so: a page is read anew each time it changes."""
    exports = len(visit.laboratory().exports_made(state.workshop))
    asked = (state.workshop, state.seq, person.id, level, exports)
    known = st.session_state.get(_PREVIEW)
    if known is None or known[0] != asked:
        found = visit.laboratory().preview(state.workshop, person.id, level)
        known = st.session_state[_PREVIEW] = (asked, found)
    return known[1]


#: What is still possible, or what is left.
_AFTERWARDS = {
    Withdrawal.NO_FURTHER_USE: "The words are still in the record and can be erased as well.",
    Withdrawal.UNLINK: "The words stay as nobody's; name, answers and links are gone.",
    Withdrawal.ERASE: "Name and words are gone from every file of the tool.",
}


def previewed(found: Preview) -> str:
    """What will happen and what stays, as HTML."""
    goes, stays = {
        Withdrawal.NO_FURTHER_USE: _use_no_more,
        Withdrawal.UNLINK: _unlink,
        Withdrawal.ERASE: _erase,
    }[found.level](found)
    goes.append("exports that lie beside the database on this computer are deleted")
    if found.mentions:
        stays.append(
            f"{_many(found.mentions, 'card or turn', 'cards or turns')} of others with the name "
            "in it: reword those first if they should go"
        )
    if found.backups:
        stays.append(f"copies of the database beside it, to be deleted: {', '.join(found.backups)}")
    return _list("What will happen", goes) + _list("What stays", stays)


def _use_no_more(found: Preview) -> tuple[list[str], list[str]]:
    return (
        [
            f"{_words(found)} are seen by nobody, on no screen, page, picture or export",
            *_made(found, "are out of use as well"),
            *_mirror(found, "out of use as well"),
            "nothing more can be sent under this pseudonym",
        ],
        [
            "everything, locked in the record; it can be erased later",
            "name and answers",
            "votes, as counted; the numbers of contradictions",
        ],
    )


def _unlink(found: Preview) -> tuple[list[str], list[str]]:
    said = (
        ["what was said stays in the transcript as an unknown speaker's, and leaves with no export"]
        if found.turns
        else []
    )
    return (
        [
            f"{_words(found)} become nobody's, with another alias in each task",
            "name, e-mail, phone, answers, small group and the link to the phone are deleted",
            *_mirror(found, "out of use: a face or a voice cannot be unlinked"),
        ],
        [
            "the words themselves, as they were written and said",
            *said,
            "what researchers made of them",
            "votes, as nobody's",
        ],
    )


def _erase(found: Preview) -> tuple[list[str], list[str]]:
    return (
        [
            f"{_words(found)} are overwritten with [erased], earlier wordings too",
            *_made(found, "are erased: they may quote"),
            *_mirror(found, "erased, also for the others who are in it"),
            "name, e-mail, phone, answers, small group and the link to the phone are deleted",
        ],
        [
            "that something stood there, when, and that somebody withdrew",
            "what others wrote in their own words; votes, as nobody's",
        ],
    )


def _words(found: Preview) -> str:
    cards = _many(found.cards, "card", "cards")
    kinds = [
        _many(number, one, several)
        for number, one, several in (
            (found.contradictions, "contradiction", "contradictions"),
            (found.commitments, "commitment", "commitments"),
        )
        if number
    ]
    among = f" (among them {' and '.join(kinds)})" if kinds else ""
    older = f", {_many(found.wordings, 'earlier wording', 'earlier wordings')}"
    turns = _many(found.turns, "turn in transcripts", "turns in transcripts")
    return (
        f"{cards}{among}{older if found.wordings else ''}, {turns}, and whatever was written in "
        "anonymous tasks"
    )


def _made(found: Preview, what: str) -> list[str]:
    made = [
        _many(number, one, several)
        for number, one, several in (
            (found.codings, "coding", "codings"),
            (found.memos, "memo", "memos"),
            (found.observations, "cited observation", "cited observations"),
        )
        if number
    ]
    return [f"{', '.join(made)} made of these words {what}"] if made else []


def _mirror(found: Preview, what: str) -> list[str]:
    if not found.materials:
        return []
    titles = ", ".join(f"“{title}”" for title in found.materials)
    return [f"mirror material with this person in it is {what}: {titles}"]


def _many(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _list(title: str, items: list[str]) -> str:
    return f"<h4>{title}</h4><ul>{''.join(f'<li>{html.escape(one)}</li>' for one in items)}</ul>"


def recall(exports: tuple[Recall, ...], participant: str) -> None:
    """Which exports to ask for, as a list that can be copied."""
    holding = [one for one in exports if one.holds]
    if not exports:
        st.caption("No export was made before that would have to be recalled.")
        return
    if not holding:
        many = "The one export" if len(exports) == 1 else f"None of the {len(exports)} exports"
        holds = "holds no words" if len(exports) == 1 else "holds words"
        st.caption(f"{many} made before {holds} of {participant}.")
        return
    st.markdown(f"**Exports to recall** · {len(holding)} of {len(exports)} may hold these words")
    lines = [f"{moment(one.at)}  for {one.purpose}  {one.place}" for one in holding]
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _withdraw(workshop: str, participant: str, level: Withdrawal) -> None:
    visit.take_back_what_was_said()
    try:
        visit.laboratory().withdraw(workshop, participant, level, visit.actor())
    except ChangeLabError as error:
        visit.refuse(error)
        return
    visit.forget_names()
    forget_what_was_told(workshop)
    forget_what_was_taken(visit.laboratory(), workshop)
    visit.tell(f"{participant} {LEFT[level]}.")
