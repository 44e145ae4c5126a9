"""BagIt (RFC 8493): the files of an export wrapped so that an archive can check each byte."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from changelab import __version__
from changelab.domain.state import WorkshopState
from changelab.exports.moments import moment_of, newest_in

#: Where the wrapped files lie.
PAYLOAD = "data/"
_DECLARATION = "bagit.txt"
_INFO = "bag-info.txt"
_MANIFEST = "manifest-sha256.txt"
_TAG_MANIFEST = "tagmanifest-sha256.txt"
#: The files of a bag that lie beside its payload.
TAG_FILES = (_DECLARATION, _INFO, _MANIFEST, _TAG_MANIFEST)


def bagged(files: Mapping[str, bytes], state: WorkshopState) -> dict[str, bytes]:
    """The same files as a bag; the same files of the same record give the same bag."""
    payload = {f"{PAYLOAD}{name}": content for name, content in files.items()}
    size = sum(map(len, payload.values()))
    newest = moment_of(newest_in(state))
    info = {
        "Bag-Software-Agent": f"Change Laboratory workbench {__version__}",
        # The day of the record, not of the packing: the same record gives the same bytes.
        "Bagging-Date": f"{newest:%Y-%m-%d}",
        "External-Description": " ".join(state.about.title.split()),
        "External-Identifier": state.workshop,
        "Payload-Oxum": f"{size}.{len(payload)}",
    }
    tags = {
        _DECLARATION: "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        _INFO: "".join(f"{label}: {value}\n" for label, value in info.items()),
        _MANIFEST: _manifest(payload),
    }
    written = {name: text.encode() for name, text in tags.items()}
    return {**payload, **written, _TAG_MANIFEST: _manifest(written).encode()}


def inside(folder: Path) -> Path:
    """Where the files of an export in that folder lie: there, or in it if it is a bag."""
    return folder / PAYLOAD if (folder / _DECLARATION).is_file() else folder


def _manifest(files: Mapping[str, bytes]) -> str:
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {_path(name)}\n"
        for name, content in sorted(files.items())
    )


def _path(name: str) -> str:
    """The name as a manifest has it: what would break its lines is written in percent."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
