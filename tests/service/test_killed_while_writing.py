"""What was acknowledged survives: the writing process is killed in the middle of it."""

import signal

from changelab.service import Laboratory


def test_a_killed_process_loses_nothing_it_acknowledged(room, another_process):
    """Killed with signal 9 while it writes, it leaves every entry whose seq it had said."""
    room.laboratory.close()
    writer = another_process(room.laboratory.folder, room.workshop, 1_000_000)
    heard = [int(writer.stdout.readline()) for _ in range(60)]
    writer.send_signal(signal.SIGKILL)
    heard += [
        int(line) for line in writer.stdout.read().split("\n") if line.endswith(tuple("0123456789"))
    ]
    writer.wait()
    again = Laboratory(room.laboratory.folder)
    state = again.state(room.workshop)

    assert writer.returncode == -signal.SIGKILL
    kept = {int(entry.id[1:]): entry.text for entry in state.entries.values()}
    assert [kept[seq] for seq in heard] == [f"other {place}" for place in range(len(heard))]
    assert state.seq - heard[-1] in (0, 1)
    assert again.database.complaints() == []
    again.close()


def test_after_it_the_room_goes_on(room, another_process):
    """The next act takes the next seq; nothing holds the file any more."""
    writer = another_process(room.laboratory.folder, room.workshop, 1_000_000)
    for _ in range(10):
        writer.stdout.readline()
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    made = room.does(room.bilal, "add_entry", element="rules", text="on", period="past")

    facts = room.laboratory.facts(room.workshop)
    assert [fact.seq for fact in facts] == list(range(1, made.seq + 1))
