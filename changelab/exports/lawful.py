"""Texts without what XML and plain text files cannot hold."""

import re

# What XML or plain text cannot hold: controls but tab and newline, lone surrogates, byte order
# marks, non-characters. Others follow `domain.text.clean`; a record from elsewhere may not have.
_UNLAWFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def lawful(text: str) -> str:
    """The text without what XML cannot hold, character for character: positions stay."""
    return _UNLAWFUL.sub("\ufffd", text.replace("\r", " "))
