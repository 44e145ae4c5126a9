"""Names that people give, whatever is in them, become names that QDA programs take."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.exports.qda.naming import Names, as_file_name, same
from tests.exports.qda.conftest import Left
from tests.studied import bring_transcript

HOSTILE = (
    'a/b: c? <d> "e" | f * g \\ h',
    "=1+1",
    "two\nlines",
    "smile 😀 " * 13,
    "../../etc/passwd",
    "< & > ' \"",
    "Ω" * 120,
    ". .",
)


@pytest.fixture
def left(room, taken) -> Left:
    """Transcripts, material, codes, episodes and coders with such names, some of them twice."""

    def made(act: str, **fields) -> str:
        return room.does(room.eeva, act, **fields).made

    book = made("adopt_codebook", plan={"id": "own", "title": HOSTILE[0]})
    for number, name in enumerate(HOSTILE):
        tape = bring_transcript(room, title=name, file=f"{number:064x}")
        bring_transcript(room, title=name.upper(), file=f"f{number:063x}")
        made("enrol_coder", label=name)
        made("mark_episode", transcript=tape, first=1, last=2, title=name, coder="R1")
        made("add_material", form="text", title=name, text="Three weeks.")
        if "\n" not in name:
            made("add_code", codebook=book, name=name, definition=name)
        made("write_memo", coder="R1", about=f"{tape}/1", text=name)
    return taken(room)


def test_everything_arrives_under_a_name_of_its_own(left):
    """A strict reader takes the project: each source, note, code and user has its own name."""
    for path in (("Sources", "TextSource"), ("Notes", "Note"), ("Users", "User")):
        names = [one.attrib["name"] for one in left.project.under(*path)]
        assert len(names) > len(HOSTILE) or path[0] == "Notes"
        assert len({same(name) for name in names}) == len(names)
    codes = [code.attrib["name"] for code in left.project.all("Code")]
    assert len({same(name) for name in codes}) == len(codes)
    assert left.project.counted() == left.expects()


def test_names_of_sources_and_notes_can_be_names_of_files(left):
    """Programs write them into a folder: no slash, no colon, not too long, nothing hidden."""
    named = [*left.project.under("Sources", "TextSource"), *left.project.under("Notes", "Note")]

    for name in (one.attrib["name"] for one in named):
        assert not set(name) & set('/\\:*?"<>|\n')
        assert len(name.encode()) < 200
        assert name.strip(" .")


def test_names_of_codes_are_kept(left):
    """A code is called what it was called; only one that is there twice says where it is from."""
    codes = [code.attrib["name"] for code in left.project.all("Code")]

    assert 'a/b: c? <d> "e" | f * g \\ h (Episodes)' in codes
    assert "two lines" in codes  # an episode's: it stands on one line
    assert "=1+1 (Episodes)" in codes


def test_transcript_files_have_plain_names(left):
    """Letters, numbers and hyphens; a number where two are called the same."""
    files = sorted(name for name in left.files if name.endswith(".txt"))

    assert len(files) == 2 * len(HOSTILE)
    assert all(set(name[12:-4]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in files)
    assert {"transcripts/two-lines.txt", "transcripts/two-lines-2.txt"} <= set(files)


@settings(deadline=None)
@given(st.lists(st.text(max_size=300), max_size=12), st.sampled_from(["", ".png"]))
def test_any_names_are_told_apart(wanted, ending):
    """Whatever was wanted, no two are the same to a program that does not mind case."""
    names = Names()
    given_out = [names.give(as_file_name(name, "Text"), ending) for name in wanted]

    assert len({same(name) for name in given_out}) == len(wanted)
    assert all(name.endswith(ending) and "/" not in name and name.strip() for name in given_out)
    assert all(len(name.encode()) < 200 for name in given_out)
