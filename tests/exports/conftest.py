"""A workshop with something of everything in it, and a pen to draw its pictures with."""

import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
from pypdf import PdfReader
from studied import study

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


@pytest.fixture
def voted(busy):
    """The same, with two tools merged, a heading, a vote with names and one without.

    Bilal has voted in both, Dana in the first; a third vote is open.
    """
    cards = {item.text: item.id for item in busy.state.contributions()}
    busy.does(busy.aino, "merge_cards", into=cards["referral form"], items=[cards["key worker"]])
    under = [cards["attendance target"], cards["referral form"]]
    busy.does(busy.aino, "group_cards", items=under, text="What is on paper")
    busy.does(busy.aino, "open_voting", votes=2)
    ballot, heading = busy.state.ballot, busy.state.heading_of(under[0]).id
    busy.does(
        busy.bilal,
        "cast_votes",
        ballot=ballot.id,
        items=[heading, cards["targets against the whole child"]],
    )
    busy.does(busy.dana, "cast_votes", ballot=ballot.id, items=[heading])
    plan = {"title": "In secret", "anonymous": True}
    busy.does(busy.aino, "plan_task", session="s3", plan=plan)
    busy.does(busy.aino, "start_task", task=f"t{busy.state.seq}")
    for text in ("hush", "say it"):
        busy.does(busy.dana, "place_note", surface="mirror", period="past", text=text)
    busy.does(busy.aino, "open_voting", votes=1)
    items = busy.state.ballot.candidates[:1]
    busy.does(busy.bilal, "cast_votes", ballot=busy.state.ballot.id, items=items)
    busy.does(busy.aino, "close_voting")
    busy.does(busy.aino, "open_voting", votes=1)
    busy.does(busy.dana, "cast_votes", ballot=busy.state.ballot.id, items=items)
    return busy


@pytest.fixture
def modelled(voted):
    """The same, with history cut in two, a four-field model, a neighbour, and objects."""

    def made(act: str, **fields) -> str:
        return voted.does(voted.bilal, act, **fields).made

    aino, first = voted.aino, next(iter(voted.state.contradictions))
    made("place_milestone", when="1998-05", until="2004", strand="rules", text="new law")
    made("place_milestone", when="2001", text="a new head")
    for since, name in (("1998", "Programmes"), ("1970", "Craft")):
        voted.does(aino, "cut_history", since=since, name=name)
    across = {"name": "For whom", "low": "one child", "high": "the school", "why": "old files"}
    up = {"name": "Who acts", "low": "one service", "high": "several"}
    voted.does(aino, "draw_four_field", title="Ways to help", across=across, up=up)
    past = made("place_form", text="visits", across=-0.75, up=-1, period="past")
    other = made("place_form", text="a hotline", across=0.5, up=0)
    voted.does(aino, "join_forms", start=past, end=other, contradictions=[first])
    voted.does(aino, "join_forms", start=other, end=past)
    voted.does(aino, "name_system", name="School")
    voted.does(
        aino, "place_neighbour", system="School", of="Our activity", neighbour="object_activity"
    )
    made("construe_object", text="a pupil", systems=["School"], period="present")
    made("construe_object", text="no fear", systems=["Our activity", "School"], period="future")
    return voted


@pytest.fixture
def studied(room):
    """Eeva's study: what was said, coded by two, with material, memos and a citation."""
    return study(room)


@pytest.fixture(scope="session")
def text_of() -> Callable[[str, bytes], str]:
    """What a reader finds in a file: the words of a PDF or a deck, else its text; spaces even."""

    def read(name: str, content: bytes) -> str:
        if name.endswith(".pdf"):
            pages = PdfReader(io.BytesIO(content)).pages
            text = "\n".join(page.extract_text() for page in pages)
        elif name.endswith((".pptx", ".docx", ".xlsx", ".qdpx")):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                parts = [packed.read(one).decode("utf-8", "replace") for one in packed.namelist()]
            text = "\n".join(parts)
        else:
            text = content.decode("utf-8", "replace")
        return " ".join(text.split())

    return read
