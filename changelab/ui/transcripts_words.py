"""How transcripts are told on the pages: times, sizes, and who speaks."""

import re

from changelab.domain.entities import Participant
from changelab.domain.research import Transcript
from changelab.domain.state import WorkshopState
from changelab.domain.transcripts import SPEAKING_ROLES
from changelab.ui.telling import WHO, counted
from changelab.ui.whens import length

FORMATS = {
    "vtt": "WebVTT subtitles",
    "srt": "SRT subtitles",
    "csv": "a table (CSV)",
    "tsv": "a table (TSV)",
    "docx": "a Word document",
    "txt": "plain text",
}
NOBODY = ""
_CLOCK = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{1,2})|([0-9]{1,4})")


def offset(milliseconds: int | None) -> str:
    """1:02:03 from the beginning; nothing without a time."""
    if milliseconds is None:
        return ""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def read_offset(typed: str) -> int | None:
    """What was typed as a time in the recording, in milliseconds: 1:02:03, 62:03, or minutes."""
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        return None
    hours, minutes, seconds, alone = found.groups()
    if alone is not None:
        return int(alone) * 60_000
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000


def lasting(milliseconds: int | None) -> str:
    """1 h 12 min, or that nobody knows."""
    if milliseconds is None:
        return "no times"
    minutes = round(milliseconds / 60_000)
    return length(minutes) if minutes else "under a minute"


def turns(number: int) -> str:
    """1 turn, 12,345 turns."""
    return "1 turn" if number == 1 else f"{number:,} turns"


def matched(transcript: Transcript) -> str:
    """How many of its speakers are somebody."""
    everyone = len(transcript.speakers)
    known = sum(1 for who in transcript.speakers.values() if who)
    if not everyone:
        return "no speakers named"
    if known == everyone:
        return f"all {counted(everyone, 'speaker')} matched" if everyone > 1 else "speaker matched"
    return f"{known} of {counted(everyone, 'speaker')} matched"


def everyone_who_may_speak(state: WorkshopState) -> list[str]:
    """What a speaker can be matched to: nobody, participants, roles."""
    here = [one.id for one in state.participants.values() if not _is_gone(one)]
    return [NOBODY, *here, *(role.value for role in SPEAKING_ROLES)]


def _is_gone(person: Participant) -> bool:
    return person.forgotten or person.withdrawn is not None


def called(who: str, names: dict[str, str]) -> str:
    """A choice of who someone is, as people read it."""
    if who == NOBODY:
        return "Nobody known yet"
    if who in WHO:
        return WHO[who]
    return f"{who} · {names[who]}" if names.get(who) else who
