"""The same room built with Streamlit alone, as someone who knows Streamlit would build it.

One store for all sessions, committed to SQLite with `synchronous=FULL` and kept in memory so
that looking costs no query; a form that sends; a fragment that looks for news by itself. All
cards are one element, since each element is a message of its own to every phone.

Run as `streamlit run bench/streamlit_room.py -- FOLDER SECONDS`.
"""

import sqlite3
import sys
import threading
from pathlib import Path

import streamlit as st

ELEMENTS = ("subject", "object", "tools", "rules", "community", "division_of_labour")
FOLDER, EVERY = Path(sys.argv[1]), float(sys.argv[2])


class Store:
    """All cards, on disk and at hand."""

    def __init__(self, file: Path) -> None:
        self._turn = threading.Lock()
        self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("CREATE TABLE IF NOT EXISTS cards (element TEXT, text TEXT)")
        self._lists = dict.fromkeys(ELEMENTS, "")
        self.shown = ""
        for element, text in self._db.execute("SELECT element, text FROM cards ORDER BY rowid"):
            self._show(element, text)

    def add(self, element: str, text: str) -> None:
        """Keep a card; returns when it is on the disk."""
        with self._turn:
            self._db.execute("INSERT INTO cards VALUES (?, ?)", (element, text))
            self._show(element, text)

    def _show(self, element: str, text: str) -> None:
        self._lists[element] += f"- {text}\n"
        self.shown = "\n".join(f"**{name}**\n\n{text}" for name, text in self._lists.items())


@st.cache_resource
def the_store() -> Store:
    """One store for every session."""
    return Store(FOLDER / "cards.db")


store = the_store()
st.title("What do you see in our work?")
with st.form("card", clear_on_submit=True, border=False):
    element = st.radio("Where?", ELEMENTS, horizontal=True)
    text = st.text_input("What?", max_chars=280)
    if st.form_submit_button("Send") and text.strip():
        store.add(element, text.strip())
        st.caption(f"✓ {text}")


@st.fragment(run_every=EVERY)
def the_room() -> None:
    """What everyone said."""
    st.markdown(store.shown)


the_room()
