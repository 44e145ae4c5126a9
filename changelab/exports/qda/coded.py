"""What is coded with what, by whom, and where it stands."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from changelab.domain.passages import span_of, words_of
from changelab.domain.research import Coding, Episode
from changelab.exports.qda.codes import episode_key
from changelab.exports.qda.pictures import picture_of
from changelab.exports.qda.study import THE_RECORD, Study
from changelab.exports.qda.texts import Text


class Coded(NamedTuple):
    """A passage of a text with a code on it.

    Attributes:
        key: our id of what made it so: a coding's, or of an item and what the record knows.
        item: what was coded.
        start, end: code points of the text, half-open.
        code, user: keys of the code and of who coded.
    """

    key: str
    item: str
    start: int
    end: int
    code: str
    user: str
    at: str


class AllCoded(NamedTuple):
    """Coded passages by the key of their text; whole pictures by the id of their material;
    codings left out, by why."""

    by_text: dict[str, list[Coded]]
    on_pictures: dict[str, list[Coded]]
    left_out: Counter[str]

    def keys(self) -> set[str]:
        """What made them so: codings of coders, and what the record knows."""
        some = (*self.by_text.values(), *self.on_pictures.values())
        return {one.key for each in some for one in each}


ON_TASKS = "on tasks, which have no words"
NO_WORDS = "on what is not there any more, or has no words"
TWICE = "the same twice"


def all_coded(study: Study) -> AllCoded:
    """Every coded passage: the coders' first, then what the record knows."""
    left_out: Counter[str] = Counter()
    by_text: dict[str, list[Coded]] = {text.key: [] for text in study.texts}
    on_pictures = _on_pictures(study)
    seen: set[tuple[str, int, int, str, str]] = set()
    for text, one in _each(study, on_pictures, left_out):
        same = (text.key, one.start, one.end, one.code, one.user)
        if same in seen:
            left_out[TWICE] += 1
        else:
            seen.add(same)
            by_text[text.key].append(one)
    return AllCoded(by_text, on_pictures, left_out)


def _on_pictures(study: Study) -> dict[str, list[Coded]]:
    """Codings of mirror material that is a picture without words."""
    found: dict[str, list[Coded]] = {}
    for coding in study.state.codings.values():
        material = study.state.materials.get(coding.item)
        if material is None or material.text or coding.code not in study.codes.by_key:
            continue
        if picture_of(study, material) is not None:
            one = Coded(coding.id, coding.item, 0, 0, coding.code, coding.coder, coding.at)
            found.setdefault(coding.item, []).append(one)
    return found


def _each(
    study: Study, on_pictures: dict[str, list[Coded]], left_out: Counter[str]
) -> Iterator[tuple[Text, Coded]]:
    text_of = study.text_of()
    by_key = {text.key: text for text in study.texts}
    for coding in study.state.codings.values():
        episode = study.state.episodes.get(coding.item)
        text = by_key.get(episode.transcript) if episode else text_of.get(coding.item)
        if coding.item in on_pictures:
            continue
        if coding.item in study.state.tasks:
            left_out[ON_TASKS] += 1
        elif text is None or coding.code not in study.codes.by_key:
            left_out[NO_WORDS] += 1
        else:
            start, end = extent(episode, text) if episode else _where(study, coding, text)
            if start < end:
                yield (
                    text,
                    Coded(coding.id, coding.item, start, end, coding.code, coding.coder, coding.at),
                )
            else:
                left_out[NO_WORDS] += 1
    yield from _episodes(study, by_key)
    for text in study.texts:
        yield from ((text, one) for one in _by_the_record(study, text))


def _where(study: Study, coding: Coding, text: Text) -> tuple[int, int]:
    words = words_of(study.state, study.corpus, coding.item)
    start, end = span_of(coding, words)
    begins = text.places[coding.item].start
    return begins + start, begins + end


def extent(episode: Episode, text: Text) -> tuple[int, int]:
    """From the beginning of an episode's first line to the end of its last."""
    first = text.places.get(f"{episode.transcript}/{episode.first}")
    last = text.places.get(f"{episode.transcript}/{episode.last}")
    return (first.line, last.end) if first and last else (0, 0)


def _episodes(study: Study, by_key: dict[str, Text]) -> Iterator[tuple[Text, Coded]]:
    at = {text.key: text.at for text in study.texts}
    for one in study.state.episodes.values():
        text = by_key.get(one.transcript)
        start, end = extent(one, text) if text else (0, 0)
        if text and start < end:
            key = episode_key(one.title)
            yield text, Coded(one.id, one.id, start, end, key, one.coder, at[text.key])


def _by_the_record(study: Study, text: Text) -> Iterator[Coded]:
    """Who said it; of an entry its element; of a contradiction its level and status."""
    state = study.state
    for item, place in text.places.items():
        if place.start == place.end:
            continue
        at = text.at if "/" in item else _came(study, item, text)
        span = (item, place.start, place.end)
        if item in text.who:
            yield Coded(f"{item} who", *span, f"who {text.who[item]}", THE_RECORD, at)
        if item in state.entries:
            element = f"element {state.entries[item].element}"
            yield Coded(f"{item} element", *span, element, THE_RECORD, at)
        elif item in state.contradictions:
            one = state.contradictions[item]
            yield Coded(f"{item} level", *span, f"level {one.level}", THE_RECORD, at)
            yield Coded(f"{item} status", *span, f"status {one.status}", THE_RECORD, at)


def _came(study: Study, item: str, text: Text) -> str:
    return text.at if item in study.state.materials else study.state.contribution(item).at
