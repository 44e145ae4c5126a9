"""Joining and acting: from the phone into the record."""

from collections import OrderedDict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from changelab.domain.actors import Actor
from changelab.domain.errors import NotAllowed, Refused
from changelab.domain.people import GiveConsent
from changelab.domain.record import STAFF, read_act, understood
from changelab.domain.scribe import Reader
from changelab.live.answers import answer, answering
from changelab.live.door import is_participant, known, token_in
from changelab.live.messages import (
    Done,
    Join,
    Joined,
    Line,
    LineDone,
    LinePreview,
    act_id_in,
    person_in,
    read_join,
    read_object,
)
from changelab.live.room import LiveRoom

#: Answers to those who joined lately, for a phone that did not hear its own.
_RECENT_JOINS = 2000


def act_routes(room: LiveRoom) -> list[Route]:
    """The routes that change the record."""
    joins = RecentJoins()

    async def join(room: LiveRoom, request: Request) -> Response:
        wish = read_join(await read_object(request))
        token = token_in(request)
        return answer((await room.write(_join, room, joins, wish, token)).model_dump())

    return [
        Route("/api/join", answering(room, join), methods=["POST"]),
        Route("/api/workshops/{workshop}/acts", answering(room, perform), methods=["POST"]),
        Route("/api/workshops/{workshop}/line", answering(room, line), methods=["POST"]),
    ]


class RecentJoins:
    """Who joined with which id of their own: asking twice makes no second person."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Joined] = OrderedDict()

    def get(self, wish: Join) -> Joined | None:
        """The answer that this wish got before."""
        return self._known.get(str(wish.id)) if wish.id else None

    def keep(self, wish: Join, joined: Joined) -> None:
        """Remember the answer for a while."""
        if wish.id:
            self._known[str(wish.id)] = joined
            while len(self._known) > _RECENT_JOINS:
                self._known.popitem(last=False)


def _join(room: LiveRoom, joins: RecentJoins, wish: Join, token: str) -> Joined:
    laboratory = room.laboratory
    workshop = laboratory.doors.workshop_behind(wish.code)
    before = joins.get(wish)
    if before is not None and before.workshop == workshop:
        token = before.token
    same = _same_person(room, workshop, wish, token)
    if same is not None:
        return same
    came = laboratory.join(workshop, wish.name, wish.answers)
    joined = Joined(workshop=came.workshop, participant=came.participant, token=came.token)
    joins.keep(wish, joined)
    return joined


def _same_person(room: LiveRoom, workshop: str, wish: Join, token: str) -> Joined | None:
    """The participant this phone is already, with what they now say of themselves."""
    if not token:
        return None
    try:
        visitor = known(room.laboratory, token)
    except NotAllowed:
        return None
    if not is_participant(visitor) or visitor.workshop != workshop:
        return None
    if wish.answers:
        room.laboratory.perform(workshop, visitor.actor, GiveConsent(answers=wish.answers))
    if wish.name.strip():
        room.laboratory.rename_person(workshop, visitor.actor.id, wish.name)
    return Joined(workshop=workshop, participant=visitor.actor.id, token=token)


async def perform(room: LiveRoom, request: Request) -> Response:
    """An act of whoever holds the token."""
    workshop, token = request.path_params["workshop"], token_in(request)
    visitor = await room.admitted(workshop, token)
    await room.limits.take(token)
    data = await read_object(request)
    act_id, whose = act_id_in(data), person_in(data)
    act = read_act(data)
    done = await room.write(
        room.laboratory.perform, workshop, visitor.actor, act, act_id, on_behalf=whose
    )
    return answer(Done(seq=done.seq, made=done.made).model_dump(exclude_none=True))


async def line(room: LiveRoom, request: Request) -> Response:
    """The scribe's line: read, and unless it is a preview, done."""
    workshop, token = request.path_params["workshop"], token_in(request)
    visitor = await room.admitted(workshop, token)
    if visitor.actor.role not in STAFF:
        raise NotAllowed("The line belongs to the scribe.", "Send a card instead.")
    await room.limits.take(token)
    data = await read_object(request)
    sent = understood(Line, data)
    if sent.preview:
        return answer((await room.read(_preview, room, workshop, sent.line)).model_dump())
    act_id = act_id_in(data)
    done = await room.write(_type, room, workshop, visitor.actor, sent, act_id)
    return answer(done.model_dump(exclude_none=True))


def _reader(room: LiveRoom, workshop: str) -> Reader:
    return Reader.of(room.laboratory.state(workshop))


def _preview(room: LiveRoom, workshop: str, typed: str) -> LinePreview:
    reader = _reader(room, workshop)
    completions = list(reader.completions(typed)) if typed.strip() else []
    try:
        reading = reader.read(typed)
    except Refused as refusal:
        return LinePreview(says=str(refusal), ready=False, completions=completions)
    return LinePreview(
        says=reading.says,
        kept=reading.kept,
        ready=reading.act is not None,
        completions=completions,
    )


def _type(room: LiveRoom, workshop: str, actor: Actor, sent: Line, act_id: str) -> LineDone:
    reading = _reader(room, workshop).read(sent.line)
    if reading.act is None:
        raise Refused("The line is empty.", "Type something first.")
    done = room.laboratory.perform(
        workshop, actor, reading.act, act_id, on_behalf=sent.whose or None
    )
    return LineDone(seq=done.seq, made=done.made, says=reading.says, kept=reading.kept)
