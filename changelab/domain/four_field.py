"""The four-field model: two argued axes, forms of the activity on them, and the way across.

What lies between the present form and one that is not there yet is the zone of
proximal development of the activity (Engeström 1987; Virkkunen & Newnham 2013).
"""

from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator, Field

from changelab.domain.actors import Actor
from changelab.domain.contradictions import contradiction_in
from changelab.domain.contributions import (
    Contributed,
    arrived,
    came,
    check_not_taken_back,
    check_room_takes,
)
from changelab.domain.entities import Axis, FourField, PlacedForm, Step
from changelab.domain.errors import NotFound, Refused
from changelab.domain.record import CONTRIBUTORS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card, FreeText, Title
from changelab.domain.vocabulary import Period, Standing, TaskKind

#: Contradictions that one step can name.
_ON_THE_WAY = 20


def _check_on_axis(place: float) -> float:
    if not -1 <= place <= 1:
        raise ValueError(
            "A form stands between the two poles of an axis: "
            "give a number from -1 (the low pole) to 1 (the high one)."
        )
    # Adding zero makes -0.0 an ordinary zero.
    return round(place, 3) + 0.0


#: A place on an axis, from -1 (the low pole) to 1 (the high one).
OnAxis = Annotated[float, AfterValidator(_check_on_axis)]


class FourFieldDrawn(Event):
    field: str
    title: FreeText
    across: Axis
    up: Axis


class FourFieldReworded(Event):
    field: str
    title: FreeText
    across: Axis
    up: Axis


class FourFieldRemoved(Event):
    field: str


class FormPlaced(Contributed):
    letter = "f"
    form: str
    field: str
    across: OnAxis
    up: OnAxis
    period: Period | None = None


class FormMoved(Event):
    form: str
    across: OnAxis
    up: OnAxis
    period: Period | None


class FormsJoined(Event):
    """An arrow from one form to another; a later one says anew what is on the way."""

    field: str
    start: str
    end: str
    contradictions: tuple[str, ...]


class FormsParted(Event):
    field: str
    start: str
    end: str


class DrawFourField(Act):
    """Begin a four-field model by its two axes."""

    by = STAFF
    title: Title
    across: Axis
    up: Axis


class RewordFourField(Act):
    """Give a model another title, or an axis other words."""

    by = STAFF
    field: str
    title: Title | None = None
    across: Axis | None = None
    up: Axis | None = None


class RemoveFourField(Act):
    """Take a model away in which no forms stand."""

    by = STAFF
    field: str


class PlaceForm(Act):
    """Place a form of the activity on the axes; without a period it is an alternative."""

    by = CONTRIBUTORS
    text: Card
    across: OnAxis
    up: OnAxis
    field: str | None = None
    period: Period | None = None


class MoveForm(Act):
    """Put a form at another place; its period stays unless one (or null) is sent."""

    by = STAFF
    form: str
    across: OnAxis
    up: OnAxis
    period: Period | None = None


class JoinForms(Act):
    """Draw the way from one form to another, with the contradictions on it."""

    by = STAFF
    start: str
    end: str
    contradictions: Annotated[tuple[str, ...], Field(max_length=_ON_THE_WAY)] = ()


class PartForms(Act):
    """Take the way from one form to another away."""

    by = STAFF
    start: str
    end: str


def four_field_in(state: WorkshopState, field: str | None) -> FourField:
    """The model with that id; without one, the only one there is.

    Raises:
        NotFound: there is no such model.
        Refused: none was named, and there are several or none yet.
    """
    if field is not None:
        if field not in state.four_fields:
            raise NotFound(
                f"There is no four-field model “{field[:20]}”.", "It may have been taken away."
            )
        return state.four_fields[field]
    if not state.four_fields:
        raise Refused("This workshop has no four-field model yet.", "Draw its axes first.")
    if len(state.four_fields) > 1:
        raise Refused("This workshop has several four-field models.", "Say which one.")
    return next(iter(state.four_fields.values()))


def form_in(state: WorkshopState, form: str) -> PlacedForm:
    """The form with that id.

    Raises:
        NotFound: there is none.
        Refused: it was taken back.
    """
    if form not in state.forms:
        raise NotFound(f"There is no form “{form[:20]}”.", "It may have been taken back.")
    check_not_taken_back(state.forms[form])
    return state.forms[form]


def _step_between(field: FourField, start: str, end: str) -> Step | None:
    return next((one for one in field.steps if (one.start, one.end) == (start, end)), None)


@decides(DrawFourField)
def draw_four_field(state: WorkshopState, act: DrawFourField, actor: Actor) -> list[Event]:
    field = state.id_at("q")
    return [FourFieldDrawn(field=field, title=act.title, across=act.across, up=act.up)]


@decides(RewordFourField)
def reword_four_field(state: WorkshopState, act: RewordFourField, actor: Actor) -> list[Event]:
    field = four_field_in(state, act.field)
    reworded = replace(
        field,
        title=act.title or field.title,
        across=act.across or field.across,
        up=act.up or field.up,
    )
    if reworded == field:
        return []
    return [
        FourFieldReworded(
            field=field.id, title=reworded.title, across=reworded.across, up=reworded.up
        )
    ]


@decides(RemoveFourField)
def remove_four_field(state: WorkshopState, act: RemoveFourField, actor: Actor) -> list[Event]:
    field = four_field_in(state, act.field)
    if any(
        form.field == field.id and form.standing is not Standing.WITHDRAWN
        for form in state.forms.values()
    ):
        raise Refused(f"Forms stand in “{field.title}”.", "Take them back first, or keep it.")
    return [FourFieldRemoved(field=field.id)]


@decides(PlaceForm)
def place_form(state: WorkshopState, act: PlaceForm, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.OPEN)
    return [
        FormPlaced(
            form=state.id_at("f"),
            field=four_field_in(state, act.field).id,
            across=act.across,
            up=act.up,
            period=act.period,
            text=act.text,
            **came(state, actor),
        )
    ]


@decides(MoveForm)
def move_form(state: WorkshopState, act: MoveForm, actor: Actor) -> list[Event]:
    form = form_in(state, act.form)
    period = act.period if "period" in act.model_fields_set else form.period
    if (form.across, form.up, form.period) == (act.across, act.up, period):
        return []
    return [FormMoved(form=form.id, across=act.across, up=act.up, period=period)]


@decides(JoinForms)
def join_forms(state: WorkshopState, act: JoinForms, actor: Actor) -> list[Event]:
    start, end = form_in(state, act.start), form_in(state, act.end)
    if start.id == end.id:
        raise Refused("A way leads from one form to another.", "Choose two different forms.")
    if start.field != end.field:
        raise Refused("These forms stand in different models.", "Choose two of one model.")
    way = tuple(contradiction_in(state, key).id for key in dict.fromkeys(act.contradictions))
    known = _step_between(state.four_fields[start.field], start.id, end.id)
    if known is not None and known.contradictions == way:
        return []
    return [FormsJoined(field=start.field, start=start.id, end=end.id, contradictions=way)]


@decides(PartForms)
def part_forms(state: WorkshopState, act: PartForms, actor: Actor) -> list[Event]:
    for field in state.four_fields.values():
        if _step_between(field, act.start, act.end) is not None:
            return [FormsParted(field=field.id, start=act.start, end=act.end)]
    raise NotFound("There is no way between these two forms.", "It may have been taken away.")


@evolves(FourFieldDrawn)
def four_field_drawn(state: WorkshopState, event: FourFieldDrawn, fact: Recorded) -> None:
    drawn = FourField(id=event.field, title=event.title, across=event.across, up=event.up)
    state.put("four_fields", drawn.id, drawn)


@evolves(FourFieldReworded)
def four_field_reworded(state: WorkshopState, event: FourFieldReworded, fact: Recorded) -> None:
    field = state.four_fields[event.field]
    reworded = replace(field, title=event.title, across=event.across, up=event.up)
    state.put("four_fields", field.id, reworded)


@evolves(FourFieldRemoved)
def four_field_removed(state: WorkshopState, event: FourFieldRemoved, fact: Recorded) -> None:
    state.put("four_fields", state.four_fields[event.field].id, None)


@evolves(FormPlaced)
def form_placed(state: WorkshopState, event: FormPlaced, fact: Recorded) -> None:
    state.put_contribution(
        PlacedForm(
            field=state.four_fields[event.field].id,
            across=event.across,
            up=event.up,
            period=event.period,
            **arrived(state, event, fact, event.form),
        )
    )


@evolves(FormMoved)
def form_moved(state: WorkshopState, event: FormMoved, fact: Recorded) -> None:
    form = state.forms[event.form]
    state.put_contribution(replace(form, across=event.across, up=event.up, period=event.period))


@evolves(FormsJoined)
def forms_joined(state: WorkshopState, event: FormsJoined, fact: Recorded) -> None:
    step = Step(event.start, event.end, event.contradictions)
    _set_steps(state, event, step)


@evolves(FormsParted)
def forms_parted(state: WorkshopState, event: FormsParted, fact: Recorded) -> None:
    _set_steps(state, event)


def _set_steps(state: WorkshopState, event: FormsJoined | FormsParted, *new: Step) -> None:
    field = state.four_fields[event.field]
    known = _step_between(field, event.start, event.end)
    others = [step for step in field.steps if step is not known]
    state.put("four_fields", field.id, replace(field, steps=(*others, *new)))
