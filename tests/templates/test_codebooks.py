"""The codebooks and cue words that come with the tool can be used; wrong ones say what is wrong."""

import re
from pathlib import Path

import pytest

from changelab.domain.codebooks import codebook_named, codes_of
from changelab.domain.vocabulary import Element, LearningAction, Level
from changelab.domain.vocabulary import ManifestationKind as Manifestation
from changelab.templates_of_codebooks import read_codebooks, read_languages

SHELF = read_codebooks()
#: What exports, findings and suggestions look codes up by: these keys do not change.
KEYS = {
    "learning_actions": [one.value for one in LearningAction],
    "contradiction_levels": [one.value for one in Level],
    "manifestations": [one.value for one in Manifestation],
    "agency_expressions": [
        "resisting",
        "criticising",
        "explicating",
        "envisioning",
        "committing",
        "taking_consequential_action",
    ],
    "sayings_doings_relatings": [
        f"{who}_{what}"
        for who in ("leader", "group")
        for what in ("sayings", "doings", "relatings")
    ],
    "activity_system": [one.value for one in Element],
    "own_codes": [],
}
CODEBOOK = """
id = "small"
title = "A small one"

[[codes]]
key = "above"
name = "above"
applies = false

[[codes]]
key = "one"
name = "one"
parent = "above"
colour = "#2f6f4f"
"""
CUES = """
id = "en"
language = "English"

[dilemma]
why = "two sides"
words = ["but"]
"""


def test_every_shipped_codebook_loads():
    """All seven are there and none is refused."""
    assert set(SHELF.codebooks) == set(KEYS)
    assert SHELF.refused == []


@pytest.mark.parametrize("book", KEYS)
def test_its_codes_carry_the_terms_of_the_field(book):
    """Every term of the field is a code that can be put on a passage, under its own key."""
    applying = [one.key for one in SHELF.codebooks[book].codes if one.applies]

    assert set(KEYS[book]) <= set(applying)


@pytest.mark.parametrize("book", KEYS)
def test_each_code_says_how_one_knows_it(book):
    """Version, source with a year, and for every code a definition and a colour."""
    plan = SHELF.codebooks[book]

    assert plan.version == "1"
    assert re.search(r"\d{4}", plan.source) or book == "own_codes"
    for code in plan.codes:
        assert code.definition.endswith("."), code.key
        assert re.fullmatch(r"#[0-9a-f]{6}", code.colour), code.key


def test_names_differ_over_all_codebooks():
    """QDA software tells codes apart by name alone."""
    names = [one.name for plan in SHELF.codebooks.values() for one in plan.codes]

    assert len(set(names)) == len(names)


def test_eeva_takes_all_of_them_into_use(room):
    """Each is adopted as it stands, groups above the codes that stand under them."""
    for plan in SHELF.codebooks.values():
        room.does(room.eeva, "adopt_codebook", plan=plan.model_dump(mode="json"))
    actions = codebook_named(room.state, "learning_actions")
    codes = {one.key: one for one in codes_of(room.state, actions.id)}

    assert len(room.state.codebooks) == 7
    assert codes["informing"].parent == codes["non_expansive"].id
    assert not codes["expansive"].applies


def test_the_languages_have_cues_for_all_four_manifestations():
    """English, Finnish, Swedish, Danish and German; each says why in a few words."""
    languages = read_languages()

    assert set(languages.cues) == {"en", "fi", "sv", "da", "de"}
    assert languages.refused == []
    for cues in languages.cues.values():
        assert [kind for kind, _ in cues.by_kind()] == list(Manifestation)


def test_the_files_say_that_cues_are_only_a_first_sieve():
    """Whoever opens a file to change it reads what it is for."""
    folder = Path(__file__).parents[2] / "workshop_templates" / "languages"

    for path in folder.glob("*.toml"):
        assert "sieve" in path.read_text("utf-8"), path.name


@pytest.fixture
def shelf(tmp_path):
    """Writes a file into a folder of its own, with one passage replaced."""

    def write(whole: str, passage: str = "", instead: str = "", name: str = "one.toml") -> Path:
        assert passage in whole
        (tmp_path / name).write_text(whole.replace(passage, instead) if passage else whole, "utf-8")
        return tmp_path

    return write


def test_a_dropped_codebook_is_found_without_restart(shelf):
    """Eeva copies a file into the folder while the tool runs; another version is another file."""
    folder = shelf(CODEBOOK)
    before = list(read_codebooks(folder).codebooks)
    shelf(CODEBOOK, '"small"', '"another"', name="two.toml")

    assert before == ["small"]
    assert set(read_codebooks(folder).codebooks) == {"small", "another"}


@pytest.mark.parametrize(
    ("passage", "instead", "said"),
    [
        ('key = "one"', 'key = "One!"', "one.toml, code 2 (“One!”), key: “One!” cannot be an id"),
        ('name = "one"', "", "code 2 (“one”), name: this is missing"),
        ("colour", "color", "there is no key “color” here. Did you mean “colour”?"),
        ('"#2f6f4f"', '"green"', "“green” is no colour. Write it as"),
        ("applies = false", 'applies = "never"', "this is yes or no"),
        ('parent = "above"', 'parent = "below"', "“one” stands under “below”, which is not above"),
        ('key = "one"', 'key = "above"', "Two codes have the key “above”."),
        ('name = "one"', 'name = "ABOVE"', "Two codes have the same name."),
        ("[[codes]]", "[[codes", "one.toml: "),
        ('title = "A small one"', 'title = ""', "title: this is empty"),
    ],
)
def test_a_wrong_codebook_says_where_and_what_to_write(shelf, passage, instead, said):
    """The refusal names the file and the place, for whoever wrote it in a text editor."""
    found = read_codebooks(shelf(CODEBOOK, passage, instead))

    assert found.codebooks == {}
    assert said in str(found.refused[0])


def test_two_files_cannot_have_one_id(shelf):
    """The second is refused by name, the first can be used."""
    shelf(CODEBOOK)
    found = read_codebooks(shelf(CODEBOOK, name="two.toml"))

    assert list(found.codebooks) == ["small"]
    assert "two.toml: another codebook has the id “small”" in str(found.refused[0])


@pytest.mark.parametrize(
    ("passage", "instead", "said"),
    [
        ('["but"]', "[]", "words: this is empty"),
        ('["but"]', '"but"', "words: this must be a list"),
        ('["but"]', '["b*t"]', "the star does not stand at the end"),
        ("dilemma", "dilema", "Did you mean “dilemma”?"),
        ('why = "two sides"', "", "dilemma, why: this is missing"),
    ],
)
def test_wrong_cue_words_say_where_and_what_to_write(shelf, passage, instead, said):
    """The same for the file of a language."""
    found = read_languages(shelf(CUES, passage, instead))

    assert found.cues == {}
    assert said in str(found.refused[0])
