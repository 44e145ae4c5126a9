"""Eeva's study of a workshop: what was said, coded by two, with material, memos and consent.

Emoji, a combining mark, a newline and a word that stands twice are in it on purpose.
"""

import hashlib
import io
import struct
import zlib

from changelab.domain.record import read_act
from changelab.domain.transcripts import ArrivingTranscript, Said

#: What is said in the transcript, turn by turn.
TURNS = (
    Said("S1", 0, 4000, "Welcome. What stops us? 😀"),
    Said("S2", 4000, 9000, "On the one hand we must count days, but the child needs time."),
    Said("S3", 9000, 15_000, "Nobody owns the form. Nobody!"),
    Said("S2", 15_000, 21_000, "Ääni ja e\u0301lan: it takes 🧑‍🏫 two\nlines to say."),
    Said("S4", 21_000, 25_000, "I just listen."),
    Said("S1", 25_000, 30_000, "What can we do? Let us write one form together."),
    Said("S3", 30_000, 36_000, "I will call the school before Friday."),
)
STARTS_AT = "2026-03-02T09:00:00+00:00"

AGENCY = {
    "id": "agency_expressions",
    "title": "Expressions of transformative agency",
    "source": "Haapasaari et al. 2016",
    "codes": [
        {"key": "criticising", "name": "criticising", "definition": "naming what is wrong"},
        {"key": "envisioning", "name": "envisioning"},
        {"key": "committing", "name": "committing", "colour": "#2f6f4f"},
    ],
}
MANIFESTATIONS = {
    "id": "manifestations",
    "title": "Discursive manifestations of contradictions",
    "source": "Engeström & Sannino 2011",
    "codes": [
        {"key": "manifestation", "name": "manifestation", "applies": False},
        {"key": "dilemma", "name": "dilemma", "parent": "manifestation"},
        {"key": "double_bind", "name": "double bind", "parent": "manifestation"},
    ],
}


def png(width: int = 8, height: int = 4) -> bytes:
    """A small picture, all grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\x00" + b"\x80" * width for _ in range(height))
    out = io.BytesIO()
    out.write(b"\x89PNG\r\n\x1a\n")
    out.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)))
    out.write(chunk(b"IDAT", zlib.compress(rows)))
    out.write(chunk(b"IEND", b""))
    return out.getvalue()


def bring_transcript(room, **changes) -> str:
    """What was said comes in: S1 is the facilitator, S2 Bilal, S3 Dana, S4 nobody knows who."""
    coming = {
        "title": "Session 1, tape",
        "format": "vtt",
        "file": hashlib.sha256(b"tape").hexdigest(),
        "said": TURNS,
        "labels": {"S1": "Aino Aalto", "S2": "Bilal Khan", "S3": "Dana", "S4": "Guest"},
        "speakers": {"S1": "facilitator", "S2": "P01", "S3": "P02", "S4": ""},
        "session": next(iter(room.state.sessions)),
        "starts_at": STARTS_AT,
    }
    arriving = ArrivingTranscript(**(coming | changes))
    return room.laboratory.import_transcript(room.workshop, room.eeva, arriving).made


def everyone_agrees(room, *purposes: str) -> None:
    """Everybody who came agreed on paper to these purposes, for the whole workshop."""
    asked = purposes or ("take_part", "recording", "quote", "share", "archive", "teach")
    room.does(
        room.eeva,
        "record_consent",
        participants=list(room.state.participants),
        answers=dict.fromkeys(asked, "given"),
        on="2026-03-02",
    )


def bring_picture(room, **fields) -> str:
    """A picture of the form comes in as mirror material."""
    content = png()
    act = read_act(
        {
            "act": "add_material",
            "title": "The form",
            "form": "picture",
            "file": hashlib.sha256(content).hexdigest(),
            "media_type": "image/png",
            "text": "Four pages of boxes.",
            **fields,
        }
    )
    return room.laboratory.add_material(room.workshop, room.eeva, act, content).made


def study(room):
    """Everything a researcher does with a workshop; the room is given back."""

    def made(act: str, **fields) -> str:
        return room.does(room.eeva, act, **fields).made

    room.does(room.bilal, "add_entry", element="rules", text="count the days 😀", period="past")
    poles = [{"element": "rules"}, {"element": "object"}]
    tension = room.does(
        room.dana, "log_contradiction", text="days v the child", poles=poles, period="present"
    ).made
    tape = bring_transcript(room)
    agency = made("adopt_codebook", plan=AGENCY)
    signs = made("adopt_codebook", plan=MANIFESTATIONS)
    free = made("add_code", codebook=agency, name="owning, or not", definition="who has the form")
    for label in ("Eeva", "second coder"):
        room.does(room.eeva, "enrol_coder", label=label)

    def codes(coder: str, code: str, item: str, start=None, end=None) -> str:
        return made("code_passage", coder=coder, code=code, item=item, start=start, end=end)

    for coder in ("R1", "R2"):
        codes(coder, f"{signs}/dilemma", f"{tape}/2", 0, 61)
        codes(coder, f"{agency}/committing", f"{tape}/7")
    codes("R1", f"{agency}/criticising", f"{tape}/3", 22, 29)
    codes("R2", free, f"{tape}/3", 0, 21)
    codes("R1", f"{agency}/envisioning", f"{tape}/4", 9, 27)
    codes("R1", f"{signs}/double_bind", f"{tape}/6", 0, 15)
    codes("R1", f"{agency}/criticising", tension)
    episode = made(
        "mark_episode", transcript=tape, first=2, last=4, title="The form", topic="form", coder="R1"
    )
    codes("R1", f"{agency}/criticising", episode)
    made("write_memo", coder="R1", about=f"{tape}/3", text="She says it twice.")
    made("write_memo", coder="R1", text="The form is the germ cell?")
    made("cite_passage", item=f"{tape}/3", start=0, end=21, contradiction=tension)
    text = "Three weeks, then a letter."
    made("add_material", form="text", title="A letter", text=text, dated="2025", may=["archive"])
    bring_picture(room, people=["P01"])
    made("set_review_day", on="2031-03-02")
    return room
