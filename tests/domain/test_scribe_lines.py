"""The scribe's line: what is typed, what it becomes, and what the scribe is told."""

import pytest

from changelab.domain.entities import ActivitySystem
from changelab.domain.errors import Refused
from changelab.domain.scribe import Reader
from changelab.domain.vocabulary import Period

SCHOOL = ActivitySystem(id="y2", name="School")
HEALTH = ActivitySystem(id="y5", name="Health service")


@pytest.fixture
def reader() -> Reader:
    """Reads in the field's words, with two systems, in the present."""
    return Reader(systems=[SCHOOL, HEALTH])


def entry(element: str, text: str, period: str = "present", system: str | None = None) -> tuple:
    """What an entry's act says."""
    return (
        "add_entry",
        {"system": system, "element": element, "text": text, "period": period},
    )


ENTRIES = [
    ("tools: key worker", entry("tools", "key worker"), "tools, present"),
    ("TOOLS :key worker", entry("tools", "key worker"), "tools, present"),
    ("  rules:  a: b  ", entry("rules", "a: b"), "rules, present"),
    ("past rules: attendance target", entry("rules", "attendance target", "past"), "rules, past"),
    (
        "future object: the whole child",
        entry("object", "the whole child", "future"),
        "object, future",
    ),
    ("before tools: paper", entry("tools", "paper", "past"), "tools, past"),
    ("now tools: phone", entry("tools", "phone"), "tools, present"),
    ("later tools: one form", entry("tools", "one form", "future"), "tools, future"),
    ("dol: EWO attends", entry("division_of_labour", "EWO attends"), "division of labour, present"),
    ("who does what: x", entry("division_of_labour", "x"), "division of labour, present"),
    ("division of labor: x", entry("division_of_labour", "x"), "division of labour, present"),
    ("comm: family", entry("community", "family"), "community, present"),
    ("outcome: child helped", entry("outcome", "child helped"), "outcome, present"),
    ("actor: EP", entry("subject", "EP"), "subject, present"),
    ("rules of School: bell", entry("rules", "bell", system="y2"), "rules of School, present"),
    ("school rules: bell", entry("rules", "bell", system="y2"), "rules of School, present"),
    (
        "past health service tools: files",
        entry("tools", "files", "past", "y5"),
        "tools of Health service, past",
    ),
]

OTHERS = [
    (
        "idea: one form for the family",
        (
            "place_note",
            {"surface": "ideas", "period": "present", "text": "one form for the family"},
        ),
        "Ideas and tools, present",
    ),
    (
        "past mirror: the missed call",
        ("place_note", {"surface": "mirror", "period": "past", "text": "the missed call"}),
        "Mirror, past",
    ),
    (
        "future vision: one door",
        ("place_note", {"surface": "model", "period": "future", "text": "one door"}),
        "Model and vision, future",
    ),
    (
        "Aino will call the school by Friday.",
        ("make_commitment", {"who": "Aino", "text": "call the school", "by_when": "Friday"}),
        "commitment of Aino, by Friday",
    ),
    ("system: Family", ("name_system", {"name": "Family"}), "a new activity system"),
    ("new system: Family", ("name_system", {"name": "Family"}), "a new activity system"),
]


@pytest.mark.parametrize(("line", "meant", "says"), ENTRIES + OTHERS, ids=lambda one: str(one)[:40])
def test_a_line_becomes_an_act_and_is_said_back(reader, line, meant, says):
    """What was understood is the act that is sent and the sentence that the scribe reads."""
    reading = reader.read(line)
    name, fields = meant

    assert reading.act.act == name
    sent = reading.act.model_dump(mode="json")
    assert {key: sent[key] for key in fields} == fields
    assert reading.says.casefold() == says.casefold() and not reading.kept


def test_an_observation_is_seen_or_heard(reader):
    """Words of seeing and hearing begin an observation, in a period if one is named."""
    for word in ("seen", "observed", "heard", "past observation"):
        reading = reader.read(f"{word}: he waited an hour")
        assert (reading.act.act, reading.act.text) == ("note_observation", "he waited an hour")
    assert (reading.act.period, reading.says) == (Period.PAST, "observation, past")


@pytest.mark.parametrize("sign", ["x", "X", "×", "vs", "vs.", "versus"])
def test_a_contradiction_between_two_elements(reader, sign):
    """Two names with a sign between them are the poles."""
    reading = reader.read(f"rules {sign} object: targets against the whole child")

    act = reading.act
    assert (act.act, act.text) == ("log_contradiction", "targets against the whole child")
    assert [pole.element for pole in act.poles] == ["rules", "object"]
    assert reading.says.startswith("contradiction between rules and object, present")


@pytest.mark.parametrize(
    ("line", "periods", "period", "told"),
    [
        ("past object x future object: a", ["past", "future"], "future", "past to future"),
        ("past rules x object: a", ["past", "past"], "past", "past"),
        ("rules x future object: a", ["present", "future"], "future", "present to future"),
        ("future tools x tools: a", ["future", "future"], "future", "future"),
    ],
)
def test_the_periods_of_a_contradiction(reader, line, periods, period, told):
    """The period named first holds for both ends unless the second names its own."""
    reading = reader.read(line)

    assert [pole.period for pole in reading.act.poles] == periods
    assert reading.act.period == period
    assert f", {told} (" in reading.says


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("object x object: a", "inside one thing"),
        ("rules x object: a", "between two things"),
        ("past object x future object: a", "between the old and the new way"),
        ("school rules x health service rules: a", "between us and a neighbour"),
    ],
)
def test_the_level_is_said_at_once(reader, line, level):
    """The scribe reads, in plain words, what kind of contradiction was understood."""
    assert f"({level})" in reader.read(line).says


@pytest.mark.parametrize(
    "line", ["Our activity rules x community: q", "rules x our activity object: q"]
)
def test_the_level_that_is_said_is_the_level_that_is_recorded(room, line):
    """With one system, naming it at one end only is still inside that system."""
    reading = Reader(systems=list(room.state.systems.values())).read(line)
    made = room.laboratory.perform(room.workshop, room.aino, reading.act).made

    assert room.state.contradictions[made].level == "secondary"
    assert "(between two things)" in reading.says


def test_the_period_of_the_task_is_meant_when_none_is_named():
    """While the room works on the past, a bare line belongs to the past."""
    assert Reader(period=Period.PAST).read("rules: attendance").act.period is Period.PAST
    assert Reader(period=Period.PAST).read("now rules: attendance").act.period is Period.PRESENT


@pytest.mark.parametrize(
    "line",
    [
        "blah: something",
        "just words",
        "rules x object without a colon",
        "rules x blah: y",
        "rules x tools x object: y",
        "Clinic rules: y",
        "past: attendance",
        "http://example.org",
        ": nothing before",
        "12:30 break",
    ],
)
def test_what_cannot_be_read_is_kept_and_said_to_be_kept(reader, line):
    """No line is lost: it is kept as it was typed, to be placed later."""
    reading = reader.read(line)

    assert (reading.act.act, reading.act.text, reading.kept) == ("keep_line", line, True)
    assert reading.says == "kept as it is, to be placed later"


@pytest.mark.parametrize("line", ["undo", " UNDO "])
def test_undo_is_a_word(reader, line):
    """One word takes the latest act back."""
    assert reader.read(line).act.act == "undo"


@pytest.mark.parametrize("line", ["", "   ", "\n\t"])
def test_an_empty_line_does_nothing(reader, line):
    """Enter on an empty line is no act and no error."""
    assert (reader.read(line).act, reader.read(line).says) == (None, "")


@pytest.mark.parametrize("line", ["rules:", "rules x object:  ", "idea:", "system:"])
def test_a_head_without_words_is_refused(reader, line):
    """The refusal says what is missing; the line is still in the scribe's hands."""
    with pytest.raises(Refused, match=r"is empty\. Write a few words first"):
        reader.read(line)


@pytest.mark.parametrize("head", ["rules: ", "rules x object: ", "idea: ", "seen: ", ""])
def test_a_line_that_is_too_long_is_refused(reader, head):
    """The refusal says by how much; nothing is cut off."""
    with pytest.raises(Refused, match=r"at most 500 characters fit\. Shorten it by 1"):
        reader.read(head + "x" * 501)


def typed(room, line: str):
    """Aino types the line; returns what was read, after it was done."""
    reading = Reader.of(room.state).read(line)
    room.laboratory.perform(room.workshop, room.aino, reading.act)
    return reading


def test_the_same_words_for_another_period_carry_the_entry(room):
    """What the group says again of the future is one card in both periods, and is said to be."""
    typed(room, "tools: key worker")
    reading = typed(room, "future tools: Key Worker")

    (entry,) = room.state.entries.values()
    assert entry.periods == (Period.PRESENT, Period.FUTURE)
    assert reading.says == "tools, carried into future too"


def test_the_same_words_for_the_same_period_are_another_voice(room):
    """Said twice of the present they are two cards; elsewhere, or taken back, they are new too."""
    typed(room, "tools: key worker")
    typed(room, "tools: key worker")
    typed(room, "rules: key worker")
    for entry in list(room.state.entries):
        room.does(room.aino, "withdraw", item=entry)
    typed(room, "future tools: key worker")

    assert len(room.state.entries) == 4


def test_words_that_hold_in_the_period_already_are_not_carried_into_it(room):
    """Of two cards with these words one is in the future already: nothing need be carried."""
    for period in ("present", "future"):
        room.does(room.aino, "add_entry", element="tools", text="key worker", period=period)
    typed(room, "future tools: key worker")

    present = next(iter(room.state.entries.values()))
    assert present.periods == (Period.PRESENT,)


def test_the_reader_knows_the_workshop_as_it_is(room_with):
    """Its words, its systems, and the period of the task at hand."""
    room = room_with({"title": "Then", "period": "past"}, wording={"element.tools": "With what"})
    reading = typed(room, "with what: paper")

    assert reading.act.period is Period.PAST and reading.says == "with what, past"
