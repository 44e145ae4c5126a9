"""The report as one web page: whole, readable by anyone, and nothing in it runs or fetches."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from taking_away import HOSTILE, export

from changelab.diagrams import Format
from changelab.exports.account import account_of, pictures_in
from changelab.exports.pictures import draw, pictures_of
from changelab.exports.report_html import write_report_html

#: Elements without an end.
_VOID = {"meta", "br", "img"}
#: All that we write.
OURS = {
    *("meta", "br", "img", "html", "head", "title", "style", "body", "main", "nav", "a"),
    *("h1", "h2", "h3", "h4", "p", "ol", "ul", "li", "strong", "small", "s"),
    *("table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
}


class Read(HTMLParser):
    """The page as a reader finds it: its elements, their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such element."""
        return [attributes for name, attributes in self.elements if name == tag]


def page(room, renderer=None) -> str:
    drawn = draw(pictures_of(room.state), renderer) if renderer else []
    svgs = [(one.picture, one.content) for one in drawn if one.format is Format.SVG]
    return write_report_html(account_of(room.state), svgs)


def test_the_page_tells_what_there_is(busy):
    """Sessions, people, the system, contradictions, board, answers, commitments."""
    words = Read(page(busy)).words

    for said in (
        *("Whose child is it?", "Session 1", "P01, P02", "referral form", "key worker"),
        *("1. targets against the whole child", "he waited for six weeks", "double bind"),
        *("one form for all", "the school nurse", "call the school", "kept: it worked (Session 1)"),
    ):
        assert said in words, said


def test_it_is_well_formed_and_says_its_language(busy, renderer):
    """Every element is closed; headings go down step by step; tables and pictures are named."""
    read = Read(page(busy, renderer))
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch(r"h[1-6]", tag)]

    assert read.open == []
    assert read.named("html") == [{"lang": "en"}]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(one.get("alt") for one in read.named("img"))
    assert {one.get("scope") for one in read.named("th")} <= {"col", "row"}


def test_every_part_can_be_reached_from_the_contents(busy):
    """Each link leads to a heading of the page."""
    read = Read(page(busy))
    parts = {attributes["id"] for attributes in read.named("h2")}

    assert [one["href"] for one in read.named("a")] == [f"#{one}" for one in sorted(parts, key=_n)]


def _n(part: str) -> int:
    return int(part.partition("-")[2])


def test_the_pictures_are_in_it(busy, renderer):
    """All that the report shows, as data."""
    images = [one["src"] for one in Read(page(busy, renderer)).named("img")]

    assert len(images) == len(pictures_in(account_of(busy.state)))
    assert all(one.startswith("data:image/svg+xml;base64,") for one in images)


def test_nothing_is_fetched_and_nothing_runs(busy, renderer):
    """No address of the internet, no script, and the page forbids both."""
    text = page(busy, renderer)
    read = Read(text)

    assert "://" not in text
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in read.elements}
    (policy,) = [one for one in read.named("meta") if one.get("http-equiv")]
    assert policy["content"].startswith("default-src 'none'")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_text(room, text):
    """Markup stays words wherever it was typed, and makes no element."""
    room.does(room.aino, "rename_workshop", title=text, description=text)
    room.does(room.bilal, "add_entry", element="tools", text=text, period="present")
    room.does(room.dana, "answer_prompt", prompt=text, text=text)
    room.does(
        room.dana, "log_contradiction", text=text, poles=[{"element": "rules"}], period="present"
    )
    read = Read(page(room))

    assert {tag for tag, _ in read.elements} <= OURS
    assert "".join(read.words.split()).count("".join(text.split())) >= 5
    assert not [name for _, attributes in read.elements for name in attributes if name[:2] == "on"]


def test_the_same_record_gives_the_same_bytes(busy, tmp_path, renderer):
    """Also in an export, where it stands beside the others."""
    for name in ("one", "two"):
        export(busy, tmp_path / name, renderer)
    one, two = ((tmp_path / name / "report/report.html").read_bytes() for name in ("one", "two"))

    assert one == two
    assert one.decode() == page(busy, renderer)


@pytest.mark.browser
def test_a_browser_shows_and_prints_it(busy, tmp_path, renderer):
    """Chromium fetches nothing, shows the pictures, and makes pages of it."""
    from chromium import chromium

    file = tmp_path / "report.html"
    file.write_text(page(busy, renderer), "utf-8")
    with chromium() as browser:
        shown = browser.new_page(viewport={"width": 1440, "height": 900})
        asked: list[str] = []
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(file.as_uri())
        widths = shown.eval_on_selector_all("img", "them => them.map(one => one.naturalWidth)")
        printed = shown.pdf(format="A4")

    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert widths
    assert all(width > 0 for width in widths)
    assert printed.startswith(b"%PDF")
