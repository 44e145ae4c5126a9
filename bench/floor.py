"""The floor: the least that a server for such a room must do, in plain Starlette.

It commits the same bytes to SQLite with `synchronous=FULL` and sends the same bytes to the
same number of streams, on the same server, loop and HTTP parser as ours. It knows no roles,
no rules, no privacy and no undo, and draws the same picture again and again. What our server
needs beyond this is the price of what it does.

Run as `python -m bench.floor FOLDER DOT-FILE PORT`.
"""

import asyncio
import gzip
import json
import queue
import sqlite3
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

TABLE = """CREATE TABLE IF NOT EXISTS events (
    workshop TEXT, seq INTEGER, session TEXT, at TEXT, actor TEXT, act_id TEXT,
    kind TEXT, version INTEGER, payload TEXT, PRIMARY KEY (workshop, seq))"""
INSERT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Room:
    """The acts as they come, one thread that writes them, and a queue for each open stream."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "floor.db"
        self.seq = 0
        self.acts: queue.SimpleQueue = queue.SimpleQueue()
        self.streams: set[tuple[asyncio.Queue, bool]] = set()
        self.loop: asyncio.AbstractEventLoop | None = None

    def write(self) -> None:
        """Commit what is waiting, all of it at once, for ever."""
        db = sqlite3.connect(self.file, isolation_level=None)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute(TABLE)
        while True:
            batch = [self.acts.get()]
            while not self.acts.empty():
                batch.append(self.acts.get())
            begun, rows, cards = self.seq, [], []
            for act, who, _ in batch:
                self.seq += 1
                row, card = self.recorded(act, who)
                rows.append(row)
                cards.append(card)
            db.execute("BEGIN IMMEDIATE")
            db.executemany(INSERT, rows)
            db.execute("COMMIT")
            told = {"seq": self.seq, "put": {"entries": cards}}
            answers = [(done, seq) for seq, (_, _, done) in enumerate(batch, begun + 1)]
            self.loop.call_soon_threadsafe(self.tell, told, answers)

    def recorded(self, act: dict, who: str) -> tuple[tuple, dict]:
        """The row in the database and the card on the screens, as our server has them."""
        seq, at = self.seq, datetime.now(UTC).isoformat(timespec="milliseconds")
        card = {
            "id": f"e{seq}",
            "text": act["text"],
            "author": "",
            "at": at,
            "session": "s3",
            "task": "t4",
            "standing": "shown",
            "reworded": False,
            "by_hand": False,
            "merged": [],
            "system": "y2",
            "element": act["element"],
            "periods": [act["period"]],
        }
        kept = ("text", "task", "standing", "system", "element", "periods")
        payload = plain({"entry": f"e{seq}", **{name: card[name] for name in kept}}).decode()
        row = ("w7db9f41327", seq, "s3", at, who, act["id"], "entry_added", 1, payload)
        return row, card

    def tell(self, told: dict, answers: list) -> None:
        """Every stream gets the same bytes; whoever sent an act hears that it is kept."""
        for done, seq in answers:
            if not done.done():
                done.set_result(seq)
        everyone = b"event: changes\ndata: " + plain(told) + b"\n\n"
        pictures = {"activity-system": {"present": str(told["seq"])}}
        screens = plain({**told, "pictures": pictures})
        for waiting, is_screen in self.streams:
            waiting.put_nowait(
                b"event: changes\ndata: " + screens + b"\n\n" if is_screen else everyone
            )

    async def act(self, request: Request) -> Response:
        """Keep an act; answered when it is on the disk."""
        done = asyncio.get_running_loop().create_future()
        self.acts.put((await request.json(), request.headers["authorization"][7:], done))
        return JSONResponse({"seq": await done})

    async def events(self, request: Request) -> Response:
        """A stream of everything from now on."""
        waiting: asyncio.Queue = asyncio.Queue()
        stream = (waiting, "pictures" in request.query_params)

        async def told():
            self.streams.add(stream)
            try:
                yield b"retry: 1000\n\n"
                while True:
                    yield await waiting.get()
            finally:
                self.streams.discard(stream)

        return StreamingResponse(told(), media_type="text/event-stream")


def plain(data: dict) -> bytes:
    """JSON without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def draw(dot: str) -> bytes:
    """The picture as SVG; runs in a process of its own, since Graphviz is not thread-safe."""
    import pygraphviz

    graph = pygraphviz.AGraph(string=dot)
    try:
        return graph.draw(format="svg", prog="nop2")
    finally:
        graph.close()


def application(folder: Path, dot: str) -> Starlette:
    """The whole of it."""
    room = Room(folder)
    drawer = ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    async def picture(request: Request) -> Response:
        loop = asyncio.get_running_loop()
        drawn = await loop.run_in_executor(drawer, draw, dot)
        packed = {"Content-Encoding": "gzip"}
        return Response(gzip.compress(drawn, mtime=0), 200, packed, "image/svg+xml")

    @asynccontextmanager
    async def lifespan(app: Starlette):
        room.loop = asyncio.get_running_loop()
        threading.Thread(target=room.write, daemon=True).start()
        yield
        drawer.shutdown(wait=False, cancel_futures=True)

    routes = [
        Route("/", health),
        Route("/acts", room.act, methods=["POST"]),
        Route("/events", room.events),
        Route("/picture.svg", picture),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


if __name__ == "__main__":
    folder, dot, port = sys.argv[1:]
    uvicorn.run(
        application(Path(folder), Path(dot).read_text("utf-8")),
        host="127.0.0.1",
        port=int(port),
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
