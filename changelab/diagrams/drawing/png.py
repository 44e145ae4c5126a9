"""PNG for print: 300 dots to the inch when the picture lies across a sheet of A4."""

import struct
from zlib import crc32

_DPI = 300
_A4_ACROSS = 297 / 25.4
_INCH = 0.0254
_POINTS_TO_THE_INCH = 72
#: Signature and header of a PNG file; other chunks begin here.
_HEAD = 8 + 25


def dots_to_the_inch(width: float) -> float:
    """The resolution at which a page so many points wide gets as many dots as A4 across has."""
    return _DPI * _A4_ACROSS * _POINTS_TO_THE_INCH / width


def sized_for_print(png: bytes) -> bytes:
    """The file with its size on paper in it: what opens it need not guess."""
    per_metre = round(_DPI / _INCH)
    chunk = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    sized = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", crc32(chunk))
    return png[:_HEAD] + sized + png[_HEAD:]
