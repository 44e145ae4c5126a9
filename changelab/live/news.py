"""What is new, as the messages that are sent: one for all phones, one for screens, some for some.

A message is an object on one line: `seq` first, then only what changed. `put` are
rows of cards by table, `drop` ids of cards that went; `own`, `gone`, `sent` and
`votes` concern the cards and votes of the person whose phone it is.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from changelab.live.display import Rows
from changelab.live.rows import joined, listed, plain_json

#: Moments that are kept for screens that were away for a while.
_KEPT = 4096


@dataclass(slots=True)
class Concerns:
    """What a change concerned for one person: to be looked up again for who comes late.

    Attributes:
        own, group: ids of their own cards, and of cards of their small group.
        parts: names of other parts of their state.
    """

    own: set[str] = field(default_factory=set)
    group: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Own:
    """What a change means for one person, beyond what everybody sees of it.

    Attributes:
        rows, gone: their own cards as they are now, and ids of those that are no more.
        sent: their cards by the act each came from.
        put, drop: cards of their small group that the room does not see.
        parts: other parts of their state.
    """

    rows: Rows = field(default_factory=lambda: defaultdict(dict))
    gone: list[str] = field(default_factory=list)
    sent: dict[str, str] = field(default_factory=dict)
    put: Rows = field(default_factory=lambda: defaultdict(dict))
    drop: list[str] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)

    @property
    def concerns(self) -> Concerns:
        """What this is about."""
        return Concerns(
            own={*self.gone, *self.sent.values()},
            group={*self.drop, *(key for kept in self.put.values() for key in kept)},
            parts=set(self.parts),
        )


@dataclass(frozen=True, slots=True)
class News:
    """What changed up to event `seq`.

    The messages are for who is told at once. Who comes later is told what of it holds
    then: what was hidden meanwhile is not sent any more.

    Attributes:
        phones, screens: the message for each kind; empty if they see nothing of it.
        own: what these people are sent in the place of `phones`.
        anew: people who must ask for everything again.
        cards: ids of cards that everybody sees otherwise now.
        parts_of_phones, parts_of_screens: names of the other parts that changed.
        concerns: what it concerned of these people.
    """

    seq: int
    phones: bytes
    screens: bytes
    own: dict[str, bytes]
    anew: frozenset[str]
    cards: frozenset[str]
    parts_of_phones: frozenset[str]
    parts_of_screens: frozenset[str]
    concerns: dict[str, Concerns]

    def message(self, who: str | None) -> bytes:
        """What that person's phone is sent, or a screen (None); may be nothing."""
        return self.screens if who is None else self.own.get(who, self.phones)


class NewsLog:
    """The newest news of one workshop; complete since event `since`."""

    def __init__(self, seq: int) -> None:
        self._since = seq
        self._news: deque[News] = deque()

    def add(self, news: News) -> None:
        """Keep it; the oldest gives way."""
        self._news.append(news)
        if len(self._news) > _KEPT:
            self._since = self._news.popleft().seq

    def after(self, seq: int) -> list[News] | None:
        """The news after event `seq`; None if they are not all here."""
        if seq < self._since:
            return None
        found = []
        for news in reversed(self._news):
            if news.seq <= seq:
                break
            found.append(news)
        return found[::-1]


def message(
    seq: int, put: Rows, drop: list[str], parts: dict[str, bytes], own: Own | None = None
) -> bytes:
    """The message that says this; empty if it says nothing."""
    said = dict(parts)
    rows = {name: dict(kept) for name, kept in put.items() if kept}
    dropped = list(drop)
    if own is not None:
        for name, kept in own.put.items():
            rows.setdefault(name, {}).update(kept)
        dropped = [key for key in dropped if not any(key in kept for kept in own.put.values())]
        dropped += own.drop
        said |= own.parts
        if own.rows:
            said["own"] = _by_table(own.rows)
        if own.gone:
            said["gone"] = plain_json(own.gone)
        if own.sent:
            said["sent"] = plain_json(own.sent)
    if rows:
        said["put"] = _by_table(rows)
    if dropped:
        said["drop"] = plain_json(dropped)
    return joined({"seq": b"%d" % seq, **said}) if said else b""


def _by_table(rows: Rows) -> bytes:
    return joined({name: listed(kept.values()) for name, kept in rows.items()})
