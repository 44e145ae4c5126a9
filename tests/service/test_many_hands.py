"""Many write at once: every act in its place, none lost, none twice."""

import threading

from changelab.service import Laboratory

ACTS = 200


def check_whole(room, expected: int) -> None:
    """The record has every entry once, its seqs without a gap, and folds to the state."""
    facts = room.laboratory.facts(room.workshop)
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    texts = [entry.text for entry in room.state.entries.values()]
    assert len(texts) == len(set(texts)) == expected


def test_two_threads_of_two_hundred_acts(room):
    """Bilal and Dana send as fast as they can: contiguous seqs, nothing lost."""
    answers: dict[str, list[int]] = {"P01": [], "P02": []}
    trouble: list[BaseException] = []

    def send(person) -> None:
        try:
            for place in range(ACTS):
                text = f"{person.id} {place}"
                done = room.does(person, "add_entry", element="rules", text=text, period="past")
                answers[person.id].append(done.seq)
        except BaseException as error:
            trouble.append(error)

    before = room.state.seq
    threads = [threading.Thread(target=send, args=[one]) for one in (room.bilal, room.dana)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert trouble == []
    check_whole(room, 2 * ACTS)
    together = sorted(answers["P01"] + answers["P02"])
    assert together == list(range(before + 1, before + 1 + 2 * ACTS))


def test_readers_see_whole_acts_only(room):
    """While Bilal logs contradictions with their manifestations, nobody sees one without."""
    halves: list[str] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            state = room.state
            for one in state.contradictions.values():
                if set(one.manifestations) - set(state.manifestations) or not one.manifestations:
                    halves.append(one.id)

    watching = threading.Thread(target=look)
    watching.start()
    for place in range(40):
        room.does(
            room.bilal,
            "log_contradiction",
            text=str(place),
            poles=[{"element": "rules"}],
            period="past",
            manifestation="conflict",
        )
    stop.set()
    watching.join()

    assert halves == []


def test_two_processes_at_one_folder(room, another_process):
    """A command line writes while the server runs: both see one record."""
    other = another_process(room.laboratory.folder, room.workshop, 50)
    for place in range(50):
        room.does(room.bilal, "add_entry", element="rules", text=f"ours {place}", period="past")
    said, _ = other.communicate(timeout=60)

    assert other.returncode == 0 and len(said.split()) == 50
    room.laboratory.refresh()
    check_whole(room, 100)


def test_another_laboratory_reads_what_this_one_wrote(room):
    """What one has acknowledged, another finds at once."""
    other = Laboratory(room.laboratory.folder)
    made = room.does(room.bilal, "add_entry", element="rules", text="x", period="past").made

    assert made in other.state(room.workshop).entries
    other.close()
