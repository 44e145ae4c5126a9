"""Who a speaker of a transcript may be: a suggestion by what they are called, never more."""

from collections.abc import Mapping

from changelab.domain.state import WorkshopState
from changelab.domain.transcripts import SPEAKING_ROLES

#: Other words for the roles that may speak.
_ROLES = {"interviewer": "researcher", "moderator": "facilitator", "interventionist": "researcher"}


def suggested_who(label: str, names: Mapping[str, str], state: WorkshopState) -> str:
    """A pseudonym or a role that goes with what a speaker is called; empty if none does.

    Args:
        names: what participants are called, by pseudonym.
    """
    said = _plain(label)
    here = {key: one for key, one in state.participants.items() if not one.forgotten}
    for key in here:
        if said == key.casefold():
            return key
    if said in SPEAKING_ROLES or said in _ROLES:
        return _ROLES.get(said, said)
    called = {key: _plain(name) for key, name in names.items() if name.strip() and key in here}
    exactly = [key for key, name in called.items() if name == said]
    partly = [key for key, name in called.items() if _share_a_name(name, said)]
    for found in (exactly, partly):
        if len(found) == 1:
            return found[0]
    return ""


def _plain(label: str) -> str:
    label = label.partition("(")[0]
    last, comma, first = label.partition(",")
    return " ".join(f"{first} {last}".split() if comma else label.split()).casefold()


def _share_a_name(name: str, said: str) -> bool:
    """One has all the words of the other: "Bilal" and "Bilal Khan"."""
    one, other = set(name.split()), set(said.split())
    return bool(one and other) and (one <= other or other <= one)
