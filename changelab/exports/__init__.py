"""What researchers take away, one file per format, and how it comes back in."""

from changelab.exports.bundle import export_bundle
from changelab.exports.gathering import Wishes
from changelab.exports.reading import read_bundle
from changelab.exports.session_json import read_session_json, write_session_json
from changelab.exports.session_schema import session_schema
from changelab.exports.withholding import ExportPurpose

__all__ = [
    "ExportPurpose",
    "Wishes",
    "export_bundle",
    "read_bundle",
    "read_session_json",
    "session_schema",
    "write_session_json",
]
