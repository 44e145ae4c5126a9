"""What goes wrong when a record is taken away or brought in."""

from changelab.domain.errors import ChangeLabError


class FileRefused(ChangeLabError, ValueError):
    """A file cannot be taken in: not ours, damaged, too large, or of a newer version."""


class ExportFailed(ChangeLabError):
    """An export could not be written; nothing half-written was left, nothing was replaced."""


def not_ours(name: str) -> FileRefused:
    """The refusal of a file that some other program wrote."""
    return FileRefused(
        f"{name} is not an export of this tool.",
        "Choose a session.json, an exported folder, or the zip beside it.",
    )


def damaged(what: str) -> FileRefused:
    """The refusal of a file of ours that is no longer whole; `what` is a sentence."""
    return FileRefused(
        f"This export is damaged: {what}",
        "Take an unchanged copy, or export the workshop again; nothing was imported.",
    )
