"""Files that are no transcript, or not safe: refused in plain words, or read with a warning."""

import io
import zipfile

import pytest
from transcript_files import NAMED, TEAMS_WORD, ZOOM_VTT, with_parts, word_file

from changelab.intake.transcripts import CannotRead, read_transcript
from changelab.intake.transcripts.written_down import SIZE_LIMIT, SPEAKERS_LIMIT, TURNS_LIMIT

MACROS = b"ms-word.document.macroEnabled.main+xml"


def zipped(*parts: tuple[str, bytes]) -> bytes:
    """A zip that is no Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 1000, "empty"),
        (bytes(range(256)) * 40, "no text that can be read"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old kind"),
        (b"RIFF....WAVEfmt ", "recording"),
        (b"\x00\x00\x00\x20ftypmp42" + bytes(60), "recording"),
        (b'{"workshop": "w1", "facts": []}', "no text that can be read"),
        (b"<!DOCTYPE html><p>Aino: hello</p>", "web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "no text that can be read"),
        (b"WEBVTT\n\nNOTE nothing\n", "Nobody says anything"),
        (b"00:00:01.000 --> 00:00:02.000\n\n", "Nobody says anything"),
        (b"speaker,text\n", "Nobody says anything"),
        (b'speaker,text\nAino,"hello\n' + b"xxxxxxx\n" * 20_000, "quotation mark is missing"),
        (zipped(("talk.txt", b"Aino: hello")), "no Word document"),
        (word_file(*TEAMS_WORD)[:900], "damaged"),
        (b"PK\x03\x04 and nothing more", "damaged"),
    ],
)
def test_what_is_no_transcript_is_said_to_be_none(content, said):
    """Each by what it is, and with what to do."""
    with pytest.raises(CannotRead, match=said) as refused:
        read_transcript(content, "talk.vtt")
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            with_parts(word_file("Aino: a"), ("word/big.xml", b"0" * 90_000_000)),
            "far larger than it is",
        ),
        (with_parts(word_file("Aino: a"), ("../../evil.txt", b"x")), "outside itself"),
        (with_parts(word_file("Aino: a"), ("C:\\evil.txt", b"x")), "outside itself"),
        (with_parts(word_file("Aino: a"), ("word/vbaProject.bin", b"x")), "macros"),
        (with_parts(word_file("Aino: a"), types=MACROS), "macros"),
        (with_parts(word_file("Aino: a"), ("word/document.xml", b"<broken")), "damaged"),
        (
            with_parts(word_file("a"), *[(f"word/{n}.xml", b"x") for n in range(2100)]),
            "far larger than it is",
        ),
    ],
    ids=["bomb", "dots", "drive", "program", "macro type", "broken", "parts"],
)
def test_a_word_file_that_is_not_safe_is_not_opened(content, said):
    """A zip bomb, ways out of the zip, macros whatever the file is called, broken XML."""
    with pytest.raises(CannotRead, match=said):
        read_transcript(content, "talk.docx")


def test_a_word_file_cannot_read_other_files(tmp_path):
    """What its XML names from outside stays outside."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the key")
    plain = word_file("Aino: one", "Bilal: two", "Aino: three")
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        xml = archive.read("word/document.xml").decode()
    entity = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    head, rest = xml.split("?>", 1)
    hostile = f"{head}?>{entity}{rest.replace('one', '&leak;')}".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            after.writestr(
                part, hostile if part.filename.endswith("document.xml") else before.read(part)
            )
    try:
        words = [one.text for one in read_transcript(out.getvalue()).said]
    except CannotRead:
        words = []

    assert "the key" not in " ".join(words)


@pytest.mark.parametrize(
    "begins",
    ["", "Aino: ", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n", "0:01\tAino\t", "[00:00:01] A: "],
)
@pytest.mark.parametrize("filler", ["x", "<", " a", ":", "\t"])
def test_a_line_of_ten_megabytes_is_refused_at_once(begins, filler):
    """It is no talk; nothing is searched in it, whatever stands there."""
    with pytest.raises(CannotRead, match=r"at most|cell is too long|says anything|is empty"):
        read_transcript((begins + filler * (10_000_000 // len(filler))).encode())


def test_too_much_is_refused_with_the_limit():
    """Bytes, turns and speakers."""
    turns = "".join(f"{'AB'[n % 2]}: x\n" for n in range(TURNS_LIMIT + 2))
    speakers = "".join(f"Speaker {n}: x\n" * 2 for n in range(SPEAKERS_LIMIT + 1))

    for content, said in (
        (b"a" * (SIZE_LIMIT + 1), "50 MB"),
        (turns.encode(), "60,000"),
        (speakers.encode(), "200"),
    ):
        with pytest.raises(CannotRead, match=said):
            read_transcript(content)


def cues(*times: str) -> bytes:
    """Subtitles with these times."""
    return ("WEBVTT\n\n" + "".join(f"{one}\nAino: x\n\n" for one in times)).encode()


def test_overlapping_and_backward_times_are_told_and_kept():
    """The order of the file stays, and so do the times; an end before its beginning goes."""
    written = read_transcript(
        cues(
            "00:00:01.000 --> 00:00:09.000",
            "00:00:20.000 --> 00:00:30.000",
            "00:00:25.000 --> 00:00:26.000",
            "00:00:02.000 --> 00:00:01.000",
        ),
        join=False,
    )

    assert [(one.start, one.end) for one in written.said] == [
        (1000, 9000),
        (20_000, 30_000),
        (25_000, 26_000),
        (2000, None),
    ]
    said = " ".join(written.noticed)
    assert "1 turn begins while an earlier one still goes on (turn 3)" in said
    assert "1 turn goes back in time (turn 4)" in said
    assert "1 turn ends before it begins (turn 4)" in said


def test_parts_that_cannot_be_read_are_counted():
    """A broken time leaves that part out, and says on which line it stood."""
    broken = ZOOM_VTT + "\n4\n00:0x:12 --> 00:00:14.000\nBilal: lost\n"
    written = read_transcript(broken.encode())

    assert len(written.said) == 2
    assert any(
        "1 part could not be read and is left out (line 15)" in one for one in written.noticed
    )


def test_turns_of_nobody_are_counted():
    """A table in which some rows have no speaker says how many."""
    written = read_transcript(b"speaker,text\nAino,a\n,b\nBilal,c\n,d\n")

    assert [one.speaker for one in written.said] == ["S1", "", "S2", ""]
    assert any("2 turns do not say who speaks (turns 2, 4)" in one for one in written.noticed)


def test_missing_times_are_told():
    """Without times nothing can be placed in a task; that is said before importing."""
    assert any("There are no times" in one for one in read_transcript(NAMED.encode()).noticed)


def test_hostile_words_stay_words():
    """Scripts, markup and formulas are what somebody said; controls are not."""
    text = "Aino: <script>alert(1)</script>\nBilal: =1+1\x07\nAino: \u202eabc\nBilal: x\n"
    written = read_transcript(text.encode())

    said = [one.text for one in written.said]
    assert said == ["<script>alert(1)</script>", "=1+1", "abc", "x"]
