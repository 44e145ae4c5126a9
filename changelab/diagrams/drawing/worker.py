"""The process that draws: DOT in, picture out, with Graphviz in process.

Graphviz is C and not thread-safe; here it may die without taking the room
along. Run by `worker_process.py` as a plain file, so that it loads nothing of ours;
its argument is a folder it clears away at its end.

Frames on standard input: format (4 bytes, padded with blanks), length (4 bytes,
big-endian), DOT in UTF-8. Frames on standard output: `+` with the picture or
`!` with what Graphviz said, length, bytes. The end of the input ends it.
"""

import os
import shutil
import signal
import struct
import sys
import tempfile

REQUEST = struct.Struct(">4sI")
ANSWER = struct.Struct(">cI")
DRAWN, FAILED = b"+", b"!"


def serve(requests, answers, chatter) -> None:
    """Draw until the input ends; `chatter` is the file that takes Graphviz' remarks."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        wanted, length = REQUEST.unpack(head)
        dot = requests.read(length).decode("utf-8", "replace")
        os.ftruncate(chatter, 0)
        os.lseek(chatter, 0, os.SEEK_SET)
        try:
            kind, body = DRAWN, draw(dot, wanted.decode("ascii").strip())
        except Exception as error:
            said = os.pread(chatter, 2000, 0).decode("utf-8", "replace").strip()
            kind, body = FAILED, f"{error} {said}".strip().encode("utf-8", "replace")
        answers.write(ANSWER.pack(kind, len(body)) + body)
        answers.flush()


def draw(dot: str, format: str) -> bytes:
    """The picture; whatever goes wrong is an exception."""
    # Here, so that a missing Graphviz is told like any other failure.
    import pygraphviz

    graph = pygraphviz.AGraph(string=dot)
    try:
        body = graph.draw(format=format, prog="nop2")
    finally:
        graph.close()
    if not body:
        raise ValueError("Graphviz gave an empty picture")
    return body


def main() -> None:
    """Keep the pipes for the frames alone; what C code prints goes to a file of its own."""
    # Ctrl-C in the terminal is for the server, which closes the input in its own time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with tempfile.TemporaryFile() as chatter, open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(chatter.fileno(), 1)
        os.dup2(chatter.fileno(), 2)
        try:
            serve(requests, answers, chatter.fileno())
        finally:
            # Who started it may be gone.
            shutil.rmtree(sys.argv[1], ignore_errors=True)


if __name__ == "__main__":
    main()
