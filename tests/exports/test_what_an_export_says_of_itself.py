"""README, data list and documents say what an export is, what is missing and why, and whose."""

import csv
import io

import pytest
from studied import bring_picture, everyone_agrees
from taking_away import contents, export

from changelab.domain.key_table import KeyEntry
from changelab.exports import ExportPurpose, Wishes
from changelab.exports.documents import describe_anonymisation
from changelab.exports.inventory import COLUMNS, Listed, write_data_list
from changelab.exports.readme import write_readme
from changelab.exports.withholding import carried


def readme(room, purpose=ExportPurpose.ANALYSIS, table=(), *, replace_names=False) -> str:
    """The README on one line."""
    whole = room.laboratory.whole(room.workshop)
    what = carried(whole, purpose, table, Wishes(replace_names=replace_names))
    return " ".join(write_readme(what, {}).decode().split())


def test_the_readme_counts_what_is_missing_by_reason(studied):
    """Numbers, reasons, and what went along with them."""
    said = readme(studied)

    assert "5 contributions, each replaced by a placeholder with a number and the reason:" in said
    assert "- 4: no consent to recording - 1: nobody knows who spoke" in said
    assert "went the words of what repeats them: 7 codings, 1 memo, 1 observation." in said


def test_the_readme_names_pictures_and_votes_that_were_left_out(voted):
    """An archive is told which pictures it does not get, and of how many votes."""
    shown = bring_picture(voted)
    said = readme(voted, ExportPurpose.ARCHIVE)

    assert f"Pictures of mirror material that were left out: {shown}." in said
    assert "Choices in votes that were left out: 4." in said


def test_the_readme_says_when_nothing_is_missing(busy):
    """Everyone takes part, nothing was recorded."""
    assert "WITHHELD Nothing: everyone whose words are here agreed." in readme(busy)


def test_the_readme_says_which_consent_was_asked_for(studied):
    """The rule of the filter, and how many people agreed to what."""
    everyone_agrees(studied, "take_part", "archive")

    assert "those who agreed to being recorded; the default is no" in readme(studied)
    assert "take part 2 of 2, recording 0 of 2, quote 0 of 2" in readme(studied)
    assert "archive 2 of 2" in readme(studied, ExportPurpose.ARCHIVE)
    assert "Anonymous cards are left out" in readme(studied, ExportPurpose.ARCHIVE)


def test_the_readme_says_until_when_the_record_is_needed(studied):
    """The day on which somebody decides; the legal basis is asked for."""
    assert "By 2 March 2031 somebody decides whether the record is still needed." in readme(studied)
    assert "LEGAL BASIS The record does not say on which legal basis" in readme(studied)


def test_names_that_were_replaced_are_counted(busy):
    """How often, and what stands there; without being asked for, nothing is said of it."""
    busy.does(busy.bilal, "add_entry", element="rules", text="ask Dana", period="present")
    said = readme(busy, table=(KeyEntry("P02", ("Dana",)),), replace_names=True)

    assert (
        "Names were replaced by pseudonyms in brackets, “[P01]”, or by “[name]”, in 1 place."
        in said
    )
    assert "Names were replaced" not in readme(busy)


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_how_it_was_made_anonymous_is_described(studied, purpose):
    """Step by step: key table, aliases, speakers, names, placeholders; and what may still tell."""
    what = carried(studied.laboratory.whole(studied.workshop), purpose)
    said = " ".join(describe_anonymisation(what).split())

    assert "In 1 transcript each speaker was matched" in said
    assert "1 speaker was not matched; what they said is left out." in said
    assert f"{sum(what.withheld.values())} contributions are left out" in said
    assert ("This export is for the team" in said) is (purpose is ExportPurpose.ANALYSIS)


def test_the_data_list_has_what_archives_ask_for():
    """Type, size, fixity, description, who is in it and whose it is, a row for each file."""
    files = {"mirror/x17.png": Listed(b"x", "image/png", "the form", "P01", "of its source")}
    rows = list(csv.DictReader(io.StringIO(write_data_list(files).decode(), newline="")))

    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["people_in_it"] == "P01" and rows[0]["rights"] == "of its source"
    assert all(row["rights"] for row in rows)


def test_documents_and_pictures_lie_in_the_bundle(studied, tmp_path, renderer):
    """The blank form, the information sheet, the anonymisation, and the picture by its material."""
    export(studied, tmp_path / "out", renderer)
    files = contents(tmp_path / "out")
    picture = next(key for key, one in studied.state.materials.items() if one.file)

    assert {
        "docs/consent-form.md",
        "docs/information-sheet.md",
        "docs/anonymisation.txt",
        f"mirror/{picture}.png",
    } <= files.keys()
    assert files[f"mirror/{picture}.png"].startswith(b"\x89PNG")
    listed = csv.DictReader(io.StringIO(files["data_list.csv"].decode(), newline=""))
    (row,) = (row for row in listed if row["file"].startswith("mirror/"))
    assert row["people_in_it"] == "may show people: P01"
    assert row["rights"].startswith("of its source")
