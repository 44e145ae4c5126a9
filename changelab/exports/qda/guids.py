"""Ids as REFI-QDA has them, the same in every export of a workshop, saying nothing of anyone."""

from hashlib import sha1
from uuid import NAMESPACE_OID, uuid5

from changelab.exports.moments import moment_of
from changelab.exports.withholding import Carried


class Guids:
    """GUIDs made from our ids, which are letters and numbers and never names.

    The namespace comes from the random ids of the workshop and of its first act, so that
    what is P01 here and elsewhere has two GUIDs. Readers compare them letter by letter:
    they are spelled here and nowhere else.
    """

    def __init__(self, carried: Carried) -> None:
        whole = carried.whole
        first = whole.facts[0].act_id if whole.facts else ""
        self.namespace = uuid5(NAMESPACE_OID, f"{whole.workshop}/{first}")
        self._begun = sha1(self.namespace.bytes, usedforsecurity=False)

    def __call__(self, kind: str, key: str) -> str:
        """The GUID of the thing of that kind with our id `key`: `uuid5` of both.

        Put together here, since a large workshop has a hundred thousand of them, and the
        objects of `uuid` would take longer than all the rest of a project.
        """
        made = self._begun.copy()
        made.update(f"{kind} {key}".encode())
        octets = bytearray(made.digest()[:16])
        octets[6] = octets[6] & 0x0F | 0x50
        octets[8] = octets[8] & 0x3F | 0x80
        text = octets.hex()
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def moment(at: str) -> str:
    """A moment of the record as every reader takes it: 2026-03-02T09:00:00Z."""
    return f"{moment_of(at):%Y-%m-%dT%H:%M:%SZ}"
