"""What happened to codebooks, codings, episodes, memos and citations, in plain sentences."""

from changelab.domain import citing, codebooks, coding, episodes, memos
from changelab.domain.passages import is_turn
from changelab.ui.telling import Names, quoted, tells, whole


def _passage(item: str | None, names: Names) -> str:
    """The thing that is spoken of; of a turn its number and its transcript."""
    if item is not None and is_turn(item):
        transcript, _, number = item.partition("/")
        return f"turn {number} of {names.of(transcript)}"
    return names.of(item)


# --- codebooks --------------------------------------------------------------------------


@tells(codebooks.CodebookAdopted)
def _(event: codebooks.CodebookAdopted, names: Names) -> str:
    return f"adopted the codebook {quoted(event.plan.title)} (version {event.plan.version})"


@tells(codebooks.CodeAdded)
def _(event: codebooks.CodeAdded, names: Names) -> str:
    return f"added the code {quoted(event.name)} to the codebook {names.of(event.codebook)}"


@tells(codebooks.CodeRevised)
def _(event: codebooks.CodeRevised, names: Names) -> str:
    said = f": {whole(event.definition)}" if event.definition else ""
    return f"revised the code {names.of(event.code)} as {quoted(event.name)}{said}"


@tells(codebooks.CodeRetired)
def _(event: codebooks.CodeRetired, names: Names) -> str:
    return f"retired the code {names.of(event.code)}"


@tells(codebooks.CodeBroughtBack)
def _(event: codebooks.CodeBroughtBack, names: Names) -> str:
    return f"brought back the code {names.of(event.code)}"


# --- coding -----------------------------------------------------------------------------


@tells(coding.CoderEnrolled)
def _(event: coding.CoderEnrolled, names: Names) -> str:
    return f"began to code as {event.coder} ({quoted(event.label)})"


@tells(coding.CodingMade)
def _(event: coding.CodingMade, names: Names) -> str:
    words = f" ({quoted(event.quote)})" if is_turn(event.item) and event.quote else ""
    return f"coded {_passage(event.item, names)}{words} as {names.of(event.code)}, as {event.coder}"


@tells(coding.CodingRemoved)
def _(event: coding.CodingRemoved, names: Names) -> str:
    return f"took a code off: {names.of(event.coding)}"


# --- episodes, memos, citations ---------------------------------------------------------


@tells(episodes.EpisodeMarked)
def _(event: episodes.EpisodeMarked, names: Names) -> str:
    turns = f"turns {event.first} to {event.last} of {names.of(event.transcript)}"
    return f"marked the episode {quoted(event.title)}: {turns}"


@tells(episodes.EpisodeRevised)
def _(event: episodes.EpisodeRevised, names: Names) -> str:
    turns = f"turns {event.first} to {event.last}"
    return f"changed the episode {names.of(event.episode)} to {quoted(event.title)}, {turns}"


@tells(episodes.EpisodeRemoved)
def _(event: episodes.EpisodeRemoved, names: Names) -> str:
    return f"removed the episode {names.of(event.episode)}"


# What a memo says stays on the Coding page: a timeline is read by more people.
@tells(memos.MemoWritten)
def _(event: memos.MemoWritten, names: Names) -> str:
    about = f" about {_passage(event.about, names)}" if event.about else ""
    return f"wrote a memo{about}, as {event.coder}"


@tells(memos.MemoRevised)
def _(event: memos.MemoRevised, names: Names) -> str:
    return "changed a memo"


@tells(memos.MemoRemoved)
def _(event: memos.MemoRemoved, names: Names) -> str:
    return "removed a memo"


@tells(citing.PassageCited)
def _(event: citing.PassageCited, names: Names) -> str:
    return f"cited {_passage(event.item, names)} in {names.of(event.observation)}"
