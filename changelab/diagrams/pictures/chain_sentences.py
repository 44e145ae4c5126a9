"""The chain of a contradiction in sentences, for those who cannot see it."""

from collections.abc import Iterable

from changelab.diagrams.pictures.chain_cards import ChainCard, ChainTold
from changelab.diagrams.text import drawable
from changelab.domain.entities import Contradiction

#: What an empty column says.
NOTHING_SEEN = "Nothing is noted yet that was seen, heard or read."
NOTHING_SHOWED = "Nobody has recognised yet how it shows itself."
NOTHING_TRIED = "Nobody has promised anything yet."
NOTHING_CAME = "Nothing yet: it is told when commitments are followed up."


def title_of(told: ChainTold) -> str:
    """Which contradiction, of whose activity."""
    return f"{told.word} {told.number} – {told.whose}"


def sentences(told: ChainTold) -> str:
    """The whole chain, also what the picture had to fold away."""
    said = [
        f"{title_of(told)}, {told.period}, {told.level}.",
        _ended(f"“{told.main.text}” lies {told.where}; {told.status}; {_known(told.main)}"),
    ]
    said += _kin("Came out of", told.causes)
    said += _kin("Gave rise to", told.effects)
    said.append(_column("What was seen, heard or read", told.observations) or NOTHING_SEEN)
    texts = {card.of: card.text for card in told.observations}
    showed = [
        (card, [texts[key] for key in told.behind[card.of] if key in texts])
        for card in told.manifestations
    ]
    said.append(_showed(showed) if showed else NOTHING_SHOWED)
    said += [_tried(promise, outcome) for promise, outcome in told.tried]
    if not told.tried:
        said += [NOTHING_TRIED, NOTHING_CAME]
    return "\n".join(said)


def _column(heading: str, cards: Iterable[ChainCard]) -> str:
    listed = "; ".join(f"“{card.text}” ({_known(card)})" for card in cards)
    return f"{heading}: {listed}." if listed else ""


def _showed(showed: list[tuple[ChainCard, list[str]]]) -> str:
    listed = []
    for card, texts in showed:
        read = f", read from {' and '.join(f'“{text}”' for text in texts)}" if texts else ""
        listed.append(f"{card.above}, “{card.text}” ({_known(card)}{read})")
    return f"How it showed itself: {'; '.join(listed)}."


def _tried(promise: ChainCard, outcome: ChainCard) -> str:
    who = f"{promise.above} " if promise.above else ""
    tried = f"What we try: {who}“{promise.text}” ({_known(promise)})"
    if outcome.is_missing:
        return f"{tried}. {outcome.text}"
    status = f"{outcome.above}, " if outcome.above else ""
    known = f" ({_known(outcome)})" if outcome.below else ""
    return f"{tried}. What came of it: {status}“{outcome.text}”{known}."


def _known(card: ChainCard) -> str:
    return "; ".join(card.below)


def _kin(how: str, others: Iterable[Contradiction]) -> list[str]:
    return [_ended(f"{how} {other.number}: {drawable(other.text)}") for other in others]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
