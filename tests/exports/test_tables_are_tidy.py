"""The tables: one row one thing, ids that meet, every column and every byte accounted for."""

import csv
import hashlib
import io
import json
from datetime import date, datetime

import pytest

from changelab.exports.all_tables import tables_of
from changelab.exports.tables import Table, read_cell, write_csv, write_datapackage


def rows(text: str) -> list[dict[str, str]]:
    """The rows as another program reads them, guards taken off."""
    read = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: read_cell(cell) for name, cell in row.items()} for row in read]


def table_name(resource: dict) -> str:
    return resource["path"].removeprefix("tables/").removesuffix(".csv")


@pytest.fixture
def files(busy) -> dict[str, str]:
    """Every table's CSV, by name."""
    return csv_of(busy)


def csv_of(room) -> dict[str, str]:
    """Every table of a workshop as CSV, by name."""
    return {table.name: write_csv(table) for table in _tables(room)}


def package_of(room) -> dict:
    """The data package of a workshop."""
    written = [(table, write_csv(table).encode()) for table in _tables(room)]
    return json.loads(write_datapackage(room.state, written, "tables"))


def _tables(room) -> list[Table]:
    whole = room.laboratory.whole(room.workshop)
    return tables_of(room.state, whole.corpus)


@pytest.fixture
def package(busy) -> dict:
    """The data package."""
    return package_of(busy)


def test_contributions_of_all_kinds_stand_in_one_long_table(busy, files):
    """Each with kind, words, author, standing and where it came from, in order."""
    found = rows(files["contributions"])

    assert len(found) == sum(1 for _ in busy.state.contributions())
    assert [int(row["seq"]) for row in found] == sorted(int(row["seq"]) for row in found)
    assert {row["kind"] for row in found} == {
        *("entry", "contradiction", "observation", "manifestation"),
        *("note", "answer", "commitment"),
    }
    assert found[0] | {"contribution": "", "seq": "", "at": ""} == {
        "contribution": "",
        "seq": "",
        "kind": "entry",
        "text": "referral form",
        "author": "P01",
        "author_is": "participant",
        "participant": "P01",
        "at": "",
        "session": "s3",
        "task": "t4",
        "standing": "shown",
        "reworded": "false",
        "by_hand": "false",
        "about": "",
        "merged_into": "",
        "heading": "",
    }


def test_an_entry_has_a_row_for_each_of_its_periods(files):
    """What carried over stands once in each period."""
    periods = [(row["entry"], row["period"]) for row in rows(files["activity_elements"])]
    first = periods[0][0]

    assert [period for entry, period in periods if entry == first] == ["past", "present"]


def test_links_say_what_a_contradiction_rests_on(busy, files):
    """Evidence, manifestations and what it gave rise to, each as a pair of ids."""
    one, other = busy.state.contradictions.values()
    found = [(row["source"], row["relation"], row["target"]) for row in rows(files["links"])]

    assert found == [
        (one.id, "evidence", *one.evidence),
        (one.id, "manifestation", *one.manifestations),
        (other.id, "gave_rise_to", one.id),
    ]


def test_every_key_is_unique_and_every_reference_meets_one(modelled):
    """No two rows share a key, and no id points at nothing, whatever was sorted since."""
    items = [item.id for item in modelled.state.contributions() if item.standing == "shown"]
    modelled.does(modelled.aino, "ungroup_cards", items=items)
    files, package = csv_of(modelled), package_of(modelled)
    tables = {
        resource["name"]: (resource, rows(files[table_name(resource)]))
        for resource in package["resources"]
    }
    references = 0
    for resource, found in tables.values():
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in found]
        assert len(set(keys)) == len(keys)
        for foreign in resource["schema"].get("foreignKeys", []):
            _, there = tables[foreign["reference"]["resource"]]
            known = {row[foreign["reference"]["fields"][0]] for row in there}
            used = {row[foreign["fields"][0]] for row in found} - {""}
            references += len(used)
            assert used <= known

    assert references > 30


def test_every_column_is_described_and_holds_what_it_says(modelled):
    """Names in the file are those of the package; types and closed lists are kept to."""
    files, package = csv_of(modelled), package_of(modelled)
    checks = {
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "datetime": datetime.fromisoformat,
        "date": date.fromisoformat,
        "array": json.loads,
        "string": str,
    }
    for resource in package["resources"]:
        text = files[table_name(resource)]
        fields = resource["schema"]["fields"]
        assert next(csv.reader(io.StringIO(text, newline=""))) == [
            field["name"] for field in fields
        ]
        for field in fields:
            assert field["description"]
            rules = field.get("constraints", {})
            for row in rows(text):
                cell = row[field["name"]]
                assert cell or not rules.get("required")
                assert not cell or cell in rules.get("enum", [cell])
                if cell:
                    checks[field["type"]](cell)


def test_the_package_knows_size_and_hash_of_each_file(files, package):
    """A changed byte is noticed by whoever checks."""
    for resource in package["resources"]:
        content = files[table_name(resource)].encode()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_package_states_how_cells_are_guarded(package):
    """A reader who finds an apostrophe finds the rule for it beside the tables."""
    assert "take one leading apostrophe off" in package["formulaGuard"]
    assert package["formulaGuard"] in package["description"]


def test_consent_has_a_row_for_each_purpose(busy, files):
    """What was not answered is said to be not answered, not left out."""
    found = {(row["participant"], row["purpose"]): row["answer"] for row in rows(files["consent"])}

    assert len(found) == 6 * len(busy.state.participants)
    assert found["P01", "take_part"] == "given"
    assert found["P01", "archive"] == "not answered"


def test_no_table_tells_two_cards_of_an_anonymous_author_apart(busy):
    """In an anonymous task the author is anonymous here as well."""
    plan = {"title": "Say it", "anonymous": True}
    busy.does(busy.aino, "plan_task", session="s3", plan=plan)
    busy.does(busy.aino, "start_task", task=f"t{busy.state.seq}")
    busy.does(busy.bilal, "add_entry", element="rules", text="one", period="present")
    busy.does(busy.dana, "add_entry", element="rules", text="two", period="present")
    (table,) = (one for one in tables_of(busy.state) if one.name == "contributions")
    secret = [row for row in rows(write_csv(table)) if row["text"] in ("one", "two")]

    assert [(row["author"], row["author_is"], row["participant"]) for row in secret] == [
        ("anonymous", "anonymous", "")
    ] * 2
