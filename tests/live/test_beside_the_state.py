"""What a screen needs beside the state: who reads, what the room looks at, clock, words."""

from live_venue import Venue

from changelab.domain.vocabulary import Role


def test_a_reader_is_told_who_they_are(open_venue: Venue):
    """A phone learns its pseudonym, a role its role."""
    bilal = open_venue.joins("Bilal")

    assert bilal.state()["you"] == bilal.participant
    assert open_venue.state(open_venue.tokens[Role.OBSERVER])["you"] == "observer"


def test_everyone_is_told_what_the_room_looks_at(venue: Venue):
    """Before, during and after a task, phone and projector get the same screen."""
    bilal = venue.joins("Bilal")
    shows = []

    for step in (
        lambda: None,
        lambda: venue.starts("In the way"),
        lambda: venue.aino_does("reveal"),
        lambda: venue.starts("Talk"),
        lambda: venue.aino_does("end_session"),
    ):
        step()
        screen = bilal.state()["screen"]
        assert screen == venue.state(venue.tokens[Role.OBSERVER])["screen"]
        shows.append(screen["shows"])

    assert shows == ["welcome", "count", "picture", "listen", "ended"]


def test_the_clock_is_sent_as_what_is_left(venue: Venue):
    """A running clock, a paused one, and none."""
    bilal = venue.joins("Bilal")
    venue.starts("The case")
    running = bilal.state()["clock"]
    venue.aino_does("pause_clock")
    paused = bilal.state()["clock"]
    venue.aino_does("extend_clock", seconds=60)
    extended = bilal.state()["clock"]
    venue.starts("Talk")

    assert running["running"] and 0 < running["left"] <= 600
    assert not paused["running"] and paused["left"] <= running["left"]
    assert extended["left"] == paused["left"] + 60
    assert bilal.state()["clock"] is None


def test_words_are_the_workshops_own(open_venue: Venue):
    """All words of the phone come with the state, the changed ones as they were changed."""
    bilal = open_venue.joins("Bilal")

    open_venue.aino_does("change_wording", wording={"element.rules": "What holds us"})

    wording = bilal.state()["wording"]
    assert wording["element.rules"] == "What holds us"
    assert wording["listen"] == "Look up: we are talking."


def test_only_roles_are_told_how_to_join_and_which_pictures_there_are(open_venue: Venue):
    """The projector needs address, code and picture keys; a phone does not pay for them."""
    bilal = open_venue.joins("Bilal")
    observer = open_venue.state(open_venue.tokens[Role.OBSERVER])

    assert observer["join"]["code"] == open_venue.join_code
    assert observer["join"]["address"].endswith(f":{open_venue.server.port}/join")
    assert set(observer["pictures"]["activity-system"]) == {"past", "present", "future"}
    assert "join" not in bilal.state()
    assert bilal.state()["pictures"] == {}


def test_a_pictures_key_changes_only_with_the_picture(open_venue: Venue):
    """An event that does not change a picture does not name a new one."""
    token = open_venue.tokens[Role.OBSERVER]

    def keys():
        return open_venue.state(token)["pictures"]["activity-system"]

    bilal, first = open_venue.joins("Bilal"), keys()
    bilal.sends("place_note", surface="ideas", period="present", text="an idea")
    second = keys()
    bilal.sends("add_entry", element="rules", text="thresholds", period="present")
    third = keys()

    assert first == second
    assert third["present"] != second["present"]
    assert third["past"] == second["past"]
