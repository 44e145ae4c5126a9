"""A room of twenty phones and a projector against a real server.

Each phone holds an event stream and sends an act every few seconds, as people
do. The projector does what its page does: told of a change, it fetches what the
room may see and the picture. Times are from pressing Send.
"""

import asyncio
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx

from bench.figures import Figure

PHONES = 20
ROUNDS = 5
ACTS_PER_ROUND = 40
#: Twenty people who each send something every 4 seconds.
ACTS_PER_SECOND = 5.0

ELEMENTS = ("subject", "object", "tools", "rules", "community", "division_of_labour")


@dataclass
class Projector:
    """What the projector's page does, and when it had shown which act."""

    client: httpx.AsyncClient
    workshop: str
    token: str
    shown: dict[int, float] = field(default_factory=dict)
    newest: int = 0

    async def look(self) -> None:
        """Follow the stream for ever; fetch the state and, if it changed, the picture."""
        told = asyncio.Event()
        drawn = ""

        async def follow() -> None:
            url = f"/live/{self.workshop}/events"
            async with self.client.stream(
                "GET", url, params={"token": self.token}, timeout=None
            ) as stream:
                async for line in stream.aiter_lines():
                    if line.startswith("data:"):
                        self.newest = int(line[5:])
                        told.set()

        following = asyncio.create_task(follow())
        try:
            while True:
                await told.wait()
                told.clear()
                state = (
                    await self.client.get(
                        f"/api/workshops/{self.workshop}/state",
                        headers={"Authorization": f"Bearer {self.token}"},
                    )
                ).json()
                key = state["pictures"]["activity-system"]["present"]
                if key != drawn:
                    picture = await self.client.get(
                        f"/live/{self.workshop}/pictures/activity-system.svg",
                        params={"token": self.token, "period": "present", "v": key},
                    )
                    assert picture.status_code == 200, picture.text
                    drawn = key
                now = time.perf_counter()
                for seq in range(max(self.shown, default=0) + 1, state["seq"] + 1):
                    self.shown[seq] = now
        finally:
            following.cancel()


async def _listen(client: httpx.AsyncClient, workshop: str, token: str) -> None:
    async with client.stream(
        "GET", f"/live/{workshop}/events", params={"token": token}, timeout=None
    ) as stream:
        async for _ in stream.aiter_lines():
            pass


async def _play(url: str, workshop: str, code: str, observer: str) -> dict[str, list[float]]:
    limits = httpx.Limits(max_connections=None)
    acknowledged, visible = [], []
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=30) as client:
        tokens = []
        for number in range(PHONES):
            joined = await client.post(
                "/api/join", json={"code": code, "name": f"Phone {number}", "consent": True}
            )
            tokens.append(joined.json()["token"])
        streams = [asyncio.create_task(_listen(client, workshop, token)) for token in tokens]
        projector = Projector(client, workshop, observer)
        looking = asyncio.create_task(projector.look())
        await asyncio.sleep(1)
        sent: dict[int, float] = {}

        async def send(number: int) -> None:
            begun = time.perf_counter()
            answer = await client.post(
                f"/api/workshops/{workshop}/acts",
                headers={"Authorization": f"Bearer {tokens[number % PHONES]}"},
                json={
                    "id": str(uuid.uuid4()),
                    "act": "add_entry",
                    "element": ELEMENTS[number % 6],
                    "text": f"what phone {number % PHONES} said, act {number}",
                    "period": "present",
                },
            )
            assert answer.status_code == 200, answer.text
            acknowledged.append((time.perf_counter() - begun) * 1000)
            sent[answer.json()["seq"]] = begun

        for turn in range(ROUNDS):
            pending = []
            for number in range(ACTS_PER_ROUND):
                pending.append(asyncio.create_task(send(turn * ACTS_PER_ROUND + number)))
                await asyncio.sleep(1 / ACTS_PER_SECOND)
            await asyncio.gather(*pending)
        await asyncio.sleep(1)
        for seq, begun in sent.items():
            visible.append((projector.shown[seq] - begun) * 1000)
        for task in (*streams, looking):
            task.cancel()
    return {"acknowledged": acknowledged, "visible": visible}


def measure(url: str, workshop: str, code: str, observer: str) -> list[Figure]:
    """Act to acknowledgement and to the projector, in milliseconds."""
    # A thread of its own: the browser at the workbench has an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        playing = thread.submit(asyncio.run, _play(url, workshop, code, observer))
        times = playing.result()
    return [
        Figure("20 phones: act acknowledged", "ms", times["acknowledged"], 50),
        Figure("20 phones: act visible on the projector", "ms", times["visible"], 200),
    ]
