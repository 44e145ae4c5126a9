"""Pixels: how large a picture is, and where a part of a page lies in it."""

import struct

from changelab.diagrams.geometry import Rect

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
#: Segments of a JPEG that tell its size, and those that have no length of their own.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG or a JPEG; of anything else one pixel."""
    if picture.startswith(_PNG) and len(picture) >= 24:
        width, height = struct.unpack_from(">II", picture, 16)
        return width, height
    return (_size_of_jpeg(picture) if picture.startswith(_JPEG) else None) or (1, 1)


def _size_of_jpeg(picture: bytes) -> tuple[int, int] | None:
    at = len(_JPEG)
    while at + 9 <= len(picture) and picture[at] == 0xFF:
        kind = picture[at + 1]
        if kind in _FRAMES:
            height, width = struct.unpack_from(">HH", picture, at + 5)
            return width, height
        if kind == 0xFF:
            at += 1
        elif kind in _BARE:
            at += 2
        else:
            at += 2 + struct.unpack_from(">H", picture, at + 2)[0]
    return None


def in_pixels(rect: Rect, page: Rect, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a part of the page; there y goes up, in pictures down."""
    across, down = size[0] / page.width, size[1] / page.height
    return (
        max(round((rect.left - page.left) * across), 0),
        max(round((page.top - rect.top) * down), 0),
        min(round((rect.right - page.left) * across), size[0] - 1),
        min(round((page.top - rect.bottom) * down), size[1] - 1),
    )
