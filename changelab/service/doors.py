"""Tokens and join codes: who is this, and what may they open.

Tokens are random, kept as hashes, and never logged. A role's token may be
renewed; then the earlier ones open nothing.
"""

import hashlib
import secrets
from dataclasses import dataclass

from changelab.domain.actors import Actor
from changelab.domain.errors import NotAllowed, NotFound
from changelab.domain.vocabulary import Role
from changelab.service.time import a_day_ago, now
from changelab.storage import access, persons
from changelab.storage.access import Grant
from changelab.storage.database import Database

#: Letters and digits that cannot be taken for one another, read aloud or from afar.
CODE_LETTERS = "ACDEFGHJKMNPQRTUVWXY3479"
CODE_LENGTH = 6

#: The roles that get a secret link of their own.
LINKED_ROLES = (Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER, Role.OBSERVER)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever holds a token: `workshop` is None for the key of the whole house."""

    workshop: str | None
    actor: Actor

    def may_enter(self, workshop: str) -> bool:
        """True if the token opens that workshop."""
        return self.workshop is None or self.workshop == workshop


class Doorkeeper:
    """Hands out tokens and codes, and knows them again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        #: Who held which token when asked last, by its hash.
        self._remembered: dict[str, Visitor] = {}
        #: Goes up by one when tokens may have been taken away: whoever is inside is asked again.
        self.changes = 0

    def issue(self, workshop: str | None, role: Role, participant: str | None = None) -> str:
        """A new token; earlier ones of the role go on working."""
        token = secrets.token_urlsafe(24)
        with self._database.writing() as db:
            access.add_token(db, _hashed(token), Grant(workshop, role.value, participant), now())
        return token

    def renew(self, workshop: str | None, role: Role) -> str:
        """A new token; the earlier ones of that role open nothing any more."""
        with self._database.writing() as db:
            access.revoke(db, workshop, role.value)
        self.look_again()
        return self.issue(workshop, role)

    def retire_house_keys(self) -> None:
        """Let nobody in any more with a key of the whole house that is over a day old."""
        with self._database.writing() as db:
            access.revoke_house_keys(db, before=a_day_ago())
        self.look_again()

    def visitor(self, token: str) -> Visitor:
        """Who holds this token.

        Raises:
            NotAllowed: nobody does.
        """
        hashed = _hashed(token)
        with self._database.using() as db:
            grant = access.grant_of(db, hashed) if token else None
            if grant is None:
                raise NotAllowed(
                    "This link or key is not valid.", "Ask the facilitator for a new one."
                )
            role = Role(grant.role)
            actor = Actor.of(role)
            if role is Role.PARTICIPANT:
                person = persons.find(db, grant.workshop or "", grant.participant or "")
                actor = Actor(role, grant.participant or "", person.secret if person else "")
            # Kept while the database is held: whoever takes the token away comes after.
            self._remembered[hashed] = visitor = Visitor(grant.workshop, actor)
        return visitor

    def remembered(self, token: str) -> Visitor | None:
        """Who held this token when last asked, without asking the disk.

        A token taken away by another process is remembered until `look_again`.
        """
        return self._remembered.get(_hashed(token))

    def look_again(self) -> None:
        """Remember nobody: a token may have been taken away."""
        self._remembered.clear()
        self.changes += 1

    def person(self, workshop: str, participant: str) -> Actor:
        """The participant with that pseudonym, with what their aliases are made from."""
        with self._database.using() as db:
            known = persons.find(db, workshop, participant)
        return Actor(Role.PARTICIPANT, participant, known.secret if known else "")

    def join_code(self, workshop: str) -> str:
        """The workshop's join code; made when it has none."""
        with self._database.writing() as db:
            code = access.code_of(db, workshop)
            while code is None:
                drawn = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
                code = drawn if access.add_code(db, drawn, workshop) else None
        return code

    def workshop_behind(self, code: str) -> str:
        """The workshop that a join code leads to; case, blanks and hyphens do not matter.

        Raises:
            NotFound: no workshop has that code.
        """
        # Only letters and digits can be part of a code; the rest is how people write it down.
        typed = "".join(char for char in code.upper() if char.isascii() and char.isalnum())
        with self._database.using() as db:
            workshop = access.workshop_of(db, typed)
        if workshop is None:
            raise NotFound(
                f"There is no workshop with the code {typed[:12] or '(empty)'}.",
                "Compare it with the code on the wall.",
            )
        return workshop


def _hashed(token: str) -> str:
    # Tokens are random and long: a plain hash cannot be reversed by guessing, and
    # looking up a hash does not tell by its timing how much of a token was right.
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
