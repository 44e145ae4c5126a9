"""What a picture of a four-field model shows, and the same in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from changelab.diagrams.shown import STATUS_WORDS, ShownContradiction
from changelab.diagrams.text import drawable
from changelab.domain.entities import Axis, Contradiction, FourField, PlacedForm
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Standing
from changelab.domain.wording import Wording

#: The sentences tell of so many forms, the newest; earlier ones they count.
_MOST_TOLD = 60

#: What is said where nothing stands yet.
NO_FORMS = "Nothing stands here yet. Place how the work was, how it is, and how it could be."


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form of the activity; `period` in the workshop's words, empty for an alternative."""

    id: str
    text: str
    period: str
    across: float
    up: float


@dataclass(frozen=True, slots=True)
class ShownStep:
    """An arrow between two forms, by their ids, with the contradictions on the way."""

    start: str
    end: str
    contradictions: tuple[ShownContradiction, ...] = ()

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of the two forms."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class ShownAxis:
    """An axis with its poles, and why the group chose it."""

    name: str
    low: str
    high: str
    why: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """Everything a picture of a four-field model shows, in the workshop's own words."""

    name: str
    title: str
    across: ShownAxis
    up: ShownAxis
    forms: tuple[ShownForm, ...]
    steps: tuple[ShownStep, ...]
    word_for_contradiction: str

    @property
    def contradictions(self) -> tuple[ShownContradiction, ...]:
        """Those on the way, each once, by number."""
        found = {one.id: one for step in self.steps for one in step.contradictions}
        return tuple(sorted(found.values(), key=lambda one: one.number))

    def sentences(self) -> str:
        """The whole picture in words: axes, forms, the way, what is in the way."""
        said = [f"Four-field model “{self.title}”."]
        said += [_axis("Across", self.across), _axis("Upwards", self.up)]
        earlier = len(self.forms) - _MOST_TOLD
        said += [f"{earlier} earlier forms, then:"] if earlier > 0 else []
        said += [self._form(form) for form in self.forms[-_MOST_TOLD:]] or [NO_FORMS]
        said += self._steps()
        for one in self.contradictions:
            status = f" ({one.status})" if one.status else ""
            said.append(f"{self.word_for_contradiction} {one.number}{status}: {one.text}.")
        return "\n".join(said)

    def _form(self, form: ShownForm) -> str:
        place = f"{_near(form.across, self.across)}; {_near(form.up, self.up)}"
        return f"{form.period or 'An alternative'}: {form.text} – {place}."

    def _steps(self) -> Iterator[str]:
        texts = {form.id: form.text for form in self.forms}
        for step in self.steps:
            numbers = ", ".join(str(one.number) for one in step.contradictions)
            way = f"; on the way: {self.word_for_contradiction} {numbers}" if numbers else ""
            yield f"From “{texts[step.start]}” to “{texts[step.end]}”{way}."


def _axis(where: str, axis: ShownAxis) -> str:
    why = f" {axis.why}" if axis.why else ""
    return f"{where}, {axis.name}: from {axis.low} to {axis.high}.{why}"


def _near(place: float, axis: ShownAxis) -> str:
    if place == 0:
        return f"between {axis.low} and {axis.high}"
    return axis.high if place > 0 else axis.low


def field_shown(state: WorkshopState, name: str, field: FourField) -> ShownField:
    """What the picture of that model shows: shown forms, oldest first, and the arrows between."""
    wording = Wording(state.about.wording)
    forms = tuple(
        _form(form, wording)
        for form in state.forms.values()
        if form.field == field.id and form.standing is Standing.SHOWN
    )
    there = {form.id for form in forms}
    steps: dict[tuple[str, str], list[ShownContradiction]] = {}
    for step in field.steps:
        if step.start != step.end and {step.start, step.end} <= there:
            steps.setdefault((step.start, step.end), []).extend(
                _contradictions(state, step.contradictions)
            )
    return ShownField(
        name=name,
        title=drawable(field.title),
        across=_drawable(field.across),
        up=_drawable(field.up),
        forms=forms,
        steps=tuple(ShownStep(*ends, tuple(some)) for ends, some in steps.items()),
        word_for_contradiction=drawable(wording["contradiction"]),
    )


def _form(form: PlacedForm, wording: Wording) -> ShownForm:
    period = drawable(wording.period(form.period)) if form.period else ""
    return ShownForm(form.id, drawable(form.text), period, form.across, form.up)


def _drawable(axis: Axis) -> ShownAxis:
    return ShownAxis(
        drawable(axis.name), drawable(axis.low), drawable(axis.high), drawable(axis.why)
    )


def _contradictions(state: WorkshopState, ids: tuple[str, ...]) -> Iterator[ShownContradiction]:
    for key in dict.fromkeys(ids):
        one = state.contradictions.get(key)
        if one is None or one.status is ContradictionStatus.REJECTED:
            continue
        if one.standing is Standing.SHOWN:
            yield _as_shown(one)


def _as_shown(one: Contradiction) -> ShownContradiction:
    return ShownContradiction(
        id=one.id,
        number=one.number,
        text=drawable(one.text),
        here=tuple(dict.fromkeys(pole.element for pole in one.poles)),
        elsewhere="",
        status=STATUS_WORDS[one.status],
        resolved=one.status is ContradictionStatus.RESOLVED,
    )
