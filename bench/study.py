"""What researchers do with a large workshop: transcripts, coding by two, consent; from a seed.

Every participant is made up; everyone agreed to everything, so that an export carries it all.
"""

import random
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from bench.large_workshop import LARGE, LargeWorkshop, Size, large_workshop
from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.transcripts import ArrivingTranscript, Said
from changelab.domain.vocabulary import Answered, Purpose, Role
from changelab.templates import OUR_TEMPLATES

_CODEBOOKS = OUR_TEMPLATES / "codebooks"
_CODERS = ("Eeva", "second coder")
_STARTS_AT = datetime.fromisoformat("2026-03-02T09:00:00+00:00")
_WORDS = (  # noqa: SIM905
    "we count the days and nobody asks the child what would help so the form goes round once more "
    "because each service has a threshold of its own and I wonder who could change that on Monday"
).split()


@dataclass(frozen=True)
class Study:
    """A workshop that was studied, in the laboratory of a folder."""

    workshop: LargeWorkshop
    size: Size


def studied(folder: Path, size: Size = LARGE, seed: int = 11) -> Study:
    """Let the workshop happen, and study it."""
    workshop = large_workshop(folder, size=size)
    research = _Research(workshop, size, random.Random(seed))
    with workshop.laboratory.together():
        research.runs()
    return Study(workshop, size)


class _Research:
    """Everything researchers do, session by session."""

    def __init__(self, workshop: LargeWorkshop, size: Size, chance: random.Random) -> None:
        self._workshop, self._size, self._chance = workshop, size, chance
        self._eeva = Actor.of(Role.RESEARCHER)

    def runs(self) -> None:
        """Consent first, then what was said, then coding."""
        people = list(self._state().participants)
        answers = dict.fromkeys(Purpose, Answered.GIVEN)
        self._does("record_consent", participants=people, answers=answers, on="2026-03-02")
        for place, session in enumerate(self._state().planned_sessions):
            self._was_written_down(session.id, place, people)
        self._is_coded()

    def _was_written_down(self, session: str, place: int, people: list[str]) -> None:
        turns = self._size.turns // self._size.sessions
        there = {f"S{number}": who for number, who in enumerate(people[:20], start=1)}
        said, now = [], 0
        for _ in range(turns):
            begun, now = now, now + self._chance.randint(1_000, 6_000)
            words = self._words(self._size.words // self._size.turns)
            said.append(Said(self._chance.choice(list(there)), begun, now, words))
        coming = ArrivingTranscript(
            title=f"Session {place + 1}",
            format="vtt",
            file=sha256(session.encode()).hexdigest(),
            said=said,
            labels={},
            speakers=there,
            session=session,
            starts_at=(_STARTS_AT + timedelta(weeks=place)).isoformat(),
        )
        self._workshop.laboratory.import_transcript(self._workshop.id, self._eeva, coming)

    def _is_coded(self) -> None:
        for path in sorted(_CODEBOOKS.glob("*.toml")):
            self._does("adopt_codebook", plan=tomllib.loads(path.read_text("utf-8")))
        for label in _CODERS:
            self._does("enrol_coder", label=label)
        state = self._state()
        codes = [code.id for code in state.codes.values() if code.applies]
        transcripts = list(state.transcripts.values())
        contradictions = list(state.contradictions)
        for number in range(self._size.codings):
            transcript = transcripts[number % len(transcripts)]
            # Seven has no part in the number of turns: no passage comes twice.
            item = f"{transcript.id}/{1 + number * 7 % transcript.turns}"
            span = {"start": 0, "end": self._chance.randint(4, 30)} if number % 2 else {}
            if number % 20 == 0:
                item, span = contradictions[number // 20 % len(contradictions)], {}
            self._does(
                "code_passage",
                coder=f"R{1 + number // len(transcripts) % len(_CODERS)}",
                code=codes[number // 20 % len(codes)],
                item=item,
                **span,
            )
            if number % 100 == 0:
                self._does("write_memo", coder="R1", about=item, text=self._words(40))

    def _words(self, how_many: int) -> str:
        return " ".join(self._chance.choices(_WORDS, k=how_many))

    def _state(self):
        return self._workshop.laboratory.state(self._workshop.id)

    def _does(self, act: str, **fields) -> None:
        known = read_act({"act": act, **fields})
        self._workshop.laboratory.perform(self._workshop.id, self._eeva, known)
