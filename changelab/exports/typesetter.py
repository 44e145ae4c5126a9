"""Sets one PDF and ends: typst keeps hundreds of MB after a long report, the server must not.

Run by path, with what to set as JSON on standard input: `template`, `fonts` (a
folder), `inputs`, `standards`, `fonts_of_machine`. The PDF goes to standard output;
what went wrong, to standard error.
"""

import json
import sys

import typst


def main() -> int:
    """The exit code: 0, or 1 with a reason."""
    asked = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_system_fonts=asked["fonts_of_machine"], font_paths=[asked["fonts"]])
    with open(asked["template"], "rb") as template:
        source = template.read()
    try:
        pdf = typst.compile(
            source,
            font_paths=fonts,
            sys_inputs=asked["inputs"],
            pdf_standards=asked["standards"],
        )
    except typst.TypstError as error:
        print(str(error).splitlines()[0][:200], file=sys.stderr)
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
