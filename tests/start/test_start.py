"""start.py says in one line what is missing, and installs nothing twice."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
import start


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Path:
    """A checkout with requirements, where nothing was installed yet."""
    (tmp_path / "requirements.txt").write_text("something==1.0\n")
    monkeypatch.setattr(start, "HERE", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path


def _installed(machine: Path) -> None:
    start.PYTHON.parent.mkdir(parents=True)
    start.PYTHON.write_text("")
    content = (machine / "requirements.txt").read_bytes()
    stamp = start.VENV / ".installed-requirements"
    stamp.write_text(hashlib.sha256(content * 2).hexdigest())


def test_a_second_start_installs_nothing(machine, monkeypatch):
    """When what is listed is installed, no installer is run."""
    _installed(machine)
    ran = []
    monkeypatch.setattr(subprocess, "run", lambda *words, **more: ran.append(words))

    start.install("requirements.txt")

    assert ran == []


def test_changed_requirements_are_installed(machine, monkeypatch):
    """After an update of the tool, its new requirements are installed at the next start."""
    _installed(machine)
    (machine / "requirements.txt").write_text("something==2.0\n")
    ran = []

    def run(words, **more):
        ran.append(words)
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)

    start.install("requirements.txt")

    assert len(ran) == 1
    assert "install" in ran[0]


def test_an_unreachable_registry_is_one_line(machine, monkeypatch):
    """Without a network the message says that the packages could not be had."""
    start.PYTHON.parent.mkdir(parents=True)
    start.PYTHON.write_text("")

    def run(words, **more):
        said = "WARNING: Retrying\nERROR: Could not find a version that satisfies something==1.0"
        return subprocess.CompletedProcess(words, 1, "", said)

    monkeypatch.setattr(subprocess, "run", run)

    with pytest.raises(start.Missing) as missing:
        start.install("requirements.txt")

    assert "is the package registry reachable?" in str(missing.value)
    assert "\n" not in str(missing.value)


def test_a_python_without_venv_is_one_line(machine, monkeypatch):
    """Where Debian left out the venv module, the message names the package to install."""
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(start.Missing) as missing:
        start.install("requirements.txt")

    assert "apt-get install python3" in str(missing.value)


def test_absent_chromium_is_one_line(monkeypatch):
    """Where Chromium is absent and cannot be installed, the message names the command."""
    monkeypatch.setattr(start.shutil, "which", lambda name: None)

    with pytest.raises(start.Missing) as missing:
        start.find_chromium()

    assert "sudo apt-get install chromium" in str(missing.value)


def test_an_old_python_is_one_line(monkeypatch, capsys):
    """A Python that is too old is told which one is needed."""
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))

    code = start.main([])

    assert code == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err
