"""What people typed, as Markdown that shows exactly these characters (CommonMark and GFM)."""

import re

#: Characters that can begin markup anywhere in a line.
_INLINE = re.compile(r"([\\`*_\[\]<>|~&$#])")
#: What begins a block at the start of a line: headings, lists, rules, underlines.
_AT_START = re.compile(r"^([-+=:])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
#: What some readers turn into a link or a person.
_LINKS = re.compile(r"(?i)(https?|ftp|mailto)(:)|(www)(\.)|(@)")


def literal(text: str) -> str:
    """The text on one line, every character shown as it is."""
    line = " ".join(text.split())
    line = _INLINE.sub(r"\\\1", line)
    line = _LINKS.sub(_unlinked, line)
    line = _AT_START.sub(r"\\\1", line)
    return _NUMBERED.sub(r"\1\\\2", line)


def paragraph(text: str, indent: str = "") -> str:
    """The text with its line breaks kept, to stand in a paragraph indented by `indent`."""
    lines = [literal(line) for line in text.splitlines() if line.strip()]
    return f"\\\n{indent}".join(lines)


def _unlinked(found: re.Match[str]) -> str:
    scheme, colon, www, dot, at = found.groups()
    if at:
        return "\\@"
    return f"{www}\\{dot}" if www else f"{scheme}\\{colon}"
