"""The page of the commitments: who tries what by when, and what came of it."""

from changelab.domain.vocabulary import CommitmentStatus, Role


def _promised(room, text: str, **fields) -> str:
    return room.does(room.bilal, "make_commitment", who="Bilal", text=text, **fields).made


def _next_session(room) -> None:
    """The running session ends, and another one with one open task begins."""
    room.does(room.aino, "plan_session", plan={"title": "Workshop 2"})
    session = room.state.about.sessions[-1]
    room.does(room.aino, "plan_task", session=session, plan={"title": "Look back"})
    room.does(room.aino, "start_session", session=session)


def _titles(test) -> list[str]:
    return [one.value for one in test.markdown if one.value.startswith("#####")]


def test_earlier_promises_come_first_and_are_asked_about(workbench, room):
    """In the next session what was promised before stands on top, with the question."""
    earlier = _promised(room, "visit the school", by_when="Friday")
    _next_session(room)
    today = _promised(room, "call the family")
    test = workbench.opens("commitments", room.workshop)
    words = workbench.words(test)
    asked = [one.key for one in test.text_input]

    assert _titles(test) == [
        "##### From earlier sessions: what became of them?",
        "##### Made in this session",
    ]
    assert words.index("visit the school") < words.index("call the family")
    assert asked == [f"follow-{earlier}-outcome"]
    assert today in room.state.commitments


def test_what_came_of_it_is_kept(workbench, room):
    """Kept, with a sentence: it moves to what is followed up, and the record has it."""
    promise = _promised(room, "visit the school")
    _next_session(room)
    test = workbench.opens("commitments", room.workshop)
    test.button_group(key=f"follow-{promise}-status").set_value(CommitmentStatus.KEPT)
    test.text_input(key=f"follow-{promise}-outcome").set_value("the head was glad")
    test.button(key=f"follow-{promise}-do").click().run()
    kept = room.state.commitments[promise]

    assert (kept.status, kept.outcome) == (CommitmentStatus.KEPT, "the head was glad")
    assert kept.followed_up_in == room.state.stage.session
    assert _titles(test) == ["##### Followed up"]
    assert "→ the head was glad" in workbench.words(test)


def test_still_open_is_an_answer_too(workbench, room):
    """Told that it is still open, it is not asked again in this session."""
    promise = _promised(room, "visit the school")
    _next_session(room)
    test = workbench.opens("commitments", room.workshop)
    test.text_input(key=f"follow-{promise}-outcome").set_value("no time yet")
    test.button(key=f"follow-{promise}-do").click().run()

    assert _titles(test) == ["##### Still open"]
    assert not test.text_input


def test_a_followed_up_one_is_asked_again_from_its_menu(workbench, room):
    """What was told can be told anew."""
    promise = _promised(room, "visit the school")
    test = workbench.opens("commitments", room.workshop)
    test.menu_button(key=f"hands-{promise}").click("Follow up").run()
    test.button_group(key=f"follow-{promise}-status").set_value(CommitmentStatus.CHANGED)
    test.button(key=f"follow-{promise}-do").click().run()

    assert room.state.commitments[promise].status is CommitmentStatus.CHANGED
    assert not test.text_input


def test_one_is_made_by_hand_because_of_a_contradiction(workbench, room):
    """Who, what, by when and why are in the record; the form is empty again."""
    poles = [{"element": "rules"}, {"element": "object"}]
    tension = room.does(
        room.aino, "log_contradiction", text="pull", poles=poles, period="present"
    ).made
    key = "promise-new-0"
    test = workbench.opens("commitments", room.workshop, **{key: True})
    test.text_input(key=f"{key}-who").set_value("Aino and Bilal")
    test.text_area(key=f"{key}-text").set_value("try one form")
    test.text_input(key=f"{key}-when").set_value("1 December")
    test.selectbox(key=f"{key}-because").set_value(tension)
    test.button(key=f"{key}-do").click().run()
    (made,) = room.state.commitments.values()

    assert (made.who, made.text, made.by_when) == ("Aino and Bilal", "try one form", "1 December")
    assert made.contradiction == tension
    assert "because of 1 · pull" in workbench.words(test)


def test_a_promise_of_nobody_is_refused_and_kept_in_the_form(workbench, room):
    """The refusal says what is missing; the words stay."""
    key = "promise-new-0"
    test = workbench.opens("commitments", room.workshop, **{key: True})
    test.text_area(key=f"{key}-text").set_value("try one form")
    test.button(key=f"{key}-do").click().run()

    assert "“who” is empty" in test.error[0].value.replace("\\", "")
    assert test.text_area(key=f"{key}-text").value == "try one form"


def test_without_any_the_page_says_what_to_do(workbench, room):
    """An empty page says how the first one comes."""
    assert "Make the first one" in workbench.opens("commitments", room.workshop).info[0].value


def test_the_scribe_follows_up_as_well(workbench, room):
    """Whoever types in the session can write down what people tell."""
    _promised(room, "visit the school")
    _next_session(room)
    test = workbench.opens("commitments", room.workshop, Role.SCRIBE)

    assert not test.text_input[0].disabled
