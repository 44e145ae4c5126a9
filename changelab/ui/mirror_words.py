"""A piece of mirror material in words and small pictures: what it is, who is in it, what it may."""

import html
from urllib.parse import urlencode

from changelab.domain.entities import Contribution
from changelab.domain.excerpts import excerpt_words
from changelab.domain.mirror_tables import cells_of
from changelab.domain.research import Material
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import MaterialForm, Purpose, Standing
from changelab.domain.wording import Wording
from changelab.live.materials import MATERIAL_TYPES
from changelab.ui import visit
from changelab.ui.words import counted

FORMS = {
    MaterialForm.TEXT: "Text",
    MaterialForm.PICTURE: "Picture",
    MaterialForm.TABLE: "Table",
    MaterialForm.RECORDING: "Recording",
}
#: What the source of a piece can be asked for, as it goes on from “It may”.
USES = {
    Purpose.QUOTE: "be quoted",
    Purpose.SHARE: "be shared with other researchers",
    Purpose.ARCHIVE: "be archived",
    Purpose.TEACH: "be used in teaching",
}
_ENDINGS = {media_type: ending for ending, media_type in MATERIAL_TYPES.items()}
#: Characters of a text that its small picture shows.
_GLIMPSE = 90


def pieces_in(state: WorkshopState) -> list[Material]:
    """The pieces that are here, the newest first."""
    return [one for one in reversed(state.materials.values()) if not one.removed]


def reactions_to(state: WorkshopState, piece: Material) -> list[Contribution]:
    """What was said while it was on the wall, in that order; what was taken back is not."""
    gone = (Standing.WITHDRAWN, Standing.MERGED)
    there = [
        item
        for item in state.contributions()
        if item.about == piece.id and item.standing not in gone
    ]
    return sorted(there, key=lambda item: int(item.id[1:]))


def origin_words(piece: Material) -> str:
    """Where it is from, and when it was made."""
    return " · ".join(filter(None, (piece.source, piece.dated)))


def people_words(piece: Material) -> str:
    """Who can be seen, heard or is quoted in it."""
    return f"in it: {', '.join(piece.people)}" if piece.people else "nobody of this workshop in it"


def uses_words(piece: Material) -> str:
    """What its source agreed to."""
    agreed = [words for use, words in USES.items() if use in piece.may]
    return f"it may {', '.join(agreed)}" if agreed else "its source agreed to no further use"


def row_html(state: WorkshopState, piece: Material) -> str:
    """A piece as a row of the list."""
    reactions = len(reactions_to(state, piece))
    period = Wording(state.about.wording).period(piece.period)
    facts = [
        f"{FORMS[piece.form]} · {period}" + (f" · {piece.dated}" if piece.dated else ""),
        people_words(piece),
        uses_words(piece),
    ]
    up = state.mirror is not None and state.mirror.id == piece.id
    mark = '<span class="up">on the wall</span>' if up else ""
    said = counted(reactions, "reaction") if reactions else "no reactions yet"
    return (
        f'<div class="piece">{_glimpse(piece)}<div class="words" dir="auto">'
        f'{html.escape(piece.title)} {mark}</div><div class="small">'
        f"{'<br>'.join(map(html.escape, facts))}<br><b>{said}</b></div></div>"
    )


def _glimpse(piece: Material) -> str:
    match piece.form:
        case MaterialForm.PICTURE:
            inside = _image(piece)
        case MaterialForm.TABLE:
            inside = _table(cells_of(piece.text)[:5])
        case MaterialForm.RECORDING:
            inside = '<span class="play">▶</span>'
        case _:
            inside = html.escape(piece.text[:_GLIMPSE])
    return f'<div class="glimpse {piece.form}" aria-hidden="true">{inside}</div>'


def body_html(piece: Material) -> str:
    """The piece itself, to be read."""
    match piece.form:
        case MaterialForm.PICTURE:
            inside = _image(piece) + (f"<p>{html.escape(piece.text)}</p>" if piece.text else "")
        case MaterialForm.TABLE:
            inside = _table(cells_of(piece.text))
        case MaterialForm.RECORDING:
            span = excerpt_words(piece.starts, piece.ends) or "the whole recording"
            inside = f"<b>▶ {span}</b><br>{_link(piece.link)}"
        case _:
            inside = f'<div class="text" dir="auto">{html.escape(piece.text)}</div>'
    return f'<div class="body {piece.form}">{inside}</div>'


def _link(link: str) -> str:
    shown = html.escape(link)
    if not link.lower().startswith(("http://", "https://")):
        return shown
    return f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>'


def _image(piece: Material) -> str:
    where = f"/live/{visit.workshop()}/materials/{piece.file}.{_ENDINGS[piece.media_type]}"
    address = html.escape(f"{where}?{urlencode({'token': visit.token()})}")
    return f'<img src="{address}" alt="{html.escape(piece.text or piece.title)}">'


def _table(cells) -> str:
    rows = [
        "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>"
        for row, tag in zip(cells, ["th", *["td"] * len(cells)], strict=False)
    ]
    return f"<table>{''.join(rows)}</table>"
