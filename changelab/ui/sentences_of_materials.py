"""What happened to mirror material, in plain sentences."""

from changelab.domain import materials
from changelab.domain.vocabulary import MaterialForm
from changelab.ui.telling import Names, quoted, tells

#: What a piece is, in a sentence.
_FORMS = {
    MaterialForm.TEXT: "a text",
    MaterialForm.TABLE: "a table",
    MaterialForm.PICTURE: "a picture",
    MaterialForm.RECORDING: "a recording",
}


@tells(materials.MaterialAdded)
def _(event: materials.MaterialAdded, names: Names) -> str:
    source = f", from {quoted(event.source)}" if event.source else ""
    when = names.wording.period(event.period)
    return f"brought in {_FORMS[event.form]} to look at ({when}): {quoted(event.title)}{source}"


@tells(materials.MaterialRevised)
def _(event: materials.MaterialRevised, names: Names) -> str:
    return f"put right what is known about {names.of(event.material)}: {quoted(event.title)}"


@tells(materials.MaterialRemoved)
def _(event: materials.MaterialRemoved, names: Names) -> str:
    return f"removed {names.of(event.material)} from the mirror material"


@tells(materials.MaterialShown)
def _(event: materials.MaterialShown, names: Names) -> str:
    if event.material is None:
        return "took the mirror material down from the wall"
    return f"showed {names.of(event.material)} on the wall"
