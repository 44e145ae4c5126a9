"""Who acts: a role, a pseudonym, and in an anonymous task an alias nobody can trace.

In an anonymous task the record never learns who wrote a card. The alias is made
from a secret that lives with the person's name, outside the record, so that the
person still owns the card and leaves with no trace when the secret is destroyed.
"""

import hashlib
import hmac
from dataclasses import dataclass

from changelab.domain.entities import Contribution, Task
from changelab.domain.errors import NotAllowed
from changelab.domain.record import Act
from changelab.domain.vocabulary import Role

_ROLE_NAMES = {
    Role.FACILITATOR: "the facilitator",
    Role.SCRIBE: "the scribe",
    Role.RESEARCHER: "the researcher",
    Role.OBSERVER: "an observer",
    Role.PARTICIPANT: "a participant",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts or looks.

    Attributes:
        role: what they may do.
        id: the role itself, or a participant's pseudonym.
        secret: what a participant's aliases are made from; empty for roles.
        hand: the role that enters this for a person without a phone, if one does.
    """

    role: Role
    id: str
    secret: str = ""
    hand: Role | None = None

    @classmethod
    def of(cls, role: Role) -> "Actor":
        """The actor of a role that is not a participant."""
        return cls(role, role.value)

    def alias_in(self, place: str) -> str:
        """The name this person has in an anonymous task or ballot."""
        made = hmac.new(self.secret.encode(), place.encode(), hashlib.sha256)
        return f"~{made.hexdigest()[:10]}"

    def name_in(self, task: Task | None) -> str:
        """The name the record gets for what this person does in that task."""
        if self.secret and task is not None and task.plan.anonymous:
            return self.alias_in(task.id)
        return self.id

    def wrote(self, item: Contribution) -> bool:
        """True if the contribution is this person's own."""
        if item.author.startswith("~"):
            return bool(self.secret and item.task and item.author == self.alias_in(item.task))
        return item.author == self.id

    def check_may(self, act: Act) -> None:
        """Nothing, if the role has the right.

        Raises:
            NotAllowed: it has not.
        """
        if self.role not in act.by:
            # Roles stand in the order of who is asked first.
            who = next(role for role in Role if role in act.by)
            raise NotAllowed(
                f"{_ROLE_NAMES[self.role].capitalize()} cannot do this.", f"Ask {_ROLE_NAMES[who]}."
            )
