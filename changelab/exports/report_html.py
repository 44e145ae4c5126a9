"""The report as one HTML page: its pictures are in it, nothing is fetched, a browser prints it."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from changelab.diagrams import Picture
from changelab.exports.account import Account, pictures_in
from changelab.exports.report_blocks import blocks_of
from changelab.exports.report_parts import (
    Block,
    Heading,
    Items,
    Line,
    Paragraph,
    Shown,
    Table,
    Tone,
)

#: Nothing in the page may run, and nothing may be fetched: not even by what people typed.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_TAGS = {Tone.STRONG: "strong", Tone.QUIET: "small", Tone.STRUCK: "s"}

_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: #1a1a1a; background: #fff; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.45rem; margin: 2.6rem 0 .8rem; border-bottom: 2px solid #1a1a1a;
  padding-bottom: .15rem; }
h3 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.3rem 0 .4rem; }
h1, h2, h3, h4, p, li, td { overflow-wrap: anywhere; }
thead th { overflow-wrap: normal; }
small { color: #595959; font-size: .92em; }
s { color: #595959; }
nav ol { columns: 2; padding-left: 1.3rem; font-size: .95rem; }
a { color: #0b5a60; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0 1.2rem; }
th, td { border-bottom: 1px solid #b8b8b8; padding: .35rem .5rem; text-align: left;
  vertical-align: top; }
thead th { font-size: .9rem; }
tbody th { font-weight: 600; }
figure { margin: .8rem 0 1.4rem; }
figure img { width: 100%; height: auto; max-height: 80vh; object-fit: contain; }
figcaption { color: #595959; font-size: .92rem; }
@media screen and (max-width: 45rem) {
  table { display: block; overflow-x: auto; }
  nav ol { columns: 1; }
}
@media print {
  @page { size: A4; margin: 2cm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  h2, h3, h4 { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  figure img { max-height: 15cm; }
  thead { display: table-header-group; }
}
""".strip()


def write_report_html(account: Account, pictures: Iterable[tuple[Picture, bytes]]) -> str:
    """The text of `report.html`.

    Args:
        pictures: those there are, each with its SVG; the report takes those that it shows.
    """
    shown = pictures_in(account)
    drawn = {
        picture.file_name: _as_data(svg) for picture, svg in pictures if picture.file_name in shown
    }
    blocks = list(blocks_of(account))
    body = "\n".join(filter(None, _body(blocks, drawn)))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(account.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _as_data(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode('ascii')}"


def _body(blocks: list[Block], drawn: Mapping[str, str]) -> Iterator[str]:
    parts = [one.text for one in blocks if isinstance(one, Heading) and one.level == 1]
    number = 0
    for block in blocks:
        match block:
            case Heading(level=1, text=text):
                if number == 0:
                    yield _contents(parts)
                number += 1
                yield f'<h2 id="part-{number}" dir="auto">{escape(text)}</h2>'
            case Heading(level=level, text=text):
                tag = f"h{level + 1}"
                yield f'<{tag} dir="auto">{_words(text)}</{tag}>'
            case Paragraph(line=line):
                yield f'<p dir="auto">{_line(line)}</p>'
            case Items(lines=lines):
                items = "\n".join(f'<li dir="auto">{_line(line)}</li>' for line in lines)
                yield f"<ul>\n{items}\n</ul>"
            case Table():
                yield _table(block)
            case Shown(file=file):
                yield _figure(block, drawn.get(file, ""))


def _contents(parts: list[str]) -> str:
    items = "".join(
        f'<li><a href="#part-{number}" dir="auto">{escape(text)}</a></li>\n'
        for number, text in enumerate(parts, start=1)
    )
    return f'<nav aria-label="Contents">\n<ol>\n{items}</ol>\n</nav>'


def _words(text: str) -> str:
    """People's words, their line breaks kept."""
    return "<br>".join(escape(line) for line in text.split("\n"))


def _line(line: Line) -> str:
    said = []
    for run in line:
        tag = _TAGS.get(run.tone)
        words = _words(run.text)
        said.append(f"<{tag}>{words}</{tag}>" if tag else words)
    return "".join(said)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col" dir="auto">{escape(one)}</th>' for one in table.head)
    rows = []
    for row in table.rows:
        first = '<th scope="row" dir="auto">' if table.rows_are_named else '<td dir="auto">'
        end = "</th>" if table.rows_are_named else "</td>"
        cells = [f"{first}{_line(row[0])}{end}"]
        cells += [f'<td dir="auto">{_line(cell)}</td>' for cell in row[1:]]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _figure(shown: Shown, data: str) -> str:
    """The picture; nothing if it was not drawn."""
    if not data:
        return ""
    return (
        f'<figure><img src="{data}" alt="{escape(shown.said)}">'
        f'<figcaption dir="auto">{escape(shown.title)}</figcaption></figure>'
    )
