"""Transcripts as other programs write them, for the tests: the people and their talk are ours."""

import io
import zipfile

import docx

ZOOM_VTT = """WEBVTT

1
00:00:02.500 --> 00:00:05.000
Aino Aalto: Welcome. For example: this form.

2
00:00:05.500 --> 00:00:07.000
Aino Aalto: What stops us?

3
00:00:07.250 --> 00:00:11.000
Bilal Khan: We count days.
"""
TEAMS_VTT = """WEBVTT

NOTE Confidence: 0.8

0f2c7a1e-6a1c-4b0f-9f1a-0d4c6a3b2e11/12-0
00:00:02.500 --> 00:00:05.000
<v Aino Aalto>Welcome,
all &amp; one.</v>

0f2c7a1e-6a1c-4b0f-9f1a-0d4c6a3b2e11/13-0
00:00:05.500 --> 00:00:07.000
<v.loud Bilal Khan>We <i>count</i> days.</v> <v Dana>And nights.</v>
"""
SRT = """1
00:00:02,500 --> 00:00:05,000
Welcome &amp; hello.

2
00:00:05,500 --> 00:00:07,000
{\\an8}- What stops us?
- The form.
"""
OTTER = """Aino Aalto  0:03
Welcome to all of you. We meet at 10:30

Bilal Khan  0:12
Thanks. For example: this form.
Remember: it has four pages.

Aino Aalto  1:02:03
Nobody owns it.
"""
ZOOM_CAPTIONS = """[Aino Aalto] 10:02:11
Welcome

[Bilal Khan] 10:02:20
Thanks

[Aino Aalto] 10:02:31
So
"""
NAMED = """Session with the team
Date: 2026-03-02 09:00
Present: Aino, Bilal, Chen

Aino: Welcome.

Bilal: For example: the form.
It goes on here.

For example: nobody owns it.
Aino: Yes.
Chen: Mm.
"""
STAMPED = """[00:00:01] P01: Hello
[00:00:05] P02: Hi
[00:01:00] P01: So
"""
NVIVO_TSV = 'timestamp\tspeaker\ttext\n00:00:01\tP01\tHello\n00:00:04\tP02\tHi "you"\n'
WHISPER_TSV = "start\tend\ttext\n0\t2500\tHello\n2500\t6000\tHi there\n"
CSV = 'Start (s),Speaker,Text\n1.5,Aino,"Hello, you"\n4,Bilal,"two\nlines"\n'
TEAMS_WORD = (
    "Team meeting-20260302_090000-Meeting Recording",
    "March 2, 2026, 9:00AM",
    "32m 10s",
    "Aino Aalto   0:03\nWelcome to all of you.",
    "Bilal Khan   0:12\nWe count days.",
    "Aino Aalto   0:20\nNobody owns the form.",
)


def word_file(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word document with these paragraphs and a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(content: bytes, *added: tuple[str, bytes], types: bytes = b"") -> bytes:
    """The same zip with more parts in it, and other words in its list of types."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        again = {name for name, _ in added}
        for part in before.infolist():
            if part.filename in again:
                continue
            kept = before.read(part)
            if types and part.filename == "[Content_Types].xml":
                kept = kept.replace(b"wordprocessingml.document.main+xml", types)
            after.writestr(part.filename, kept)
        for name, data in added:
            after.writestr(name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
