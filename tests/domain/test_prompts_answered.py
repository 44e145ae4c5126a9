"""A task asks several questions, and each phone answers them."""

import pytest

from changelab.domain.errors import NotNow, Refused

ASKED = ["Who is involved?", "What goes wrong?"]


@pytest.fixture
def asking(room_with):
    """A workshop whose first task asks two questions."""
    return room_with({"title": "Case", "kind": "prompts", "prompts": ASKED}, {"title": "Open"})


def test_bilal_answers_a_question(asking):
    """The answer is kept with the question it answers, in the question's own words."""
    made = asking.does(
        asking.bilal, "answer_prompt", prompt=ASKED[1], text="nobody calls back"
    ).made

    answer = asking.state.answers[made]
    assert (answer.prompt, answer.text, answer.author) == (ASKED[1], "nobody calls back", "P01")


def test_several_answers_to_one_question(asking):
    """Bilal and Dana answer the same question, Bilal twice."""
    for who in (asking.bilal, asking.dana, asking.bilal):
        asking.does(who, "answer_prompt", prompt=ASKED[0], text="the school")

    assert [answer.author for answer in asking.state.answers.values()] == ["P01", "P02", "P01"]


def test_a_question_that_was_not_asked_is_refused(asking):
    """The refusal says what the task asks."""
    with pytest.raises(Refused, match=r"It asks: Who is involved\?; What goes wrong\?"):
        asking.does(asking.bilal, "answer_prompt", prompt="Why?", text="x")


def test_an_open_task_takes_any_question(asking):
    """Where nothing particular is asked, an answer brings its own question."""
    asking.does(asking.aino, "next_task")
    made = asking.does(asking.bilal, "answer_prompt", prompt="Why?", text="x").made

    assert asking.state.answers[made].prompt == "Why?"


def test_answers_come_while_the_questions_stand(asking):
    """After the session an answer is refused."""
    asking.does(asking.aino, "end_session")

    with pytest.raises(NotNow):
        asking.does(asking.bilal, "answer_prompt", prompt=ASKED[0], text="late")
