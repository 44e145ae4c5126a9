"""Pictures as files, drawn once and remembered."""

import atexit
import re
import threading
import weakref
from collections import OrderedDict

from changelab.diagrams.drawing.drawer import Drawer
from changelab.diagrams.drawing.png import dots_to_the_inch, sized_for_print
from changelab.diagrams.drawing.subset import font_faces
from changelab.diagrams.drawing.svg import to_svg
from changelab.diagrams.picture import Format, Picture

_SECONDS = 5.0
_REMEMBERED = 512
_REMEMBERED_BYTES = 64 * 1024 * 1024
# Cairo writes the time of drawing; a picture is the same whenever it is drawn.
_PDF_DATE = re.compile(rb"/CreationDate \(D:\d{14}")
_NO_DATE = b"/CreationDate (D:20000101000000"

_Key = tuple[str, Format]


class Renderer:
    """Draws pictures. Safe to use from several threads.

    SVG needs nobody else: the room's pictures wait for no export. PNG and PDF are drawn
    by Graphviz in a process of its own, which starts with the first of them and is
    replaced when it dies or hangs.
    """

    def __init__(self, *, seconds: float = _SECONDS) -> None:
        self._drawer = Drawer(seconds)
        self._drawn: OrderedDict[_Key, bytes] = OrderedDict()
        self._held = 0
        self._shelf = threading.Lock()
        atexit.register(_close, weakref.ref(self))

    def render(
        self, picture: Picture, format: Format = Format.SVG, *, embed_font: bool = False
    ) -> bytes:
        """The picture as a file; blocks until it is drawn.

        Args:
            embed_font: put the characters it uses into an SVG, so that it looks
                the same on a machine without the typeface. PNG and PDF always do.

        Raises:
            PictureFailed: it could not be drawn; says what to do.
        """
        if format is Format.DOT:
            return picture.dot.encode("utf-8", "replace")
        if format is Format.TXT:
            return picture.told.encode("utf-8", "replace")
        if format is Format.SVG and not embed_font:
            return picture.svg.encode("utf-8", "replace")
        key = (picture.key, format)
        found = self._remembered(key)
        if found is not None:
            return found
        if format is Format.SVG:
            found = _with_its_typeface(picture)
            self._remember(key, found)
            return found
        with self._drawer.turn:
            # While we waited somebody may have drawn the same.
            found = self._remembered(key)
            if found is None:
                found = _drawn(self._drawer, picture, format)
                self._remember(key, found)
        return found

    def close(self) -> None:
        """End the drawing process; a later picture starts another."""
        with self._drawer.turn:
            self._drawer.end()

    @property
    def worker_pid(self) -> int | None:
        """The id of the process that draws for print, if one runs."""
        return self._drawer.worker_pid

    def _remembered(self, key: _Key) -> bytes | None:
        with self._shelf:
            found = self._drawn.get(key)
            if found is not None:
                self._drawn.move_to_end(key)
            return found

    def _remember(self, key: _Key, body: bytes) -> None:
        with self._shelf:
            self._drawn[key] = body
            self._held += len(body)
            while len(self._drawn) > _REMEMBERED or self._held > _REMEMBERED_BYTES:
                _, dropped = self._drawn.popitem(last=False)
                self._held -= len(dropped)


def _with_its_typeface(picture: Picture) -> bytes:
    style = font_faces(picture.diagram)
    svg = to_svg(picture.diagram, picture.look, style, name=picture.file_name)
    return svg.encode("utf-8", "replace")


def _drawn(drawer: Drawer, picture: Picture, format: Format) -> bytes:
    dot = picture.dot
    if format is Format.PNG:
        scale = dots_to_the_inch(picture.diagram.page.width)
        dot = dot.replace("\tgraph [", f"\tgraph [dpi={scale:.4f} ", 1)
        return sized_for_print(drawer.draw(picture, dot, format))
    return _PDF_DATE.sub(_NO_DATE, drawer.draw(picture, dot, format))


def _close(reference: "weakref.ref[Renderer]") -> None:
    renderer = reference()
    if renderer is not None:
        renderer.close()
