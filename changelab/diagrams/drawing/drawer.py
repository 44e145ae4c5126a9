"""One drawing process kept at hand: started when needed, replaced when it dies or hangs."""

import threading

from changelab.diagrams.drawing.worker_process import DrawingRefused, WorkerGone, WorkerProcess
from changelab.diagrams.picture import Picture
from changelab.domain.errors import ChangeLabError

_TRIES = 2


class PictureFailed(ChangeLabError):
    """The picture could not be drawn; the room goes on without it."""


class Drawer:
    """Draws one thing at a time; those who come meanwhile wait for their turn."""

    def __init__(self, seconds: float) -> None:
        self.turn = threading.Lock()
        self._seconds = seconds
        self._worker: WorkerProcess | None = None

    @property
    def worker_pid(self) -> int | None:
        """The id of the drawing process, if one runs."""
        return self._worker.pid if self._worker else None

    def draw(self, picture: Picture, dot: str, format: str) -> bytes:
        """What Graphviz makes of the DOT; the caller holds `turn`.

        Raises:
            PictureFailed: Graphviz would not draw it, or stopped twice on it.
        """
        for _ in range(_TRIES):
            try:
                return self._ready().draw(dot, format, self._seconds)
            except DrawingRefused as error:
                raise PictureFailed(
                    f"The picture “{picture.title}” could not be drawn: {error}.",
                    "Save it as DOT and report this, with that file.",
                ) from None
            except WorkerGone:
                self.end()
        raise PictureFailed(
            f"The program that draws pictures stopped twice on “{picture.title}”.",
            "Everything is recorded, and the next change is drawn anew. If it stays like this, "
            "save the picture as DOT and report it.",
        )

    def _ready(self) -> WorkerProcess:
        if self._worker is None or not self._worker.is_alive:
            self.end()
            try:
                self._worker = WorkerProcess()
            except OSError as error:
                raise PictureFailed(
                    f"The program that draws pictures did not start ({error}).",
                    "Make room on the disk and in memory, then try again.",
                ) from error
        return self._worker

    def end(self) -> None:
        """End the process; the caller holds `turn`."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None
