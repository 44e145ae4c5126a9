"""Names and texts as every QDA program takes them: lawful in XML, in file names, each used once."""

import re
import unicodedata

from changelab.domain.text import one_line
from changelab.exports.lawful import lawful

_NOT_IN_FILE_NAMES = re.compile(r'[/\\:*?"<>|]')
#: Bytes of a name: programs make files of them, with an ending and sometimes a number.
_LONGEST = 160


def label(text: str, otherwise: str) -> str:
    """The text as a name on one line, or the other if nothing is left of it."""
    return one_line(lawful(text)) or otherwise


def as_file_name(text: str, otherwise: str) -> str:
    """The text as a file may be called, without an ending."""
    name = _NOT_IN_FILE_NAMES.sub("-", label(text, otherwise))
    cut = name.encode()[:_LONGEST].decode("utf-8", "ignore")
    return cut.strip(" .") or otherwise


def same(name: str) -> str:
    """What two names have in common that some program takes for one."""
    return unicodedata.normalize("NFC", name).casefold()


class Names:
    """Names that were given; none is given twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, wanted: str, ending: str = "") -> str:
        """The name that was wanted with this ending, and a number if somebody has it."""
        name, number = f"{wanted}{ending}", 2
        while same(name) in self._given:
            name, number = f"{wanted} ({number}){ending}", number + 1
        self._given.add(same(name))
        return name
