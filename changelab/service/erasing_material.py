"""A piece of mirror material is erased for good: its words, its picture, what was made of them."""

from changelab.domain.materials import material_in
from changelab.domain.people import WordsErased
from changelab.domain.research import Coding, Memo
from changelab.domain.rewriting import without_words
from changelab.domain.state import WorkshopState
from changelab.storage import files, record
from changelab.storage.database import Connection


def erasing(state: WorkshopState, key: str) -> WordsErased:
    """What happens: the piece, and the codings, memos and citations that repeat it.

    Raises:
        NotFound: there is no such piece.
        Refused: it was erased already.
    """
    material_in(state, key)
    found = {key: None}
    # What was undone or removed is in no table any more, but in the record.
    for deed in state.deeds.values():
        for change in deed.changes:
            match change.after:
                case Coding(item=source) | Memo(about=source) if source in found:
                    found[change.key] = None
                case str() as source if change.table == "cited" and source in found:
                    found[change.key] = None
    return WordsErased(items=tuple(found))


def erase(db: Connection, state: WorkshopState, items: tuple[str, ...]) -> None:
    """Overwrite their words; drop the picture, unless another piece has the same one."""
    facts = list(record.facts(db, state.workshop))
    record.rewrite(db, state.workshop, without_words(facts, (), frozenset(items)))
    for file in {state.materials[key].file for key in items if key in state.materials}:
        gone = state.erased.union(items)
        others = (one for one in state.materials.values() if one.id not in gone)
        if file and not any(one.file == file for one in others):
            files.erase(db, state.workshop, file)
