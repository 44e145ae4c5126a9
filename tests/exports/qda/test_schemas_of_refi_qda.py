"""The project and the codebook are valid by the schemas of REFI-QDA."""

import pytest
import xmlschema

from tests.exports.qda.conftest import SCHEMAS

here = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason=f"the schemas of REFI-QDA are not in this clone ({SCHEMAS})"
)


@here
def test_the_project_is_valid(studied):
    """An independent validator accepts `project.qde` by Project.xsd."""
    xmlschema.XMLSchema(SCHEMAS / "Project.xsd").validate(studied.project.document.decode())


@here
def test_the_codebook_is_valid(studied):
    """An independent validator accepts `codebook.qdc` by Codebook.xsd."""
    codebook = studied.files["qda/codebook.qdc"].decode()

    xmlschema.XMLSchema(SCHEMAS / "Codebook.xsd").validate(codebook)


@here
def test_an_empty_workshop_is_valid(room, taken):
    """Nobody wrote or said a thing: no container is left empty, which would be invalid."""
    left = taken(room)

    xmlschema.XMLSchema(SCHEMAS / "Project.xsd").validate(left.project.document.decode())
    xmlschema.XMLSchema(SCHEMAS / "Codebook.xsd").validate(left.files["qda/codebook.qdc"].decode())


@here
def test_the_schema_refuses_what_is_wrong(studied):
    """The validation itself is not blind: the same project with a colour in words is refused."""
    wrong = studied.project.document.decode().replace('color="#', 'color="red', 1)

    assert not xmlschema.XMLSchema(SCHEMAS / "Project.xsd").is_valid(wrong)
