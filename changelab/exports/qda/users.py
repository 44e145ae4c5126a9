"""Users: the coders in their order, and last the record itself.

QualCoder shows the codings of the first user: it is a person who coded, if anyone did.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from changelab.exports.qda.elements import made
from changelab.exports.qda.study import Study


def user_elements(study: Study) -> Iterator[Element]:
    """One `User` for each."""
    for key, name in study.users.items():
        yield made("User", guid=study.guids("user", key), name=name, id=key)


def first_user(study: Study) -> str:
    """The GUID of the user who stands first."""
    return study.guids("user", next(iter(study.users)))
