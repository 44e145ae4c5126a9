"""Imports go one way: the table of the house, read from the code itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

#: Each room: the rooms it may import, and the packages from outside.
MAY = {
    "domain": ({"domain"}, {"pydantic"}),
    "storage": ({"storage", "domain"}, {"sqlite_utils"}),
    "templates": ({"templates", "domain"}, {"pydantic"}),
    "research": ({"research", "domain"}, {"pydantic", "nltk", "krippendorff", "numpy"}),
    "intake": ({"intake", "domain"}, {"docx", "charset_normalizer", "PIL"}),
    "diagrams": (
        {"diagrams", "domain"},
        {"graphviz", "pygraphviz", "fontTools", "font_source_sans_pro"},
    ),
    "exports": (
        {"exports", "domain", "diagrams", "research"},
        {"pydantic", "typst", "pptx", "docx", "xlsxwriter", "font_source_sans_pro"},
    ),
    "service": ({"service", "domain", "storage", "templates"}, {"pydantic"}),
    "live": (
        {"live", "service", "diagrams", "domain"},
        {"starlette", "pydantic", "segno", "anyio", "ifaddr"},
    ),
    "web": (set(), set()),
    "ui": (
        {
            "ui",
            "service",
            "diagrams",
            "exports",
            "research",
            "intake",
            "domain",
            "templates",
            "live",
        },
        {"streamlit", "segno"},
    ),
    "pages": ({"pages", "ui", "live"}, {"streamlit"}),
    "app": ({"app", "ui", "live"}, {"streamlit"}),
}
#: What a page may name of the domain: its nouns and terms. Rules and acts it asks `ui` for.
NOUNS = {"vocabulary", "entities", "research", "state", "text", "wording", "screen"}
#: The command line stands at the door and may call every room but the pages.
DOORS = {"cli", "__main__"}

#: Packages that only one kind of room touches, whatever else it may do.
ONLY = {
    "sqlite3": {"storage"},
    "sqlite_utils": {"storage"},
    "graphviz": {"diagrams"},
    "pygraphviz": {"diagrams"},
    "streamlit": {"ui", "pages", "app", "cli"},
}


#: Files that share a room with another one.
WITH = {"template_refusals": "templates", "templates_of_codebooks": "templates"}


def room_of(path: Path) -> str:
    """The room a file belongs to."""
    first, *rest = path.relative_to(ROOT).with_suffix("").parts
    name = rest[0] if first == "changelab" else first
    return WITH.get(name, name)


def files() -> list[Path]:
    """Every Python file of the product."""
    found = [*(ROOT / "changelab").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    return sorted(path for path in [*found, ROOT / "app.py"] if path.is_file())


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every import of a file, wherever in it: its line and the whole dotted name."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join([*base, *filter(None, [node.module])])
            for alias in node.names:
                yield node.lineno, f"{origin}.{alias.name}"


def complaint(path: Path, line: int, name: str) -> str | None:
    """What is wrong with that import; None if nothing is."""
    room, where = room_of(path), f"{path.relative_to(ROOT)}:{line}"
    first, _, rest = name.partition(".")
    if first in ONLY and room not in ONLY[first]:
        return f"{where}: only {', '.join(sorted(ONLY[first]))} may import {first}"
    ours = {"changelab": rest.partition(".")[0], "pages": "pages", "app": "app"}.get(first)
    ours = WITH.get(ours or "", ours)
    if room in DOORS:
        return f"{where}: the command line may not import pages" if ours == "pages" else None
    rooms, packages = MAY[room]
    if room == "pages" and ours == "domain" and name.split(".")[2] in NOUNS:
        return None
    if ours is not None:
        # `from changelab import __version__` is everybody's.
        known = ours in rooms or not (ours in MAY or ours in DOORS)
        return None if known else f"{where}: {room} may not import {ours}"
    if first in sys.stdlib_module_names or first in packages:
        return None
    return f"{where}: {room} may not import {first}"


def test_every_room_stands_in_the_table():
    """A new room says first whom it may know."""
    rooms = {room_of(path) for path in files()} - {"__init__"}

    assert rooms <= MAY.keys() | DOORS


def complaints(path: Path) -> list[str]:
    """What is wrong with the imports of a file."""
    return [said for line, name in imports(path) if (said := complaint(path, line, name))]


ROOMS = [path for path in files() if room_of(path) not in {"__init__", "pages", "app"}]
PAGES = [path for path in files() if room_of(path) in {"pages", "app"}]


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_what_its_room_may(path):
    """No room reaches past its neighbours, and no library into a room that is not its own."""
    assert complaints(path) == []


def test_pages_know_only_what_the_pages_share():
    """A page asks `ui` for everything it does; of the domain it only speaks the language."""
    assert [said for path in PAGES for said in complaints(path)] == []


@pytest.mark.parametrize(
    ("where", "name", "wrong"),
    [
        ("changelab/domain/text.py", "changelab.storage.record", True),
        ("changelab/domain/text.py", "sqlite3", True),
        ("changelab/domain/text.py", "streamlit", True),
        ("changelab/domain/text.py", "hashlib", False),
        ("changelab/exports/bundle.py", "changelab.service.Laboratory", True),
        ("changelab/exports/bundle.py", "changelab.storage.record", True),
        ("changelab/live/acts.py", "changelab.storage.record", True),
        ("changelab/live/acts.py", "changelab.service.Laboratory", False),
        ("changelab/service/doors.py", "changelab.diagrams.compose", True),
        ("changelab/cli/serve.py", "pages.run", True),
        ("changelab/cli/serve.py", "sqlite3", True),
        ("changelab/cli/serve.py", "app.app", False),
        ("pages/run.py", "changelab.service.Laboratory", True),
        ("pages/run.py", "changelab.ui.house", False),
        ("pages/run.py", "changelab.domain.vocabulary.Role", False),
        ("pages/run.py", "changelab.domain.contradictions.level_of", True),
        ("app.py", "changelab.live.routes", False),
    ],
)
def test_the_table_is_enforced(where, name, wrong):
    """The check itself refuses what it should and lets pass what it should."""
    assert bool(complaint(ROOT / where, 1, name)) is wrong
