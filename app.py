"""One application: the workbench, the light pages, the API and the pictures, on one port.

Run by `python -m changelab serve`; `streamlit run app.py` serves the same.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from streamlit.starlette import App

from changelab.ui.house import close_house, house


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:
    """Open the room while the server runs."""
    async with house().live.running():
        yield
    close_house()


app = App(
    Path(__file__).parent / "changelab" / "ui" / "workbench.py",
    middleware=[house().live.lane],
    lifespan=lifespan,
)
