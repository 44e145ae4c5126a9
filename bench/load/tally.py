"""Which card arrived at which phone: how often, and when the last one had it."""

from array import array


class Tally:
    """Counts exactly: every card at every phone, once.

    Attributes:
        everywhere: by card, when the last of the phones got it (`time.perf_counter`).
        messages, bytes: what the phones were sent.
        again: how often a phone was told to ask for everything again.
    """

    def __init__(self, phones: int) -> None:
        self.phones = phones
        self.everywhere: dict[int, float] = {}
        self.messages = 0
        self.bytes = 0
        self.again = 0
        self._missing: array = array("l")
        self._arrived: list[bytearray] = [bytearray() for _ in range(phones)]

    def expect(self, cards: int) -> None:
        """So many cards will be sent, beyond those expected before."""
        self._missing.extend([self.phones] * cards)
        for counts in self._arrived:
            counts.extend(bytes(cards))

    def sent(self, size: int) -> None:
        """A phone was sent a message of so many bytes."""
        self.messages += 1
        self.bytes += size

    def arrived(self, phone: int, cards: tuple[int, ...], now: float) -> None:
        """A phone was sent these cards."""
        counts, missing = self._arrived[phone], self._missing
        for card in cards:
            count = counts[card]
            if count == 0:
                missing[card] -= 1
                if missing[card] == 0:
                    self.everywhere[card] = now
            if count < 255:
                counts[card] = count + 1

    def shown(self, phone: int, cards: list[int], now: float) -> None:
        """A phone was sent everything there is; what it had already does not come twice."""
        counts = self._arrived[phone]
        self.arrived(phone, tuple(card for card in cards if counts[card] == 0), now)

    def lost(self, cards: list[int]) -> int:
        """How many of these cards are missing, counted at each phone."""
        return sum(self._missing[card] for card in cards)

    def doubled(self) -> int:
        """How many cards came again, counted at each phone."""
        return sum(sum(counts) - (len(counts) - counts.count(0)) for counts in self._arrived)
