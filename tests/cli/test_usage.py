"""The command line teaches: help, wrong usage, clear errors."""

import pytest

from changelab.cli import main

COMMANDS = (
    *("serve", "new", "templates", "import", "export"),
    *("draw", "pictures", "withdraw", "verify", "backup", "restore"),
)


def test_help_names_every_command(capsys):
    """Who types --help sees every command and a first example."""
    with pytest.raises(SystemExit) as end:
        main(["--help"])

    said = capsys.readouterr().out
    assert end.value.code == 0
    assert all(command in said for command in COMMANDS)
    assert "a first workshop:" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, capsys):
    """Each command has a help text of its own that mentions the data folder."""
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])

    assert end.value.code == 0
    assert "--data DIR" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["dance"], ["new"], ["serve", "--port", "many"]])
def test_wrong_usage_is_code_2(words, capsys):
    """What cannot be understood as a command ends with code 2 and the usage."""
    with pytest.raises(SystemExit) as end:
        main(words)

    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_codebooks_lists_what_can_be_coded(terminal):
    """The seven codebooks of the tool are listed with their codes, and what each of them means."""
    listed = {one["id"]: one for one in terminal.json("codebooks")}
    codes = {one["key"]: one for one in listed["manifestations"]["codes"]}

    assert len(listed) == 7
    assert list(codes) == ["dilemma", "conflict", "critical_conflict", "double_bind"]
    assert "on the one hand" in codes["dilemma"]["definition"]


def test_templates_lists_what_there_is(terminal):
    """The four templates of the tool are listed with id and title."""
    listed = terminal.json("templates")

    assert {one["id"] for one in listed} >= {
        "blank",
        "boundary_crossing",
        "change_laboratory",
        "liw_six_workshops",
    }
    assert all(one["title"] for one in listed)


def test_an_unknown_workshop_is_said(terminal):
    """Asking for a workshop that is not here ends with code 1 and says so."""
    code = terminal.run("pictures", "w0000000000")

    assert code == 1
    assert "There is no such workshop here." in terminal.errors
