"""Mirror material comes in: pictures, texts and tables, whatever the file is called."""

import io

import pytest
from brought_pictures import photo, png
from PIL import Image, PngImagePlugin

from changelab.domain.mirror_tables import cells_of
from changelab.domain.text import MATERIAL_LIMIT
from changelab.intake.materials import LONGEST_SIDE, picture_in, table_in, table_of, text_in


def opened(content: bytes) -> Image.Image:
    """The picture as a screen would decode it."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_a_screenshot_stays_as_it_is_seen():
    """A PNG comes out as a PNG, point by point the same."""
    kept = picture_in("form.png", png((320, 200), "teal"))

    assert (kept.media_type, kept.width, kept.height) == ("image/png", 320, 200)
    assert opened(kept.content).convert("RGB").getpixel((5, 5)) == (0, 128, 128)


def test_the_content_counts_and_not_the_name():
    """A photo that somebody called .png is taken as the photo it is."""
    assert picture_in("photo.png", photo()).media_type == "image/jpeg"
    assert picture_in("no ending", png()).media_type == "image/png"


def test_a_photo_loses_the_place_and_the_time_at_which_it_was_taken():
    """EXIF, GPS and comments of a phone's photo are in no byte that is kept."""
    taken = photo(model="Aino's phone", latitude=60.17, comment=b"taken at Bilal's")
    assert b"Aino's phone" in taken
    assert Image.open(io.BytesIO(taken)).getexif().get_ifd(0x8825)

    kept = picture_in("photo.jpg", taken)

    assert not opened(kept.content).getexif()
    assert b"Aino's phone" not in kept.content
    assert b"taken at Bilal's" not in kept.content
    assert b"Exif" not in kept.content


def test_words_hidden_in_a_png_are_left_behind():
    """The text chunks of a PNG, and what was appended to it, do not come along."""
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Dana")
    said.add_itxt("Location", "school 12")
    content = png(pnginfo=said) + b"<script>alert(1)</script>"
    assert b"Dana" in content

    kept = picture_in("form.png", content)

    assert not any(word in kept.content for word in (b"Dana", b"school 12", b"script"))


def test_a_photo_taken_sideways_stands_upright():
    """What EXIF says of the orientation is done before it is left out."""
    kept = picture_in("photo.jpg", photo((400, 300), orientation=6))

    assert (kept.width, kept.height) == (300, 400)


def test_a_large_photo_is_made_as_large_as_a_screen_needs():
    """Phones in a venue's Wi-Fi get a picture of a few hundred kilobytes."""
    kept = picture_in("photo.jpg", photo((6000, 4000)))

    assert (kept.width, kept.height) == (LONGEST_SIDE, 1600)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_shown(mode):
    """Black and white, grey, palettes, see-through, sixteen bits."""
    kept = picture_in("form.png", png((40, 30), mode=mode))

    assert opened(kept.content).size == (40, 30)


def test_what_one_sees_through_becomes_white():
    """A drawing without a ground is read on phones by night as well."""
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")

    kept = picture_in("drawing.png", out.getvalue())

    assert opened(kept.content).convert("RGB").getpixel((3, 3)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_shades():
    """A scan in sixteen bits is neither all white nor all black."""
    out = io.BytesIO()
    Image.new("I;16", (10, 10), 128 * 256).save(out, "PNG")

    kept = picture_in("scan.png", out.getvalue())

    assert opened(kept.content).convert("L").getpixel((3, 3)) == 128


def test_a_photo_in_printers_colours_is_shown():
    """CMYK is for the press; browsers want RGB."""
    out = io.BytesIO()
    Image.new("CMYK", (10, 10)).save(out, "JPEG")

    assert opened(picture_in("press.jpg", out.getvalue()).content).mode == "RGB"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_the_letters_it_was_written_in(encoding):
    """Umlauts and emoji arrive, and no mark of the encoding with them."""
    said = "Kolme viikkoa, sitten kirje. Ääni 😀\nToinen rivi."

    assert text_in("letter.txt", said.encode(encoding)) == said


def test_an_old_encoding_is_recognised():
    """A letter that was saved on an old machine keeps its umlauts."""
    said = "Päätös tehdään myöhään. Äänestämme välittömästi, kun lähetämme yhdessä lomakkeen."

    assert text_in("letter.txt", said.encode("cp1252")) == said


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("Три недели, потом письмо. Никто не отвечает за форму, и ребенок ждет.", "cp1251"),
        ("三週間後に手紙が来ました。誰もその書類を持っていません。", "shift_jis"),
    ],
)
def test_other_alphabets_are_recognised_as_well(said, encoding):
    """Where most letters are beyond ASCII, the file tells which alphabet it is."""
    assert text_in("letter.txt", said.encode(encoding)) == said


def test_markdown_is_a_text():
    """The content is words; what the file is called does not matter."""
    assert text_in("notes.md", b"# A letter\n\n- three weeks") == "# A letter\n\n- three weeks"


def test_a_text_of_the_full_length_fits():
    """The limit itself is allowed."""
    assert len(text_in("long.txt", b"x" * MATERIAL_LIMIT)) == MATERIAL_LIMIT


@pytest.mark.parametrize(
    "typed",
    [
        "Month,Days\nMay,12\nJune,9",
        "Month;Days\r\nMay;12\r\nJune;9\r\n",
        "Month\tDays\nMay\t12\nJune\t9",
        "Month|Days\nMay|12\nJune|9",
        ' Month , Days \n"May",12\n\nJune,9\n,\n',
    ],
)
def test_a_table_is_read_however_its_cells_are_kept_apart(typed):
    """Commas, semicolons, tabs from a spreadsheet; empty rows are left out."""
    cells = (("Month", "Days"), ("May", "12"), ("June", "9"))

    assert cells_of(table_of(typed)) == cells
    assert cells_of(table_in("days.csv", typed.encode())) == cells


def test_commas_in_cells_stay_in_their_cells():
    """“12,5 days” stays in one cell, and so do line breaks and quotation marks."""
    typed = 'Who;What\nSchool;"12,5 days"\nFamily;"two ""forms"",\none child"\n'

    assert cells_of(table_of(typed)) == (
        ("Who", "What"),
        ("School", "12,5 days"),
        ("Family", 'two "forms",\none child'),
    )


def test_short_rows_are_filled_up():
    """A spreadsheet leaves out what is empty at the end of a row."""
    assert cells_of(table_of("a,b,c\n1,2\n")) == (("a", "b", "c"), ("1", "2", ""))
