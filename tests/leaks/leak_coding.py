"""The researchers code, write memos and mark episodes: of all that the room hears nothing."""

from leak_cards import circumstances, comes
from leak_happenings import Chance, happens
from leak_marks import marks_in, new_mark
from leak_promises import TITLE, Card
from leak_room import LeakRoom
from leak_transcripts import a_transcript, a_transcript_comes, researcher

from changelab.domain.record import Recorded


def among_ourselves(room: LeakRoom, *marks: str):
    """These words are for those who work with the record."""

    def effect(new: list[Recorded]) -> None:
        for mark in marks:
            room.promises.typed[mark] = ("the researchers' side", "")

    return effect


def now(room: LeakRoom):
    """The workshop as it stands."""
    return room.server.laboratory.latest(room.workshop)


def a_turn(room: LeakRoom, chance: Chance) -> str:
    """A turn of a transcript that is there, or was; sometimes of none."""
    if not now(room).transcripts:
        a_transcript_comes(room)
    return f"{a_transcript(room, chance)}/{chance.randint(1, 5)}"


def a_passage(room: LeakRoom, chance: Chance) -> str:
    """A turn, a card, an episode, a task; whatever became of it."""
    state = now(room)
    there = [*room.promises.cards, *state.episodes, *room.promises.tasks]
    return a_turn(room, chance) if chance.random() < 0.4 else chance.one_of(there)


@happens("adopt_codebook", "add_code", "revise_code", "retire_code", "bring_back_code", weight=3)
def codes_are_worked_on(room: LeakRoom, chance: Chance) -> None:
    state, mark = now(room), new_mark()
    someone, effect = researcher(room, chance), among_ourselves(room, mark)
    if not state.codebooks or chance.random() < 0.2:
        title = new_mark()

        def adopted(new: list[Recorded]) -> None:
            effect(new)
            room.promises.typed[title] = (TITLE, "")

        plan = {
            "id": f"book{len(state.codebooks)}",
            "title": title,
            "codes": [{"key": "one", "name": mark}, {"key": "two", "name": "two"}],
        }
        room.does(someone, "adopt_codebook", adopted, plan=plan)
        return
    book, code = chance.one_of(state.codebooks), chance.one_of(state.codes)
    match chance.choice(["add", "revise", "retire", "back"]):
        case "add":
            room.does(someone, "add_code", effect, codebook=book, name=mark)
        case "revise":
            room.does(someone, "revise_code", effect, code=code, name=mark, definition=mark)
        case "retire":
            room.does(someone, "retire_code", code=code)
        case _:
            room.does(someone, "bring_back_code", code=code)


@happens("enrol_coder", "code_passage", "remove_coding", weight=5)
def passages_are_coded(room: LeakRoom, chance: Chance) -> None:
    state, someone = now(room), researcher(room, chance)
    if not state.coders or chance.random() < 0.1:
        mark = new_mark()
        room.does(someone, "enrol_coder", among_ourselves(room, mark), label=mark)
    elif state.codings and chance.random() < 0.2:
        room.does(someone, "remove_coding", coding=chance.one_of(state.codings))
    else:
        fields = {"code": chance.one_of(state.codes), "coder": chance.one_of(state.coders)}
        if chance.random() < 0.3:
            fields |= {"start": chance.randint(0, 4), "end": chance.randint(3, 12)}
        room.does(someone, "code_passage", item=a_passage(room, chance), **fields)


@happens("mark_episode", "revise_episode", "remove_episode")
def episodes_are_marked(room: LeakRoom, chance: Chance) -> None:
    state, mark = now(room), new_mark()
    someone, effect = researcher(room, chance), among_ourselves(room, mark)
    fields = {"first": chance.randint(1, 2), "last": chance.randint(1, 5), "title": mark}
    match chance.choice(["mark", "mark", "revise", "remove"]):
        case "mark":
            transcript = a_turn(room, chance).partition("/")[0]
            coder = chance.one_of(state.coders)
            room.does(someone, "mark_episode", effect, transcript=transcript, coder=coder, **fields)
        case "revise":
            episode = chance.one_of(state.episodes)
            room.does(someone, "revise_episode", effect, episode=episode, topic=mark, **fields)
        case _:
            room.does(someone, "remove_episode", episode=chance.one_of(state.episodes))


@happens("write_memo", "revise_memo", "remove_memo")
def memos_are_written(room: LeakRoom, chance: Chance) -> None:
    state, mark = now(room), new_mark()
    someone, effect = researcher(room, chance), among_ourselves(room, mark)
    match chance.choice(["write", "write", "revise", "remove"]):
        case "write":
            about = chance.choice([None, a_passage(room, chance)])
            coder = chance.one_of(state.coders)
            room.does(someone, "write_memo", effect, coder=coder, about=about, text=mark)
        case "revise":
            memo = chance.one_of(state.memos)
            room.does(someone, "revise_memo", effect, memo=memo, text=mark)
        case _:
            room.does(someone, "remove_memo", memo=chance.one_of(state.memos))


@happens("cite_passage")
def a_passage_is_cited(room: LeakRoom, chance: Chance) -> None:
    """What was said becomes an observation, for everybody; a card stays where it is."""
    someone, source = researcher(room, chance), new_mark()
    behind = chance.perhaps(key for key in room.promises.cards if key[0] == "c")

    def effect(new: list[Recorded]) -> None:
        text = marks_in(new[0].event.text.encode())
        held = circumstances(room, someone, None)
        assert len(text) == 1, "what was cited cannot be found again"
        comes(room, Card(id=f"o{new[0].seq}", text=text.pop(), more=(source,), **held))

    room.does(
        someone,
        "cite_passage",
        effect,
        item=a_passage(room, chance),
        source=source,
        contradiction=behind,
    )
