"""What one should know of a transcript before it is imported, in sentences."""

from collections.abc import Sequence

from changelab.domain.transcripts import Said


def noticed_in(said: Sequence[Said], labels: dict[str, str], spoke: dict[str, int]) -> list[str]:
    """Times that overlap, go back or are missing; turns of nobody; people who speak once."""
    found = [*_of_times(said)]
    nobody = [number for number, one in enumerate(said, 1) if not one.speaker]
    if not labels:
        found.append("No speakers are named. Every turn will be that of an unknown speaker.")
    elif nobody:
        found.append(
            _counted(nobody, "turn does not say who speaks", "turns do not say who speaks")
        )
    once = [labels[key] for key, count in spoke.items() if count == 1]
    if len(labels) > 2 and 0 < len(once) <= len(labels) / 2:
        quoted = ", ".join(f"“{label}”" for label in once[:5])
        found.append(f"Speaks only once: {quoted}. If that is no person, say so below.")
    return found


def _of_times(said: Sequence[Said]) -> list[str]:
    back, over, ends, missing = [], [], [], []
    latest_end, before = -1, -1
    for number, one in enumerate(said, 1):
        if one.start is None:
            missing.append(number)
            continue
        if one.start < before:
            back.append(number)
        elif one.start < latest_end:
            over.append(number)
        if one.end is not None and one.end < one.start:
            ends.append(number)
        before = one.start
        latest_end = max(latest_end, one.end or one.start)
    found = []
    if len(missing) == len(said):
        return ["There are no times in it. Its turns cannot be placed in the tasks of a session."]
    if missing:
        found.append(_counted(missing, "turn has no time", "turns have no time"))
    if over:
        found.append(
            _counted(
                over,
                "turn begins while an earlier one still goes on",
                "turns begin while an earlier one still goes on",
            )
            + " People may have spoken at once; the times stay as they are."
        )
    if back:
        found.append(
            _counted(back, "turn goes back in time", "turns go back in time")
            + " The order of the file is kept, and so are the times."
        )
    if ends:
        found.append(
            _counted(ends, "turn ends before it begins", "turns end before they begin")
            + " Where that is so, the end is left out."
        )
    return found


def _counted(places: Sequence[int], one: str, several: str) -> str:
    which = ", ".join(map(str, places[:5])) + (" …" if len(places) > 5 else "")
    if len(places) == 1:
        return f"1 {one} (turn {which})."
    return f"{len(places)} {several} (turns {which})."
