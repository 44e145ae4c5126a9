"""A workshop with something of everything in it, and a pen to draw its pictures with."""

import io
from collections.abc import Callable, Iterator

import pytest
from pypdf import PdfReader

from changelab.diagrams import Renderer


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """The one renderer of all tests here."""
    renderer = Renderer()
    yield renderer
    renderer.close()


@pytest.fixture
def busy(room):
    """Entries in two periods, a contradiction with what it rests on, board, answer, commitment."""
    room.does(room.bilal, "add_entry", element="tools", text="referral form", period="past")
    form = f"e{room.state.seq}"
    room.does(room.aino, "carry_entry", entry=form, period="present")
    room.does(room.dana, "add_entry", element="tools", text="key worker", period="present")
    room.does(room.bilal, "add_entry", element="rules", text="attendance target", period="past")
    poles = [{"element": "rules"}, {"element": "object"}]
    text = "targets against the whole child"
    room.does(room.dana, "log_contradiction", text=text, poles=poles, period="present")
    first = f"c{room.state.seq}"
    room.does(
        room.eeva,
        "note_observation",
        text="he waited for six weeks",
        evidence="document",
        source="case file",
        dated="May 2024",
        contradiction=first,
    )
    room.does(
        room.eeva,
        "recognise_manifestation",
        text="“what can we do?”",
        of="double_bind",
        contradiction=first,
    )
    room.does(room.aino, "judge_contradiction", contradiction=first, status="accepted")
    text = "form against talk"
    room.does(
        room.aino, "log_contradiction", text=text, poles=[{"element": "tools"}], period="past"
    )
    room.does(room.aino, "link_rise", contradiction=f"c{room.state.seq}", to=first)
    room.does(room.bilal, "place_note", surface="ideas", period="future", text="one form for all")
    room.does(room.dana, "answer_prompt", prompt="Who carried it?", text="the school nurse")
    room.does(
        room.bilal,
        "make_commitment",
        who="the nurse",
        text="call the school",
        by_when="Friday",
        contradiction=first,
    )
    promise = f"k{room.state.seq}"
    room.does(room.aino, "follow_up", commitment=promise, status="kept", outcome="it worked")
    return room


@pytest.fixture(scope="session")
def text_of() -> Callable[[str, bytes], str]:
    """What a reader finds in a file: the words of a PDF, else its text; spaces evened out."""

    def read(name: str, content: bytes) -> str:
        if name.endswith(".pdf"):
            pages = PdfReader(io.BytesIO(content)).pages
            text = "\n".join(page.extract_text() for page in pages)
        else:
            text = content.decode("utf-8", "replace")
        return " ".join(text.split())

    return read
