"""Voting on Run: open it, see how many have voted, close it, and what came out."""

import html

import streamlit as st

from changelab.domain.entities import Ballot, Task
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import TaskKind
from changelab.domain.voting import USUAL_VOTES, ballot_of, text_of
from changelab.ui import live, visit
from changelab.ui.words import counted

#: How many candidates the results show at once.
_SHOWN = 8


def how_many(task: Task) -> int:
    """How many votes each person will have: as chosen here, else as planned."""
    planned = task.plan.votes or USUAL_VOTES
    return st.session_state.get(_key(task), planned)


def choose_how_many(task: Task) -> None:
    """How many votes each person has, beside the button."""
    planned = task.plan.votes or USUAL_VOTES
    st.selectbox(
        "How many votes each person has",
        range(1, 21),
        planned - 1,
        format_func=lambda votes: f"{counted(votes, 'vote')} each",
        key=_key(task),
        width=145,
        label_visibility="collapsed",
    )


def _key(task: Task) -> str:
    return f"votes-{task.id}"


def is_all_there_is(task: Task) -> bool:
    """True if the task does nothing but vote."""
    return task.plan.kind is TaskKind.VOTE


def standing(state: WorkshopState, task: Task) -> None:
    """How far the vote of this task has come: who has voted, or what came out."""
    ballot = ballot_of(state, task.id)
    if ballot is None:
        if is_all_there_is(task):
            st.info("There was nothing to vote on when this task began. Open the vote when it is.")
    elif ballot.results is None:
        _turnout(ballot)
    else:
        _results(state, ballot)


def _turnout(ballot: Ballot) -> None:
    votes = [one for one in visit.acts().votes.values() if one.ballot == ballot.id]
    by_hand = sum(one.by_hand for one in votes)
    phones, here = ballot.voters - by_hand, live.people_here()
    words = (
        f"**{phones} of {here} here have voted**" if phones <= here else f"**{phones} have voted**"
    )
    words += f" and {by_hand} by hand" if by_hand else ""
    cards, each = counted(len(ballot.candidates), "card"), counted(ballot.votes, "vote")
    secret = " · nobody learns who chose what" if ballot.anonymous else ""
    with st.container(border=True, key="vote-open"):
        st.markdown(f"{words}  \n:small[{each} each, on {cards}{secret}]")


def _results(state: WorkshopState, ballot: Ballot) -> None:
    results = {one: count for one, count in (ballot.results or {}).items() if count}
    most = max(results.values(), default=0)
    rows = [
        _row(text_of(state, one) or "a card that was taken back", count, most)
        for one, count in results.items()
    ]
    without = len(ballot.candidates) - len(results)
    said = f"{counted(ballot.voters, 'person', 'people')} voted"
    said += f" · {counted(without, 'card')} without a vote" if without > 0 else ""
    with st.container(border=True, key="vote-results", gap="xsmall"):
        st.markdown(f"**What came out** :small[{said}]")
        st.html(f'<div class="results">{"".join(rows[:_SHOWN])}</div>')
        if len(rows) > _SHOWN:
            with st.expander(f"{len(rows) - _SHOWN} more"):
                st.html(f'<div class="results">{"".join(rows[_SHOWN:])}</div>')


def _row(text: str, count: int, most: int) -> str:
    share = 100 * count / most
    return (
        f'<div class="bar" style="--share:{share:.0f}%"><b>{count}</b>'
        f'<span dir="auto">{html.escape(text)}</span></div>'
    )
