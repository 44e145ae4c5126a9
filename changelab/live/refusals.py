"""What is refused at the door, before any rule of the workshop is asked."""

from changelab.domain.errors import NotAllowed, Refused


class NotKnown(NotAllowed):
    """No token came, or one that opens nothing."""


class NotReadable(Refused):
    """The message is not what it should be: not JSON, not an object."""


class TooLarge(Refused):
    """The message is larger than anything a person types."""
