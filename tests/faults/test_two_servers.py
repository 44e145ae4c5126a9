"""Somebody starts the tool a second time on the same folder."""

import subprocess

import pytest
from laptop import Laptop
from served import ROOT, free_port, serve_command


@pytest.mark.parametrize("same_port", [False, True], ids=["another port", "the same port"])
def test_the_second_server_refuses_and_the_first_goes_on(room: Laptop, same_port: bool):
    """It says in one line why it does not start, ends with 1, and the room notices nothing."""
    dana = room.joins("Dana")
    port = room.port if same_port else free_port()

    second = subprocess.run(
        serve_command(room.folder, port), cwd=ROOT, capture_output=True, text=True, timeout=60
    )

    (line,) = (second.stdout + second.stderr).splitlines()
    expected = f"Port {port} on 0.0.0.0 cannot be used" if same_port else "A server is already"
    assert line.startswith(expected)
    assert second.returncode == 1
    assert room.adds(dana, "still here").status_code == 200
    assert [entry["text"] for entry in room.state(dana)["entries"]] == ["still here"]
    assert room.aino_does("close_input").status_code == 200


def test_after_the_first_has_ended_the_folder_is_free(room: Laptop):
    """A server that was killed leaves no lock behind."""
    room.kill()

    room.start()

    assert room.adds(room.joins(), "on we go").status_code == 200
