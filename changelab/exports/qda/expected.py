"""What a reader of the project should find coded, told from the record alone.

Nothing here looks at positions in a text: words are taken from where people put them.
So a reader that counts in another unit, or a writer that does, is found out.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from changelab.domain.passages import span_of, words_of
from changelab.domain.transcripts import speaker_of
from changelab.exports.lawful import lawful
from changelab.exports.qda.codes import episode_key
from changelab.exports.qda.study import Study, study_of
from changelab.exports.qda.texts import TextKind
from changelab.exports.transcripts import offset
from changelab.exports.wishes import Wishes
from changelab.exports.withholding import Carried


class _Expected(NamedTuple):
    """A coded text: the key of its code, where it stands, its words."""

    source: str
    code: str
    words: str
    by: str


def write_expected(carried: Carried, wishes: Wishes = Wishes()) -> str:  # noqa: B008
    """`{"codings": [[source, code, exact text], …], "counts": {…}}`, one coding a line."""
    study = study_of(carried)
    found = list(_all(study))
    codings = [
        [one.source, study.codes.by_key[one.code].name, _ended(lawful(one.words), wishes)]
        for one in found
    ]
    by = Counter(one.by for one in found)
    counts = {
        "codings": len(codings),
        **{f"codings by {name}": by[name] for name in study.users.values() if by[name]},
        "codes": sum(node.codable for node in study.codes.by_key.values()),
        "coded sources": len({source for source, *_ in codings}),
        "memos": len(study.state.memos),
    }
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in codings)
    told = json.dumps(counts, ensure_ascii=False, indent=1)
    return f'{{"codings": [\n{lines}\n],\n"counts": {told}}}\n'


def _ended(words: str, wishes: Wishes) -> str:
    return words.replace("\n", "\r\n") if wishes.crlf else words


def _all(study: Study) -> Iterator[_Expected]:
    seen = set()
    for where, one in _each(study):
        if one.words and (where, one.code, one.by) not in seen:
            seen.add((where, one.code, one.by))
            yield one


def _each(study: Study) -> Iterator[tuple[object, _Expected]]:
    """Each coding with the passage it is on, in terms of the record."""
    state, names = study.state, {text.key: text.name for text in study.texts}
    source_of = {item: text.name for text in study.texts for item in text.places}
    for coding in state.codings.values():
        by, code = study.users[coding.coder], coding.code
        episode = state.episodes.get(coding.item)
        if code not in study.codes.by_key:
            continue
        if episode and episode.transcript in names:
            span = (episode.transcript, episode.first, episode.last)
            words = _stretch(study, *span)
            yield span, _Expected(names[episode.transcript], code, words, by)
        elif coding.item in source_of:
            words = words_of(state, study.corpus, coding.item)
            start, end = span_of(coding, words)
            place = (coding.item, start, end)
            yield place, _Expected(source_of[coding.item], code, words[start:end], by)
    for episode in state.episodes.values():
        if episode.transcript in names:
            span = (episode.transcript, episode.first, episode.last)
            yield (
                span,
                _Expected(
                    names[episode.transcript],
                    episode_key(episode.title),
                    _stretch(study, *span),
                    study.users[episode.coder],
                ),
            )
    yield from _by_the_record(study)


def _by_the_record(study: Study) -> Iterator[tuple[object, _Expected]]:
    state, by = study.state, study.users["record"]
    for text in study.texts:
        if text.kind is TextKind.TRANSCRIPT:
            speakers = state.transcripts[text.key].speakers
            for turn in study.corpus[text.key]:
                who = speakers.get(turn.speaker) or f"{text.key}/{turn.speaker}"
                yield turn.id, _Expected(text.name, f"who {who}", turn.text, by)
        elif text.kind in (TextKind.CARDS, TextKind.CONTRADICTIONS):
            for item in text.places:
                card = state.contribution(item)
                codes = [f"who {card.author}"]
                if item in state.entries:
                    codes.append(f"element {state.entries[item].element}")
                elif item in state.contradictions:
                    one = state.contradictions[item]
                    codes += [f"level {one.level}", f"status {one.status}"]
                for code in codes:
                    yield item, _Expected(text.name, code, card.text, by)


def _stretch(study: Study, transcript: str, first: int, last: int) -> str:
    """The lines of an episode as they stand in its source."""
    told = study.state.transcripts[transcript]
    lines = [
        f"{'' if turn.start is None else f'[{offset(turn.start)}] '}"
        f"{speaker_of(told, turn.speaker)}: {turn.text}"
        for turn in study.corpus[transcript][first - 1 : last]
    ]
    return "\n".join(lines)
