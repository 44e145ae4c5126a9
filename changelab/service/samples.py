"""Sample workshops: the worked cases of the literature as sessions that could have happened.

A sample is a script in TOML (data/README.md). It is played in memory and taken in
whole, so that a wrong one leaves nothing behind.
"""

import tomllib
from pathlib import Path

from changelab.domain.errors import ChangeLabError, NotFound, Refused
from changelab.domain.fold import fold
from changelab.domain.record import Recorded, understood
from changelab.domain.whole import WholeRecord
from changelab.service.laboratory import Laboratory
from changelab.service.script import Script, played
from changelab.storage.persons import Person
from changelab.templates import find_template

#: The samples that come with the tool.
OUR_SAMPLES = Path(__file__).parent.parent.parent / "data"


class SampleRefused(ChangeLabError, ValueError):
    """A sample cannot be played; says which file, which step, and why."""


def our_samples() -> list[Path]:
    """The sample workshops that come with the tool."""
    return sorted(OUR_SAMPLES.glob("*.toml"))


def load_samples_if_new(laboratory: Laboratory) -> list[str]:
    """The ids of our samples, added to a laboratory without workshops; none to any other.

    Raises:
        SampleRefused: one of them cannot be played.
    """
    if laboratory.summaries():
        return []
    return [load_sample(laboratory, path) for path in our_samples()]


def load_sample(laboratory: Laboratory, path: Path) -> str:
    """The id of the sample's workshop, added if it is not here yet.

    Raises:
        SampleRefused: with file and step; nothing was added.
    """
    script = read_sample(path)
    try:
        if is_here(laboratory, script):
            return script.id
        facts = played(script, find_template(script.template))
        laboratory.take_in(WholeRecord(script.id, facts), _people(script, facts))
    except ChangeLabError as error:
        raise SampleRefused(f"{path.name}: {error.happened}", error.remedy) from error
    return script.id


def is_here(laboratory: Laboratory, script: Script) -> bool:
    """True if the laboratory has that sample, however it went on since.

    Raises:
        Refused: another workshop has its id.
    """
    try:
        there = laboratory.state(script.id)
    except NotFound:
        return False
    if script.opening_act not in there.deeds:
        raise Refused(
            f"Another workshop here has the id “{script.id}”.", "Give the sample an id of its own."
        )
    return True


def read_sample(path: Path) -> Script:
    """The script in a TOML file; its scenes are read when it is played.

    Raises:
        SampleRefused: it cannot be read, or lacks something above the scenes.
    """
    try:
        return understood(Script, tomllib.loads(path.read_text("utf-8-sig")))
    except tomllib.TOMLDecodeError as error:
        raise SampleRefused(f"{path.name}: {error}.", "Correct that line.") from None
    except UnicodeDecodeError:
        raise SampleRefused(f"{path.name} is not UTF-8 text.", "Save it as UTF-8.") from None
    except OSError as error:
        raise SampleRefused(f"{path.name} cannot be read: {error.strerror}.") from None
    except Refused as error:
        raise SampleRefused(f"{path.name}: {error.happened}", error.remedy) from None


def _people(script: Script, facts: list[Recorded]) -> list[Person]:
    """Who the pseudonyms are, and what their aliases are made from."""
    joined = fold(script.id, facts).participants
    return [
        Person(participant, script.people[participant].name, script.secret_of(participant))
        for participant in joined
    ]
