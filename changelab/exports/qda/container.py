"""The `.qdpx` container: the project and its sources in one zip."""

from changelab.exports.qda.project import Project
from changelab.exports.refusals import ExportFailed
from changelab.exports.zipping import pack

#: Bytes that a file inside may have (REFI-QDA 1.5, section 8): 2 GiB less one.
MOST = 2_147_483_647


def write_container(project: Project) -> bytes:
    """The zip: `project.qde` first, then the files by name in `sources`.

    Raises:
        ExportFailed: one of them is larger than the format allows.
    """
    contents = {"project.qde": project.document}
    contents |= {f"sources/{name}": project.files[name] for name in sorted(project.files)}
    for name, content in contents.items():
        check_size(name, len(content))
    return pack(contents.items())


def check_size(name: str, size: int) -> None:
    """Nothing, if QDA software takes a file of that size inside a project.

    Raises:
        ExportFailed: it is too large.
    """
    if size > MOST:
        raise ExportFailed(
            f"A file for QDA software ({name}) is too large: it has {size / 1024**3:.1f} GiB, and "
            "the format takes less than 2.",
            "Nothing was written. Take the picture or text of that size out, and export again.",
        )
