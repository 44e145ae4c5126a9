"""Many phones that come in from one address: each asks for page, join, state and stream."""

import asyncio
import gzip
import json
import random
import time
import uuid
from dataclasses import dataclass

from bench.load.connections import Requests, Stream
from bench.load.venues import get, post


@dataclass(frozen=True)
class Arrived:
    """What became of them: seconds from opening the page to the open stream, for each who came in.

    Attributes:
        refused: what the others were told.
        all_in: seconds from the first who came until the last was in.
    """

    seconds: list[float]
    refused: list[str]
    all_in: float


async def arrive(port: int, code: str, phones: int, within: float, seed: int) -> Arrived:
    """All of them come within so many seconds; 0 is all at the same moment."""
    chance = random.Random(seed)
    begun = time.perf_counter()
    streams: list[Stream] = []
    seconds: list[float] = []
    refused: list[str] = []

    async def come(number: int) -> None:
        await asyncio.sleep(chance.uniform(0, within))
        opened = time.perf_counter()
        try:
            streams.append(await _join(port, code, number))
        except Exception as error:
            refused.append(f"{type(error).__name__}: {error}")
        else:
            seconds.append(time.perf_counter() - opened)

    await asyncio.gather(*(come(number) for number in range(phones)))
    all_in = time.perf_counter() - begun
    for stream in streams:
        if stream.transport:
            stream.transport.abort()
    return Arrived(seconds, refused, all_in)


async def _join(port: int, code: str, number: int) -> Stream:
    requests = Requests(port)
    try:
        await _asked(requests, get(f"/join/{code}", "text/html"))
        wish = {"id": str(uuid.uuid4()), "code": code, "name": f"Phone {number}", "consent": True}
        joined = json.loads(await _asked(requests, post("/api/join", json.dumps(wish).encode())))
        workshop, token = joined["workshop"], joined["token"]
        state_of = f"/api/workshops/{workshop}/state"
        state = json.loads(await _asked(requests, get(state_of, "application/json", token)))
    finally:
        requests.close()
    query = f"token={token}&changes=1&seq={state['seq']}"
    request = get(f"/live/{workshop}/events?{query}", "text/event-stream")
    loop = asyncio.get_running_loop()
    _, stream = await loop.create_connection(
        lambda: Stream(request, lambda message, now: None), "127.0.0.1", port
    )
    await stream.opened
    return stream


async def _asked(requests: Requests, request: bytes) -> bytes:
    answer = await requests.ask(request)
    if answer.status != 200:
        raise ConnectionRefusedError(f"{answer.status} {answer.body[:200]!r}")
    # As a browser does; the page itself is larger, but nothing here reads it.
    return gzip.decompress(answer.body) if answer.body.startswith(b"\x1f\x8b") else answer.body
