"""A workshop of ours as the benchmark prepares it: opened, joined, and with a past."""

from dataclasses import dataclass
from pathlib import Path

from bench.load.venues import ELEMENTS, OurRoom
from bench.servers import Server
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Purpose, Role
from changelab.service import Laboratory
from changelab.templates import find_template

_PERIODS = ("past", "present", "future")


@dataclass(frozen=True)
class Workshop:
    """A workshop in a data folder; `seq` is where it stands when the server starts."""

    id: str
    join_code: str
    tokens: tuple[str, ...]
    observer: str
    facilitator: str
    seq: int

    @classmethod
    def prepared(cls, folder: Path, phones: int, earlier: int = 0) -> "Workshop":
        """A workshop of the blank template, whose one task takes everything and shows it to all.

        So many people have joined, and have brought in so many `earlier` contributions.
        """
        laboratory = Laboratory(folder)
        opened = laboratory.open_workshop(find_template("blank"), "A room to be measured")
        agreed = {Purpose.TAKE_PART: True}
        tokens = tuple(
            laboratory.join(opened.workshop, f"Phone {number}", agreed).token
            for number in range(phones)
        )
        workshop = cls(
            opened.workshop, opened.join_code, tokens, opened.tokens[Role.OBSERVER], "", 0
        )
        for number in range(earlier):
            workshop.sends(laboratory, **_contribution(number), by=number % phones)
        key = laboratory.doors.issue(None, Role.FACILITATOR)
        seq = laboratory.state(opened.workshop).seq
        laboratory.close()
        return cls(workshop.id, workshop.join_code, tokens, workshop.observer, key, seq)

    def sends(self, laboratory: Laboratory, act: str, by: int = 0, **fields) -> None:
        """One of its people does it, while no server runs."""
        person = laboratory.doors.visitor(self.tokens[by]).actor
        laboratory.perform(self.id, person, read_act({"act": act, **fields}))

    def on(self, server: Server) -> OurRoom:
        """As the load generator finds it on a server."""
        return OurRoom(server.port, server.process, self.id, self.tokens, self.observer, self.seq)


def _contribution(number: int) -> dict:
    """What people bring in over a long process: in every element, every period, of every kind."""
    element, period = ELEMENTS[number % 6], _PERIODS[number // 6 % 3]
    text = f"what people said in turn {number}, in about ten words or so"
    if number % 100 == 6:
        # Few: what a group finds to pull against each other fits on one picture.
        other = ELEMENTS[(number + 1 + number // 6 % 5) % 6]
        poles = [{"element": element}, {"element": other}]
        return {"act": "log_contradiction", "text": text, "poles": poles, "period": period}
    match number % 10:
        case 7 | 8:
            return {"act": "note_observation", "text": text, "period": period}
        case 6 | 9 if number % 3:
            surface = ("mirror", "model", "ideas")[number // 10 % 3]
            return {"act": "place_note", "surface": surface, "period": period, "text": text}
        case 9:
            return {"act": "make_commitment", "who": f"Person {number % 12}", "text": text}
        case _:
            return {"act": "add_entry", "element": element, "text": text, "period": period}
