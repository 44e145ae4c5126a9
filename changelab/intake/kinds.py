"""What a file is, told by its first bytes; its name is not asked."""

#: How files begin, and what people call them.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a formatted text (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
)
#: What lies in a zip says which document it is.
_IN_ZIPS = (
    (b"word/vbaProject", "a Word document with macros"),
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument", "an OpenDocument file"),
)
_MARKUP = ((b"<svg", "an SVG drawing"), (b"<html", "a web page"), (b"<!doctype html", "a web page"))
_NAME_SHOWN = 60


def kind_of(content: bytes) -> str:
    """What the file is, for a sentence: “a PDF”; empty if it may be plain text."""
    if content.startswith(b"PK\x03\x04"):
        return next((said for part, said in _IN_ZIPS if part in content), "a packed file (zip)")
    for beginning, said in _BEGINNINGS:
        if content.startswith(beginning):
            return said
    if content[:4] == b"RIFF":
        return "a WebP picture" if content[8:12] == b"WEBP" else "a sound or video file"
    if content[4:8] == b"ftyp":
        photo = content[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"heim")
        return "a photo in the format HEIC" if photo else "a video"
    return _markup(content)


def _markup(content: bytes) -> str:
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.startswith(b"<"):
        return ""
    return next((said for tag, said in _MARKUP if tag in start), "")


def named(name: str) -> str:
    """The file's name in quotation marks, short enough for a sentence."""
    name = name.strip() or "the file"
    return f"“{name if len(name) <= _NAME_SHOWN else name[: _NAME_SHOWN - 1] + '…'}”"
