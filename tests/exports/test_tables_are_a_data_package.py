"""The tables as a data package: Frictionless finds types, keys and hashes as they are stated."""

from pathlib import Path

import pytest
from frictionless import validate
from studied import everyone_agrees
from taking_away import HOSTILE

from bench.large_workshop import TYPICAL
from bench.study import studied as studied_workshop
from changelab.domain.vocabulary import Withdrawal
from changelab.exports import ExportPurpose
from changelab.exports.all_tables import tables_of
from changelab.exports.tables import write_csv, write_datapackage
from changelab.exports.withholding import carried
from changelab.service.samples import OUR_SAMPLES, load_sample


def write_package(
    laboratory, workshop: str, folder: Path, purpose: ExportPurpose = ExportPurpose.ANALYSIS
) -> Path:
    """The tables of a workshop and their description, as an export for that purpose has them."""
    what = carried(laboratory.whole(workshop), purpose)
    (folder / "tables").mkdir()
    tables = tables_of(what.state, what.whole.corpus)
    written = [(table, write_csv(table).encode()) for table in tables]
    for table, content in written:
        (folder / "tables" / table.file).write_bytes(content)
    package = folder / "datapackage.json"
    package.write_text(write_datapackage(what.state, written, "tables"), "utf-8")
    return package


def complaints(package: Path) -> list[str]:
    """What Frictionless has against a package."""
    report = validate(str(package))
    return [f"{task.place}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def test_a_study_is_valid(studied, tmp_path):
    """Types, closed lists, keys, references and hashes, with every kind of text in it."""
    for text in HOSTILE:
        studied.does(studied.bilal, "place_note", surface="ideas", period="future", text=text)
    package = write_package(studied.laboratory, studied.workshop, tmp_path)

    assert complaints(package) == []


def test_what_is_broken_is_found(studied, tmp_path):
    """A reference that leads nowhere and a changed byte do not pass: the check is a check."""
    package = write_package(studied.laboratory, studied.workshop, tmp_path)
    codings = tmp_path / "tables" / "codings.csv"
    codings.write_bytes(codings.read_bytes().replace(b"R2", b"R7", 1))
    found = " ".join(complaints(package))

    assert "hash" in found
    assert "foreign key" in found.casefold()


def test_history_votes_and_networks_are_valid(modelled, tmp_path):
    """The tables of what the group made, chose and sorted."""
    assert complaints(write_package(modelled.laboratory, modelled.workshop, tmp_path)) == []


def test_what_an_archive_gets_is_valid(studied, tmp_path):
    """With placeholders in the place of what nobody agreed to, keys still meet."""
    package = write_package(studied.laboratory, studied.workshop, tmp_path, ExportPurpose.ARCHIVE)

    turns = (package.parent / "tables" / "turns.csv").read_text("utf-8")
    assert ",4000,9000,,[withheld " in turns
    assert complaints(package) == []


@pytest.mark.parametrize("level", Withdrawal)
def test_what_is_left_after_a_withdrawal_is_valid(studied, tmp_path, level):
    """Bilal withdraws, whose words are coded, cited and written about: keys still meet."""
    everyone_agrees(studied)
    studied.laboratory.withdraw(studied.workshop, "P01", level, studied.eeva)
    package = write_package(studied.laboratory, studied.workshop, tmp_path)
    people = (package.parent / "tables" / "participants.csv").read_text("utf-8")

    assert f",{level}," in people
    assert complaints(package) == []


def test_case_b_is_valid(laboratory, tmp_path):
    """A whole workshop as it may go."""
    workshop = load_sample(laboratory, OUR_SAMPLES / "case_b.toml")

    assert complaints(write_package(laboratory, workshop, tmp_path)) == []


def test_a_typical_study_is_valid(tmp_path):
    """Eight sessions, twenty people, twelve thousand turns, two thousand codings."""
    study = studied_workshop(tmp_path / "house", TYPICAL).workshop
    try:
        package = write_package(study.laboratory, study.id, tmp_path)
    finally:
        study.laboratory.close()

    assert package.with_name("tables").joinpath("turns.csv").stat().st_size > 1_000_000
    assert complaints(package) == []
