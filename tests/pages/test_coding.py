"""The page on which one codes: who codes, with which codebooks, what is at hand, memos."""

import json

import pytest
from studied import bring_transcript, study

from changelab.domain.transcripts import Said
from changelab.domain.vocabulary import Role


@pytest.fixture
def studied(room):
    """Eeva's study: two coders, two codebooks, a transcript of seven turns."""
    return study(room)


def opens(workbench, room, role=Role.RESEARCHER, coder="", **session):
    """The page as someone sees it who said who they are."""
    told = {f"cg-coder-{room.workshop}": coder} if coder else {}
    return workbench.opens("coding", room.workshop, role, **told, **session)


def shown(test) -> dict:
    """What the board is given."""
    (board,) = [
        one for one in test.get("bidi_component") if one.proto.component_name == "changelab.coding"
    ]
    return json.loads(json.loads(board.proto.json)["shown"])


def chosen(item: str, start=None, end=None, last: str = "") -> dict:
    """What the board says is at hand."""
    told = {"item": item, "start": start, "end": end, "from": item, "to": last or item}
    return {"at": json.dumps(told)}


# --- beginning ------------------------------------------------------------------------------


def test_at_first_one_says_who_codes_and_what_for(workbench, room):
    """Both are asked for on the page itself; each codebook is a click away."""
    test = opens(workbench, room)
    words = workbench.words(test)

    assert "Who is coding?" in words
    assert "What do you look for?" in words
    test.button(key="adopt-manifestations").click().run()
    assert [one.name for one in room.state.codebooks.values()] == ["manifestations"]


def test_a_coder_is_enrolled_and_codes_at_once(workbench, room):
    """The only coder need not be chosen; without a transcript the page says where one comes in."""
    test = opens(workbench, room)
    test.button(key="adopt-own_codes").click().run()
    test = opens(workbench, room, **{"coder-new-0": True})
    test.text_input(key="coder-new-0-label").set_value("Eeva").run()
    test.button(key="coder-new-0-do").click().run()

    assert [one.label for one in room.state.coders.values()] == ["Eeva"]
    assert "No transcript is here yet" in workbench.words(test)


def test_of_two_coders_one_says_who_one_is(workbench, studied):
    """Two buttons; nothing is coded as somebody by default."""
    test = opens(workbench, studied)

    assert "Who is coding?" in workbench.words(test)
    test.button(key="cg-as-R2").click().run()
    second = shown(test)["coder"]
    test.selectbox(key="cg-coder-field").set_value("R1").run()
    first = shown(test)["coder"]
    test.segmented_control(key="cg-view").set_value("Memos").run()
    test.segmented_control(key="cg-view").set_value("Code").run()

    assert (second, first, shown(test)["coder"]) == ("R2", "R1", "R1")


def test_a_scribe_has_no_such_page(workbench, studied):
    """Coding is for the facilitator and the researcher."""
    assert [one.value for one in opens(workbench, studied).subheader] == ["Coding"]
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opens(workbench, studied, Role.SCRIBE)


# --- reading and coding ---------------------------------------------------------------------


def test_one_sees_only_ones_own_codes_until_one_asks(workbench, studied):
    """So that coding stays independent; the switch shows what the other coder did."""
    test = opens(workbench, studied, coder="R2")
    own = {one[5] for one in shown(test)["codings"]}
    test.toggle(key="cg-others").set_value(True).run()
    all_of_them = {one[5] for one in shown(test)["codings"]}

    assert (own, all_of_them) == ({"R2"}, {"R1", "R2"})


def test_every_kind_of_passage_can_be_read(workbench, studied):
    """Turns, cards, contradictions, material, and tasks with episodes."""
    test = opens(workbench, studied, coder="R1")
    read = {}
    for kind in ("talk", "cards", "contradictions", "material", "done"):
        test.segmented_control(key="cg-kind").set_value(kind).run()
        read[kind] = [one["text"] for one in shown(test)["passages"]]

    assert len(read["talk"]) == 7
    assert "count the days 😀" in read["cards"]
    assert read["contradictions"] == ["days v the child"]
    assert read["material"] == ["Three weeks, then a letter.", "Four pages of boxes."]
    assert read["done"] == ["Open floor", "The form"]


def test_what_the_board_asks_for_is_coded(workbench, studied):
    """The same door as everywhere: the act has an id, and is acknowledged."""
    (tape,) = studied.state.transcripts
    code = next(key for key in studied.state.codes if key.endswith("/envisioning"))
    act_id = "11111111-1111-4111-8111-111111111111"
    act = {"act": "code_passage", "coder": "R1", "code": code, "item": f"{tape}/1"}

    def page(asked_for: list) -> None:
        import streamlit as st

        from changelab.ui.coding_doing import do_what_is_asked

        st.session_state["coding-board"] = {"asked": asked_for}
        do_what_is_asked("coding-board")

    from streamlit.testing.v1 import AppTest

    test = AppTest.from_function(page, args=([{"id": act_id, **act, "start": 0, "end": 7}],))
    test.session_state["key"] = studied.laboratory.doors.issue(studied.workshop, Role.RESEARCHER)
    test.session_state["workshop"] = studied.workshop
    test.run()

    assert not test.exception
    assert list(studied.state.codings.values())[-1].quote == "Welcome"
    assert test.session_state["coding-board-acks"] == [{"id": act_id, "refused": ""}]


def test_long_transcripts_come_in_pages(workbench, studied):
    """Forty turns at once; the next uncoded page and any turn are one step away."""
    said = tuple(Said("S1", n * 1000, n * 1000 + 900, f"turn {n + 1}") for n in range(100))
    long = bring_transcript(studied, title="long", file="f" * 64, said=said)
    test = opens(workbench, studied, coder="R1", **{"cg-which-talk": long})
    first = [one["text"] for one in shown(test)["passages"]]
    test.button(key="cg-on").click().run()
    second = [one["text"] for one in shown(test)["passages"]]
    test.number_input(key="cg-number").set_value(93).run()
    third = shown(test)

    assert (first[0], first[-1], second[0]) == ("turn 1", "turn 40", "turn 41")
    assert third["passages"][0]["text"] == "turn 81"
    assert third["at"] == f"{long}/93"


def test_what_was_erased_or_is_not_to_be_used_stands_there_without_its_words(workbench, studied):
    """Bilal's turns say why they cannot be coded; positions of the others do not move."""
    studied.laboratory.forget(studied.workshop, studied.bilal.id, studied.eeva)
    test = opens(workbench, studied, coder="R1")
    passages = shown(test)["passages"]

    assert [bool(one["gone"]) for one in passages] == [
        False,
        True,
        False,
        True,
        False,
        False,
        False,
    ]
    assert "On the one hand" not in json.dumps(passages)


# --- beside the passages ----------------------------------------------------------------------


@pytest.fixture
def at_hand(workbench, studied, monkeypatch):
    """Opens the page with a passage at hand, as the board would say it."""
    from changelab.ui import coding_board

    def opened(number: int, start=None, end=None, last: int = 0, **session):
        (tape,) = studied.state.transcripts
        told = chosen(f"{tape}/{number}", start, end, f"{tape}/{last or number}")
        there = coding_board._chosen
        monkeypatch.setattr(
            coding_board, "_chosen", lambda said, passages: there(told["at"], passages)
        )
        return opens(workbench, studied, **({"coder": "R1"} | session))

    return opened


def test_cue_words_suggest_with_their_reason_and_code_nothing(workbench, studied, at_hand):
    """“What can we do” may point to a double bind; it is coded when the button is pressed."""
    before = len(studied.state.codings)
    test = at_hand(2, coder="R2")
    words = workbench.words(test)
    seen = len(studied.state.codings)
    (suggested,) = [
        one for one in test.button if str(one.key).startswith("suggested-") and "double" in one.key
    ]
    suggested.click().run()
    made = list(studied.state.codings.values())[-1]

    assert "“we must” may point to a double bind" in words
    assert seen == before
    assert (made.coder, made.start, made.code.endswith("double_bind")) == ("R2", None, True)


def test_without_a_language_nothing_is_suggested(workbench, studied, at_hand):
    """Whoever wants no cue words takes the language away."""
    test = at_hand(2)
    test.selectbox(key="cg-language").set_value("").run()

    assert "may point to" not in workbench.words(test)


def test_a_code_is_taken_off_beside_the_passage(studied, at_hand):
    """The small cross belongs to one's own codings only."""
    test = at_hand(3, **{"cg-others": True})
    own = [one.id for one in studied.state.codings.values() if one.coder == "R1"]
    crosses = [str(one.key) for one in test.button if str(one.key).startswith("off-")]
    test.button(key=crosses[0]).click().run()

    assert len(crosses) == 1
    assert crosses[0].removeprefix("off-") in own
    assert crosses[0].removeprefix("off-") not in studied.state.codings


def test_several_turns_become_an_episode(studied, at_hand):
    """The turns that were chosen stand in the form; a title is enough."""
    (tape,) = studied.state.transcripts
    name = f"episode-{tape}-5-7-0"
    test = at_hand(5, last=7, **{name: True})
    test.text_input(key=f"{name}-title").set_value("What now").run()
    test.button(key=f"{name}-do").click().run()
    made = list(studied.state.episodes.values())[-1]

    assert (made.first, made.last, made.title, made.coder) == (5, 7, "What now", "R1")


def test_chosen_words_are_cited_as_evidence(studied, at_hand):
    """With the contradiction they stand behind; the source is filled in."""
    (tape,) = studied.state.transcripts
    (tension,) = studied.state.contradictions
    name = f"cite-{tape}/6-0"
    test = at_hand(6, 0, 15, **{name: True})
    test.selectbox(key=f"{name}-behind").set_value(tension).run()
    test.button(key=f"{name}-do").click().run()
    key = studied.state.contradictions[tension].evidence[-1]
    made = studied.state.observations[key]

    assert (made.text, made.source) == ("What can we do?", "Session 1, tape, turn 6")


def test_a_memo_about_a_passage_is_written_read_and_changed(workbench, studied, at_hand):
    """It stands beside the passage with its date, and in the list of all memos."""
    (tape,) = studied.state.transcripts
    name = f"memo-on-{tape}/6-0"
    test = at_hand(6, **{name: True})
    test.text_area(key=f"{name}-text").set_value("<b>the turn</b> of the evening").run()
    test.button(key=f"{name}-do").click().run()
    memo = list(studied.state.memos.values())[-1]
    beside = workbench.words(test)
    test.segmented_control(key="cg-view").set_value("Memos").run()
    listed = workbench.words(test)

    assert memo.about == f"{tape}/6"
    assert "&lt;b&gt;the turn&lt;/b&gt;" in beside
    assert "<b>the turn" not in beside + listed
    assert "about 6 · facilitator" in listed
    assert listed.index("the turn") < listed.index("germ cell")


def test_one_takes_back_only_what_one_did_oneself(workbench, studied, at_hand):
    """Two researchers code at the same time: the other's newest code is not touched."""
    (tape,) = studied.state.transcripts
    test = at_hand(6)
    (cross,) = [one for one in test.button if str(one.key).startswith("off-")]
    cross.click().run()
    code = next(key for key in studied.state.codes if key.endswith("/envisioning"))
    other = studied.does(studied.eeva, "code_passage", code=code, coder="R2", item=f"{tape}/1").made
    test.button(key="undo").click().run()
    back = set(studied.state.codings)
    test.button(key="undo").click().run()

    assert cross.key.removeprefix("off-") in back
    assert other in back and other in studied.state.codings
    assert set(studied.state.codings) == back


# --- codebooks --------------------------------------------------------------------------------


def test_a_code_of_ones_own_is_added_changed_and_retired(workbench, studied):
    """Its name, its meaning; retired it is offered no more and its codings stay."""
    book = next(iter(studied.state.codebooks))
    form = f"code-new-{book}-0"
    session = {"coder": "R1", "cg-view": "Codebooks", form: True}
    test = opens(workbench, studied, **session)
    test.text_input(key=f"{form}-name").set_value("the germ cell").run()
    test.button(key=f"{form}-do").click().run()
    made = list(studied.state.codes.values())[-1]
    change = f"code-{made.id}-0"
    test = opens(workbench, studied, coder="R1", **{"cg-view": "Codebooks", change: True})
    test.button(key=f"{change}-retire").click().run()

    assert made.name == "the germ cell"
    assert studied.state.codes[made.id].retired


def test_a_name_that_is_taken_is_refused_and_stays_typed(workbench, studied):
    """The rule says which code has it."""
    book = next(iter(studied.state.codebooks))
    form = f"code-new-{book}-0"
    session = {"coder": "R1", "cg-view": "Codebooks", form: True}
    test = opens(workbench, studied, **session)
    test.text_input(key=f"{form}-name").set_value("Envisioning").run()
    test.button(key=f"{form}-do").click().run()

    assert "There is a code" in test.error[0].value
    assert test.text_input(key=f"{form}-name").value == "Envisioning"
