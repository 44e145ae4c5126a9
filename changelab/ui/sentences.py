"""Each event as a plain sentence, in the words of the workshop.

A sentence goes on from who did it: “P07” + “wrote under Rules …”. One teller per
kind of event; a test asks every kind for its sentence.
"""

from changelab.domain.record import Event

# Each of these registers its tellers when it is imported.
from changelab.ui import (  # noqa: F401
    sentences_of_cards,
    sentences_of_coding,
    sentences_of_consent,
    sentences_of_materials,
    sentences_of_models,
    sentences_of_sessions,
    sentences_of_transcripts,
)
from changelab.ui.sentences_of_sessions import PURPOSES
from changelab.ui.telling import TELLERS, Names, short, who

__all__ = ["PURPOSES", "TELLERS", "Names", "sentence", "short", "who"]


def sentence(event: Event, names: Names) -> str:
    """What the event says, as the rest of a sentence that begins with who did it."""
    by_hand = " (entered by hand)" if getattr(event, "by_hand", False) else ""
    return TELLERS[type(event)](event, names) + by_hand
