"""The load generator as a process of its own, on a loop as quick as the servers'."""

import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import uvloop

from bench.load.http_phones import HttpParty
from bench.load.rounds import Party, Plan, Played, play
from bench.load.venues import HttpVenue, StreamlitAlone


def played(plan: Plan, venues: Sequence[HttpVenue | StreamlitAlone]) -> list[Played]:
    """Play the rounds, at all venues in turns, from another process."""
    return elsewhere(_play, plan, venues)


def elsewhere(work, *given):
    """What `work` returns, done by a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *given).result()


def allow_many_connections() -> None:
    """As many open sockets as the system lets us have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _play(plan: Plan, venues: Sequence[HttpVenue | StreamlitAlone]) -> list[Played]:
    allow_many_connections()

    async def playing() -> list[Played]:
        return await play(plan, [_party(venue) for venue in venues])

    return uvloop.run(playing())


def _party(venue: HttpVenue | StreamlitAlone) -> Party:
    if isinstance(venue, StreamlitAlone):
        # Here, since it loads Streamlit, which no other party needs.
        from bench.load.streamlit_phones import StreamlitParty

        return StreamlitParty(venue)
    return HttpParty(venue)
