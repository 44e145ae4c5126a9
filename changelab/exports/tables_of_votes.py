"""The tables of sorting and choosing: headings, votes that were closed, and what came out.

Who chose what is in no table.
"""

from operator import attrgetter, itemgetter

from changelab.domain.state import WorkshopState
from changelab.exports.tables import Column, Table, known, table_of


def headings(state: WorkshopState) -> Table:
    """What cards were put under; which cards, `contributions` says."""
    return table_of(
        "headings",
        "a heading under which cards were put together",
        state.headings.values(),
        (Column("heading", "id of the heading", required=True), attrgetter("id")),
        (Column("text", "its words as they last stood"), attrgetter("text")),
    )


def ballots(state: WorkshopState) -> Table:
    """The votes of the room that were closed."""
    return table_of(
        "ballots",
        "a vote of the room that was closed",
        _closed(state),
        (Column("ballot", "id of the vote", required=True), attrgetter("id")),
        (
            Column("task", "the task in which it was taken", refers_to="tasks"),
            lambda one: known(one.task, state.tasks),
        ),
        (Column("votes_each", "how many votes each person had", "integer"), attrgetter("votes")),
        (
            Column("candidates", "how many cards and headings could be chosen", "integer"),
            lambda one: len(one.candidates),
        ),
        (Column("voters", "how many people voted", "integer"), attrgetter("voters")),
        (
            Column("anonymous", "the record does not know who chose what", "boolean"),
            attrgetter("anonymous"),
        ),
    )


def vote_results(state: WorkshopState) -> Table:
    """What came out of each vote, for each card and heading that could be chosen."""
    cards = {item.id: item for item in state.contributions()}
    return table_of(
        "vote_results",
        "what a card or heading got in a vote; a card that was merged while the vote was open "
        "gave its votes to the one it went into",
        [
            (one.id, candidate, (one.results or {}).get(candidate, 0))
            for one in _closed(state)
            for candidate in dict.fromkeys((*(one.results or {}), *one.candidates))
        ],
        (Column("ballot", "in which vote", refers_to="ballots", required=True), itemgetter(0)),
        (Column("candidate", "id of the card or heading", required=True), itemgetter(1)),
        (Column("votes", "how many people chose it", "integer", required=True), itemgetter(2)),
        (
            Column("contribution", "the candidate, if it is a card", refers_to="contributions"),
            lambda row: known(row[1], cards),
        ),
        (
            Column("heading", "the candidate, if it is a heading", refers_to="headings"),
            lambda row: known(row[1], state.headings),
        ),
        key=2,
    )


def _closed(state: WorkshopState) -> list:
    return [one for one in state.ballots.values() if one.results is not None]
