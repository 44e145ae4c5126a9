"""Cases, sets, links, graphs and memos; and what does not leave, and says so."""

from dataclasses import replace

from tests.exports.qda.conftest import Left, left_with
from tests.exports.qda.reading_projects import NAMESPACE, tag
from tests.studied import everyone_agrees, study


def values(left: Left, element) -> dict[str, str]:
    """The variables of a case or a source."""
    return {
        left.project.name(value[0].attrib["targetGUID"]): value[1].text
        for value in element.findall(f"{NAMESPACE}VariableValue")
    }


def one(left: Left, name: str, *path: str):
    """The element of that name at the end of that path."""
    return next(each for each in left.project.under(*path) if each.attrib["name"] == name)


def test_a_case_says_who_takes_part_and_what_they_agreed_to(room, taken):
    """Bilal works in a group and said no to archiving; Aino is there for what she said."""
    study(room)
    everyone_agrees(room, "take_part", "recording")
    room.does(room.aino, "form_group", name="Nurses")
    group = next(iter(room.state.groups))
    room.does(room.aino, "put_in_group", participant="P01", group=group)
    left = taken(room)
    bilal = values(left, one(left, "P01", "Cases", "Case"))

    assert bilal["role"] == "participant" and bilal["group"] == "Nurses"
    assert bilal["consent to recording"] == "true" and bilal["consent to archive"] == "false"
    assert "group" not in values(left, one(left, "P02", "Cases", "Case"))
    assert values(left, one(left, "facilitator", "Cases", "Case")) == {"role": "facilitator"}


def test_a_source_says_which_session_it_is_from(room, taken):
    """Session, day and the learning actions that were planned, to compare with what was coded."""
    study(room)
    plan = {"title": "What next", "learning_actions": ["modelling", "examining"]}
    room.does(room.aino, "plan_task", session="s3", plan=plan)
    left = taken(room)
    tape = values(left, one(left, "Session 1, tape", "Sources", "TextSource"))

    assert tape["session"] == "Session 1"
    assert tape["learning actions planned"] == "modelling, examining"
    assert tape["session date"] == room.state.sessions["s3"].started_at[:10]
    assert tape["kind of source"] == "transcript"


def test_a_set_holds_the_sources_of_a_session(studied):
    """The transcript and the cards of the session; what is from no session is in none."""
    (session,) = studied.project.under("Sets", "Set")

    assert session.attrib["name"] == "Session 1"
    assert [studied.project.name(member.attrib["targetGUID"]) for member in session] == [
        "Session 1, tape",
        "Cards, Session 1",
    ]


def test_cards_carry_time_author_and_kind(studied):
    """A line for each card, as long after the beginning of the session as it came."""
    first, *_ = studied.project.texts["Cards, Session 1"].splitlines()

    assert first == "[00:00:00] P01: (entry, rules, past) count the days 😀"
    assert studied.project.texts["Contradictions"] == (
        "1. P02: (contradiction, secondary, rules (present) – object (present), suspected) "
        "days v the child\n"
    )


def test_entries_are_coded_with_their_element_and_contradictions_with_level_and_status(studied):
    """What the room decided is there as codes, made by the record and by nobody else."""
    project = studied.project

    assert project.passages("rules (Activity system)") == ["count the days 😀"]
    assert project.passages("secondary", "Workshop record") == ["days v the child"]
    assert project.passages("suspected", "Workshop record") == ["days v the child"]


def test_a_contradiction_links_its_elements(room, taken):
    """One between two elements links their codes; one inside an element its words to the code;
    one that gave rise to another points at it."""
    study(room)
    first = next(iter(room.state.contradictions))
    fields = {"text": "form v talk", "poles": [{"element": "tools"}], "period": "past"}
    second = room.does(room.aino, "log_contradiction", **fields).made
    room.does(room.aino, "link_rise", contradiction=second, to=first)
    everyone_agrees(room)
    left = taken(room)

    def ends(link) -> list[tuple[str, str | None]]:
        found = [left.project.elements[link.attrib[end]] for end in ("originGUID", "targetGUID")]
        return [(tag(element), element.get("name")) for element in found]

    links = {link.attrib["name"]: link for link in left.project.under("Links", "Link")}
    assert ends(links["1. days v the child"]) == [("Code", "rules"), ("Code", "object")]
    assert links["1. days v the child"].attrib["direction"] == "Bidirectional"
    assert ends(links["2. form v talk"]) == [("PlainTextSelection", None), ("Code", "tools")]
    assert [kind for kind, _ in ends(links["gave rise to"])] == ["PlainTextSelection"] * 2
    assert links["gave rise to"].attrib["direction"] == "OneWay"


def test_a_graph_is_the_triangle_with_its_contradictions(studied):
    """Seven nodes that stand for the codes of the elements, ten lines, and the lightning."""
    graph = one(studied, "Our activity – Present", "Graphs", "Graph")
    vertices = graph.findall(f"{NAMESPACE}Vertex")
    edges = graph.findall(f"{NAMESPACE}Edge")
    (tension,) = [edge for edge in edges if "representedGUID" in edge.attrib]

    assert len(vertices) == 7 and len(edges) == 11
    shown = {studied.project.name(vertex.attrib["representedGUID"]) for vertex in vertices}
    assert {"subject", "division of labour", "rules (Activity system)"} <= shown
    assert studied.project.name(tension.attrib["representedGUID"]) == "1. days v the child"


def test_a_memo_is_pointed_at_from_what_it_is_about(room, taken):
    """From the coding, the turn, the episode, the material, or the project as a whole.

    Nothing points at one about a code: it says itself what it is about.
    """
    study(room)
    everyone_agrees(room)
    state = room.state
    letter = next(one.id for one in state.materials.values() if one.title == "A letter")
    about = {
        "a coding": next(one.id for one in state.codings.values() if one.start == 22),
        "an episode": next(iter(state.episodes)),
        "a letter": letter,
        "a code": next(iter(state.codes)),
    }
    for text, item in about.items():
        room.does(room.eeva, "write_memo", coder="R2", about=item, text=text)
    left = taken(room)
    above = {child: parent for parent in left.project.root.iter() for child in parent}
    found = {}
    for reference in left.project.all("NoteRef"):
        note = left.project.elements[reference.attrib["targetGUID"]]
        text = left.project.file(note.attrib["plainTextPath"]).decode().strip()
        found[text] = tag(above[reference])

    assert found == {
        "a coding": "Coding",
        "an episode": "PlainTextSelection",
        "She says it twice.": "PlainTextSelection",
        "a letter": "PlainTextSelection",
        "The form is the germ cell?": "Project",
    }
    assert "Nobody!" in left.project.passages("criticising")


def test_a_coding_on_a_task_is_counted_and_left_out(room, taken):
    """A task has no words to code; the project says that one coding is missing here."""
    study(room)
    code = next(one.id for one in room.state.codes.values() if one.name == "dilemma")
    task = next(iter(room.state.tasks))
    room.does(room.eeva, "code_passage", coder="R1", code=code, item=task)
    left = taken(room)
    said = left.project.root.findtext(f"{NAMESPACE}Description")

    assert "Codings that are not here, but in data/session.json: 1 on tasks" in said
    assert left.project.counted() == left.expects()


def test_nothing_is_said_to_be_missing_when_nothing_is(studied):
    """The description of a whole project does not speak of what is not there."""
    assert "not here" not in (studied.project.root.findtext(f"{NAMESPACE}Description") or "")


def test_removed_transcripts_and_material_do_not_leave(room, taken):
    """What Eeva took out is in no source, and what was coded in it is counted as missing."""
    study(room)
    everyone_agrees(room)
    tape, letter = next(iter(room.state.transcripts)), next(iter(room.state.materials))
    room.does(room.eeva, "remove_transcript", transcript=tape)
    room.does(room.eeva, "remove_material", material=letter)
    left = taken(room)

    assert set(left.project.texts).isdisjoint({"Session 1, tape", "A letter"})
    assert "9 on what is not there" in left.project.root.findtext(f"{NAMESPACE}Description")
    assert not any(name.startswith("transcripts/") for name in left.files)
    assert left.project.counted() == left.expects()


def test_names_of_people_are_nowhere(studied):
    """Participants are pseudonyms in every byte of it, and so is whoever speaks."""
    everything = b"".join([studied.project.document, *studied.project.files.values()])

    for name in ("Bilal", "Dana", "Aino", "Khan", "Aalto", "Guest"):
        assert name.encode() not in everything


def test_nobody_can_tell_who_wrote_anonymous_cards(room, taken):
    """Bilal's and Dana's cards of an anonymous task are by the same nobody, in text and code."""
    plan = {"title": "In secret", "anonymous": True}
    room.does(room.aino, "plan_task", session="s3", plan=plan)
    room.does(room.aino, "start_task", task=list(room.state.tasks)[-1])
    for person, text in ((room.bilal, "hush"), (room.dana, "say it")):
        room.does(person, "place_note", surface="mirror", period="past", text=text)
    left = taken(room)
    cases = [case.attrib["name"] for case in left.project.under("Cases", "Case")]

    assert left.project.passages("anonymous") == ["hush", "say it"]
    assert "~" not in left.project.texts["Cards, Session 1"]
    assert cases == ["P01", "P02"]


def test_variables_without_a_value_are_left_out(studied):
    """Nobody is in a group: programs would list a variable that says nothing."""
    names = {one.attrib["name"] for one in studied.project.under("Variables", "Variable")}

    assert {"role", "session", "period", "consent to archive"} <= names
    assert "group" not in names


def test_a_coding_says_when_it_was_made(studied, renderer):
    """Each has its own moment, on the coding and on its selection."""
    state = studied.carried.state.copy()
    some = (replace(one, at="2027-05-17T09:08:07.654Z") for one in state.codings.values())
    state.codings = {one.id: one for one in some}
    project = left_with(replace(studied.carried, state=state), renderer, pictures=[]).project
    eeva = studied.project.under("Users", "User")[0].attrib["guid"]
    hers = [
        selection
        for selection in project.all("PlainTextSelection")
        if selection.get("creatingUser") == eeva
    ]
    times = [(one.get("creationDateTime"), one[0].get("creationDateTime")) for one in hers]

    # The eighth is the episode, which is as old as its transcript.
    assert times.count(("2027-05-17T09:08:07Z",) * 2) == 7
