"""The command line: `python -m changelab COMMAND`. Every command says what it did, or why not.

Exit code 0 when done, 1 when something is wrong (said on stderr), 2 for wrong usage.
"""

import argparse
import os
import sys
from pathlib import Path

from changelab import __version__
from changelab.domain.errors import ChangeLabError
from changelab.domain.vocabulary import Period, Withdrawal

DEFAULT_DATA = Path(__file__).parents[2] / "data"

_EPILOG = """\
a first workshop:
  python -m changelab new --template blank --title "Our work"
  python -m changelab serve
  python -m changelab pictures WORKSHOP
  python -m changelab draw WORKSHOP --picture activity-system --period present --out now.svg
  python -m changelab export WORKSHOP --out exports/our-work
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = _parser().parse_args(arguments)
    try:
        # Commands import what they need: `--help` and `templates` answer at once.
        return given.run(given) or 0
    except ChangeLabError as error:
        print(str(error), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output went away, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m changelab",
        description="Run Change Laboratory workshops, keep their record, draw their pictures.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"changelab {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run, about: str, **more) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about, **more)
        added.add_argument(
            "--data",
            type=Path,
            default=DEFAULT_DATA,
            metavar="DIR",
            help="the folder with the database (default: data/)",
        )
        added.set_defaults(run=run)
        return added

    serve = command("serve", _serve, "Start the server: workbench, phones, projector, API.")
    serve.add_argument(
        "--host", default="0.0.0.0", help="address to listen on (default: all, so phones reach it)"
    )
    serve.add_argument("--port", type=_port, default=8501, help="default: 8501")
    serve.add_argument(
        "--samples", action="store_true", help="load the sample workshops if the database is new"
    )
    serve.add_argument("--no-browser", action="store_true", help="do not open the workbench")

    new = command("new", _new, "Begin a workshop; prints its code, links and tokens as JSON.")
    new.add_argument("--template", required=True, metavar="ID", help="see: templates")
    new.add_argument("--title", required=True, metavar="TEXT")

    command("templates", _templates, "List the templates as JSON.")
    command("codebooks", _codebooks, "List the codebooks and their codes as JSON.")

    take = command("import", _import, "Take in a sample, an exported bundle or a session.json.")
    take.add_argument("file", type=Path, metavar="FILE")

    said = command("transcript", _transcript, "Bring in a transcript: what was said in a session.")
    said.add_argument("workshop", metavar="WORKSHOP")
    said.add_argument(
        "file", type=Path, metavar="FILE", help="WebVTT, SRT, CSV, TSV, DOCX or plain text"
    )
    said.add_argument("--session", metavar="S", help="its number or title (default: the latest)")
    said.add_argument(
        "--starts-at",
        type=_moment,
        metavar="ISO",
        help="when it began: 2026-03-02T09:00:00+02:00 (default: as the file or session says)",
    )
    said.add_argument(
        "--speaker",
        action="append",
        default=[],
        metavar="NAME=WHO",
        help='who that is: "Bilal Khan=P01", "Aino=facilitator", "=P01" if nobody is '
        "named; the others are matched by name",
    )
    said.add_argument(
        "--keep-names", action="store_true", help="leave names in the words as they are"
    )
    said.add_argument(
        "--look", action="store_true", help="only say what is in the file; nothing is imported"
    )
    said.add_argument(
        "--as-cues", action="store_true", help="keep each subtitle as a turn of its own"
    )

    export = command("export", _export, "Write the whole record as a folder and a zip.")
    export.add_argument("workshop", metavar="WORKSHOP")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.add_argument(
        "--purpose",
        choices=("analysis", "archive"),
        default="analysis",
        help="analysis: for the team's own work; archive: only what people agreed to",
    )
    export.add_argument(
        "--replace-names",
        action="store_true",
        help="write pseudonyms where names, e-mails and phones of the key table stand",
    )
    export.add_argument("--bag", action="store_true", help="as a BagIt bag, for archives")
    export.add_argument(
        "--crlf", action="store_true", help="texts for QDA software end lines as MAXQDA wants it"
    )
    export.add_argument(
        "--at-speakers",
        action="store_true",
        help="speakers in transcripts stand as “@P01:” (ATLAS.ti)",
    )
    export.add_argument(
        "--expect",
        type=Path,
        metavar="FILE",
        help="write the list of coded texts too, to check what other software reads",
    )
    export.add_argument(
        "--progress", action="store_true", help="say how far it is, one line of JSON for each step"
    )

    draw = command("draw", _draw, "Draw a picture of a workshop into a file.")
    draw.add_argument("workshop", metavar="WORKSHOP")
    draw.add_argument(
        "--picture",
        required=True,
        metavar="NAME",
        help="see: pictures WORKSHOP; “all”: every one, as pptx or as pdf with --paper",
    )
    draw.add_argument(
        "--format",
        choices=("svg", "png", "pdf", "dot", "txt", "pptx"),
        default="svg",
        help="png: 300 dpi across A4; txt: in sentences; pptx: a slide to edit (default: svg)",
    )
    draw.add_argument("--out", type=Path, required=True, metavar="FILE")
    draw.add_argument(
        "--period",
        choices=[period.value for period in Period],
        default=Period.PRESENT.value,
        help="of pictures that show one period (default: present)",
    )
    draw.add_argument(
        "--paper",
        choices=("a4", "a3"),
        help="a pdf on a sheet of that size, with whose it is below; without it as large as drawn",
    )
    draw.add_argument(
        "--look", choices=("light", "dark"), default="light", help="the ground (default: light)"
    )
    draw.add_argument("--at", type=int, metavar="SEQ", help="as of that event of the record")

    pictures = command("pictures", _pictures, "List the pictures of a workshop as JSON.")
    pictures.add_argument("workshop", metavar="WORKSHOP")

    withdraw = command("withdraw", _withdraw, "Take a person's part out of a workshop, for good.")
    withdraw.add_argument("workshop", metavar="WORKSHOP")
    withdraw.add_argument("participant", metavar="PARTICIPANT", help="the pseudonym, such as P01")
    withdraw.add_argument(
        "--level",
        required=True,
        choices=[level.value for level in Withdrawal],
        help="no_further_use: kept and seen by nobody; unlink: the words stay, as nobody's; "
        "erase: the words are overwritten",
    )
    withdraw.add_argument(
        "--preview", action="store_true", help="only say what it would do, and what to recall"
    )

    command("verify", _verify, "Check the record; exit code 0 when sound.")

    backup = command("backup", _backup, "Copy the database into a file, also while in use.")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = command("restore", _restore, "Put a backup in the place of the database.")
    restore.add_argument("file", type=Path, metavar="FILE")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def _serve(given: argparse.Namespace) -> int:
    from changelab.cli.serve import serve

    return serve(
        given.data,
        host=given.host,
        port=given.port,
        samples=given.samples,
        browser=not given.no_browser,
    )


def _new(given: argparse.Namespace) -> int:
    from changelab.cli import workshops

    return workshops.new(given.data, given.template, given.title)


def _templates(given: argparse.Namespace) -> int:
    from changelab.cli import workshops

    return workshops.templates()


def _codebooks(given: argparse.Namespace) -> int:
    from changelab.cli import codebooks

    return codebooks.codebooks()


def _import(given: argparse.Namespace) -> int:
    from changelab.cli import workshops

    return workshops.take_in(given.data, given.file)


def _moment(text: str) -> str:
    from changelab.cli.transcripts import utc

    try:
        return utc(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a moment is 2026-03-02T09:00:00+02:00") from None


def _transcript(given: argparse.Namespace) -> int:
    from changelab.cli import transcripts

    return transcripts.bring_in(
        given.data,
        given.workshop,
        transcripts.Given(
            file=given.file,
            session=given.session,
            starts_at=given.starts_at,
            speakers=given.speaker,
            keep_names=given.keep_names,
            as_cues=given.as_cues,
            look=given.look,
        ),
    )


def _export(given: argparse.Namespace) -> int:
    from changelab.cli import takeaway

    wishes = takeaway.Wishes(
        crlf=given.crlf,
        at_sign=given.at_speakers,
        bag=given.bag,
        replace_names=given.replace_names,
    )
    asked = takeaway.Asked(given.purpose, wishes, given.expect, given.progress)
    return takeaway.export(given.data, given.workshop, given.out, asked)


def _draw(given: argparse.Namespace) -> int:
    from changelab.cli import takeaway

    return takeaway.draw(
        given.data,
        given.workshop,
        takeaway.Wanted(given.picture, given.format, Period(given.period), given.paper, given.look),
        given.out,
        given.at,
    )


def _pictures(given: argparse.Namespace) -> int:
    from changelab.cli import takeaway

    return takeaway.pictures(given.data, given.workshop)


def _withdraw(given: argparse.Namespace) -> int:
    from changelab.cli import withdrawing

    return withdrawing.withdraw(
        given.data,
        given.workshop,
        given.participant,
        Withdrawal(given.level),
        preview=given.preview,
    )


def _verify(given: argparse.Namespace) -> int:
    from changelab.cli import safekeeping

    return safekeeping.verify(given.data)


def _backup(given: argparse.Namespace) -> int:
    from changelab.cli import safekeeping

    return safekeeping.backup(given.data, given.file)


def _restore(given: argparse.Namespace) -> int:
    from changelab.cli import safekeeping

    return safekeeping.restore(given.data, given.file)
