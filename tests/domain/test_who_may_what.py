"""Each role does its part; everyone else is told whom to ask."""

import pytest

from changelab.domain import decide  # noqa: F401  (registers every act)
from changelab.domain.actors import Actor
from changelab.domain.errors import NotAllowed
from changelab.domain.record import ACTS
from changelab.domain.vocabulary import Role

CARDS = {
    "add_entry",
    "answer_prompt",
    "construe_object",
    "log_contradiction",
    "make_commitment",
    "note_observation",
    "place_form",
    "place_milestone",
    "place_note",
    "reword",
    "undo",
    "withdraw",
}
MODELS = {
    "attach_evidence",
    "carry_entry",
    "change_construed",
    "change_phase",
    "cut_history",
    "draw_four_field",
    "drop_entry",
    "follow_up",
    "join_forms",
    "join_phase",
    "judge_contradiction",
    "link_manifestation",
    "link_rise",
    "locate_contradiction",
    "move_entry",
    "move_form",
    "move_milestone",
    "move_note",
    "name_system",
    "part_forms",
    "place_neighbour",
    "recognise_manifestation",
    "remove_four_field",
    "remove_system",
    "rename_system",
    "reword_four_field",
}
SORTING = {
    "accept",
    "group_cards",
    "hide",
    "keep_line",
    "merge_cards",
    "refile_card",
    "reword_heading",
    "separate_card",
    "show_material",
    "show_picture",
    "ungroup_cards",
}
CONSENT = {"give_consent"}
VOTING = {"cast_votes"}
MATERIAL = {"add_material", "remove_material", "revise_material"}
ANSWERS = {"record_consent", "set_review_day"}
CODING = {
    "add_code",
    "adopt_codebook",
    "bring_back_code",
    "cite_passage",
    "code_passage",
    "enrol_coder",
    "mark_episode",
    "remove_coding",
    "remove_episode",
    "remove_memo",
    "retire_code",
    "revise_code",
    "revise_episode",
    "revise_memo",
    "write_memo",
}
TRANSCRIPTS = {"align_transcript", "match_speaker", "remove_transcript", "rename_transcript"}
LEADING = {
    "archive_workshop",
    "change_wording",
    "close_input",
    "close_voting",
    "cover",
    "dissolve_group",
    "drop_session",
    "drop_task",
    "end_session",
    "extend_clock",
    "form_group",
    "move_session",
    "move_task",
    "next_task",
    "open_input",
    "open_voting",
    "pause_clock",
    "plan_session",
    "plan_task",
    "previous_task",
    "put_in_group",
    "rename_workshop",
    "reopen_workshop",
    "reveal",
    "revise_session",
    "revise_task",
    "start_clock",
    "start_session",
    "start_task",
}
RESEARCH = CODING | ANSWERS | MATERIAL | TRANSCRIPTS
MAY = {
    Role.FACILITATOR: CARDS | MODELS | SORTING | CONSENT | LEADING | RESEARCH,
    Role.SCRIBE: CARDS | MODELS | SORTING,
    Role.RESEARCHER: CARDS | MODELS | CONSENT | RESEARCH,
    Role.PARTICIPANT: CARDS | CONSENT | VOTING,
    Role.OBSERVER: set(),
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_its_part(role):
    """The rights of every role, act by act: a new act must be put into this table."""
    may = {name for name, act in ACTS.items() if role in act.by}

    assert may == MAY[role]


@pytest.mark.parametrize("name", sorted(ACTS))
def test_what_a_role_may_not_do_is_refused_with_whom_to_ask(name):
    """Each act refuses each role that has no right to it, and names one that has."""
    asked = ACTS[name].model_construct()

    for role in set(Role) - ACTS[name].by:
        with pytest.raises(NotAllowed, match=r"cannot do this. Ask (the|a) \w+"):
            Actor.of(role).check_may(asked)


def test_bilal_takes_part_and_dana_too(room):
    """Participants contribute; neither needs an account or the other's leave."""
    for person in (room.bilal, room.dana):
        room.does(person, "add_entry", element="rules", text=person.id, period="present")

    assert [entry.author for entry in room.state.entries.values()] == ["P01", "P02"]


def test_chen_only_observes(room):
    """An observer changes nothing, not even by a card of their own."""
    before = room.state.seq

    with pytest.raises(NotAllowed, match=r"An observer cannot do this"):
        room.does(room.chen, "add_entry", element="rules", text="x", period="present")
    assert room.state.seq == before


def test_bilal_does_not_lead(room):
    """A participant who tries to go on to the next task is sent to the facilitator."""
    with pytest.raises(NotAllowed, match=r"A participant cannot do this. Ask the facilitator."):
        room.does(room.bilal, "next_task")


@pytest.mark.parametrize("pseudonym", ["P99", ""])
def test_someone_who_never_joined_cannot_contribute(room, pseudonym):
    """A participant of another workshop, or of none, is refused by the domain itself."""
    stranger = Actor(Role.PARTICIPANT, pseudonym, secret="from elsewhere")

    with pytest.raises(NotAllowed):
        room.does(stranger, "add_entry", element="rules", text="x", period="present")
