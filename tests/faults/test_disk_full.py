"""The laptop's disk fills up in the middle of a session, and is freed again."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from keeping_phone import crowd
from laptop import Laptop, laptop, until
from served import ROOT, free_port, serve_command
from small_disk import SmallDisk, mounted_disk

from changelab.domain.vocabulary import Role

PHONES, CARDS_EACH = 5, 4
#: Cards until a full disk must have been noticed; what was set aside before takes some more.
MOST_CARDS = 5000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of its own for the data folder."""
    with mounted_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture
def room_on_it(disk: SmallDisk) -> Iterator[Laptop]:
    """A served workshop whose data folder is on the small disk."""
    with laptop(disk.folder) as own:
        own.start()
        own.starts("The case")
        yield own


def fills_up(disk: SmallDisk, room: Laptop, token: str) -> tuple[list[str], httpx.Response]:
    """Cards sent to a disk that is full: those acknowledged, and the first refusal."""
    disk.fill()
    taken = []
    for number in range(MOST_CARDS):
        answer = room.adds(token, f"on the last page {number}")
        if answer.status_code != 200:
            return taken, answer
        taken.append(f"on the last page {number}")
    raise AssertionError("a full disk was not noticed")


def test_the_room_is_told_and_goes_on_when_there_is_space(disk: SmallDisk, room_on_it: Laptop):
    """Phones keep what cannot be recorded; nothing acknowledged is lost; no restart is needed."""
    room = room_on_it
    dana = room.joins("Dana")
    phones = crowd(room, PHONES, CARDS_EACH)
    room.adds(dana, "before")
    taken, refused = fills_up(disk, room, dana)
    with phones:
        until(lambda: all(phone.told for phone in phones.phones), "every phone was told")
        at_the_workbench = room.aino_does("close_input")
        seen = room.state(dana)
        disk.free()
    after = room.adds(dana, "after")
    assert after.status_code == 200
    assert room.picture().status_code == 200
    assert room.runs()
    room.stop()

    texts = Counter(entry.text for entry in room.folded().entries.values())
    full = "The disk is full; nothing more can be recorded. Free some space, then send again."
    for answer in (refused, at_the_workbench):
        assert answer.status_code >= 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"] == full
    assert {says for phone in phones.phones for _, says in phone.told} == {full}
    assert {entry["text"] for entry in seen["entries"]} == {"before", *taken}
    assert len(phones.acknowledged) == PHONES * CARDS_EACH
    assert texts == Counter({text: 1 for text in texts})
    assert {"before", "after", *taken} <= set(texts)
    assert len(texts) == PHONES * CARDS_EACH + len(taken) + 2
    assert room.verify() == 0


def test_a_laptop_that_goes_off_with_a_full_disk_keeps_everything(
    disk: SmallDisk, room_on_it: Laptop
):
    """Killed on a full disk, started when there is space: what was acknowledged is there."""
    room = room_on_it
    bilal = room.joins("Bilal")
    taken, _ = fills_up(disk, room, bilal)
    room.kill()
    disk.free()
    room.start()

    assert [entry["text"] for entry in room.state(bilal)["entries"]] == taken
    assert room.adds(bilal, "on we go").status_code == 200


def test_a_server_that_finds_the_disk_full_says_so(disk: SmallDisk, room_on_it: Laptop):
    """Started on a full disk it ends with one line that says what to do, and harms nothing."""
    room = room_on_it
    bilal = room.joins("Bilal")
    assert room.adds(bilal, "before").status_code == 200
    room.stop()
    disk.fill()
    command = serve_command(room.folder, free_port())

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    disk.free()
    room.start()

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "disk is full" in line
    assert "free some space" in line
    assert [entry["text"] for entry in room.state(bilal)["entries"]] == ["before"]


def test_nobody_half_joins(disk: SmallDisk, room_on_it: Laptop):
    """A join that cannot be recorded is refused in plain words, and leaves no person behind."""
    room = room_on_it
    bilal = room.joins("Bilal")
    fills_up(disk, room, bilal)
    sent = {"code": room.join_code, "name": "Dana", "consent": True}

    refused = room.http.post(f"{room.address}/api/join", json=sent)
    disk.free()
    joined = room.http.post(f"{room.address}/api/join", json=sent)

    people = room.state(room.tokens[Role.FACILITATOR])["participants"]
    assert refused.status_code >= 500
    assert "The disk is full" in refused.json()["detail"]
    assert joined.status_code == 200
    assert [person["id"] for person in people] == ["P01", "P02"]
