"""The page of mirror material: the list, a piece, and what was said about it."""

from mirror_on_pages import brings, pieces

from changelab.domain.vocabulary import Role


def test_without_material_the_page_says_what_to_bring(workbench, room):
    """And the button that does it stands there."""
    test = workbench.opens("mirror", room.workshop)

    assert "Nothing is here yet" in test.info[0].value


def test_the_list_tells_what_each_piece_is_and_how_often_it_was_spoken_of(workbench, room):
    """Form, period, date, people, use, reactions; what is on the wall is marked."""
    letter = brings(room, dated="2025", people=["P02"], may=["archive", "teach"])
    brings(room, title="Days", form="table", text="a,b\n1,2", period="past")
    room.does(room.aino, "show_material", material=letter)
    room.does(room.bilal, "add_entry", element="rules", text="call us", period="present")
    words = workbench.words(workbench.opens("mirror", room.workshop))

    assert "Text · Present · 2025" in words
    assert "Table · Past" in words
    assert "it may be archived, be used in teaching" in words
    assert "1 reaction" in words
    assert "no reactions yet" in words
    assert words.count('class="up"') == 1


def test_reactions_stand_with_the_piece_as_pseudonyms(workbench, room):
    """Who said what about it; what was said before it was up is not among them."""
    letter = brings(room)
    room.does(room.dana, "add_entry", element="rules", text="said earlier", period="present")
    room.does(room.aino, "show_material", material=letter)
    room.does(room.bilal, "place_note", surface="mirror", text="call us", period="present")
    gone = room.does(
        room.dana, "place_note", surface="mirror", text="taken back", period="present"
    ).made
    room.does(room.dana, "withdraw", item=gone)
    words = workbench.words(workbench.opens("mirror", room.workshop, Role.RESEARCHER))

    assert "call us" in words
    assert "P01" in words
    assert "Bilal" not in words
    assert "said earlier" not in words
    assert "taken back" not in words


def test_of_an_anonymous_reaction_nobody_is_named(workbench, room):
    """Who works with the record reads the words, and not whose they are."""
    (session,) = room.state.sessions
    plan = {"title": "Secret", "kind": "notes", "anonymous": True}
    task = room.does(room.aino, "plan_task", session=session, plan=plan).made
    letter = brings(room)
    room.does(room.aino, "start_task", task=task or list(room.state.tasks)[-1])
    room.does(room.aino, "show_material", material=letter)
    room.does(room.bilal, "place_note", surface="mirror", text="never aloud", period="present")
    words = workbench.words(workbench.opens("mirror", room.workshop, Role.RESEARCHER))

    assert "never aloud" in words
    assert "anonymous" in words
    assert "P01" not in words


def test_a_piece_is_shown_and_taken_down(workbench, room):
    """One button, while a task runs."""
    letter = brings(room)
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-show").click().run()
    assert room.state.stage.material == letter
    assert test.button(key="mirror-show").label == "Take down"
    test.button(key="mirror-show").click().run()

    assert room.state.stage.material is None


def test_without_a_task_or_while_the_room_votes_nothing_is_shown(workbench, room):
    """The button rests, and says why."""
    brings(room)
    room.does(room.bilal, "add_entry", element="rules", text="x", period="present")
    room.does(room.aino, "open_voting")
    voting = workbench.opens("mirror", room.workshop).button(key="mirror-show")
    room.does(room.aino, "end_session")
    over = workbench.opens("mirror", room.workshop).button(key="mirror-show")

    assert (voting.disabled, voting.help) == (True, "The wall shows the vote: close it first")
    assert over.disabled
    assert "start a session" in over.help


def test_the_researcher_brings_in_and_leaves_the_wall_to_those_who_lead(workbench, room):
    """Eeva prepares material; Aino shows it."""
    brings(room)
    test = workbench.opens("mirror", room.workshop, Role.RESEARCHER)

    assert test.button(key="mirror-show").disabled
    assert not test.button(key="mirror-edit").disabled


def test_what_is_known_is_put_right(workbench, room):
    """The fields open in their place with what is known."""
    letter = brings(room, source="Office", people=["P01"])
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-edit").click().run()
    assert test.text_input(key=f"mirror-{letter}-source").value == "Office"
    test.text_input(key=f"mirror-{letter}-title").set_value("The first letter")
    test.multiselect(key=f"mirror-{letter}-people").set_value([])
    test.button(key=f"mirror-{letter}-do").click().run()

    (piece,) = pieces(room)
    assert (piece.title, piece.source, piece.people) == ("The first letter", "Office", ())
    assert not [one for one in test.button if one.key == f"mirror-{letter}-do"]


def test_a_removed_piece_leaves_the_list_and_undo_brings_it_back(workbench, room):
    """It leaves the wall as well."""
    letter = brings(room)
    room.does(room.aino, "show_material", material=letter)
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-remove").click().run()
    assert pieces(room) == []
    assert room.state.stage.material is None
    test.button(key="undo").click().run()

    assert [one.id for one in pieces(room)] == [letter]


def test_an_erased_piece_is_gone_for_good(workbench, room):
    """From the list, the record's story and the files; Undo does not bring it back."""
    brings(room, title="To Mrs Virtanen")
    room.does(room.aino, "show_material", material=pieces(room)[0].id)
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-erase").click().run()

    assert pieces(room) == []
    assert room.state.stage.material is None
    record = workbench.words(workbench.opens("record", room.workshop))
    assert "Virtanen" not in record
    assert "Nothing is here yet" in workbench.opens("mirror", room.workshop).info[0].value


def test_words_of_people_are_never_markup(workbench, room):
    """A title, a text, a source, a cell: shown as they were typed."""
    hostile = "<img src=x onerror=alert(1)> **b**"
    for form in ("text", "table"):
        brings(room, form=form, title=hostile, text=hostile, source=hostile)
        bodies = [one.proto.body for one in workbench.opens("mirror", room.workshop).get("html")]
        assert not any("<img src=x" in one for one in bodies)
        assert any("&lt;img src=x" in one for one in bodies)


def test_many_pieces_can_be_searched(workbench, room):
    """By a word of the title, the source or the text."""
    for number in range(10):
        brings(room, title=f"Piece {number}", text=f"text {number}")
    test = workbench.opens("mirror", room.workshop)
    test.text_input(key="mirror-search").set_value("text 7").run()
    opens = [one.label for one in test.button if one.key.startswith("open-")]

    assert opens == ["Open Piece 7"]


def test_the_scribe_has_no_such_page(workbench, room):
    """Material is prepared by those who answer for it; the scribe shows it on Run."""
    from changelab.ui.workbench import _RESEARCH

    (roles,) = [roles for file, _, _, roles in _RESEARCH if file == "mirror.py"]
    assert roles == (Role.FACILITATOR, Role.RESEARCHER)
