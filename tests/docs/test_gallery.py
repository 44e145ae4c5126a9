"""The gallery in the docs shows every kind of picture as this version draws it."""

import sys
from pathlib import Path

import pytest

from changelab.diagrams.catalogue import KINDS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory) -> dict[str, bytes]:
    """The page and its pictures, drawn now."""
    sys.path.insert(0, str(DOCS))
    try:
        import gallery
    finally:
        sys.path.remove(str(DOCS))
    return gallery.gallery()


def test_every_kind_is_there_light_and_dark(gallery):
    """No kind of picture is missing from the page."""
    page = gallery["gallery.md"].decode()

    for kind in KINDS:
        for look in ("light", "dark"):
            assert f"(gallery/{kind.name}-{look}.svg)" in page
            assert f"gallery/{kind.name}-{look}.svg" in gallery


def test_the_gallery_is_of_this_version(gallery):
    """What lies in the docs is what `python docs/gallery.py` would write now."""
    lies = {
        str(path.relative_to(DOCS)): path.read_bytes()
        for path in [DOCS / "gallery.md", *(DOCS / "gallery").glob("*.svg")]
    }

    assert sorted(lies) == sorted(gallery)
    outdated = [name for name, content in gallery.items() if lies[name] != content]
    assert not outdated, "draw it anew: python docs/gallery.py"
