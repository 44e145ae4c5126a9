"""Variables: what is known of people and of sources, as columns QDA programs can sort by."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from changelab.domain.entities import Session
from changelab.domain.text import one_line
from changelab.domain.vocabulary import Purpose
from changelab.exports.moments import moment_of
from changelab.exports.qda.elements import described, made, valued
from changelab.exports.qda.study import Study
from changelab.exports.terms import plainly

#: Of people: name, type, what it says.
OF_CASES = {
    "role": ("Text", "participant, or the part they had in leading the workshop"),
    "group": ("Text", "the small group they worked in"),
    **{
        f"consent to {plainly(purpose)}": ("Boolean", "what they answered for the whole workshop")
        for purpose in Purpose
    },
}
#: Of sources.
OF_SOURCES = {
    "kind of source": ("Text", "transcript, cards, contradictions, mirror material …"),
    "session": ("Text", "the session it comes from"),
    "session date": ("Date", "the day on which that session began, UTC"),
    "learning actions planned": ("Text", "those that the tasks of the session were planned for"),
    "period": ("Text", "past, present or future of the activity"),
    "source": ("Text", "where mirror material comes from"),
    "dated": ("Text", "when mirror material was made"),
}
#: Sets become variables as well in some programs.
NAMES = (*OF_CASES, *OF_SOURCES)
_VALUE = {"Text": "TextValue", "Boolean": "BooleanValue", "Date": "DateValue"}
_ALL = OF_CASES | OF_SOURCES


def variable_elements(study: Study, holders: Iterable[Element]) -> Iterator[Element]:
    """One `Variable` for each that any of these cases and sources has a value of."""
    used = {
        reference.attrib["targetGUID"]
        for holder in holders
        for reference in holder.findall("VariableValue/VariableRef")
    }
    for name, (kind, meaning) in _ALL.items():
        if study.guids("variable", name) not in used:
            continue
        element = made(
            "Variable", guid=study.guids("variable", name), name=name, typeOfVariable=kind
        )
        described(element, meaning)
        yield element


def add_values(study: Study, element: Element, values: dict[str, str]) -> None:
    """Give a case or a source its values; what is empty says nothing."""
    for name, value in values.items():
        if value:
            valued(element, study.guids("variable", name), _VALUE[_ALL[name][0]], value)


def of_session(study: Study, key: str | None) -> dict[str, str]:
    """What is known of the session from which something comes."""
    session = study.state.sessions.get(key or "")
    if session is None:
        return {}
    begun = session.started_at
    return {
        "session": one_line(session.plan.title),
        "session date": f"{moment_of(begun):%Y-%m-%d}" if begun else "",
        "learning actions planned": ", ".join(_planned(study, session)),
    }


def _planned(study: Study, session: Session) -> list[str]:
    tasks = (study.state.tasks[key] for key in session.tasks if key in study.state.tasks)
    return list(dict.fromkeys(str(one) for task in tasks for one in task.plan.learning_actions))
