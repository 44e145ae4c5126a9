"""PNG files take the longest, and another process draws them: they are begun before all else."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from changelab.diagrams import Format, Picture, PictureFailed, Renderer


@contextmanager
def drawing_ahead(pictures: Iterable[Picture], renderer: Renderer) -> Iterator[None]:
    """While the block runs, these are drawn as PNG; the renderer remembers them.

    One that fails is left to whoever asks for it: they are told what is wrong with it.
    """
    unwanted = threading.Event()

    def draw() -> None:
        for picture in pictures:
            if unwanted.is_set():
                return
            with suppress(PictureFailed):
                renderer.render(picture, Format.PNG, embed_font=True)

    ahead = threading.Thread(target=draw, name="drawing ahead", daemon=True)
    ahead.start()
    try:
        yield
    finally:
        unwanted.set()
        ahead.join()
