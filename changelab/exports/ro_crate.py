"""`ro-crate-metadata.json` (RO-Crate 1.3): one description of the whole export for archives."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from changelab import __version__
from changelab.exports.inventory import CRATE, README, Listed
from changelab.exports.moments import moment_of, newest_in
from changelab.exports.withholding import Carried, ExportPurpose

_SPECIFICATION = "https://w3id.org/ro/crate/1.3"

_TERMS = {
    ExportPurpose.ANALYSIS: (
        "For the work of the team",
        "Not published. Share it only with those whom the consent form of the workshop names.",
    ),
    ExportPurpose.ARCHIVE: (
        "As participants agreed",
        "What is in here may be kept and read as the participants agreed on the consent form of "
        "the workshop. The archive that keeps it states its own conditions of use.",
    ),
}


def write_ro_crate(carried: Carried, files: Mapping[str, Listed]) -> str:
    """The description of these files; the same files of the same record give the same text.

    There is no time of exporting in it: all dates are those of the record.
    """
    listed = [_file(name, one) for name, one in sorted(files.items())]
    graph = [_descriptor(), _root(carried, listed), *listed, *_context(carried)]
    crate = {"@context": f"{_SPECIFICATION}/context", "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=1) + "\n"


def _descriptor() -> dict[str, Any]:
    return {
        "@id": CRATE,
        "@type": "CreativeWork",
        "name": "Description of this export",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _SPECIFICATION},
    }


def _root(carried: Carried, files: list[dict[str, Any]]) -> dict[str, Any]:
    state = carried.state
    begun, newest = (moment_of(at) for at in (state.about.opened_at, newest_in(state)))
    return {
        "@id": "./",
        "@type": "Dataset",
        "identifier": {"@id": "#workshop"},
        "name": " ".join(state.about.title.split()),
        "description": f"Record of a Change Laboratory workshop, exported for {carried.purpose}: "
        "events, tables, texts for qualitative analysis, pictures and report. README.txt says "
        "what was left out and why.",
        "license": {"@id": "#terms"},
        "publisher": {"@id": "#team"},
        "datePublished": f"{newest:%Y-%m-%d}",
        "temporalCoverage": f"{begun:%Y-%m-%d}/{newest:%Y-%m-%d}",
        "mentions": {"@id": "#export"},
        "hasPart": [{"@id": one["@id"]} for one in files],
    }


def _file(name: str, listed: Listed) -> dict[str, Any]:
    return {
        "@id": quote(name),
        "@type": "File",
        "name": name,
        "description": listed.description,
        "encodingFormat": listed.type,
        "contentSize": str(len(listed.content)),
        "sha256": hashlib.sha256(listed.content).hexdigest(),
        "copyrightNotice": listed.rights,
    }


def _context(carried: Carried) -> list[dict[str, Any]]:
    """On what terms, by whom, and how the files were made."""
    name, terms = _TERMS[carried.purpose]
    return [
        {
            "@id": "#workshop",
            "@type": "PropertyValue",
            "name": "Id of the workshop",
            "propertyID": "workshop",
            "value": carried.state.workshop,
        },
        {"@id": "#terms", "@type": "CreativeWork", "name": name, "description": terms},
        {
            "@id": "#team",
            "@type": "Organization",
            "name": "The team of the workshop",
            "description": "Those who led the workshop and research it; who they are is not part "
            "of the record.",
        },
        {
            "@id": "#export",
            "@type": "CreateAction",
            "name": f"Export for {carried.purpose}",
            "description": f"The record up to event {carried.state.seq} was written to these files "
            "without human intervention.",
            "endTime": newest_in(carried.state),
            "agent": {"@id": "#team"},
            "instrument": {"@id": "#workbench"},
            "result": {"@id": "./"},
        },
        {
            "@id": "#workbench",
            "@type": "SoftwareApplication",
            "name": "Change Laboratory workbench",
            "description": "Runs Change Laboratory workshops and keeps their record.",
            "version": __version__,
            # It has no address of its own; the README says what wrote these files.
            "url": {"@id": README},
        },
    ]
