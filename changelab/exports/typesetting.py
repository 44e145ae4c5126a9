"""Pages set by typst, in a process of its own, with fonts that come along."""

import atexit
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from font_source_sans_pro import font_files_ttf

from changelab.exports.refusals import ExportFailed

_TYPESETTER = Path(__file__).with_name("typesetter.py")
#: Only these: the package's folder holds each face twice, and which is met first varies.
_FACES = ("", "It", "Semibold", "SemiboldIt", "Bold")


def typeset(
    template: Path,
    inputs: Mapping[str, str],
    *,
    archival: bool,
    fonts_of_machine: bool = False,
    instead: str,
) -> bytes:
    """The PDF that the template makes of these inputs.

    Args:
        archival: as PDF/A, which refuses letters that no font can draw.
        fonts_of_machine: letters that our fonts lack are taken from those of the machine.
        instead: what to do if it fails.

    Raises:
        ExportFailed: it could not be set.
    """
    asked = {
        "template": str(template),
        "fonts": fonts_folder(),
        "inputs": inputs,
        "standards": ["a-2b"] if archival else [],
        "fonts_of_machine": fonts_of_machine,
    }
    setting = subprocess.run(
        [sys.executable, "-P", _TYPESETTER], input=json.dumps(asked).encode(), capture_output=True
    )
    if setting.returncode:
        reason = setting.stderr.decode("utf-8", "replace").strip().splitlines() or ["it stopped"]
        raise ExportFailed(f"The PDF could not be set ({reason[-1][:200]}).", instead)
    return setting.stdout


@cache
def fonts_folder() -> str:
    """A folder with our faces, each once."""
    folder = tempfile.mkdtemp(prefix="changelab-fonts-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for face in _FACES:
        shutil.copy(font_files_ttf[f"SourceSansPro{face}"], folder)
    return folder
