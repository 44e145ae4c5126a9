"""All that one key can get of a workshop, of every moment: stories say what is not in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from leak_streams import OpenStream, begins_with
from live_venue import Phone, Venue, bearer

from changelab.diagrams import known_pictures
from changelab.domain.visibility import THE_ROOM
from changelab.domain.vocabulary import Period, Role


@dataclass
class Workshop:
    """A workshop in the served house, with the words that its people use in these stories."""

    venue: Venue

    @property
    def wall(self) -> str:
        """The projector's key."""
        return self.venue.tokens[Role.OBSERVER]

    @property
    def aino(self) -> str:
        """The facilitator's key."""
        return self.venue.tokens[Role.FACILITATOR]

    @property
    def state(self):
        """Everything there is, as the record has it."""
        return self.venue.laboratory.state(self.venue.workshop)

    def joins(self, name: str = "") -> Phone:
        """Someone joins by phone."""
        return self.venue.joins(name)

    def aino_does(self, act: str, **fields) -> str:
        """The facilitator does it; the id of what it made, or of the act if it made nothing."""
        done = self.venue.aino_does(act, **fields)
        return done.made or list(self.state.deeds)[-1]

    def entry(self, phone: Phone, text: str, **fields) -> str:
        """That person writes a card; its id."""
        wanted = {"element": "rules", "period": "present", **fields}
        answer = phone.sends("add_entry", text=text, **wanted)
        assert answer.status_code == 200, answer.text
        return answer.json()["made"]

    def state_of(self, token: str, **query) -> bytes:
        """What the API answers that key."""
        return self._get(token, f"/api/workshops/{self.venue.workshop}/state", **query)

    def everything(self, token: str, since: int = 1) -> str:
        """All that this key can get: the present, every moment since then, all that a screen
        is told that was away since any of them, every picture."""
        newest = self.state.seq
        got = [self.state_of(token)]
        for seq in range(since, newest + 1):
            got += [self.state_of(token, at=seq), self.missed(token, seq)]
        got += [self._get(token, where, **query) for where, query in self._pictures(newest - 1)]
        return b"\n".join(got).decode()

    def missed(self, token: str, since: int) -> bytes:
        """What a screen is told that knows the workshop as it was then."""
        path = f"/live/{self.venue.workshop}/events?changes=1&seq={since}&token={token}"
        return begins_with(self.venue.server, path)

    def listens(self, token: str) -> OpenStream:
        """A screen of that key follows what changes."""
        path = f"/live/{self.venue.workshop}/events?changes=1&token={token}"
        return OpenStream.of(self.venue.server, path)

    def _get(self, token: str, where: str, **query) -> bytes:
        answer = self.venue.http.get(where, headers=bearer(token), params=query)
        assert answer.status_code == 200, answer.text
        return answer.content

    def _pictures(self, before: int) -> Iterator[tuple[str, dict]]:
        """Where every picture of the room is, now and as it was before."""
        for at in ({}, {"at": before}):
            shown = self.venue.laboratory.pictured_to(self.venue.workshop, THE_ROOM, **at)
            for known in known_pictures(shown):
                where = f"/live/{self.venue.workshop}/pictures/{known.name}.svg"
                for period in known.periods or (Period.PRESENT,):
                    yield where, {"period": period.value, **at}
