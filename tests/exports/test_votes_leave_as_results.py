"""Of a vote an export tells what came out; who chose what, no table and no archive tells."""

import csv
import io

import pytest
from taking_away import contents, export

from changelab.domain.record import read_act
from changelab.domain.whole import WholeRecord
from changelab.exports import ExportPurpose, read_session_json, write_session_json
from changelab.exports.account import account_of
from changelab.exports.all_tables import tables_of
from changelab.exports.report import write_report
from changelab.exports.tables import write_csv
from changelab.exports.withholding import carried
from changelab.service import Laboratory


def table(room, name: str) -> list[dict[str, str]]:
    """The rows of that table."""
    (found,) = (one for one in tables_of(room.state) if one.name == name)
    return list(csv.DictReader(io.StringIO(write_csv(found), newline="")))


def to_archive(room):
    facts = room.laboratory.facts(room.workshop)
    return carried(WholeRecord(room.workshop, facts), ExportPurpose.ARCHIVE)


def test_each_card_and_heading_has_a_row_with_its_votes(voted):
    """Those that nobody chose as well, with a 0; in the order of what came out."""
    first, *_ = voted.state.ballots.values()
    heading = next(iter(voted.state.headings))
    rows = [row for row in table(voted, "vote_results") if row["ballot"] == first.id]

    assert [row["votes"] for row in rows] == ["2", "1"] + ["0"] * (len(rows) - 2)
    assert {row["candidate"] for row in rows} == set(first.candidates)
    assert (rows[0]["heading"], rows[0]["contribution"]) == (heading, "")
    assert (rows[1]["heading"], rows[1]["contribution"]) == ("", rows[1]["candidate"])


def test_only_closed_votes_are_told(voted):
    """What people are voting on right now is nobody's to know."""
    *closed, still_open = voted.state.ballots
    found = [(row["ballot"], row["voters"], row["anonymous"]) for row in table(voted, "ballots")]

    assert found == [(closed[0], "2", "false"), (closed[1], "1", "true")]
    assert still_open not in {row["ballot"] for row in table(voted, "vote_results")}


def test_no_table_says_who_chose(voted):
    """In the tables of votes stands no pseudonym and no alias."""
    for name in ("ballots", "vote_results", "headings"):
        said = repr(table(voted, name))
        assert "P01" not in said and "P02" not in said and "~" not in said


def test_a_card_says_what_it_was_merged_into_and_what_it_stands_under(voted):
    """Both lead to a row elsewhere; the merged card's words and author stay its own."""
    cards = {row["text"]: row for row in table(voted, "contributions")}
    heading = table(voted, "headings")[0]

    assert cards["key worker"]["merged_into"] == cards["referral form"]["contribution"]
    assert (cards["key worker"]["author"], cards["key worker"]["standing"]) == ("P02", "merged")
    assert cards["referral form"]["heading"] == heading["heading"]
    assert heading["text"] == "What is on paper"


def test_a_heading_that_was_taken_apart_still_says_what_was_chosen(voted):
    """Its row stays as long as a vote leads to it."""
    heading = next(iter(voted.state.headings))
    items = voted.state.headings[heading].items
    voted.does(voted.aino, "ungroup_cards", items=items)

    assert [row["text"] for row in table(voted, "headings")] == ["What is on paper"]
    assert heading in {row["heading"] for row in table(voted, "vote_results")}


def test_a_system_says_whose_group_it_is(room):
    """What each small group mapped can be told apart, and compared."""
    group = f"g{room.does(room.aino, 'form_group', name='Door side').seq}"
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Apart", "by_groups": True})
    room.does(room.aino, "start_task", task=f"t{room.state.seq}")

    systems = [(row["name"], row["group"]) for row in table(room, "activity_systems")]
    assert systems == [("Our activity", ""), ("Door side", group)]


def test_the_report_tells_headings_and_results(voted, text_of, tmp_path, renderer):
    """In the Markdown and in the PDF: what belongs together, and what came out of each vote."""
    told = write_report(account_of(voted.state))
    export(voted, tmp_path / "out", renderer)
    printed = text_of("report.pdf", (tmp_path / "out/report/report.pdf").read_bytes())

    for words in ("## What belongs together", "### What is on paper", "- attendance target"):
        assert words in told
    assert "## Votes\n\n### Open floor\n\n*2 people voted, 2 votes each among " in told
    assert "| 2 | What is on paper |\n| 1 | targets against the whole child |" in told
    assert "*1 person voted, 1 vote each among 2, anonymously.*" in told
    for words in ("What belongs together", "2 people voted, 2 votes each", "1 person voted"):
        assert words in printed


def test_the_report_does_not_read_out_what_was_hidden_since(voted):
    """The votes stay, the words go; a heading that was taken apart keeps its name."""
    cards = {item.text: item.id for item in voted.state.contributions()}
    voted.does(voted.aino, "hide", item=cards["targets against the whole child"])
    voted.does(voted.aino, "ungroup_cards", items=[cards["attendance target"]])
    voted.does(voted.aino, "ungroup_cards", items=[cards["referral form"]])
    told = write_report(account_of(voted.state))

    assert "| 1 | (no longer shown) |" in told
    assert "| 2 | What is on paper |" in told
    assert "## What belongs together" not in told


def test_the_report_does_not_read_out_a_heading_whose_cards_are_hidden(voted):
    """Its words could tell what they said."""
    (heading,) = voted.state.headings.values()
    for item in heading.items:
        voted.does(voted.aino, "hide", item=item)
    told = write_report(account_of(voted.state))

    assert "What is on paper" not in told
    assert "| 2 | (no longer shown) |" in told


def test_the_report_says_when_nobody_chose_anything(room):
    """A vote that came to nothing is told as one."""
    room.does(room.bilal, "place_note", surface="ideas", period="future", text="a")
    room.does(room.aino, "open_voting")
    room.does(room.aino, "close_voting")

    assert "Nobody had chosen anything." in write_report(account_of(room.state))


def test_a_report_without_votes_does_not_speak_of_them(busy):
    """No empty section where nothing was sorted or chosen."""
    told = write_report(account_of(busy.state))

    assert "## Votes" not in told and "What belongs together" not in told


def test_an_archive_keeps_that_somebody_voted_and_what_came_out(voted):
    """How many took part and the results are those of the record."""
    there = {key: (one.voters, one.results) for key, one in voted.state.ballots.items()}
    kept = to_archive(voted).state.ballots

    assert {key: (one.voters, one.results) for key, one in kept.items()} == there


def test_an_archive_does_not_keep_who_chose_what(voted):
    """Neither the pseudonym nor the alias of a voter, nor what was chosen."""
    votes = [fact for fact in to_archive(voted).facts if fact.event.kind == "votes_cast"]
    was = [
        fact for fact in voted.laboratory.facts(voted.workshop) if fact.event.kind == "votes_cast"
    ]

    assert len(votes) == len(was) == 4
    for before, after in zip(was, votes, strict=True):
        assert after.actor == after.event.voter != before.event.voter
        assert set(after.event.items) == {"withheld"}
        assert len(after.event.items) == len(before.event.items)


def test_who_agreed_to_archiving_agreed_for_cards_and_not_for_votes(voted):
    """A vote was given in secret, whatever its voter said of the own words."""
    answers = {"take_part": True, "archive": True}
    voted.does(voted.bilal, "give_consent", answers=answers)
    actors = {fact.actor for fact in to_archive(voted).facts if fact.event.kind == "votes_cast"}

    assert {actor[:9] for actor in actors} == {"~withheld"}


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_an_export_with_votes_opens_again(voted, tmp_path, purpose):
    """Results, headings and merged cards are there; a second export has the same bytes."""
    what = carried(voted.laboratory.whole(voted.workshop), purpose)
    text = write_session_json(what.whole)
    read = read_session_json(text)
    second = Laboratory(tmp_path / "second")
    second.take_in(read)
    state = second.state(read.workshop)
    again = carried(read, purpose)
    second.perform(read.workshop, voted.aino, read_act({"act": "close_voting"}))
    closed = second.state(read.workshop)
    second.close()

    assert write_session_json(again.whole) == text
    assert state.headings == voted.state.headings
    assert [one.results for one in state.ballots.values()] == [
        one.results for one in voted.state.ballots.values()
    ]
    assert closed.ballot is None


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_the_readme_says_where_votes_are_and_where_not(voted, tmp_path, renderer, purpose):
    """Whoever gets the folder knows what can be found out from it."""
    export(voted, tmp_path / "out", renderer, purpose)
    readme = " ".join(contents(tmp_path / "out")["README.txt"].decode().split())

    assert "What came out of votes is in data/tables/vote_results.csv" in readme
    left_out = "Who chose what was left out" in readme
    assert left_out is (purpose is ExportPurpose.ARCHIVE)
