"""An archive export carries what people agreed to; the rest leaves a numbered placeholder."""

import zipfile

import pytest
from taking_away import agree_to_archive, contents, export

from changelab.domain.actors import Actor
from changelab.domain.fold import fold
from changelab.domain.vocabulary import Role
from changelab.exports import ExportPurpose, read_bundle, read_session_json, write_session_json
from changelab.exports.withholding import Reason, carried
from changelab.service import Laboratory


def to_archive(room):
    return carried(room.laboratory.whole(room.workshop), ExportPurpose.ARCHIVE)


def texts(room) -> set[str]:
    return {item.text for item in to_archive(room).state.contributions()}


def test_the_analysis_export_is_the_record_as_it_stands(busy):
    """For the team nothing is withheld."""
    facts = busy.laboratory.facts(busy.workshop)
    what = carried(busy.laboratory.whole(busy.workshop), ExportPurpose.ANALYSIS)

    assert what.facts == facts
    assert what.withheld == {}


def test_who_agreed_is_kept_and_who_did_not_is_withheld(busy):
    """Bilal agreed, Dana was not asked: his words are there, hers are placeholders."""
    agree_to_archive(busy, busy.bilal)
    found = texts(busy)

    assert {"referral form", "one form for all", "call the school"} <= found
    assert "[withheld 1: no consent for archiving]" in found
    assert not {"key worker", "the school nurse", "targets against the whole child"} & found


def test_what_staff_typed_is_kept(busy):
    """Roles did not take part; their words are the project's own."""
    assert {"form against talk", "he waited for six weeks", "“what can we do?”"} <= texts(busy)


def test_placeholders_are_numbered_in_the_order_of_the_record(busy):
    """The order of turns can still be studied."""
    what = to_archive(busy)
    shown = sorted(what.state.contributions(), key=lambda item: int(item.id[1:]))
    placeholders = [item.text for item in shown if item.text.startswith("[withheld ")]

    assert placeholders == [
        f"[withheld {number}: no consent for archiving]" for number in range(1, 8)
    ]
    assert what.withheld == {Reason.NO_CONSENT: 7}


def test_later_wordings_and_follow_ups_go_with_the_card(busy):
    """What the facilitator made of a withheld card would give it away."""
    entry = next(item for item in busy.state.entries.values() if item.text == "key worker")
    busy.does(busy.aino, "reword", item=entry.id, text="one key worker for each family")
    payloads = "".join(fact.event.model_dump_json() for fact in to_archive(busy).facts)

    for words in ("key worker", "one key worker", "the nurse", "Friday", "it worked"):
        assert words not in payloads


def test_an_anonymous_card_counts_as_not_agreed(busy):
    """Nobody can ask the author of an anonymous card, though Bilal agreed for himself."""
    agree_to_archive(busy, busy.bilal)
    busy.does(busy.aino, "plan_task", session="s3", plan={"title": "Say it", "anonymous": True})
    busy.does(busy.aino, "start_task", task=f"t{busy.state.seq}")
    busy.does(busy.bilal, "add_entry", element="rules", text="hush", period="present")

    assert "hush" not in texts(busy)
    assert to_archive(busy).withheld[Reason.ANONYMOUS] == 1


def test_what_its_author_took_back_is_withheld(busy):
    """Withdrawn or undone: who agreed to archiving did not agree to that."""
    agree_to_archive(busy, busy.bilal)
    busy.does(busy.bilal, "add_entry", element="rules", text="not meant", period="present")
    busy.does(busy.bilal, "withdraw", item=f"e{busy.state.seq}")
    busy.does(busy.bilal, "add_entry", element="rules", text="a slip", period="present")
    busy.does(busy.bilal, "undo")
    payloads = "".join(fact.event.model_dump_json() for fact in to_archive(busy).facts)

    assert "not meant" not in payloads
    assert "a slip" not in payloads
    assert to_archive(busy).withheld[Reason.TAKEN_BACK] == 2


def test_a_changed_mind_counts(busy):
    """Consent is what was answered last."""
    agree_to_archive(busy, busy.bilal)
    busy.does(busy.bilal, "give_consent", answers={"take_part": True, "archive": False})

    assert "referral form" not in texts(busy)


def test_questions_people_made_up_and_dates_they_wrote_are_theirs(busy):
    """A planned question stays; one that the answerer typed goes, and so does a typed date."""
    plan = {"title": "Trail", "kind": "prompts", "prompts": ["Who?", "How?"]}
    busy.does(busy.dana, "note_observation", text="seen", dated="the day we met")
    busy.does(busy.aino, "plan_task", session="s3", plan=plan)
    busy.does(busy.aino, "start_task", task=f"t{busy.state.seq}")
    busy.does(busy.dana, "answer_prompt", prompt="How?", text="by telephone")
    prompts = {item.prompt for item in to_archive(busy).state.answers.values()}
    payloads = "".join(fact.event.model_dump_json() for fact in to_archive(busy).facts)

    assert "How?" in prompts
    assert "Who carried it?" not in prompts
    assert "the day we met" not in payloads


def test_what_was_erased_stays_erased(busy):
    """A forgotten person's words are gone already; no placeholder claims otherwise."""
    busy.laboratory.forget(busy.workshop, "P02", Actor.of(Role.FACILITATOR))
    found = texts(busy)

    assert "[erased]" in found
    assert to_archive(busy).withheld == {Reason.NO_CONSENT: 4}


def test_a_withheld_record_folds_imports_and_is_withheld_the_same_way_again(busy, tmp_path):
    """Placeholders are a record like any other: a second archive export has the same bytes."""
    agree_to_archive(busy, busy.bilal)
    what = to_archive(busy)
    text = write_session_json(what.whole)
    read = read_session_json(text)
    second = Laboratory(tmp_path / "archive")
    second.take_in(read)
    again = carried(read, ExportPurpose.ARCHIVE)

    assert fold(read.workshop, read.facts).seq == busy.state.seq
    assert write_session_json(again.whole) == text
    second.close()


@pytest.fixture
def archive(busy, tmp_path, renderer) -> dict[str, bytes]:
    """Every file of an archive export to which only Bilal agreed, those of the zip included."""
    agree_to_archive(busy, busy.bilal)
    *_, beside = export(busy, tmp_path / "out", renderer, ExportPurpose.ARCHIVE)
    with zipfile.ZipFile(beside) as zipped:
        unpacked = {f"zip/{name}": zipped.read(name) for name in zipped.namelist()}
    return contents(tmp_path / "out") | unpacked


def test_withheld_words_are_in_no_file(archive, text_of):
    """Not in the record, the tables, the pictures, the reports or the zip."""
    for name, content in archive.items():
        said = text_of(name, content)
        for words in ("key worker", "targets against the whole child", "the school nurse"):
            assert words not in said, name


def test_the_readme_says_what_was_withheld_and_why(archive):
    """Purpose, filter, reason and count stand where people look first."""
    readme = archive["README.txt"].decode()

    assert "PURPOSE: archive" in readme
    assert "3 contributions, each replaced by a placeholder" in readme
    assert "- 3: no consent for archiving" in readme


def test_the_report_has_the_placeholder_where_the_words_stood(archive, text_of):
    """Readers see that something is missing, in the Markdown and in the PDF."""
    for name in ("report/report.md", "report/report.pdf"):
        assert "withheld 1: no consent for archiving" in text_of(name, archive[name])


def test_the_archive_can_be_taken_in(archive, tmp_path):
    """What an archive keeps opens again."""
    path = tmp_path / "session.json"
    path.write_bytes(archive["data/session.json"])

    assert len(read_bundle(path).facts) > 20
