"""The rules that keep memos when QDA software reads them, found by trying QualCoder 3.8.2 and 4.0.

Its importer makes a journal of a note, follows none to its passage, and takes the description
of a selection for the memo of its coding, or for an annotation if there is no coding.
"""

from tests.exports.qda.conftest import Left
from tests.exports.qda.reading_projects import NAMESPACE
from tests.studied import bring_picture, everyone_agrees, study


def without_coding(left: Left) -> list[tuple[str, str, str, str]]:
    """Of each selection without a coding: source, passage, description and user."""
    found = []
    for source in left.project.under("Sources", "TextSource"):
        text = left.project.texts[source.attrib["name"]]
        for one in source.findall(f"{NAMESPACE}PlainTextSelection"):
            if one.find(f"{NAMESPACE}Coding") is None:
                passage = text[int(one.attrib["startPosition"]) : int(one.attrib["endPosition"])]
                said = one.findtext(f"{NAMESPACE}Description", "")
                by = left.project.name(one.attrib["creatingUser"])
                found.append((source.attrib["name"], passage, said, by))
    return found


def test_rule_a_memo_about_a_passage_stands_there_in_words(studied):
    """Without a description QualCoder makes an empty annotation of the passage, by nobody."""
    assert without_coding(studied) == [
        ("Session 1, tape", "Nobody owns the form. Nobody!", "She says it twice.", "Eeva")
    ]


def test_rule_a_memo_about_a_coding_stands_there_in_words(room, taken):
    """QualCoder takes the description of a selection for the memo of its one coding."""
    study(room)
    everyone_agrees(room)
    coding = next(one.id for one in room.state.codings.values() if one.start == 22)
    for coder, text in (("R1", "Why twice?"), ("R2", "I doubt it.")):
        room.does(room.eeva, "write_memo", coder=coder, about=coding, text=text)
    left = taken(room)
    said = {
        one.findtext(f"{NAMESPACE}Description"): one.find(f"{NAMESPACE}Coding")
        for one in left.project.all("PlainTextSelection")
        if one.find(f"{NAMESPACE}Coding") is not None
    }

    assert set(said) == {None, "Why twice?\n\nI doubt it."}
    coded = said["Why twice?\n\nI doubt it."]
    code = coded.find(f"{NAMESPACE}CodeRef").attrib["targetGUID"]
    assert left.project.name(code) == "criticising"
    assert len(coded.findall(f"{NAMESPACE}NoteRef")) == 2
    assert left.project.counted() == left.expects()


def test_rule_memos_of_one_coder_at_one_place_share_a_selection(room, taken):
    """Over two selections without a coding, of one user at one place, QualCoder raises an error.

    Two episodes over the same turns are at one place, each with a memo or two.
    """
    study(room)
    everyone_agrees(room)
    tape = next(iter(room.state.transcripts))
    for title, coder in (("The form", "R1"), ("Whose form", "R1"), ("Our form", "R2")):
        stretch = {"transcript": tape, "first": 2, "last": 3, "title": title, "topic": ""}
        made = room.does(room.eeva, "mark_episode", coder=coder, **stretch).made
        room.does(room.eeva, "write_memo", coder=coder, about=made, text=f"About {title}.")
    found = without_coding(taken(room))
    places = [(source, passage, by) for source, passage, _, by in found]
    said = {(by, words) for _, passage, words, by in found if "On the one hand" in passage}

    assert len(set(places)) == len(places) == 3
    assert said == {
        ("Eeva", "About The form.\n\nAbout Whose form."),
        ("second coder", "About Our form."),
    }


def test_rule_no_note_hangs_on_a_whole_text(room, taken):
    """QualCoder drops a note of a text source: the memo stands on all of its words instead."""
    study(room)
    everyone_agrees(room)
    letter = next(one.id for one in room.state.materials.values() if one.title == "A letter")
    room.does(room.eeva, "write_memo", coder="R2", about=letter, text="Who wrote it?")
    left = taken(room)
    sources = left.project.under("Sources", "TextSource")

    assert all(source.find(f"{NAMESPACE}NoteRef") is None for source in sources)
    words = ("A letter", "Three weeks, then a letter.", "Who wrote it?", "second coder")
    assert words in without_coding(left)


def test_rule_the_name_of_a_memo_says_what_it_is_about(room, taken):
    """Of a note QualCoder takes the name and the text: what it is about would be lost."""
    study(room)
    everyone_agrees(room)
    board = bring_picture(room, title="The board", text="")
    code = next(one.id for one in room.state.codes.values() if one.name == "criticising")
    for about in (board, code, next(iter(room.state.tasks))):
        room.does(room.eeva, "write_memo", coder="R1", about=about, text="Look again.")
    left = taken(room)
    names = [note.attrib["name"] for note in left.project.all("Note")]
    task = next(iter(room.state.tasks.values())).plan.title

    assert [name.partition("Eeva")[2] for name in names] == [
        *("", ""),
        ", about “The board”",
        ", about the code “criticising”",
        f", about the task “{task}”",
    ]


def test_rule_memos_about_no_passage_are_in_descriptions(room, taken):
    """QualCoder on Windows cannot read a file of a note that has “quotes” or 😀 in it.

    A picture tells those about itself, the project those about codes, tasks and everything.
    """
    study(room)
    everyone_agrees(room)
    board = bring_picture(room, title="The board", text="")
    code = next(one.id for one in room.state.codes.values() if one.name == "criticising")
    for about in (board, code, next(iter(room.state.tasks)), None):
        text = f"See “{'all' if about is None else about}” 😀"
        room.does(room.eeva, "write_memo", coder="R1", about=about, text=text)
    left = taken(room)
    pictures = left.project.under("Sources", "PictureSource")
    (drawn,) = (one for one in pictures if one.attrib["name"] == "The board.png")
    of_project = left.project.root.findtext(f"{NAMESPACE}Description")

    assert drawn.findtext(f"{NAMESPACE}Description").endswith(f"\n\nSee “{board}” 😀")
    assert f", about the code “criticising”: See “{code}” 😀" in of_project
    assert "Eeva: See “all” 😀" in of_project
    assert "Eeva: The form is the germ cell?" in of_project
    assert board not in of_project
    assert "She says it twice." not in of_project
