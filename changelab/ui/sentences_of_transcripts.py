"""What happened to transcripts, in plain sentences. What speakers are called is not in them."""

from changelab.domain import transcripts
from changelab.ui.telling import Names, counted, quoted, tells, who


@tells(transcripts.TranscriptImported)
def _(event: transcripts.TranscriptImported, names: Names) -> str:
    of = f" of {names.of(event.session)}" if event.session else ""
    size = f"{counted(event.turns, 'turn')}, {counted(len(event.speakers), 'speaker')}"
    return f"imported the transcript {quoted(event.title)}{of}: {size}"


@tells(transcripts.TranscriptRenamed)
def _(event: transcripts.TranscriptRenamed, names: Names) -> str:
    belongs = f"belongs to {names.of(event.session)}" if event.session else "belongs to no session"
    called = f"is called {quoted(event.title)} and {belongs}"
    return f"said that the transcript {names.of(event.transcript)} {called}"


@tells(transcripts.TranscriptAligned)
def _(event: transcripts.TranscriptAligned, names: Names) -> str:
    of = names.of(event.transcript)
    if event.starts_at is None:
        return f"said that it is not known when the recording {of} began"
    day, _, time = event.starts_at.partition("T")
    return f"said that the recording {of} began on {day} at {time[:8]} (UTC)"


@tells(transcripts.SpeakerMatched)
def _(event: transcripts.SpeakerMatched, names: Names) -> str:
    person = who(event.who) if event.who else "nobody known yet"
    return f"said that speaker {event.speaker[1:]} of {names.of(event.transcript)} is {person}"


@tells(transcripts.TranscriptRemoved)
def _(event: transcripts.TranscriptRemoved, names: Names) -> str:
    return f"removed the transcript {names.of(event.transcript)}"
