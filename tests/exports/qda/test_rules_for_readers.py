"""The rules that QDA software needs kept beyond the schema, each with a test of its own.

Each says what readers do otherwise; they were found by trying (QualCoder 3.8.2 and 4.0 beta)
or are told by their makers.
"""

from collections import Counter
from itertools import chain

from changelab.exports.qda.naming import same
from tests.exports.qda.reading_projects import NAMESPACE
from tests.studied import bring_picture, bring_transcript, everyone_agrees, study


def test_rule_origin_is_always_written(studied):
    """Without `origin` QualCoder raises an error."""
    assert studied.project.root.attrib["origin"].startswith("Change Laboratory workbench")


def test_rule_texts_lie_in_files_never_in_the_document(studied):
    """`plainTextPath`, never `PlainTextContent`: QualCoder raises an error over the latter."""
    sources = studied.project.under("Sources", "TextSource")

    assert sources
    assert all("plainTextPath" in source.attrib for source in sources)
    assert studied.project.all("PlainTextContent") == []


def test_rule_notes_and_picture_selections_have_a_date(studied):
    """Without `creationDateTime` QualCoder raises, and 3 of 4 transcripts were lost to somebody."""
    dated = [*studied.project.all("Note"), *studied.project.all("PictureSelection")]

    assert {element.tag for element in dated} == {
        f"{NAMESPACE}Note",
        f"{NAMESPACE}PictureSelection",
    }
    assert all(element.attrib["creationDateTime"].endswith("Z") for element in dated)


def test_rule_names_of_notes_are_unique(studied):
    """Of two notes of one name QualCoder makes an error."""
    names = [note.attrib["name"] for note in studied.project.all("Note")]

    assert len(names) == 4
    assert len({same(name) for name in names}) == 4


def test_rule_the_text_of_a_note_lies_in_a_file(studied):
    """A note with its text inside is silently dropped."""
    notes = studied.project.all("Note")
    texts = [studied.project.file(note.attrib["plainTextPath"]).decode() for note in notes]

    assert sorted(texts) == [
        "She says it twice.\n",
        "The form is the germ cell?\n",
        "criticising what?\n",
        "criticising who?\n",
    ]


def test_rule_code_names_are_unique_over_the_whole_tree(studied):
    """Of two codes of one name the second is dropped, and its codings join the first."""
    names = [code.attrib["name"] for code in studied.project.all("Code")]

    assert len({same(name) for name in names}) == len(names)
    assert {"primary (Levels of contradictions)", "primary (Contradictions)"} <= set(names)
    assert {"Rules (Levels of contradictions)", "rules (Activity system)"} <= set(names)
    assert "dilemma" in names  # a name that stands once stays as it is


def test_rule_no_note_hangs_on_a_code(studied):
    """QualCoder 3.8.2 drops a code with a note, and leaves its codings without a code.

    There is a memo about a code: its note says so in words.
    """
    codes = studied.project.all("Code")
    said = [note.findtext(f"{NAMESPACE}Description") for note in studied.project.all("Note")]

    assert all(code.find(f".//{NAMESPACE}NoteRef") is None for code in codes)
    assert said.count("About the code “criticising”.") == 2


def test_rule_codes_above_others_cannot_be_coded_with(studied):
    """A codable parent becomes a category and a twin, or loses what is under it.

    "criticising" is used and has a code under it: it stands beside that one, in a group.
    """
    codes = studied.project.all("Code")
    parents = [code for code in codes if code.find(f"{NAMESPACE}Code") is not None]
    group = next(one for one in parents if one.attrib["name"].startswith("criticising and"))
    inside = [child.attrib["name"] for child in group.findall(f"{NAMESPACE}Code")]

    assert {parent.attrib["isCodable"] for parent in parents} == {"false"}
    assert inside == ["criticising", "aloud"]
    assert "Nobody!" in studied.project.passages("criticising")


def test_rule_pictures_are_called_like_files(studied):
    """A picture without its ending, or with a slash in its name, cannot be opened."""
    pictures = studied.project.under("Sources", "PictureSource")
    names = [picture.attrib["name"] for picture in pictures]

    assert len(names) >= 4
    assert all(name.endswith(".png") and "/" not in name for name in names)
    assert all(picture.attrib["path"].endswith(".png") for picture in pictures)


def test_rule_every_selection_on_a_picture_has_a_name(room, taken):
    """QualCoder takes it for a memo; over none it raises an error when it writes the picture."""
    study(room)
    board = bring_picture(room, title="The board", text="")
    code = next(one.id for one in room.state.codes.values() if one.name == "dilemma")
    room.does(room.eeva, "code_passage", coder="R1", code=code, item=board)
    names = [one.attrib["name"] for one in taken(room).project.all("PictureSelection")]

    assert len(names) > 7
    assert all(names)
    assert "the whole picture" in names


def test_rule_sets_are_not_called_like_variables(room, taken):
    """QualCoder makes a variable of each set, and drops the second of two of one name."""
    study(room)
    room.does(room.aino, "plan_session", plan={"title": "Session"})
    (key,) = (one.id for one in room.state.sessions.values() if one.plan.title == "Session")
    bring_transcript(room, title="Tape 2", session=key, file="ab" * 32)
    project = taken(room).project
    variables = {one.attrib["name"] for one in project.under("Variables", "Variable")}
    sets = [one.attrib["name"] for one in project.under("Sets", "Set")]

    assert "session" in variables
    assert "Session (2)" in sets
    assert not {same(name) for name in sets} & {same(name) for name in variables}


def test_rule_source_names_are_unique(studied):
    """QualCoder renames the second of two sources of one name."""
    sources = chain(
        studied.project.under("Sources", "TextSource"),
        studied.project.under("Sources", "PictureSource"),
    )
    names = [source.attrib["name"] for source in sources]

    assert len({same(name) for name in names}) == len(names)
    assert {"A letter", "A letter (2)", "A letter (3)"} <= set(names)


def test_rule_lines_end_with_a_line_feed_and_no_file_begins_with_a_mark(studied):
    """Positions differ between programs over carriage returns, and by one over a mark."""
    texts = [content for name, content in studied.project.files.items() if name.endswith(".txt")]

    assert len(texts) > 8
    assert not any(b"\r" in content for content in texts)
    marks = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")
    assert not any(content.startswith(marks) for content in [*texts, studied.project.document])


def test_rule_codings_stand_on_selections(studied):
    """QualCoder skips what is coded on a whole source."""
    above = {child: parent for parent in studied.project.root.iter() for child in parent}
    on = Counter(above[coding].tag for coding in studied.project.all("Coding"))

    assert set(on) == {f"{NAMESPACE}PlainTextSelection", f"{NAMESPACE}PictureSelection"}


def test_rule_no_rich_text_is_promised(studied):
    """ATLAS.ti fails over a `richTextPath` without a real .docx, and rejects everything."""
    assert not any("richTextPath" in element.attrib for element in studied.project.root.iter())


def test_rule_the_folder_is_called_sources(studied):
    """ATLAS.ti rejects `Sources`; names in a zip are case-sensitive."""
    folders = {name.rpartition("/")[0] for name in studied.project.names}

    assert folders == {"", "sources"}


def test_rule_the_document_is_called_project(studied):
    """QualCoder 3.8.2 cannot open any other name."""
    top = [name for name in studied.project.names if "/" not in name]

    assert top == ["project.qde"]


def test_rule_speakers_are_codes_as_well_as_cases(studied):
    """QualCoder drops what cases refer to: who spoke is a code on every turn and card, too."""
    project = studied.project
    codes = {code.attrib["name"]: code for code in project.all("Code")}
    category = codes["Participants"]
    cases = {case.attrib["name"]: case for case in project.under("Cases", "Case")}
    bilal = cases["P01"].findall(f"{NAMESPACE}SelectionRef")

    assert {"P01", "P02", "facilitator"} <= {child.get("name") for child in category}
    assert "P01" in cases
    assert len(bilal) == len(project.passages("P01")) == 3
    assert "count the days 😀" in project.passages("P01")
    assert "On the one hand we must count days, but the child needs time." in (
        project.passages("P01")
    )


def test_rule_diagrams_are_pictures_with_a_description(studied):
    """Graphs and links are imported by few: each diagram is a picture, and said in words."""
    pictures = {
        one.attrib["name"]: one for one in studied.project.under("Sources", "PictureSource")
    }
    present = pictures["Activity system, Our activity – Present.png"]
    described = present.find(f"{NAMESPACE}TextDescription")
    words = studied.project.file(described.attrib["plainTextPath"]).decode()

    assert studied.project.file(present.attrib["path"]).startswith(b"\x89PNG\r\n")
    assert "Contradiction 1, between Rules and Object: days v the child." in words
    assert studied.project.texts["Our activity – Present, in words"] == words


def test_rule_the_first_user_is_a_coder(studied):
    """QualCoder shows codings of one coder only, and takes the first user for that one."""
    users = [user.attrib["name"] for user in studied.project.under("Users", "User")]
    first = studied.project.under("Users", "User")[0].attrib["guid"]

    assert users == ["Eeva", "second coder", "Workshop record"]
    assert studied.project.root.attrib["creatingUserGUID"] == first
    assert studied.project.passages("envisioning", "Eeva")


def test_rule_maxqda_line_ends_are_a_switch_that_is_off(room, taken):
    """Asked for, lines end as MAXQDA wants them, and every position moves with them."""
    study(room)
    everyone_agrees(room)
    usual, switched = taken(room), taken(room, crlf=True)
    text = switched.project.texts["Session 1, tape"]

    assert "\r" not in usual.project.texts["Session 1, tape"]
    assert text == usual.project.texts["Session 1, tape"].replace("\n", "\r\n")
    assert switched.project.passages("envisioning") == ["\u0301lan: it takes 🧑\u200d🏫"]
    assert switched.project.counted() == switched.expects()
    assert switched.project.counted() != usual.project.counted()


def test_rule_guids_are_spelled_one_way_and_come_again(studied, room, taken):
    """References are compared letter by letter; the same record gives the same ids and bytes."""
    once, again = taken(study(room)), taken(room)

    assert all(guid == guid.lower() and len(guid) == 36 for guid in studied.project.elements)
    assert once.files == again.files
    assert not set(once.project.elements) & set(studied.project.elements)  # not guessable
