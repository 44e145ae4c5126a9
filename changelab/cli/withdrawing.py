"""The command by which a person's part is taken out of a workshop."""

import json
from dataclasses import asdict
from pathlib import Path

from changelab.domain.actors import Actor
from changelab.domain.errors import NotFound
from changelab.domain.vocabulary import Role, Withdrawal
from changelab.service import Laboratory
from changelab.ui.takings import forget_what_was_taken


def withdraw(
    data: Path, workshop: str, participant: str, level: Withdrawal, *, preview: bool
) -> int:
    """Take a person's part out so far, or only say what that would do; prints JSON."""
    with Laboratory(data) as laboratory:
        if participant not in laboratory.state(workshop).participants:
            raise NotFound(
                f"There is no participant “{participant[:20]}” in this workshop.",
                "Name them by their pseudonym, such as P01.",
            )
        found = asdict(laboratory.preview(workshop, participant, level))
        recall = [one for one in found["exports"] if one["holds"]]
        said = {"preview": preview, "workshop": workshop, **found, "to_recall": recall}
        if not preview:
            researcher = Actor.of(Role.RESEARCHER)
            done = laboratory.withdraw(workshop, participant, level, researcher)
            # What the Record page made lies beside the database, with the words in it.
            forget_what_was_taken(laboratory, workshop)
            said["seq"] = done.seq
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return 0
