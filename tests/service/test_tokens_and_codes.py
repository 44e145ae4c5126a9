"""Who may come in: tokens kept as hashes, and a code that can be read from afar."""

import hashlib
import itertools

import pytest

from changelab.domain.actors import Actor
from changelab.domain.errors import NotAllowed, NotFound
from changelab.domain.vocabulary import Role
from changelab.service.doors import CODE_LENGTH, CODE_LETTERS, LINKED_ROLES
from changelab.templates import find_template


@pytest.fixture
def opened(laboratory):
    """A new workshop with its code and its tokens."""
    return laboratory.open_workshop(find_template("blank"), "New")


@pytest.mark.parametrize("role", LINKED_ROLES)
def test_each_role_has_a_link_of_its_own(laboratory, opened, role):
    """The token opens this workshop, with that role's rights, and no other workshop."""
    visitor = laboratory.doors.visitor(opened.tokens[role])

    assert visitor.actor == Actor.of(role) and visitor.workshop == opened.workshop
    assert visitor.may_enter(opened.workshop) and not visitor.may_enter("another")


def test_the_house_key_opens_every_workshop(laboratory, opened):
    """The facilitator's link that starting prints belongs to no workshop."""
    visitor = laboratory.doors.visitor(laboratory.doors.issue(None, Role.FACILITATOR))

    assert visitor.may_enter(opened.workshop) and visitor.may_enter("another")


def test_a_phone_is_its_person(laboratory, opened):
    """A participant's token leads to their pseudonym and to their secret."""
    joined = laboratory.join(opened.workshop, "Bilal")
    actor = laboratory.doors.visitor(joined.token).actor

    assert (actor.role, actor.id) == (Role.PARTICIPANT, "P01")
    assert len(actor.secret) == 32


def test_no_token_is_in_the_database(laboratory, opened):
    """Whoever copies the file gets no key: it holds hashes only."""
    joined = laboratory.join(opened.workshop, "Bilal")
    tokens = [*opened.tokens.values(), joined.token, laboratory.doors.issue(None, Role.FACILITATOR)]
    stored = b"".join(path.read_bytes() for path in laboratory.folder.glob("*.db*"))

    for token in tokens:
        assert token.encode() not in stored
        assert hashlib.sha256(token.encode()).hexdigest().encode() in stored


def test_tokens_are_long_and_never_the_same(laboratory, opened):
    """Nobody guesses one: 24 random bytes each."""
    tokens = {laboratory.doors.issue(opened.workshop, Role.SCRIBE) for _ in range(20)}

    assert len(tokens) == 20 and min(map(len, tokens)) >= 32


def test_renewing_revokes_the_earlier_ones(laboratory, opened):
    """A link that got into wrong hands opens nothing; other roles' links go on working."""
    new = laboratory.doors.renew(opened.workshop, Role.SCRIBE)

    with pytest.raises(NotAllowed, match=r"not valid\. Ask the facilitator for a new one"):
        laboratory.doors.visitor(opened.tokens[Role.SCRIBE])
    assert laboratory.doors.visitor(new).actor.role is Role.SCRIBE
    assert laboratory.doors.visitor(opened.tokens[Role.FACILITATOR])


def test_renewing_in_one_workshop_leaves_the_others(laboratory, opened):
    """Each workshop has keys of its own, and the house has its own."""
    other = laboratory.open_workshop(find_template("blank"), "Other")
    house = laboratory.doors.issue(None, Role.FACILITATOR)
    laboratory.doors.renew(opened.workshop, Role.FACILITATOR)

    assert laboratory.doors.visitor(other.tokens[Role.FACILITATOR])
    assert laboratory.doors.visitor(house)


@pytest.mark.parametrize("token", ["", "nobody's", "\ud800", "x" * 100_000, "é", "'; --"])
def test_what_is_no_token_opens_nothing(laboratory, opened, token):
    """Empty, invented, endless or strange: the same plain answer."""
    with pytest.raises(NotAllowed, match="not valid"):
        laboratory.doors.visitor(token)


def test_a_code_has_six_letters_that_cannot_be_confused(laboratory):
    """No 0 and O, no 1, I and L, no 2 and Z, no 5 and S, no 6 and G, no 8 and B together."""
    codes = {laboratory.open_workshop(find_template("blank"), str(n)).join_code for n in range(30)}

    assert len(codes) == 30
    assert all(len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) for code in codes)
    for group in ("0OQ", "1IL", "2Z", "5S", "6G", "8B"):
        pairs = itertools.combinations(group, 2)
        assert not [pair for pair in pairs if set(pair) <= set(CODE_LETTERS)]


def test_a_code_leads_to_its_workshop_however_it_is_typed(laboratory, opened):
    """Small letters, blanks and hyphens do not matter."""
    code = opened.join_code
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]} ", f"{code[:3]}-{code[3:]}"):
        assert laboratory.doors.workshop_behind(typed) == opened.workshop


def test_a_workshop_keeps_its_code(laboratory, opened):
    """The code on the wall stays right for every session."""
    assert laboratory.doors.join_code(opened.workshop) == opened.join_code


@pytest.mark.parametrize("code", ["", "AAAAAA", "x" * 10_000, "'; --", "🙂", "\ud800"])
def test_a_wrong_code_is_answered_plainly(laboratory, opened, code):
    """The answer repeats a few letters of it and says to compare it with the wall."""
    with pytest.raises(NotFound, match=r"no workshop with the code .*Compare it") as refused:
        laboratory.doors.workshop_behind(code)

    assert len(str(refused.value)) < 120
