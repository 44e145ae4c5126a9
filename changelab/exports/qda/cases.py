"""Cases: everybody who took part or led, with what they said and wrote."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from changelab.domain.vocabulary import Purpose, Role
from changelab.exports.qda.coded import AllCoded
from changelab.exports.qda.elements import made, pointing
from changelab.exports.qda.study import Study
from changelab.exports.qda.variables import add_values
from changelab.exports.terms import plainly


def case_elements(study: Study, coded: AllCoded) -> Iterator[Element]:
    """One `Case` for each participant, and for each role that said or wrote something."""
    selections: dict[str, list[str]] = {}
    for some in coded.by_text.values():
        for one in some:
            if one.code.startswith("who "):
                selections.setdefault(one.code, []).append(one.key)
    people = [*study.state.participants, *(role for role in Role if f"who {role}" in selections)]
    for key in people:
        code = f"who {key}"
        element = made("Case", guid=study.guids("case", key), name=str(key))
        if code in study.codes.by_key:
            pointing(element, "CodeRef", study.guids("code", code))
        add_values(study, element, _values(study, str(key)))
        for selection in selections.get(code, []):
            pointing(element, "SelectionRef", study.guids("selection", selection))
        yield element


def _values(study: Study, key: str) -> dict[str, str]:
    person = study.state.participants.get(key)
    if person is None:
        return {"role": key}
    group = study.state.groups.get(person.group or "")
    return {
        "role": str(Role.PARTICIPANT),
        "group": group.name if group else "",
        **{
            f"consent to {plainly(purpose)}": "true" if person.agreed_to(purpose) else "false"
            for purpose in Purpose
        },
    }
