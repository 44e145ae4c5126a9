"""The pages people open by an address: light, self-contained, and readable when they refuse."""

import gzip
import re

import pytest
from live_venue import ROOT, Venue

from changelab.domain.vocabulary import Role
from changelab.live.light import joined_modules

WEB = ROOT / "changelab" / "web"
#: What all of the phone's page may weigh, compressed.
LIGHT = 40 * 1024


def test_the_phone_page_comes_in_one_light_answer(venue: Venue):
    """All that a phone loads is one answer of less than 40 KB, with style and script inside."""
    with venue.http.stream("GET", f"/join/{venue.join_code}") as answer:
        weight = len(b"".join(answer.iter_raw()))

    page = venue.http.get(f"/join/{venue.join_code}").text
    assert weight < LIGHT
    assert "<style>" in page
    assert not re.search(r"<(script|link|img)[^>]*\s(src|href)=\"(?!data:)", page)


def test_without_gzip_the_page_is_sent_as_it_is(venue: Venue):
    """A client that reads no gzip gets the same page."""
    path = f"/join/{venue.join_code}"

    plain = venue.http.get(path, headers={"Accept-Encoding": "identity"})

    assert "content-encoding" not in plain.headers
    assert plain.text == venue.http.get(path).text


def test_before_joining_one_reads_what_it_is_and_who_sees_what(venue: Venue):
    """The page brings the workshop's own words of welcome and consent along."""
    venue.aino_does("change_wording", wording={"welcome": "Welcome to <our> workshop"})

    page = venue.http.get(f"/join/{venue.join_code}").text

    assert r"Welcome to \u003cour\u003e workshop" in page
    assert "goes to the laptop of the facilitator in this room" in page
    assert "I take part, and what I write may be kept" in page


def test_a_typed_code_leads_to_the_page_of_its_workshop(venue: Venue):
    """The form without script works: the code goes into the address."""
    answer = venue.http.get("/join", params={"code": f" {venue.join_code.lower()} "})

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/join/{venue.join_code.lower()}"
    assert venue.http.get(answer.headers["location"]).status_code == 200


def test_a_wrong_code_asks_for_the_right_one(venue: Venue):
    """The page of a code that leads nowhere says so and lets one type another."""
    answer = venue.http.get("/join/ZZZZZZ")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is no workshop with the code ZZZZZZ" in answer.text


def test_the_qr_code_is_drawn_for_a_code_that_exists(venue: Venue):
    """The QR is an SVG; a code that leads nowhere has none."""
    drawn = venue.http.get(f"/join/{venue.join_code}/qr.svg")

    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.text.lstrip().startswith("<?xml") and "<path" in drawn.text
    assert venue.http.get("/join/ZZZZZZ/qr.svg").status_code == 404


def test_the_projector_opens_with_a_key_of_its_workshop(venue: Venue):
    """Observer and facilitator keys open the room's page."""
    for role in (Role.OBSERVER, Role.FACILITATOR):
        page = venue.http.get(f"/room/{venue.tokens[role]}")

        assert page.status_code == 200
        assert venue.workshop in page.text


def test_the_key_of_the_house_opens_the_projector_of_a_named_workshop(venue: Venue):
    """Whoever leads the house says which room is meant."""
    key = venue.laboratory.doors.issue(None, Role.FACILITATOR)

    unnamed = venue.http.get(f"/room/{key}")
    named = venue.http.get(f"/room/{key}", params={"workshop": venue.workshop})

    assert (unnamed.status_code, named.status_code) == (422, 200)
    assert "Open the projector from the workshop it shall show." in unnamed.text


@pytest.mark.parametrize("page", ["room", "enter"])
def test_a_wrong_key_gets_a_page_that_can_be_read(venue: Venue, page: str):
    """An invalid link says in plain words what to do."""
    answer = venue.http.get(f"/{page}/nonsense")

    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("text/html")
    assert "This link or key is not valid." in answer.text
    assert "Ask the facilitator for a new one." in answer.text


@pytest.mark.parametrize("page", ["room", "enter"])
def test_the_key_of_a_phone_opens_no_other_door(venue: Venue, page: str):
    """A participant's token is for the phone alone."""
    answer = venue.http.get(f"/{page}/{venue.joins('Bilal').token}")

    assert answer.status_code == 422
    assert "This is the key of a phone." in answer.text


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER])
def test_entering_leaves_the_key_in_a_cookie_that_scripts_cannot_read(venue: Venue, role: Role):
    """A role's link leads to the workbench, with the key where no script and no site gets it."""
    answer = venue.http.get(f"/enter/{venue.tokens[role]}")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"changelab_key={venue.tokens[role]};")
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie


def test_an_observers_link_leads_to_the_projector(venue: Venue):
    """Who only looks on is led to what there is to see."""
    answer = venue.http.get(f"/enter/{venue.tokens[Role.OBSERVER]}")

    assert answer.headers["location"] == f"/room/{venue.tokens[Role.OBSERVER]}"
    assert "set-cookie" not in answer.headers


def test_a_cookie_is_enough_to_read(venue: Venue):
    """Pages of the workbench need no key in their addresses."""
    venue.http.cookies.set("changelab_key", venue.tokens[Role.FACILITATOR])

    answer = venue.http.get(f"/api/workshops/{venue.workshop}/state")

    assert answer.json()["you"] == "facilitator"


@pytest.mark.parametrize("path", ["/join", "/join/{code}", "/room/{key}", "/room/nonsense"])
def test_every_page_allows_nothing_from_elsewhere(venue: Venue, path: str):
    """The policy of each page names this server only, and its own style and script by hash."""
    answer = venue.http.get(path.format(code=venue.join_code, key=venue.tokens[Role.OBSERVER]))

    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; img-src 'self' data:;")
    assert "http" not in policy and "unsafe" not in policy and "*" not in policy
    assert "style-src 'sha256-" in policy
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", sorted(WEB.iterdir()), ids=lambda path: path.name)
def test_no_file_of_the_pages_names_another_server(path):
    """Nothing the pages are made of asks for anything outside this server."""
    source = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"(https?:)?//[\w-]+\.\w+", source)
    assert "innerHTML" not in source and "insertAdjacentHTML" not in source
    assert "eval(" not in source and "document.write" not in source


def test_single_files_are_kept_by_their_tag(venue: Venue):
    """A file is compressed once and answered 304 to who has it."""
    first = venue.http.get("/light/fonts/regular.ttf")
    again = venue.http.get(
        "/light/fonts/regular.ttf", headers={"If-None-Match": first.headers["etag"]}
    )

    assert first.headers["content-type"] == "font/ttf"
    assert first.headers["content-encoding"] == "gzip"
    assert (again.status_code, again.content) == (304, b"")
    tag = first.headers["etag"].strip('"')
    assert (
        "immutable" in venue.http.get(f"/light/fonts/regular.ttf?v={tag}").headers["cache-control"]
    )


@pytest.mark.parametrize(
    "name", ["nothing.js", "../live.py", "%2e%2e/live/live.py", "phone.html", "fonts/x.ttf", ""]
)
def test_only_files_of_the_pages_are_handed_out(venue: Venue, name: str):
    """No address leads to another file of the laptop."""
    assert venue.http.get(f"/light/{name}").status_code == 404


def test_modules_are_joined_each_after_what_it_needs(tmp_path):
    """A page's modules become one, in the order of need, each once."""
    (tmp_path / "a.js").write_text(
        'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n'
    )
    (tmp_path / "b.js").write_text(
        'import { c } from "./c.js";\n\nexport function b(x) { return c + x; }\n'
    )
    (tmp_path / "c.js").write_text("export const c = 1;\n")

    joined = joined_modules("a.js", tmp_path)

    assert joined == "const c = 1;\nfunction b(x) { return c + x; }\nb(c);\n"


@pytest.mark.parametrize("entry", ["phone.js", "room.js"])
def test_nothing_of_modules_is_left_in_a_joined_script(entry: str):
    """Every import and export of the sources is of the kind that joining understands."""
    joined = joined_modules(entry)

    assert not re.search(r"^\s*(import|export)\b", joined, re.MULTILINE)
    assert len(gzip.compress(joined.encode())) < LIGHT
