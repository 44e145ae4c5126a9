"""The sources of the live components, joined as a component needs them."""

from pathlib import Path

_FILES = Path(__file__).parent / "components"


def source(*names: str) -> str:
    """These files after one another."""
    return "\n".join((_FILES / name).read_text("utf-8") for name in names)
