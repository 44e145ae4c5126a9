"""What somebody may want otherwise of an export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody may want otherwise.

    Attributes:
        crlf: texts for QDA software end their lines as MAXQDA wants it.
        at_sign: speakers in transcripts stand as "@P01:" (ATLAS.ti).
        bag: the folder is a BagIt bag.
        replace_names: names of the key table become "[P01]" in what leaves.
    """

    crlf: bool = False
    at_sign: bool = False
    bag: bool = False
    replace_names: bool = False
