"""The text alternative: the same picture in sentences, element by element."""

from changelab.diagrams.shown import Shown, ShownContradiction
from changelab.domain.vocabulary import NODES, Element


def title_of(shown: Shown) -> str:
    """Whose activity, which period."""
    return f"{shown.system} – {shown.period}"


def sentences(shown: Shown) -> str:
    """Everything the picture shows, also what it had to fold away; what is older is counted."""
    said = [f"Activity system “{shown.system}”, {shown.period}."]
    said += [element_sentence(shown, element) for element in (*NODES, Element.OUTCOME)]
    said += [_contradiction(shown, one) for one in shown.contradictions]
    return "\n".join(said)


def element_sentence(shown: Shown, element: Element) -> str:
    """What one element holds."""
    held = shown.entries[element]
    if not held:
        return f"{shown.headings[element]}: nothing yet."
    listed = "; ".join(entry.text for entry in held)
    earlier = shown.earlier[element]
    before = f"{earlier} earlier, then " if earlier else ""
    return ended(f"{shown.headings[element]}: {before}{listed}")


def _contradiction(shown: Shown, one: ShownContradiction) -> str:
    here = [shown.headings[element] for element in one.here]
    if one.elsewhere:
        where = f"between {here[0]} and {one.elsewhere}"
    elif len(here) == 2:
        where = f"between {here[0]} and {here[1]}"
    else:
        where = f"within {here[0]}"
    status = f" ({one.status})" if one.status else ""
    return ended(f"{shown.word_for_contradiction} {one.number}, {where}{status}: {one.text}")


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless it ends in a mark of its own."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
