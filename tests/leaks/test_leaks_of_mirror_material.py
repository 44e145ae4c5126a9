"""Mirror material: what is not on the wall, who is in it and who may use it, reaches no phone."""

import hashlib

import pytest
from live_material import brings_picture, picture

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role

TASK = {"title": "The case", "kind": "map"}


@pytest.fixture
def workshop(workshop_of):
    """Two tasks; Bilal and Dana are there."""
    workshop = workshop_of(TASK, {"title": "Then", "kind": "map"})
    workshop.bilal, workshop.dana = workshop.joins("Bilal"), workshop.joins("Dana")
    return workshop


def brings(workshop, text: str = "three weeks, then a letter", **fields) -> str:
    """Aino brings a letter in; its id."""
    wanted = {"form": "text", "title": "The letter", "text": text, **fields}
    return workshop.aino_does("add_material", **wanted)


def said_to(workshop) -> list[str]:
    """All that a phone and the projector can get, of every moment."""
    return [workshop.everything(key) for key in (workshop.bilal.token, workshop.wall)]


def test_what_waits_to_be_shown_is_nowhere(workshop):
    """Neither its words nor its title, nor that there is any."""
    piece = brings(workshop, source="Mrs Virtanen", people=["P02"])

    for told in said_to(workshop):
        assert not any(word in told for word in ("three weeks", "The letter", "Virtanen", piece))
        assert "P02" not in told


def test_what_is_on_the_wall_does_not_say_who_is_in_it(workshop):
    """The room reads the piece and where it is from; not who may use it, nor who is seen in it."""
    piece = brings(workshop, source="School office", people=["P02"], may=["archive", "teach"])
    stream = workshop.listens(workshop.bilal.token)
    workshop.aino_does("show_material", material=piece)
    heard = stream.heard(patience=5).decode()
    stream.close()

    assert "three weeks" in heard
    for told in (heard, *said_to(workshop)):
        assert "School office" in told
        assert not any(word in told for word in ("P02", '"may":["', '"teach"'))


@pytest.mark.parametrize("act", ["take down", "next task", "vote", "remove", "another"])
def test_what_was_on_the_wall_is_gone_from_every_moment(workshop, act):
    """No time slider, no stream that goes on from then, no state brings it back."""
    workshop.entry(workshop.dana, "nobody may call")
    piece, other = brings(workshop), brings(workshop, text="the other piece")
    workshop.aino_does("show_material", material=piece)
    assert all("three weeks" in told for told in said_to(workshop))
    match act:
        case "take down":
            workshop.aino_does("show_material", material=None)
        case "next task":
            workshop.aino_does("next_task")
        case "vote":
            workshop.aino_does("open_voting")
        case "remove":
            workshop.aino_does("remove_material", material=piece)
        case _:
            workshop.aino_does("show_material", material=other)

    for told in said_to(workshop):
        assert "three weeks" not in told
        assert ("the other piece" in told) is (act == "another")


def test_a_title_that_was_put_right_is_not_read_again(workshop):
    """A name that stood in it by mistake is gone from what the room can look back at."""
    piece = brings(workshop, title="Letter to Mrs Virtanen")
    workshop.aino_does("show_material", material=piece)
    workshop.aino_does("revise_material", material=piece, title="A letter")

    for told in said_to(workshop):
        assert "three weeks" in told
        assert "Virtanen" not in told


def test_material_that_a_forgotten_person_was_in_is_gone_with_them(workshop):
    """Words and picture, from the wall, from every moment, and from the workbench."""
    piece = brings(workshop, people=["P02"])
    photo = picture((300, 200))
    shown = brings_picture(workshop.venue, photo, people=["P02"], title="Dana at the board")
    address = f"/live/{workshop.venue.workshop}/materials/{hashlib.sha256(photo).hexdigest()}.png"
    workshop.aino_does("show_material", material=shown)
    assert workshop.venue.http.get(address, params={"token": workshop.wall}).status_code == 200
    laboratory = workshop.venue.laboratory
    laboratory.forget(workshop.venue.workshop, "P02", Actor.of(Role.FACILITATOR))

    for key in (workshop.bilal.token, workshop.wall, workshop.aino):
        told = workshop.everything(key)
        assert not any(word in told for word in ("three weeks", "Dana at the board"))
        assert workshop.venue.http.get(address, params={"token": key}).status_code == 404
    assert workshop.state.materials[piece].removed
