"""From what a file says to what is imported: with who is who, and names taken out of the words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from changelab.domain.key_table import KeyEntry, KeyTable
from changelab.domain.pseudonyms import Names
from changelab.domain.transcripts import ArrivingTranscript, Said
from changelab.intake.transcripts.written_down import WrittenDown

#: The one speaker of a file that names none: they can be matched as any other.
EVERYONE = "S1"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports it chose.

    Attributes:
        speakers: who each speaker is: a pseudonym, a role, or empty; where the file names
            nobody, EVERYONE is who said all of it.
        key_table: whose names go out of the words; None leaves the words as they are.
    """

    title: str
    session: str | None = None
    starts_at: str | None = None
    speakers: Mapping[str, str] = field(default_factory=dict)
    key_table: KeyTable | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What will be imported, and how many names were replaced in it, by what stands there."""

    arriving: ArrivingTranscript
    replaced: Mapping[str, int]


def chosen(
    written: WrittenDown, choices: Choices, heard: Callable[[float], object] = lambda _: None
) -> Chosen:
    """The transcript as it will be imported; `heard` is told how much is done, from 0 to 1."""
    speakers = {key: choices.speakers.get(key, "") for key in written.labels or (EVERYONE,)}
    said, counts = list(written.said), dict[str, int]()
    if not written.labels:
        said = [replace(one, speaker=EVERYONE) for one in said]
    if choices.key_table is not None:
        said, counts = _without_names(said, _everyone(written, speakers, choices), heard)
    arriving = ArrivingTranscript(
        title=choices.title,
        format=written.format,
        file=written.file,
        said=said,
        labels=written.labels,
        speakers=speakers,
        session=choices.session,
        starts_at=choices.starts_at if written.has_times else None,
    )
    return Chosen(arriving, counts)


def _everyone(written: WrittenDown, speakers: Mapping[str, str], choices: Choices) -> Names:
    called = tuple(KeyEntry(speakers[key], (label,)) for key, label in written.labels.items())
    return Names((*(choices.key_table or ()), *called))


def _without_names(
    before: list[Said], names: Names, heard: Callable[[float], object]
) -> tuple[list[Said], dict[str, int]]:
    said: list[Said] = []
    counts: dict[str, int] = {}
    for number, one in enumerate(before):
        for found in names.found(one.text):
            counts[found.instead] = counts.get(found.instead, 0) + 1
        said.append(replace(one, text=names.replaced(one.text)[0]))
        if number % 500 == 0:
            heard(number / len(before))
    return said, counts
