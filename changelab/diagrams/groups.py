"""What belongs together in a picture, for those who edit it afterwards or have it read aloud."""

import re
from collections.abc import Sequence

from changelab.diagrams.diagram import Badge, Diagram, Panel, Role, Style, Words

Part = Panel | Words | Badge

_HEADINGS = {Style.TITLE, Style.HEADING, Style.STRONG}
_LONGEST = 60
#: Ids from the record, which say nothing to people.
_A_CARD = re.compile(r"[a-z]+\d+")


def in_groups(diagram: Diagram) -> list[tuple[str, list[Part]]]:
    """Boxes, words and numbers by the key of their group, in the order of reading.

    A group stands where its first words stand. What belongs to none has the key "": boxes
    first, words where they are read, numbers last. Bands are left out.
    """
    groups: dict[str, list[Part]] = {}
    loose: list[Part] = []
    for panel in diagram.panels:
        if panel.role is not Role.BAND:
            (groups.setdefault(panel.group, []) if panel.group else loose).append(panel)
    said: list[tuple[str, list[Part]]] = [("", loose)]
    begun: set[str] = set()
    parts: Sequence[Words | Badge] = (*diagram.words, *diagram.badges)
    for part in parts:
        if not part.group:
            if said[-1][0]:
                said.append(("", []))
            said[-1][1].append(part)
            continue
        members = groups.setdefault(part.group, [])
        members.append(part)
        if part.group not in begun:
            begun.add(part.group)
            said.append((part.group, members))
    wordless = [(key, members) for key, members in groups.items() if key not in begun]
    return [(key, members) for key, members in (*said, *wordless) if members]


def group_names(diagram: Diagram) -> dict[str, str]:
    """Each group in plain words, by its key.

    A card is called as it begins, anything else as its heading; without one, by its key.
    """
    names = {}
    for key, parts in in_groups(diagram):
        if not key:
            continue
        said = [part for part in parts if isinstance(part, Words)]
        telling = [words for words in said if words.id == key]
        telling += [words for words in said if words.style in _HEADINGS]
        if _A_CARD.fullmatch(key):
            telling += said
        if telling:
            names[key] = _said(telling[0])
        else:
            names[key] = key.replace("_", " ").replace("-", " ").capitalize()
    return names


def _said(words: Words) -> str:
    said = words.full or " ".join(words.lines)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"
