"""Seals of turns: they show that a transcript was not changed, and nothing of what was erased."""

import hashlib
from collections.abc import Iterable

from changelab.domain.research import Turn


def seal_of(salt: str, text: str) -> str:
    """SHA-256 of salt and words: without the salt the words cannot be guessed from it."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def digest_of(turns: Iterable[Turn]) -> str:
    """SHA-256 over the seals of these turns in order; holds when some of them were erased."""
    whole = hashlib.sha256()
    for turn in turns:
        whole.update(f"{turn.seal}\n".encode())
    return whole.hexdigest()


def is_whole(turn: Turn) -> bool:
    """True if the words are those that were sealed, or were erased since."""
    return not turn.salt or seal_of(turn.salt, turn.text) == turn.seal
