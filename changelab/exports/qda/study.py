"""Everything a QDA project is made of, gathered once: texts, codes, who codes, what is coded."""

from collections.abc import Iterable
from dataclasses import dataclass

from changelab.domain.actors import Actor
from changelab.domain.state import WorkshopState
from changelab.domain.transcripts import speaker_of
from changelab.domain.visibility import visible_to
from changelab.domain.vocabulary import Role
from changelab.domain.whole import Corpus
from changelab.exports.qda.codes import CodeTree, code_tree
from changelab.exports.qda.guids import Guids
from changelab.exports.qda.naming import Names, label
from changelab.exports.qda.sources import texts_of
from changelab.exports.qda.texts import Text
from changelab.exports.withholding import Carried

#: The user who made what nobody interpreted: who spoke, which element a card was put on.
THE_RECORD = "record"


@dataclass(frozen=True, slots=True)
class Study:
    """What leaves for QDA software.

    Attributes:
        state: as a researcher may see it.
        names: of sources and notes; pictures and memos take theirs from it as well.
        users: what each coder is called, by their id, and last the record itself.
    """

    carried: Carried
    state: WorkshopState
    texts: list[Text]
    codes: CodeTree
    users: dict[str, str]
    guids: Guids
    names: Names

    @property
    def corpus(self) -> Corpus:
        """What was said, with the placeholders in place."""
        return self.carried.whole.corpus

    def text_of(self) -> dict[str, Text]:
        """The text in which each item stands."""
        return {item: text for text in self.texts for item in text.places}


def study_of(carried: Carried) -> Study:
    """All of it, from what the export carries."""
    state = visible_to(carried.state, Actor.of(Role.RESEARCHER))
    names = Names()
    texts = texts_of(state, carried.whole.corpus, names)
    return Study(
        carried=carried,
        state=state,
        texts=texts,
        codes=code_tree(state, _speakers(state, texts)),
        users=_users(state),
        guids=Guids(carried),
        names=names,
    )


def _speakers(state: WorkshopState, texts: Iterable[Text]) -> dict[str, str]:
    """What everybody is called who spoke or wrote; participants first, in their order."""
    there = dict.fromkeys(who for text in texts for who in text.who.values())
    known = [key for key in state.participants if key in there]
    others = [key for key in there if key not in state.participants]
    return {key: _called(state, key) for key in (*known, *others)}


def _called(state: WorkshopState, key: str) -> str:
    transcript = state.transcripts.get(key.partition("/")[0])
    if "/" not in key or transcript is None:
        return key
    # "S4" is somebody else in the next transcript.
    return label(f"{speaker_of(transcript, key.partition('/')[2])} ({transcript.title})", key)


def _users(state: WorkshopState) -> dict[str, str]:
    names = Names()
    called = {one.id: names.give(label(one.label, one.id)) for one in state.coders.values()}
    return called | {THE_RECORD: names.give("Workshop record")}
