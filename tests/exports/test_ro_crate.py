"""The RO-Crate: roc-validator takes it, and it describes every file as it is."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest
import requests
from rocrate_validator import services
from rocrate_validator.models import CheckIssue as Issue
from rocrate_validator.models import Severity, ValidationSettings
from taking_away import contents, export

from changelab import __version__
from changelab.exports import ExportPurpose
from changelab.exports.moments import newest_in

CRATE = "ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.3/context"
#: What is recommended that the record does not know: addresses of the team, and of its terms.
UNKNOWN = (
    "A License entity SHOULD have an absolute HTTP(S) URL",
    "The organization SHOULD have a URL",
    "An Organization entity SHOULD have a ROR identifier",
    "An Organization's contactPoint SHOULD reference a ContactPoint",
    "At least one author or publisher Person/Organization SHOULD have a contactPoint",
)


@pytest.fixture
def folder(studied, renderer, tmp_path) -> Path:
    """Eeva's study as an export."""
    export(studied, tmp_path / "study", renderer)
    return tmp_path / "study"


@pytest.fixture
def graph(folder) -> dict[str, dict]:
    """What the crate says, by id."""
    return read(folder)


def read(folder: Path) -> dict[str, dict]:
    """Everything that the crate of this folder describes, by id."""
    described = json.loads((folder / CRATE).read_text("utf-8"))
    return {one["@id"]: one for one in described["@graph"]}


@pytest.fixture
def no_network(monkeypatch):
    """The one address that the validator asks for is answered from the copy inside `rocrate`."""
    held = (files("rocrate") / "data" / "ro-crate.jsonld").read_bytes()

    def answer(self, request, **_) -> requests.Response:
        if request.url != CONTEXT:
            raise requests.ConnectionError(f"{request.url} is not there")
        response = requests.Response()
        response.status_code = 200
        response._content = held
        response.url = request.url
        response.request = request
        response.headers["Content-Type"] = "application/ld+json"
        return response

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", answer)


def found_in(folder: Path, severity: Severity) -> list[Issue]:
    """What the validator has against the crate, down to that severity."""
    settings = ValidationSettings(
        rocrate_uri=folder,
        profile_identifier="ro-crate-1.3",
        requirement_severity=severity,
        no_cache=True,
    )
    return services.validate(settings).get_issues(severity)


def test_the_validator_has_nothing_against_it(folder, no_network):
    """What is required is there, and what is recommended, but for what nobody knows here."""
    found = found_in(folder, Severity.RECOMMENDED)

    assert [one.message for one in found if one.severity is Severity.REQUIRED] == []
    assert [one.message for one in found if not one.message.startswith(UNKNOWN)] == []


def test_the_validator_would_find_what_is_missing(folder, no_network):
    """A crate without a licence and with a file that is not there is refused."""
    described = json.loads((folder / CRATE).read_text("utf-8"))
    for one in described["@graph"]:
        if one["@id"] == "./":
            del one["license"]
    (folder / CRATE).write_text(json.dumps(described), "utf-8")
    (folder / "README.txt").unlink()
    found = " ".join(one.message for one in found_in(folder, Severity.REQUIRED))

    assert "license" in found
    assert "README.txt" in found


def test_every_file_is_described_as_it_is(folder, graph):
    """Type, size and SHA-256 of all of them, but for the crate itself."""
    there = contents(folder)
    described = {unquote(one["@id"]): graph[one["@id"]] for one in graph["./"]["hasPart"]}

    assert described.keys() == there.keys() - {CRATE}
    for name, one in described.items():
        assert one["contentSize"] == str(len(there[name]))
        assert one["sha256"] == hashlib.sha256(there[name]).hexdigest()
        assert one["encodingFormat"]
        assert one["description"]


def test_it_says_on_what_terms_by_whom_and_with_what(studied, graph):
    """The purpose makes the terms; the version of the tool is that which wrote it."""
    root, action = graph["./"], graph["#export"]

    assert root["name"] == "Whose child is it?"
    assert graph[root["license"]["@id"]]["name"] == "For the work of the team"
    assert graph[action["instrument"]["@id"]]["version"] == __version__
    assert action["@type"] == "CreateAction"
    assert action["endTime"] == newest_in(studied.state)
    assert action["endTime"].startswith(root["datePublished"])


def test_an_archive_export_has_other_terms(studied, renderer, tmp_path):
    """What people agreed to, not the team's own use."""
    export(studied, tmp_path / "kept", renderer, ExportPurpose.ARCHIVE)

    assert read(tmp_path / "kept")["#terms"]["name"] == "As participants agreed"


def test_the_same_record_gives_the_same_crate(studied, folder, renderer, tmp_path):
    """All dates in it are those of the record."""
    export(studied, tmp_path / "again", renderer)

    assert (tmp_path / "again" / CRATE).read_bytes() == (folder / CRATE).read_bytes()
