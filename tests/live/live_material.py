"""Mirror material as it is brought in beside a running room."""

import hashlib
import io

from live_venue import Venue
from PIL import Image, ImageDraw

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role

LETTER = (
    "Dear parents,\n\n"
    "your child has been absent on eleven days. We have therefore informed the office. "
    "You will hear from us within three weeks. Please do not call before that.\n\n"
    "The school"
)
DAYS = "Month,Days absent,Days with a form,Forms answered\nAugust,4,2,0\nSeptember,9,5,1\nMay,3,3,2"


def picture(size: tuple[int, int] = (1000, 1400)) -> bytes:
    """The form: boxes on white paper."""
    image = Image.new("RGB", size, "white")
    drawn = ImageDraw.Draw(image)
    for row in range(8):
        top = 60 + row * (size[1] - 100) // 8
        drawn.rectangle((60, top, size[0] - 60, top + 90), outline="black", width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def brings(venue: Venue, form: str = "text", title: str = "The letter", **fields) -> str:
    """Aino brings a piece in; its id."""
    usual = {"text": {"text": LETTER}, "table": {"text": DAYS}}.get(form, {})
    return venue.aino_does("add_material", form=form, title=title, **{**usual, **fields}).made


def brings_picture(venue: Venue, content: bytes | None = None, **fields) -> str:
    """Aino brings a picture in; its id."""
    content = content or picture()
    sent = {"title": "The form", "text": "Four pages of boxes", "media_type": "image/png"}
    file = hashlib.sha256(content).hexdigest()
    act = read_act({"act": "add_material", "form": "picture", "file": file, **sent, **fields})
    aino = Actor.of(Role.FACILITATOR)
    return venue.laboratory.add_material(venue.workshop, aino, act, content).made


def shows(venue: Venue, piece: str | None) -> None:
    """Aino puts a piece on the wall, or takes it down."""
    venue.aino_does("show_material", material=piece)
