"""The one laboratory, renderer and live room of this process; every page uses the same."""

import gc
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from changelab.diagrams import Renderer
from changelab.live import Live
from changelab.service import Laboratory

#: Names the data folder for `streamlit run app.py`; the command line sets it.
DATA_VARIABLE = "CHANGELAB_DATA"
DEFAULT_DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True, slots=True)
class House:
    """What is open in this process."""

    laboratory: Laboratory
    renderer: Renderer
    live: Live


@cache
def house() -> House:
    """The house of this process; opened on first use.

    Raises:
        DatabaseUnusable: the data folder cannot be used.
    """
    folder = Path(os.environ.get(DATA_VARIABLE) or DEFAULT_DATA)
    laboratory = Laboratory(folder)
    renderer = Renderer()
    opened = House(laboratory, renderer, Live(laboratory, renderer))
    # A card is kept by one thread while another composes the picture: they take turns quickly.
    sys.setswitchinterval(0.0001)
    gc.freeze()
    return opened


def close_house() -> None:
    """Let go of the database and the renderer."""
    if house.cache_info().currsize:
        house().renderer.close()
        house().laboratory.close()
        house.cache_clear()
