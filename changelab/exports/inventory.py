"""The list of the files of an export, `data_list.csv`, as archives ask for it."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

from changelab.exports.tables import write_cell

README = "README.txt"
DATA_LIST = "data_list.csv"
CRATE = "ro-crate-metadata.json"
#: What archives ask of each file (QDR's inventory), and what tells whether it arrived whole.
COLUMNS = ("file", "type", "bytes", "sha256", "description", "people_in_it", "rights")

CRATE_IS = "what this export and each file is, for archives (RO-Crate)"
#: Whose a file is, if it is not somebody else's.
OURS = "the people of the workshop and its researchers; see the consent form in docs/"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of an export: its content, what it is, what it says about people, and whose it is."""

    content: bytes
    type: str
    description: str
    people_in_it: str = "pseudonyms, words of participants"
    rights: str = OURS


def write_data_list(files: Mapping[str, Listed]) -> bytes:
    """One row a file; this one cannot hold its own size and hash, nor those of the crate."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for name, listed in sorted(files.items()):
        size, digest = len(listed.content), hashlib.sha256(listed.content).hexdigest()
        said = (listed.description, listed.people_in_it, listed.rights)
        row = (name, listed.type, size, digest, *said)
        writer.writerow(write_cell(str(cell)) for cell in row)
    writer.writerow((DATA_LIST, "text/csv", "", "", "this list", "none", OURS))
    writer.writerow((CRATE, "application/ld+json", "", "", CRATE_IS, "none", OURS))
    return out.getvalue().encode()
