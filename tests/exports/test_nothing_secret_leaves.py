"""Names, tokens, join codes and hidden cards stay at home; hostile text stays text."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
import zipfile

import pytest
from taking_away import HOSTILE, agree_to_archive, contents, export

from changelab.domain.vocabulary import Purpose
from changelab.exports import ExportPurpose
from changelab.exports.tables import read_cell


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_names_tokens_and_codes_are_in_no_byte(
    laboratory, busy, tmp_path, renderer, purpose, text_of
):
    """The key table never leaves, in neither kind of export, in no file, not in the zip."""
    laboratory = busy.laboratory
    joined = laboratory.join(busy.workshop, "Zebulon Quartermaine", {Purpose.TAKE_PART: True})
    visitor = laboratory.doors.visitor(joined.token).actor
    busy.does(visitor, "add_entry", element="tools", text="my words", period="present")
    secrets = [
        "Zebulon",
        "Quartermaine",
        "Bilal",
        "Dana",
        joined.token,
        busy.join_code,
        visitor.secret,
    ]
    *_, beside = export(busy, tmp_path / "out", renderer, purpose)
    with zipfile.ZipFile(beside) as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    files = contents(tmp_path / "out") | zipped

    for name, content in files.items():
        for secret in secrets:
            assert secret.encode() not in content, (name, secret)
            assert secret not in text_of(name, content), (name, secret)


def test_anonymous_cards_cannot_be_traced(busy, tmp_path, renderer):
    """In an anonymous task the pseudonym of the author is nowhere near the card."""
    busy.does(busy.aino, "plan_task", session="s3", plan={"title": "Say it", "anonymous": True})
    busy.does(busy.aino, "start_task", task=f"t{busy.state.seq}")
    busy.does(busy.bilal, "add_entry", element="rules", text="the secret card", period="present")
    export(busy, tmp_path / "out", renderer)
    found = [
        line
        for content in contents(tmp_path / "out").values()
        for line in content.decode("utf-8", "replace").splitlines()
        if "the secret card" in line
    ]

    assert len(found) >= 5
    assert not [line for line in found if "P01" in line]


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_anonymous_votes_cannot_be_traced(voted, tmp_path, renderer, purpose, text_of):
    """Only the record holds an alias of a voter, and no line of it a pseudonym beside it."""
    *_, ballot, still_open = voted.state.ballots
    aliases = [voted.bilal.alias_in(ballot), voted.dana.alias_in(still_open)]
    export(voted, tmp_path / "out", renderer, purpose)
    files = contents(tmp_path / "out")
    record = files.pop("data/session.json").decode()

    for name, content in files.items():
        for alias in aliases:
            assert alias not in text_of(name, content), (name, alias)
    cast = [line for line in record.splitlines() if '"kind":"votes_cast"' in line]
    anonymous = [line for line in cast if f'"{ballot}"' in line or f'"{still_open}"' in line]
    assert (len(cast), len(anonymous)) == (4, 2)
    assert not [line for line in anonymous if "P01" in line or "P02" in line]
    kept = sum(alias in record for alias in aliases)
    assert kept == (2 if purpose is ExportPurpose.ANALYSIS else 0)


def test_an_archive_has_no_vote_of_anyone(voted, tmp_path, renderer, text_of):
    """Not in the events, not in the snapshot beside them: no name stands beside a choice."""
    export(voted, tmp_path / "out", renderer, ExportPurpose.ARCHIVE)
    record = json.loads((tmp_path / "out/data/session.json").read_text("utf-8"))

    votes = record["snapshot"]["votes"]
    assert len(votes) == 4
    for vote in votes:
        assert vote["voter"].startswith("~withheld") and set(vote["items"]) == {"withheld"}


@pytest.fixture
def hostile(room, tmp_path, renderer) -> dict[str, bytes]:
    """Every file of an export of a workshop in which people typed only hostile text."""
    for number, text in enumerate(HOSTILE):
        element = ("tools", "rules", "object")[number % 3]
        room.does(room.bilal, "add_entry", element=element, text=text, period="present")
        room.does(room.dana, "place_note", surface="mirror", period="past", text=text)
        room.does(room.dana, "make_commitment", who=text, text=text, by_when=text)
    items = [item.id for item in room.state.contributions()]
    for number, text in enumerate(HOSTILE):
        room.does(room.aino, "group_cards", items=items[number::20], text=text)
    room.does(room.aino, "open_voting", votes=20)
    candidates = room.state.ballot.candidates[:20]
    room.does(room.bilal, "cast_votes", ballot=room.state.ballot.id, items=candidates)
    room.does(room.aino, "close_voting")
    room.does(room.aino, "rename_workshop", title=HOSTILE[6], description=HOSTILE[0])
    agree_to_archive(room, room.bilal)
    export(room, tmp_path / "out", renderer)
    return contents(tmp_path / "out")


def test_hostile_text_stands_in_the_tables_as_typed(hostile):
    """Guarded in the file, exact once read."""
    text = hostile["data/tables/contributions.csv"].decode()
    cells = [row["text"] for row in csv.DictReader(io.StringIO(text, newline=""))]

    assert {read_cell(cell) for cell in cells} == set(HOSTILE)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def test_hostile_text_breaks_no_file(hostile):
    """JSON parses, SVG is XML without a script, the CSV has its columns, the data list too."""
    for name, content in hostile.items():
        if name.endswith(".json"):
            json.loads(content)
        if name.endswith(".svg"):
            tags = {
                element.tag.rpartition("}")[2] for element in ElementTree.fromstring(content).iter()
            }
            assert not tags & {"script", "foreignObject", "image", "iframe"}
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}


def test_hostile_titles_do_not_forge_the_readme(room, tmp_path, renderer):
    """A title of several lines stays one line, so that it cannot pretend to be a section."""
    title = "Workshop\n\nWITHHELD\nNothing."
    room.does(room.aino, "rename_workshop", title=title, description="")
    export(room, tmp_path / "out", renderer, ExportPurpose.ARCHIVE)
    readme = (tmp_path / "out/README.txt").read_text("utf-8")

    assert readme.startswith("Workshop WITHHELD Nothing.\n")
    assert readme.count("\nWITHHELD\n") == 1
