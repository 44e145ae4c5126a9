"""A file that is not ours, newer, damaged or changed is refused in words, never half taken in."""

import json

import pytest
from studied import study

from changelab.domain.errors import BrokenRecord, ChangeLabError, UnknownEvent
from changelab.exports import read_session_json, write_session_json
from changelab.exports.refusals import FileRefused


@pytest.fixture
def text(busy) -> str:
    """A whole session.json."""
    return write_session_json(busy.laboratory.whole(busy.workshop))


def changed(text: str, change) -> str:
    document = json.loads(text)
    change(document)
    return json.dumps(document)


def test_a_file_written_over_with_other_spaces_is_still_ours(text):
    """Only what the file says counts, not how it is laid out."""
    spaced = json.dumps(json.loads(text), indent=4, sort_keys=False)

    assert read_session_json(spaced) == read_session_json(text)


@pytest.mark.parametrize(
    "foreign", ["", "hello", "{}", "[]", "null", '{"events": []}', "PK\x03\x04", "[" * 100_000]
)
def test_what_is_not_ours_is_refused(foreign):
    """Other people's files are called that, with what to choose instead."""
    with pytest.raises(FileRefused, match=r"not an export of this tool\. Choose a session\.json"):
        read_session_json(foreign)


def test_a_newer_version_is_refused(text):
    """A later format is not guessed at."""
    newer = changed(text, lambda file: file.update(version=3))

    with pytest.raises(FileRefused, match=r"newer version of the tool.*Update the tool"):
        read_session_json(newer)


def test_a_file_that_breaks_off_is_refused(text):
    """Half a file is not half a workshop, wherever it breaks."""
    for share in (0.1, 0.5, 0.9, 0.999):
        with pytest.raises(FileRefused, match=r"damaged.*nothing was imported"):
            read_session_json(text[: int(len(text) * share)])


def test_changed_words_are_noticed(text):
    """One word changed by hand, and the file is no longer what was exported."""
    assert "key worker" in text
    first, rest = text.split("key worker", 1)

    with pytest.raises(FileRefused, match="not those that were exported"):
        read_session_json(f"{first}key winner{rest}")


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        (lambda file: file["events"].pop(3), BrokenRecord, "from event 3 to 5"),
        (lambda file: file["events"][2].update(kind="zap"), UnknownEvent, "cannot read.*zap"),
        (lambda file: file["events"][2].update(version=9), UnknownEvent, "newer version"),
        (lambda file: file["events"][2].update(seq="3"), FileRefused, "entry 3.*seq"),
        (lambda file: file["events"][2].update(at="yesterday"), FileRefused, "entry 3.*at"),
        (lambda file: file["events"][2].pop("actor"), FileRefused, "entry 3.*actor"),
        (lambda file: file["events"][2].update(extra=1), FileRefused, "entry 3"),
        (lambda file: file["events"][0]["payload"].pop("title"), UnknownEvent, "title"),
        (lambda file: file.update(events=[]), FileRefused, "events"),
        (lambda file: file.update(events=None), FileRefused, "events"),
        (lambda file: file.update(workshop="../../etc"), FileRefused, "workshop"),
        (lambda file: file["events"][0]["payload"].update(title="\ud800"), FileRefused, "damaged"),
    ],
)
def test_a_damaged_record_is_refused_with_the_place(text, change, error, says):
    """The message names what is wrong; the error is one that every screen can show."""
    with pytest.raises(error, match=says) as refusal:
        read_session_json(changed(text, change))

    assert isinstance(refusal.value, ChangeLabError)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda file, key: file["corpus"][key].pop(), "not what was imported"),
        (lambda file, key: file["corpus"][key][2].__setitem__(3, "Everybody!"), "not what was"),
        (lambda file, key: file["corpus"][key][2].__setitem__(5, "0" * 64), "not what was"),
        (lambda file, key: file["corpus"][key][2].pop(), "corpus"),
        (lambda file, key: file["corpus"].pop(key), "its transcripts"),
        (lambda file, key: file.pop("corpus"), "its transcripts"),
        (lambda file, key: file["corpus"].update(r999=[]), "its transcripts"),
        (lambda file, key: file["corpus"][key][2].__setitem__(1, "soon"), "corpus"),
    ],
)
def test_turns_that_were_changed_are_noticed(room, change, says):
    """A turn that is gone, was reworded or resealed: the transcript is not the one imported."""
    study(room)
    text = write_session_json(room.laboratory.whole(room.workshop))
    key = next(iter(room.state.transcripts))

    with pytest.raises(FileRefused, match=says):
        read_session_json(changed(text, lambda file: change(file, key)))


def test_a_refused_file_leaves_nothing_behind(text, laboratory):
    """After a refusal the laboratory has the workshops it had."""
    before = laboratory.summaries()
    with pytest.raises(ChangeLabError):
        read = read_session_json(changed(text, lambda file: file["events"].pop()))
        laboratory.take_in(read)

    assert laboratory.summaries() == before
