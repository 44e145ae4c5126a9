"""Pictures as people bring them: screenshots, and photos as a phone takes them."""

import io

from PIL import Image


def png(size: tuple[int, int] = (40, 30), colour: str = "grey", mode: str = "RGB", **how) -> bytes:
    """A screenshot, all of one colour."""
    out = io.BytesIO()
    image = Image.new("RGB", size, colour)
    if mode == "I;16":
        image = Image.new("I;16", size, 1000)
    elif mode in ("LA", "RGBA"):
        image = image.convert("RGBA").convert(mode)
    elif mode != "RGB":
        image = image.convert(mode)
    image.save(out, "PNG", **how)
    return out.getvalue()


def photo(
    size: tuple[int, int] = (400, 300),
    *,
    model: str = "",
    latitude: float | None = None,
    orientation: int | None = None,
    comment: bytes = b"",
) -> bytes:
    """A photo with what a phone writes into it."""
    out = io.BytesIO()
    exif = Image.Exif()
    if model:
        exif[0x0110] = model
    if latitude is not None:
        exif.get_ifd(0x8825).update({1: "N", 2: (latitude, 0.0, 0.0)})
    if orientation:
        exif[0x0112] = orientation
    Image.linear_gradient("L").resize(size).convert("RGB").save(
        out, "JPEG", quality=90, exif=exif, comment=comment
    )
    return out.getvalue()
