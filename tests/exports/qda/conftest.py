"""Eeva's study as a project for QDA software, made once for all tests that only read it."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from changelab.domain.key_table import KeyTable
from changelab.exports.gathering import Gathering
from changelab.exports.pictures import pictures_of
from changelab.exports.qda import add_qda, write_expected
from changelab.exports.transcripts import add_transcripts
from changelab.exports.wishes import Wishes
from changelab.exports.withholding import Carried, ExportPurpose, carried
from changelab.service import Laboratory
from tests.conftest import Room, open_room
from tests.exports.qda.reading_projects import Reading, read_project
from tests.studied import everyone_agrees, study

#: In the repository next to this one; a clone may not have it.
SCHEMAS = Path(__file__).parents[4] / "shared" / "schemas" / "refi-qda"


@dataclass(frozen=True, repr=False)
class Left:
    """What left for QDA software, and what it was made of."""

    carried: Carried
    files: dict[str, bytes]
    project: Reading
    expected: dict

    def expects(self) -> Counter[tuple[str, str, str]]:
        """The coded texts that a reader should find."""
        return Counter(tuple(one) for one in self.expected["codings"])


def leave(
    room: Room,
    renderer,
    purpose: ExportPurpose = ExportPurpose.ANALYSIS,
    wishes: Wishes = Wishes(),  # noqa: B008
    key_table: KeyTable = (),
) -> Left:
    """Export what a room has for QDA software, and read it."""
    what = carried(room.laboratory.whole(room.workshop), purpose, key_table)
    return left_with(what, renderer, wishes)


def left_with(what: Carried, renderer, wishes: Wishes = Wishes(), pictures=None) -> Left:  # noqa: B008
    """The same of what an export carries; with other pictures, if they are given."""
    drawn = pictures_of(what.state) if pictures is None else pictures
    bundle = Gathering(what, renderer, drawn, lambda *_: None, wishes)
    add_transcripts(bundle)
    add_qda(bundle)
    files = {name: listed.content for name, listed in bundle.files.items()}
    project = read_project(files["qda/project.qdpx"])
    return Left(what, files, project, json.loads(write_expected(what, wishes)))


@pytest.fixture(scope="session")
def studied(tmp_path_factory, renderer) -> Left:
    """The study, of which everybody agreed to be part, with a vocabulary that clashes."""
    with Laboratory(tmp_path_factory.mktemp("studied")) as laboratory:
        room = study(open_room(laboratory))
        everyone_agrees(room)
        add_clashes(room)
        return leave(room, renderer)


def add_clashes(room: Room) -> None:
    """Names of codes, sources and memos that are the same, and a code under one that is used."""
    room.does(room.eeva, "adopt_codebook", plan=LEVELS)
    book = next(iter(room.state.codebooks))
    used = f"{book}/criticising"
    room.does(room.eeva, "add_code", codebook=book, parent=used, name="aloud")
    for text in ("a second letter", "a third letter"):
        fields = {"form": "text", "title": "A letter", "text": text}
        room.does(room.eeva, "add_material", **fields)
    for text in ("criticising who?", "criticising what?"):
        room.does(room.eeva, "write_memo", coder="R1", about=used, text=text)


#: Its codes have names that the record's own codes have as well.
LEVELS = {
    "id": "contradiction_levels",
    "title": "Levels of contradictions",
    "codes": [{"key": "primary", "name": "primary"}, {"key": "rules", "name": "Rules"}],
}


@pytest.fixture
def taken(renderer) -> Callable[..., Left]:
    """How a room's study leaves; for tests that change the room first."""

    def take(room: Room, purpose=ExportPurpose.ANALYSIS, **wishes) -> Left:
        return leave(room, renderer, purpose, Wishes(**wishes))

    return take
