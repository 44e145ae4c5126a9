"""What cannot be mirror material is refused in a sentence that says what it is and what to do."""

import io
import struct
import zipfile
import zlib

import pytest
from brought_pictures import photo, png
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from changelab.domain.errors import Refused
from changelab.domain.mirror_tables import MOST_COLUMNS, MOST_ROWS
from changelab.domain.text import MATERIAL_LIMIT
from changelab.intake.materials import MOST_BYTES, picture_in, table_in, table_of, text_in


def zipped(*names: str, content: bytes = b"x") -> bytes:
    """A zip of files of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, content)
    return out.getvalue()


def webp() -> bytes:
    """A picture of a kind that archives do not take."""
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "WEBP")
    return out.getvalue()


OTHERS = {
    "an SVG drawing": b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a web page": b"\xef\xbb\xbf<!DOCTYPE html><html><script>alert(1)</script></html>",
    "a PDF": b"%PDF-1.7 ...",
    "a Word document": zipped("[Content_Types].xml", "word/document.xml"),
    "a Word document with macros": zipped("word/vbaProject.bin", "word/document.xml"),
    "an Excel workbook": zipped("xl/workbook.xml"),
    "a packed file (zip)": zipped("bomb", content=bytes(10_000_000)),
    "a program": b"MZ\x90\x00" + bytes(100),
    "a GIF picture": b"GIF89a" + bytes(20),
    "a WebP picture": webp(),
    "a photo in the format HEIC": b"\x00\x00\x00\x18ftypheic" + bytes(20),
    "a video": b"\x00\x00\x00\x18ftypmp42" + bytes(20),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_kinds_of_files_are_called_by_what_they_are(kind):
    """Whatever the file is called, the refusal says what is in it and what to do instead."""
    with pytest.raises(Refused) as picture:
        picture_in("picture.png", OTHERS[kind])
    with pytest.raises(Refused) as text:
        text_in("text.txt", OTHERS[kind])
    with pytest.raises(Refused) as table:
        table_in("table.csv", OTHERS[kind])

    assert picture.value.happened == f"“picture.png” is {kind}."
    assert "PNG or JPEG" in picture.value.remedy
    assert text.value.happened == f"“text.txt” is {kind}, not a plain text."
    assert "Save it as CSV" in table.value.remedy


@pytest.mark.parametrize("content", [b"just words", bytes(500), b"\x89PNG", b"\xff\xd8"])
def test_what_is_no_picture_is_not_one_by_its_name(content):
    """A text that somebody called .png is no picture."""
    with pytest.raises(Refused, match="is not a picture"):
        picture_in("photo.png", content)


@pytest.mark.parametrize("whole", [png((300, 300)), photo()], ids=["png", "jpeg"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_picture_that_is_cut_off_is_damaged(whole, share):
    """Half an upload is not shown as half a picture."""
    with pytest.raises(Refused, match="is damaged"):
        picture_in("photo", whole[: int(len(whole) * share)])


def test_a_picture_whose_points_were_changed_is_damaged():
    """The checksums of a PNG are looked at."""
    whole = bytearray(png((200, 200)))
    whole[whole.index(b"IDAT") + 8] ^= 0xFF

    with pytest.raises(Refused, match="is damaged"):
        picture_in("form.png", bytes(whole))


def test_a_picture_that_would_fill_the_memory_is_not_unpacked():
    """A few kilobytes that claim to be millions of points are refused unread."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    def bomb(side: int) -> bytes:
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        points = chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + head + points

    with pytest.raises(Refused, match=r"7000 by 7000 points\. At most 40 million"):
        picture_in("bomb.png", bomb(7_000))
    with pytest.raises(Refused, match=r"far more points than any screen has\. At most 40 million"):
        picture_in("bomb.png", bomb(60_000))


def test_words_packed_a_thousandfold_into_a_png_are_not_unpacked():
    """A text chunk that would unpack to a gigabyte does no harm."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    plain = png()
    place = plain.index(b"IDAT") - 4
    bomb = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(200_000_000)))

    with pytest.raises(Refused, match="is damaged"):
        picture_in("bomb.png", plain[:place] + bomb + plain[place:])


def test_a_picture_of_more_than_eight_megabytes_is_too_large():
    """The refusal says how large it is, and how large it may be."""
    with pytest.raises(Refused, match=r"is too large: 8\.5 MB\. A picture may have at most 8 MB"):
        picture_in("photo.jpg", photo() + bytes(MOST_BYTES + 500_000 - len(photo())))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_file_breaks_the_reader(data):
    """Whatever bytes come, and whatever happened to good ones: a picture, or a refusal."""
    content = data.draw(st.sampled_from([png((30, 30)), photo((60, 40), model="m")]))
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(0, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    try:
        kept = picture_in("x", bytes(damaged[:cut]))
    except Refused as refusal:
        assert refusal.remedy
    else:
        assert kept.media_type in ("image/png", "image/jpeg")


def test_an_empty_file_is_said_to_be_empty():
    """Nothing came: the file may not have been written yet."""
    for reads in (picture_in, text_in, table_in):
        with pytest.raises(Refused, match="“x” is empty"):
            reads("x", b"")


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 50, b"words\x00words"])
def test_bytes_are_no_text(content):
    """What holds zero bytes was not written by a person."""
    with pytest.raises(Refused, match="is not a plain text"):
        text_in("x.txt", content)


def test_a_text_that_is_too_long_says_by_how_much():
    """The facilitator chooses the excerpt; nothing is cut off unseen."""
    with pytest.raises(Refused, match=r"20,001 characters\. At most 20,000"):
        text_in("long.txt", b"x" * (MATERIAL_LIMIT + 1))
    with pytest.raises(Refused, match=r"is too large: 10 MB"):
        text_in("one line.txt", b"x" * (10 * 1024 * 1024))


@pytest.mark.parametrize(
    ("rows", "columns"), [(MOST_ROWS + 1, 2), (2, MOST_COLUMNS + 1)], ids=["long", "wide"]
)
def test_a_table_that_no_room_could_read_is_refused(rows, columns):
    """At most 200 rows and 12 columns; the refusal says how many there are."""
    typed = "\n".join(",".join(f"{row}" for _ in range(columns)) for row in range(rows))

    with pytest.raises(Refused, match=f"{rows} rows and {columns} columns"):
        table_of(typed)


def test_a_quotation_mark_that_is_never_closed_is_said():
    """Half of a table is not shown as one cell."""
    with pytest.raises(Refused, match="a quotation mark stands alone"):
        table_of('a,b\n"1,2\n3,4')


def test_a_name_as_long_as_a_page_does_not_fill_the_refusal():
    """Of the file's name the sentence repeats what one can read."""
    with pytest.raises(Refused) as refused:
        picture_in("n" * 3000, b"words")

    assert len(str(refused.value)) < 250
