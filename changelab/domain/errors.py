"""What goes wrong, said to the person who reads it: what happened, what to do.

One base class. Page, phone, command line and API show ``str(error)`` unchanged.
"""


class ChangeLabError(Exception):
    """Base of every error of the tool.

    Attributes:
        happened: what happened, one sentence.
        remedy: what to do about it; may be empty.
    """

    def __init__(self, happened: str, remedy: str = "") -> None:
        # What people sent may hold half a character; what we say of it can be sent back.
        self.happened = happened.encode("utf-8", "replace").decode()
        self.remedy = remedy.encode("utf-8", "replace").decode()
        super().__init__(f"{self.happened} {self.remedy}".strip())


class Refused(ChangeLabError, ValueError):
    """The act makes no sense as it was sent; sent again unchanged it is refused again."""


class NotNow(Refused):
    """The act makes sense, but not at this moment: the task is closed or the session over."""


class NotAllowed(ChangeLabError, PermissionError):
    """The act belongs to another role or to another person."""


class NotFound(ChangeLabError, LookupError):
    """The act names something that this workshop does not have."""


class UnknownEvent(ChangeLabError, LookupError):
    """The record holds an event this version cannot read; the fold stops rather than guess."""


class BrokenRecord(ChangeLabError):
    """The record has a gap or says something that cannot have happened."""
