"""The drawing process as seen from here: started when needed, ended when it hangs."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from xml.sax.saxutils import escape

from changelab.diagrams.drawing.worker import ANSWER, DRAWN, REQUEST
from changelab.diagrams.fonts import Face

_WORKER = Path(__file__).with_name("worker.py")

# Only the packaged faces under their names; what they lack comes from the machine.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{ours}
<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>
<dir>/System/Library/Fonts</dir><dir>/Library/Fonts</dir><dir>WINDOWSFONTDIR</dir>
<cachedir>{cache}</cachedir><cachedir>/var/cache/fontconfig</cachedir>
</fontconfig>
"""


class WorkerGone(Exception):
    """The process ended, or was ended because it took too long."""


class DrawingRefused(Exception):
    """Graphviz would not draw this; says why in its words."""


class WorkerProcess:
    """One running worker. Not thread-safe: the renderer asks one thing at a time."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="changelab-pictures-")
        self._process = subprocess.Popen(
            # -P: the folder of the file is no place to import from.
            [sys.executable, "-P", str(_WORKER), self._folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "FONTCONFIG_FILE": str(self._fonts())},
        )
        assert self._process.stdin and self._process.stdout
        self._requests, self._answers = self._process.stdin, self._process.stdout

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """True as long as the process has not ended."""
        return self._process.poll() is None

    def draw(self, dot: str, format: str, seconds: float) -> bytes:
        """The picture as Graphviz writes it.

        Raises:
            WorkerGone: the process died, or took more than `seconds` and was killed.
            DrawingRefused: Graphviz would not draw it.
        """
        source = dot.encode("utf-8", "replace")
        # A kill makes the blocked read or write below end, whatever the worker is doing.
        watch = threading.Timer(seconds, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            self._requests.write(REQUEST.pack(format.ljust(4).encode(), len(source)) + source)
            self._requests.flush()
            kind, length = ANSWER.unpack(self._exactly(ANSWER.size))
            body = self._exactly(length)
        except (OSError, ValueError) as error:
            raise WorkerGone from error
        finally:
            watch.cancel()
        if kind != DRAWN:
            raise DrawingRefused(body.decode("utf-8", "replace"))
        return body

    def end(self) -> None:
        """End the process and clear what it needed."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._answers):
            # The pipe may have broken with the process.
            with contextlib.suppress(OSError):
                pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _exactly(self, count: int) -> bytes:
        body = self._answers.read(count)
        if len(body) < count:
            raise WorkerGone
        return body

    def _fonts(self) -> Path:
        """A fontconfig file that knows the packaged faces, whatever the machine has."""
        folder = Path(self._folder)
        (folder / "faces").mkdir()
        for face in Face:
            shutil.copy(face.file, folder / "faces")
        conf = folder / "fonts.conf"
        conf.write_text(
            FONTS_CONF.format(
                ours=f"<dir>{escape(str(folder / 'faces'))}</dir>",
                cache=escape(str(folder / "cache")),
            ),
            "utf-8",
        )
        return conf
