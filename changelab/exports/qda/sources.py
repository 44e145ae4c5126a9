"""The texts of a workshop in order: what was said, written on cards, found contradictory, shown."""

from collections.abc import Iterator

from changelab.domain.entities import Contradiction, Contribution, Session
from changelab.domain.research import Material
from changelab.domain.state import WorkshopState
from changelab.domain.text import one_line
from changelab.domain.transcripts import speaker_of
from changelab.domain.vocabulary import MaterialForm
from changelab.domain.whole import Corpus
from changelab.exports.moments import moment_of
from changelab.exports.qda.cards import details
from changelab.exports.qda.naming import Names, as_file_name
from changelab.exports.qda.texts import Line, Text, TextKind, laid
from changelab.exports.terms import plainly
from changelab.exports.transcripts import header, offset

CONTRADICTIONS = "contradictions"


def texts_of(state: WorkshopState, corpus: Corpus, names: Names) -> list[Text]:
    """Every text that can be coded; `state` is what a researcher may see."""
    return [
        *_transcripts(state, corpus, names),
        *_cards(state, names),
        *_contradictions(state, names),
        *_materials(state, names),
    ]


def _transcripts(state: WorkshopState, corpus: Corpus, names: Names) -> Iterator[Text]:
    for one in state.transcripts.values():
        turns = corpus.get(one.id, ())
        if one.removed or not turns:
            continue
        speakers = {key: one.speakers.get(key) or f"{one.id}/{key}" for key in one.speakers}
        lines = (
            Line(
                turn.id,
                f"{'' if turn.start is None else f'[{offset(turn.start)}] '}"
                f"{speaker_of(one, turn.speaker)}: ",
                turn.text,
                speakers.get(turn.speaker) or f"{one.id}/{turn.speaker}",
            )
            for turn in turns
        )
        content, places, who = laid(lines)
        yield Text(
            key=one.id,
            name=names.give(as_file_name(one.title, "Transcript")),
            kind=TextKind.TRANSCRIPT,
            content=content,
            at=one.at,
            about=header(state, one),
            session=one.session,
            places=places,
            who=who,
        )


def _cards(state: WorkshopState, names: Names) -> Iterator[Text]:
    """One text for each session, and one for what came in none; contradictions have their own."""
    by_session: dict[str, list[Contribution]] = {}
    planned = {session.id: session for session in state.planned_sessions}
    for card in sorted(state.contributions(), key=lambda card: int(card.id[1:])):
        if not isinstance(card, Contradiction):
            key = card.session if card.session in planned else ""
            by_session.setdefault(key or "", []).append(card)
    for key in (*planned, ""):
        session, cards = planned.get(key), by_session.get(key)
        if cards:
            title = session.plan.title if session else "outside sessions"
            content, places, who = laid(_card_line(state, session, card) for card in cards)
            yield Text(
                key=f"cards {key}",
                name=names.give(as_file_name(f"Cards, {title}", "Cards")),
                kind=TextKind.CARDS,
                content=content,
                at=cards[0].at,
                about="What people brought in, with the time since the session began, "
                "the author and what kind of card it is.",
                session=key or None,
                places=places,
                who=who,
            )


def _card_line(state: WorkshopState, session: Session | None, card: Contribution) -> Line:
    stamp = _since(session, card)
    return Line(
        card.id, f"[{stamp}] {card.author}: ({details(state, card)}) ", card.text, card.author
    )


def _since(session: Session | None, card: Contribution) -> str:
    """How long after its session began a card came; without that, the moment in UTC."""
    if session is not None and session.started_at is not None:
        passed = moment_of(card.at) - moment_of(session.started_at)
        if passed.total_seconds() >= 0:
            return offset(int(passed.total_seconds() * 1000))
    return f"{moment_of(card.at):%Y-%m-%d %H:%M:%S}"


def _contradictions(state: WorkshopState, names: Names) -> Iterator[Text]:
    some = sorted(state.contradictions.values(), key=lambda one: one.number)
    if some:
        lines = (
            Line(
                one.id,
                f"{one.number}. {one.author}: ({details(state, one)}) ",
                one.text,
                one.author,
            )
            for one in some
        )
        content, places, who = laid(lines)
        yield Text(
            key=CONTRADICTIONS,
            name=names.give("Contradictions"),
            kind=TextKind.CONTRADICTIONS,
            content=content,
            at=some[0].at,
            about="The tensions that the group suspects, with their numbers as on the pictures.",
            places=places,
            who=who,
        )


def _materials(state: WorkshopState, names: Names) -> Iterator[Text]:
    for one in state.materials.values():
        if one.removed or not one.text:
            continue
        content, places, _ = laid([Line(one.id, "", one.text)])
        what = " (in words)" if one.form is MaterialForm.PICTURE else ""
        yield Text(
            key=one.id,
            name=names.give(as_file_name(one.title, "Mirror material") + what),
            kind=TextKind.MATERIAL,
            content=content,
            at=one.at,
            about=told(one),
            places=places,
            facts=facts_of(one),
        )


def told(material: Material) -> str:
    """What a piece of mirror material is, in a line."""
    parts = [f"Mirror material ({plainly(material.form)})", material.source, material.dated]
    if material.link:
        parts.append(material.link)
        if material.starts is not None:
            ends = "" if material.ends is None else f" to {offset(material.ends * 1000)}"
            parts.append(f"{offset(material.starts * 1000)}{ends}")
    return "; ".join(one_line(part) for part in parts if part)


def facts_of(material: Material) -> dict[str, str]:
    """What is known of where a piece of mirror material comes from."""
    facts = {
        "period": str(material.period),
        "source": one_line(material.source),
        "dated": material.dated,
    }
    return {name: value for name, value in facts.items() if value}
