"""The page of the history: one line to add, rows by date to change, and the phases."""

from changelab.domain.vocabulary import Role, Strand

NEW = "hw-new-0"


def _placed(room, when="1998", text="a law", **fields) -> str:
    return room.does(room.bilal, "place_milestone", when=when, text=text, **fields).made


def _opens(workbench, room, role=Role.FACILITATOR, **session):
    return workbench.opens("history", room.workshop, role, **session)


def _add(test, **said):
    for field, words in said.items():
        test.text_input(key=f"{NEW}-{field}").set_value(words)
    return test


# --- on the wall ------------------------------------------------------------------------


def test_a_milestone_is_added_in_one_line(workbench, room):
    """When, until, what changed, what happened; the next line is empty."""
    test = _add(_opens(workbench, room), when="1998-05", until="2004", text="four pages a form")
    test.selectbox(key=f"{NEW}-strand").set_value(Strand.TOOLS)
    test.button(key=f"{NEW}-do").click().run()
    (one,) = room.state.milestones.values()

    assert (one.when, one.until, one.strand, one.text) == (
        "1998-05",
        "2004",
        Strand.TOOLS,
        "four pages a form",
    )
    assert test.text_input(key="hw-new-1-text").value == ""


def test_what_is_no_date_is_refused_and_nothing_typed_is_lost(workbench, room):
    """The rule says what a date is; the words stand there still."""
    test = _add(_opens(workbench, room), when="long ago", text="a law")
    test.button(key=f"{NEW}-do").click().run()

    assert "Write a year" in test.error[0].value
    assert test.text_input(key=f"{NEW}-text").value == "a law"
    assert not room.state.milestones


def test_the_rows_go_by_date(workbench, room):
    """The earliest first, whatever came when; words that look like code stay words."""
    _placed(room, "2004-03", "<b>later</b>")
    _placed(room, "1998", "earlier", until="2001")
    words = workbench.words(_opens(workbench, room))

    assert words.index("earlier") < words.index("&lt;b&gt;later&lt;/b&gt;")
    assert "1998 – 2001" in words


def test_date_and_words_are_changed_in_one_step(workbench, room):
    """Saved together, and one Undo takes both back."""
    one = _placed(room)
    test = _opens(workbench, room)
    test.menu_button(key=f"hands-{one}").click("Change it").run()
    test.text_input(key=f"hw-{one}-when").set_value("1999")
    test.text_input(key=f"hw-{one}-text").set_value("a new law")
    test.button(key=f"hw-{one}-do").click().run()
    changed = room.state.milestones[one]
    test.button(key="undo").click().run()
    back = room.state.milestones[one]

    assert (changed.when, changed.text) == ("1999", "a new law")
    assert (back.when, back.text) == ("1998", "a law")


def test_a_change_that_is_refused_changes_nothing(workbench, room):
    """It cannot end before it begins: neither the date nor the words are kept."""
    one = _placed(room)
    test = _opens(workbench, room)
    test.menu_button(key=f"hands-{one}").click("Change it").run()
    test.text_input(key=f"hw-{one}-until").set_value("1990")
    test.text_input(key=f"hw-{one}-text").set_value("a new law")
    test.button(key=f"hw-{one}-do").click().run()

    assert "cannot end in 1990" in test.error[0].value
    assert room.state.milestones[one].text == "a law"
    assert test.text_input(key=f"hw-{one}-text").value == "a new law"


def test_a_withdrawn_milestone_leaves_the_rows(workbench, room):
    """What Bilal took back is not on the page; what is hidden says so."""
    gone, hidden = _placed(room, text="no"), _placed(room, text="unseen")
    room.does(room.bilal, "withdraw", item=gone)
    room.does(room.aino, "hide", item=hidden)
    words = workbench.words(_opens(workbench, room))

    assert ">no<" not in words
    assert "hidden from the room" in words


def test_what_waits_for_approval_says_so_and_is_shown_from_its_menu(workbench, room):
    """What Bilal sent to a task whose cards are held stands in the rows, and one click shows it."""
    session = room.state.about.sessions[0]
    plan = {"title": "Since when?", "kind": "history", "held": True}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    room.does(room.aino, "next_task")
    one = _placed(room)
    test = _opens(workbench, room)
    words = workbench.words(test)
    test.menu_button(key=f"hands-{one}").click("Show to the room").run()

    assert "waits for your approval" in words
    assert room.state.milestones[one].standing == "shown"


def test_hundreds_of_milestones_come_forty_at_a_time(workbench, room):
    """The rest is one click away."""
    for year in range(1950, 1995):
        _placed(room, str(year), f"in {year}")
    test = _opens(workbench, room)
    first = workbench.words(test)
    test.button(key="hw-rest").click().run()

    assert "in 1994" not in first
    assert "in 1994" in workbench.words(test)


# --- the phases -------------------------------------------------------------------------


def test_the_history_is_cut_and_the_phase_named(workbench, room):
    """A date and a name; the phase stands in the list."""
    test = _opens(workbench, room, **{"hw-cut-0": True})
    test.text_input(key="hw-cut-0-since").set_value("1998")
    test.text_input(key="hw-cut-0-name").set_value("Under *one* roof")
    test.button(key="hw-cut-0-do").click().run()
    (phase,) = room.state.phases.values()

    assert (phase.since, phase.name) == ("1998", "Under *one* roof")
    assert "Under \\*one\\* roof" in workbench.words(test)


def test_a_phase_is_renamed_and_joined_to_the_one_before(workbench, room):
    """The same form names it anew, and takes its cut away."""
    room.does(room.aino, "cut_history", since="1998", name="Alone")
    (phase,) = room.state.phases
    key = f"hw-phase-{phase}-0"
    test = _opens(workbench, room, **{key: True})
    test.text_input(key=f"{key}-name").set_value("Each alone")
    test.button(key=f"{key}-do").click().run()
    renamed = room.state.phases[phase].name
    test.session_state[f"hw-phase-{phase}-1"] = True
    test.run()
    test.button(key=f"hw-phase-{phase}-1-join").click().run()

    assert renamed == "Each alone"
    assert not room.state.phases


def test_an_uncut_history_says_what_to_do(workbench, room):
    """Nothing is cut yet: a question says where to."""
    words = workbench.words(_opens(workbench, room))

    assert "Where did the way of working change?" in words
