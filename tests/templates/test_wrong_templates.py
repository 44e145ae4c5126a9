"""A wrong template is refused with file, place and what to write instead."""

import pytest

from changelab.domain.errors import NotFound
from changelab.templates import TemplateRefused, find_template, read_shelf, read_template

TASK = "task 1 (“Map the present”)"


def test_a_right_template_loads(template):
    """The template that the others here are spoiled versions of is fine."""
    blueprint = read_template(template())

    assert blueprint.title == "One afternoon"
    assert blueprint.sessions[0].tasks[0].minutes == 40


@pytest.mark.parametrize(
    ("passage", "instead", "place", "remedy"),
    [
        (
            "minutes = 40",
            "minuts = 40",
            f"session 1 (“The waiting list”), {TASK}, minuts",
            "README",
        ),
        ('kind = "map"', 'kind = "maps"', f"{TASK}, kind", "open, map, contradictions"),
        ("minutes = 40", 'minutes = "forty"', f"{TASK}, minutes", ""),
        ('title = "Map the present"', 'title = ""', "task 1, title", "Write a few words"),
        ('ask = "What', 'prompts = "What', f"{TASK}, prompts", ""),
        (
            "minutes = 40",
            'elements = ["rules", "tols"]',
            f"{TASK}, element 2",
            "division_of_labour",
        ),
        ("minutes = 40", f'prompts = ["{"x" * 130}"]', f"{TASK}, prompt 1", "Shorten it by 10"),
        ("minutes = 40", "votes = 21", f"{TASK}, votes", "less than or equal to 20"),
        ("minutes = 40", 'vote_on = "card"', f"{TASK}, vote_on", "cards or contradictions"),
        ('title = "The waiting list"', 'lens = "past"', "session 1, title", "Add it"),
        ('title = "The waiting list"', 'title = "A"\non = 2025-05-14', "session 1 (“A”), on", ""),
        ('id = "one_afternoon"', 'id = "One Afternoon"', "id", ""),
        ('"element.object"', '"element.objekt"', "element.objekt", "element.object"),
        ('kind = "map"', "kind = map", "at line 14", "Correct that line."),
        ('title = "One afternoon"', 'title = "One', "at line 3", "Correct that line."),
    ],
)
def test_the_message_says_where_and_what_instead(template, passage, instead, place, remedy):
    """Whatever is wrong, the facilitator reads file, place and, where it can be known, the cure."""
    with pytest.raises(TemplateRefused) as refusal:
        read_template(template(passage, instead))

    assert str(refusal.value).startswith("afternoon.toml")
    assert place in refusal.value.happened
    assert remedy in refusal.value.remedy


def test_a_template_needs_a_session(tmp_path):
    """A plan without sessions is no plan."""
    path = tmp_path / "empty.toml"
    path.write_text('id = "nothing"\ntitle = "Nothing"\n', "utf-8")

    with pytest.raises(TemplateRefused, match=r"empty\.toml, sessions.* missing"):
        read_template(path)


def test_what_is_not_utf_8_is_refused(tmp_path):
    """A file saved in an older encoding is named, with how to save it."""
    path = tmp_path / "old.toml"
    path.write_bytes('id = "é"'.encode("latin-1"))

    with pytest.raises(TemplateRefused, match=r"old\.toml is not UTF-8 text\. Save it as UTF-8\."):
        read_template(path)


def test_two_files_with_one_id_keep_the_first(template):
    """The second file is refused by name; the first can still be used."""
    shelf = template().parent
    template(name="second.toml")
    found = read_shelf(shelf)

    assert list(found.blueprints) == ["one_afternoon"]
    assert [str(one) for one in found.refused] == [
        "second.toml: another template has the id “one_afternoon”. Give this one an id of its own."
    ]


def test_a_wrong_file_does_not_hide_the_others(template):
    """Beside a broken file the other templates go on working."""
    shelf = template().parent
    template('kind = "map"', "kind = map", name="broken.toml")
    found = read_shelf(shelf)

    assert list(found.blueprints) == ["one_afternoon"]
    assert len(found.refused) == 1


def test_a_template_that_is_not_there_is_named(template):
    """Who asks for an unknown template reads which there are."""
    shelf = template().parent

    with pytest.raises(NotFound, match=r"no template “other”\. Use one of: one_afternoon\."):
        find_template("other", shelf)
