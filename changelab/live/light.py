"""The light pages: read once from `changelab/web`, composed, compressed, kept in memory.

The sources are plain HTML, CSS and small ES modules. What is sent is one file per
page, with its style and its modules inside: a phone on a slow network then waits for
one answer. The hash of each part stands in the Content-Security-Policy, so nothing
else can run, and nothing from elsewhere can load.
"""

import base64
import gzip
import hashlib
import html
import json
import mimetypes
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from changelab.diagrams.fonts import Face
from changelab.domain.errors import NotFound
from changelab.live.answers import takes_gzip

WEB = Path(__file__).parent.parent / "web"

#: The font the pictures are measured in, so that they look the same on every screen.
FONTS = {f"fonts/{face.name.lower()}.ttf": face.file for face in Face}

_STYLE = re.compile(r'<link rel="stylesheet" href="([\w-]+\.css)">')
_SCRIPT = re.compile(r'<script type="module" src="([\w-]+\.js)"></script>')
_IMPORT = re.compile(r'^import \{[\w\s,]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|let|class)", re.MULTILINE)
_BLANK = re.compile(r"\{\{(\w+)\}\}")


def joined_modules(entry: str, folder: Path = WEB) -> str:
    """An ES module and all it imports as one module, each after what it needs.

    Names on the top level must differ between modules: the browser refuses to run
    the page otherwise, so the tests of the pages notice.
    """
    done: dict[str, str] = {}

    def visit(name: str) -> None:
        if name in done:
            return
        done[name] = ""
        source = (folder / name).read_text("utf-8")
        for needed in _IMPORT.findall(source):
            visit(needed)
        del done[name]
        done[name] = _EXPORT.sub("", _IMPORT.sub("", source)).strip()

    visit(entry)
    return "\n".join(done.values()) + "\n"


class Page:
    """A page as it is sent; `{{name}}` in its source are blanks for text."""

    def __init__(self, name: str, folder: Path = WEB) -> None:
        self._source = (folder / name).read_text("utf-8")
        self._hashes: dict[str, list[str]] = {"style": [], "script": []}
        self._source = _STYLE.sub(
            lambda found: self._inside("style", (folder / found[1]).read_text("utf-8")),
            self._source,
        )
        self._source = _SCRIPT.sub(
            lambda found: self._inside("script", joined_modules(found[1], folder)), self._source
        )

    def _inside(self, kind: str, content: str) -> str:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        self._hashes[kind].append(f"'sha256-{digest}'")
        opening = '<script type="module">' if kind == "script" else "<style>"
        return f"{opening}{content}</{kind}>"

    @cached_property
    def policy(self) -> str:
        """What the page may load and run: itself, and this server's answers."""
        allowed = {kind: " ".join(hashes) or "'self'" for kind, hashes in self._hashes.items()}
        return (
            "default-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            f"style-src {allowed['style']}; script-src {allowed['script']}; object-src 'none'; "
            "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
        )

    def filled(self, **blanks: Any) -> str:
        """The page with its blanks filled: text escaped, anything else as JSON for its script."""
        texts = {
            name: html.escape(value) if isinstance(value, str) else as_data(value)
            for name, value in blanks.items()
        }
        return _BLANK.sub(lambda found: texts[found[1]], self._source)

    def answer(self, request: Request, status: int = 200, **blanks: Any) -> Response:
        """The page, ready to be shown."""
        body = self.filled(**blanks).encode()
        headers = {
            "Content-Security-Policy": self.policy,
            "Cache-Control": "no-store",
            # A key may stand in the address of a page.
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Vary": "Accept-Encoding",
        }
        if takes_gzip(request):
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return Response(body, status, headers, "text/html")


def as_data(value: Any) -> str:
    """JSON that can stand inside a script element: no text in it can end the element."""
    plain = json.dumps(value)
    return plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    body: bytes
    packed: bytes
    media_type: str
    tag: str

    @classmethod
    def of(cls, name: str, body: bytes) -> "Asset":
        """The file, compressed once."""
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        tag = hashlib.sha256(body).hexdigest()[:16]
        return cls(body, gzip.compress(body, mtime=0), media_type, tag)


class Assets:
    """The single files of the light pages and the font, by name."""

    def __init__(self, folder: Path = WEB) -> None:
        self._folder = folder
        self._known: dict[str, Asset] = {}

    def get(self, name: str) -> Asset:
        """The file of that name; read and compressed at the first call.

        Raises:
            NotFound: there is none.
        """
        if name not in self._known:
            if name in FONTS:
                body = FONTS[name].read_bytes()
            elif re.fullmatch(r"[\w-]+\.(js|css)", name) and (self._folder / name).is_file():
                body = (self._folder / name).read_bytes()
            else:
                raise NotFound("There is no such file here.")
            self._known[name] = Asset.of(name, body)
        return self._known[name]
