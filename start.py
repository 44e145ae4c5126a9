#!/usr/bin/env python3
"""The two commands: `python3 start.py` installs and runs, `python3 start.py test` tests.

Needs only Python. What the tool needs is installed into `.venv` beside this file,
once; a second start installs nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """Something the machine lacks, and the one line that says what to do."""


def main(arguments: list[str]) -> int:
    """Run the tool, or its tests; returns the exit code."""
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 (this file runs before anything is checked)
            raise Missing("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")
        if arguments[:1] == ["test"]:
            install("requirements-test.txt")
            return test(arguments[1:])
        if arguments[:1] in (["-h"], ["--help"]):
            print(__doc__)
            print("Further words are handed on: python3 start.py --port 8600 --no-browser")
            return 0
        install("requirements.txt")
        return call(["-m", "changelab", "serve", "--samples", *arguments])
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def install(requirements: str) -> None:
    """Make the environment and put the pinned packages into it, unless they are there."""
    wanted = HERE / requirements
    stamp = VENV / f".installed-{wanted.stem}"
    fingerprint = hashlib.sha256(
        wanted.read_bytes() + (HERE / "requirements.txt").read_bytes()
    ).hexdigest()
    if stamp.exists() and stamp.read_text() == fingerprint and PYTHON.exists():
        return
    if not PYTHON.exists():
        make_environment()
    print(f"Installing what {wanted.name} lists, once …", flush=True)
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted],
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        last = [line for line in done.stderr.splitlines() if "ERROR" in line] or [done.stderr]
        raise Missing(
            "The packages could not be installed: is the package registry reachable? "
            f"pip says: {last[0].strip()[:300]}"
        )
    stamp.write_text(fingerprint)


def make_environment() -> None:
    """An environment of our own, so that nothing else on the machine changes."""
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        raise Missing(
            "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install "
            f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        ) from None
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except (OSError, subprocess.CalledProcessError) as error:
        raise Missing(f"No environment could be made in {VENV}: {error}") from None


def test(arguments: list[str]) -> int:
    """Run every test; those with a browser need Chromium."""
    chromium = find_chromium()
    return call(["-m", "pytest", *arguments], {"CHANGELAB_CHROMIUM": chromium})


def find_chromium() -> str:
    """Chromium, installed with apt where that is possible."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found:
        return found
    advice = "Chromium is missing. On Debian or Ubuntu: sudo apt-get install chromium"
    if not shutil.which("apt-get") or os.name == "nt" or os.geteuid() != 0:
        raise Missing(advice)
    print("Installing Chromium with apt, once …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=environment, **quiet)
    subprocess.run(["apt-get", "install", "-y", "chromium"], env=environment, **quiet)
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not found:
        raise Missing(advice)
    return found


def call(words: list[str], more: dict[str, str] | None = None) -> int:
    """Go on as our own Python in this folder."""
    environment = {**os.environ, **(more or {})}
    os.chdir(HERE)
    if os.name == "nt":
        return subprocess.call([PYTHON, *words], env=environment)
    # Taking the place of this process: signals reach the server, and no child is left behind.
    os.execve(PYTHON, [str(PYTHON), *words], environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
