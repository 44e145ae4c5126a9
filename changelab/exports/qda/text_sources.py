"""Text sources: a file for each text, and a selection for each passage that is coded.

A selection carries one coding: two coders who chose the same words keep their own. Another
carries the memos of one coder about one passage.
"""

from xml.etree.ElementTree import Element, SubElement

from changelab.exports.qda.coded import AllCoded, Coded, extent
from changelab.exports.qda.elements import described, made, pointing
from changelab.exports.qda.guids import moment
from changelab.exports.qda.notes import Noted, Notes, told_by
from changelab.exports.qda.study import THE_RECORD, Study
from changelab.exports.qda.texts import Ends, Text
from changelab.exports.qda.variables import add_values, of_session


def text_source(
    study: Study, text: Text, coded: AllCoded, notes: Notes, ends: Ends
) -> tuple[Element, str, bytes]:
    """The `TextSource`, and its file."""
    guid = study.guids("source", text.key)
    file = f"{guid}.txt"
    element = made(
        "TextSource",
        guid=guid,
        name=text.name,
        plainTextPath=f"internal://{file}",
        creatingUser=study.guids("user", THE_RECORD),
        creationDateTime=moment(text.at),
    )
    described(element, text.about)
    _add_selections(study, element, text, coded.by_text.get(text.key, []), notes, ends)
    _add_memos(study, element, text, notes, ends)
    values = {"kind of source": str(text.kind), **of_session(study, text.session), **text.facts}
    add_values(study, element, values)
    return element, file, ends.written(text.content)


def _add_selections(
    study: Study, element: Element, text: Text, coded: list[Coded], notes: Notes, ends: Ends
) -> None:
    feeds = ends.feeds(text.content)
    guids, moments = study.guids, _Moments()
    users = {key: guids("user", key) for key in study.users}
    codes: dict[str, str] = {}
    for one in coded:
        code = codes.get(one.code) or codes.setdefault(one.code, guids("code", one.code))
        made_by = {"creatingUser": users[one.user], "creationDateTime": moments[one.at]}
        selection = SubElement(
            element,
            "PlainTextSelection",
            {
                "guid": guids("selection", one.key),
                "startPosition": str(ends.moved(one.start, feeds)),
                "endPosition": str(ends.moved(one.end, feeds)),
                **made_by,
            },
        )
        about = notes.on_codings.get(one.key, ())
        described(selection, told_by(about))
        coding = SubElement(selection, "Coding", {"guid": guids("coding", one.key), **made_by})
        pointing(coding, "CodeRef", code)
        for note in about:
            pointing(coding, "NoteRef", note.guid)


def _add_memos(study: Study, element: Element, text: Text, notes: Notes, ends: Ends) -> None:
    """The memos about passages and about all of the text, each coder's at a place together."""
    together: dict[tuple[int, int, str], list[Noted]] = {}
    for item, about in notes.on_items.items():
        start, end = _place(study, text, item)
        if start < end:
            for note in about:
                together.setdefault((start, end, note.user), []).append(note)
    feeds = ends.feeds(text.content) if together else []
    for (start, end, user), some in together.items():
        selection = SubElement(
            element,
            "PlainTextSelection",
            {
                "guid": study.guids("selection", f"{some[0].guid} memos"),
                "startPosition": str(ends.moved(start, feeds)),
                "endPosition": str(ends.moved(end, feeds)),
                "creatingUser": study.guids("user", user),
                "creationDateTime": moment(some[0].at),
            },
        )
        described(selection, told_by(some))
        for note in some:
            pointing(selection, "NoteRef", note.guid)


def _place(study: Study, text: Text, item: str) -> tuple[int, int]:
    """Where an item stands in this text; nothing if it is elsewhere."""
    episode = study.state.episodes.get(item)
    if episode is not None:
        return extent(episode, text) if episode.transcript == text.key else (0, 0)
    if item not in text.places:
        return 0, 0
    return text.places[item].start, text.places[item].end


class _Moments(dict[str, str]):
    """Moments as readers take them, each worked out once."""

    def __missing__(self, at: str) -> str:
        self[at] = moment(at)
        return self[at]
