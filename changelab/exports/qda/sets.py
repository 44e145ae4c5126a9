"""Sets: the sessions, each with the sources that come from it, and no name of a variable."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from changelab.domain.text import one_line
from changelab.exports.qda.elements import described, made, pointing
from changelab.exports.qda.naming import Names, label
from changelab.exports.qda.study import Study
from changelab.exports.qda.variables import NAMES


def set_elements(study: Study) -> Iterator[Element]:
    """One `Set` for each session from which there is a source."""
    names = Names()
    for taken in NAMES:
        names.give(taken)
    for session in study.state.planned_sessions:
        sources = [text.key for text in study.texts if text.session == session.id]
        if sources:
            name = names.give(label(session.plan.title, "Session"))
            element = made("Set", guid=study.guids("set", session.id), name=name)
            described(element, one_line(session.plan.purpose))
            for key in sources:
                pointing(element, "MemberSource", study.guids("source", key))
            yield element
