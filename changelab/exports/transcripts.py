"""Transcripts as QDA software and people read them: lines of speakers, a table, subtitles.

One contribution is one line: what the speaker said on several lines stands on one here.
The exact words are in session.json and in the project for QDA software.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from html import escape

from changelab.domain.research import Transcript, Turn
from changelab.domain.state import WorkshopState
from changelab.domain.text import one_line
from changelab.domain.transcripts import speaker_of
from changelab.exports.gathering import Gathering
from changelab.exports.lawful import lawful
from changelab.exports.moments import day
from changelab.exports.tables import write_cell

#: How long a subtitle stays whose end nobody noted, in milliseconds.
_A_WHILE = 2000


def offset(milliseconds: int) -> str:
    """00:04:09."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


def add_transcripts(bundle: Gathering) -> None:
    """Add every transcript as plain text, as a table, and as subtitles if it has times."""
    bundle.begin("the transcripts")
    state, corpus = bundle.carried.state, bundle.carried.whole.corpus
    names: set[str] = set()
    for transcript in state.transcripts.values():
        turns = corpus.get(transcript.id, ())
        if transcript.removed or not turns:
            continue
        name = _file_name(transcript, names)
        head = header(state, transcript)
        said = f"{one_line(transcript.title)}, {len(turns)} contributions"
        bundle.add(
            f"transcripts/{name}.txt",
            write_lines(head, transcript, turns, at_sign=bundle.wishes.at_sign),
            "text/plain",
            f"{said}, one a line, with time and speaker",
        )
        bundle.add(
            f"transcripts/{name}.tsv",
            write_rows(transcript, turns),
            "text/tab-separated-values",
            f"{said}, as a table for NVivo; cells are guarded like those of data/tables",
        )
        if has_times(turns):
            bundle.add(
                f"transcripts/{name}.vtt",
                write_subtitles(head, transcript, turns),
                "text/vtt",
                f"{said}, as subtitles (WebVTT)",
            )


def said_in(turn: Turn) -> str:
    """What was said, on one line."""
    return one_line(lawful(turn.text))


def header(state: WorkshopState, transcript: Transcript) -> str:
    """Title, session and day; no colon, which programs take for the end of a speaker's name."""
    session = state.sessions.get(transcript.session or "")
    begun = transcript.starts_at or (session.started_at if session else None)
    parts = [
        transcript.title,
        session.plan.title if session else "in no session",
        day(begun) if begun else "no date known",
    ]
    return " · ".join(one_line(part) for part in parts).replace(":", " –")


def write_lines(
    head: str, transcript: Transcript, turns: Sequence[Turn], *, at_sign: bool = False
) -> str:
    """A header, a blank line, and one line for each contribution: `[00:04:09] P01: text`."""
    sign = "@" if at_sign else ""
    lines = [
        f"{_stamp(turn)}{sign}{speaker_of(transcript, turn.speaker)}: {said_in(turn)}"
        for turn in turns
    ]
    return "\n".join([head, "", *lines, ""])


def write_rows(transcript: Transcript, turns: Sequence[Turn]) -> str:
    """Time stamp, speaker and text, separated by tabs."""
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerow(("timestamp", "speaker", "text"))
    for turn in turns:
        at = "" if turn.start is None else offset(turn.start)
        writer.writerow((at, speaker_of(transcript, turn.speaker), write_cell(said_in(turn))))
    return out.getvalue()


def has_times(turns: Sequence[Turn]) -> bool:
    """True if it is known of every contribution when it began."""
    return all(turn.start is not None for turn in turns)


def write_subtitles(head: str, transcript: Transcript, turns: Sequence[Turn]) -> str:
    """WebVTT with a voice for each speaker.

    Subtitles come in the order of their beginnings, as the format asks; a contribution
    whose end is not known lasts until the next one, or a little while.
    """
    in_order = sorted(turns, key=lambda turn: turn.start or 0)
    cues = []
    for place, turn in enumerate(in_order):
        start = turn.start or 0
        later = in_order[place + 1].start if place + 1 < len(in_order) else None
        end = turn.end or later or start + _A_WHILE
        voice = _voice(speaker_of(transcript, turn.speaker))
        cues.append(
            f"{_precisely(start)} --> {_precisely(max(end, start + 1))}\n"
            f"<v {voice}>{escape(said_in(turn), quote=False)}</v>\n"
        )
    note = head.replace("-->", "→")
    return "\n".join(["WEBVTT", "", f"NOTE {note}", "", *cues])


def _stamp(turn: Turn) -> str:
    return "" if turn.start is None else f"[{offset(turn.start)}] "


def _precisely(milliseconds: int) -> str:
    return f"{offset(milliseconds)}.{milliseconds % 1000:03d}"


def _voice(speaker: str) -> str:
    return one_line(re.sub("[<>&]", " ", speaker))


def _file_name(transcript: Transcript, taken: set[str]) -> str:
    """The title in plain letters, and a number if another transcript is called so."""
    letters = unicodedata.normalize("NFKD", transcript.title).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60].strip("-") or "transcript"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name
