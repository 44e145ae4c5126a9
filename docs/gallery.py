"""Draw the gallery anew: every kind of picture, light and dark, from the sample workshops.

.venv/bin/python docs/gallery.py
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from changelab.diagrams import (  # noqa: E402
    Known,
    Look,
    Renderer,
    compose,
    known_picture,
    known_pictures,
)
from changelab.diagrams.catalogue import KINDS  # noqa: E402
from changelab.domain.state import WorkshopState  # noqa: E402
from changelab.domain.visibility import THE_ROOM  # noqa: E402
from changelab.domain.vocabulary import Period  # noqa: E402
from changelab.service import Laboratory  # noqa: E402
from changelab.service.samples import load_samples_if_new  # noqa: E402

DOCS = Path(__file__).parent
FOLDER = DOCS / "gallery"

#: The worked cases first: pictures that must be here, whatever else is drawn of their kind.
CASES = (
    ("case_b", "activity-system", Period.PRESENT),
    ("case_a2", "network", Period.PRESENT),
    ("case_a", "change", Period.PRESENT),
)

HEAD = """# Gallery

Every kind of picture, light and dark, drawn from the sample workshops by
`python docs/gallery.py`. `python -m changelab pictures WORKSHOP` lists the names that
`python -m changelab draw` takes; here each stands over its picture.
"""


def gallery() -> dict[str, bytes]:
    """The page and its pictures, by file name."""
    states = _samples()
    chosen = list(CASES)
    there = {known_picture(states[case], name).kind.name for case, name, _ in CASES}
    for kind in KINDS:
        if kind.name not in there:
            chosen.append(_fullest(states, kind.name))
    order = [kind.name for kind in KINDS]
    chosen.sort(key=lambda one: order.index(known_picture(states[one[0]], one[1]).kind.name))
    files: dict[str, bytes] = {}
    parts = [HEAD]
    renderer = Renderer()
    for case, name, period in chosen:
        known = known_picture(states[case], name)
        parts.append(_section(states[case], case, known, period, files, renderer))
    renderer.close()
    files["gallery.md"] = "\n".join(parts).encode()
    return files


def _samples() -> dict[str, WorkshopState]:
    """The sample workshops as the room sees them, by the name of their file."""
    with tempfile.TemporaryDirectory() as folder, Laboratory(Path(folder)) as laboratory:
        load_samples_if_new(laboratory)
        return {
            one.workshop.replace("-", "_"): laboratory.pictured_to(one.workshop, THE_ROOM)
            for one in laboratory.summaries()
        }


def _fullest(states: dict[str, WorkshopState], kind: str) -> tuple[str, str, Period]:
    """The picture of that kind that has the most to show."""
    there = [
        (len(compose(state, known.name, period).diagram.words), case, known.name, period)
        for case, state in sorted(states.items())
        for known in known_pictures(state)
        if known.kind.name == kind
        for period in known.periods or (Period.PRESENT,)
    ]
    _, case, name, period = max(there, key=lambda one: one[0])
    return case, name, period


def _section(
    state: WorkshopState,
    case: str,
    known: Known,
    period: Period,
    files: dict[str, bytes],
    renderer: Renderer,
) -> str:
    lines = [f"## {known.kind.title}", ""]
    for look in Look:
        picture = compose(state, known.name, period, look)
        file = f"{known.kind.name}-{look}.svg"
        files[f"gallery/{file}"] = renderer.render(picture, embed_font=True)
        lines.append(f"![{picture.title}, {look}](gallery/{file})")
    option = f" --period {period}" if known.periods else ""
    lines += ["", f"`draw … --picture {known.name}{option}` of `data/{case}.toml`", ""]
    return "\n".join(lines)


def main() -> None:
    """Write the page and its pictures."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        old.unlink()
    for name, content in gallery().items():
        (DOCS / name).write_bytes(content)


if __name__ == "__main__":
    main()
