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


@dataclass(frozen=True, slots=True)
class News:
    """What changed up to event `seq`.

    Attributes:
        phones, screens: the message for each kind; empty if they see nothing of it.
        own: what these people are sent in the place of `phones`.
        anew: people who must ask for everything again.
    """

    seq: int
    phones: bytes
    screens: bytes
    own: dict[str, bytes]
    anew: frozenset[str]

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
