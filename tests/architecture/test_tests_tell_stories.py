"""A test says in a sentence what it proves; a file of tests tells one story."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent


def files() -> list[Path]:
    """Every file of tests."""
    return sorted(TESTS.rglob("test_*.py"))


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(TESTS)))
def test_every_test_says_what_it_proves(path):
    """Each test function, and the file itself, has a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]

    assert ast.get_docstring(tree), f"{path.name} does not say what it is about"
    assert silent == []


def test_no_two_files_of_tests_have_one_name():
    """pytest tells modules apart by their names: two of one name would hide each other."""
    names = [path.name for path in files()]

    assert sorted(names) == sorted(set(names))
