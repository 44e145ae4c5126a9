"""Prompts: a task asks several questions, and each phone answers them."""

from changelab.domain.actors import Actor
from changelab.domain.contributions import Contributed, arrived, came, check_room_takes
from changelab.domain.entities import Answer
from changelab.domain.errors import Refused
from changelab.domain.record import CONTRIBUTORS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card, FreeText, Title
from changelab.domain.vocabulary import TaskKind


class PromptAnswered(Contributed):
    letter = "a"
    answer: str
    prompt: FreeText


class AnswerPrompt(Act):
    """Answer one of the questions of the task at hand, in its own words."""

    by = CONTRIBUTORS
    prompt: Title
    text: Card


@decides(AnswerPrompt)
def answer_prompt(state: WorkshopState, act: AnswerPrompt, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.PROMPTS)
    asked = state.task.plan.prompts if state.task else ()
    if asked and act.prompt not in asked:
        raise Refused("This task does not ask that.", f"It asks: {'; '.join(asked)}.")
    return [
        PromptAnswered(
            answer=state.id_at("a"), prompt=act.prompt, text=act.text, **came(state, actor)
        )
    ]


@evolves(PromptAnswered)
def prompt_answered(state: WorkshopState, event: PromptAnswered, fact: Recorded) -> None:
    state.put_contribution(Answer(prompt=event.prompt, **arrived(state, event, fact, event.answer)))
