"""Text from people is data: unchanged in answers, harmless in pages and pictures."""

import json
from xml.etree import ElementTree

import httpx
import pytest
from live_venue import Venue, plan_of_all_kinds

from changelab.domain.vocabulary import Role

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"quoted\" & 'single' \\ back\\slash",
    "{{title}} {{invitation}} %s {0}",
    "a:b;c->d [label=x]",
    "emoji 👩🏽‍🏫 and ½ × — …",
    "العربية: مَن يقرّر؟ עברית",
    "line one\nline two",
    "W" * 400,
    "=1+1",
    "%PDF \u2028 \u0000",
]


def cleaned(text: str) -> str:
    """The text as it is kept: without what no person types."""
    return text.replace("\u0000", "").strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_card_comes_back_as_it_was_written(open_venue: Venue, text: str):
    """Whatever is typed, the state answers the same characters."""
    bilal = open_venue.joins("Bilal")

    bilal.sends("add_entry", element="rules", text=text, period="present").raise_for_status()

    for token in (bilal.token, open_venue.tokens[Role.OBSERVER]):
        assert open_venue.state(token)["entries"][0]["text"] == cleaned(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_card_is_text_in_the_picture(open_venue: Venue, text: str):
    """A picture with any text in it is well-formed and holds no element of its writer's."""
    open_venue.joins("Bilal").sends("add_entry", element="rules", text=text, period="present")
    token = open_venue.tokens[Role.OBSERVER]

    drawn = open_venue.http.get(
        f"/live/{open_venue.workshop}/pictures/activity-system.svg", params={"token": token}
    )

    names = {
        element.tag.rsplit("}")[-1] for element in ElementTree.fromstring(drawn.content).iter()
    }
    assert not names & {"script", "img", "image", "foreignObject", "iframe"}


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) <= 120])
def test_a_title_is_text_in_the_pages(server, text: str):
    """A workshop's title and words cannot end an element or fill another blank of a page."""
    opened = server.laboratory.open_workshop(
        plan_of_all_kinds().model_copy(update={"wording": {"welcome": text}}), text
    )
    with httpx.Client(base_url=server.address) as http:
        pages = [
            http.get(f"/join/{opened.join_code}").text,
            http.get(f"/room/{opened.tokens[Role.OBSERVER]}").text,
        ]

    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        data = page.split('type="application/json"', 1)[1].split(">", 1)[1].split("</script>")[0]
        assert json.loads(data)["title"] == cleaned(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_refusal_that_quotes_is_well_formed(open_venue: Venue, text: str):
    """A problem that repeats what was sent is still JSON."""
    answer = open_venue.joins().sends("add_entry", element=text, text="x", period="present")

    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("“")


def test_a_wrong_code_is_text_in_the_page(server):
    """A code that is markup is shown as what it is."""
    answer = httpx.get(f"{server.address}/join/%3Cscript%3Ealert(1)%3C%2Fscript%3E")

    assert answer.status_code == 404
    assert "<script>alert" not in answer.text.lower()
