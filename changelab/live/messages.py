"""What is sent to the API, and what it answers: read here, described in the OpenAPI document."""

import json
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictBool
from starlette.requests import Request

from changelab.domain.errors import Refused
from changelab.domain.record import understood
from changelab.domain.vocabulary import Purpose
from changelab.live.refusals import NotReadable, TooLarge

#: Bytes a message may have; a card of the greatest length fits many times.
LARGEST = 64 * 1024
#: Bytes of a message too large that are still read, so that its sender hears the answer.
_PATIENCE = 8 * 1024 * 1024


class Message(BaseModel):
    """Base of what is sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Join(Message):
    """Asking to take part. `id` makes it safe to ask twice; `consent` is what the person agrees
    to: true or false for taking part, the list of what they agree to, or an answer for each."""

    code: str = Field(max_length=40)
    name: str = ""
    consent: StrictBool | list[Purpose] | dict[Purpose, StrictBool] | None = None
    id: UUID | None = None

    @property
    def answers(self) -> dict[Purpose, bool] | None:
        """The consent as an answer for each purpose that was asked."""
        match self.consent:
            case None:
                return None
            case bool(agreed):
                return {Purpose.TAKE_PART: agreed}
            case list(agreed):
                return {purpose: purpose in agreed for purpose in Purpose}
            case answers:
                return dict(answers)


class Line(Message):
    """A line as the scribe typed it; `preview` only says what it would be understood as.

    `for` is the participant without a phone who said it.
    """

    id: UUID | None = None
    line: str
    preview: bool = False
    whose: str = Field(default="", alias="for", max_length=20)


class Joined(BaseModel):
    """Who one is now; the token is the phone's from here on."""

    workshop: str
    participant: str
    token: str


class Done(BaseModel):
    """The act is in the record: the newest seq it wrote, and the id of what it made."""

    seq: int
    made: str | None = None


class LineDone(Done):
    """What a line was understood as, and done; `kept` means it is to be placed later."""

    says: str
    kept: bool = False


class LinePreview(BaseModel):
    """What a line would be understood as; `ready` is false while it cannot be sent."""

    says: str
    kept: bool = False
    ready: bool = True
    completions: list[str] = []


class Problem(BaseModel):
    """What happened and what to do (RFC 9457); `detail` is for the person."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Health(BaseModel):
    """The server is up."""

    status: str
    version: str


async def read_object(request: Request) -> dict[str, Any]:
    """The JSON object a request carries.

    Raises:
        TooLarge: it is larger than anything a person types.
        NotReadable: it is not JSON, or not an object.
    """
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= LARGEST:
            body += chunk
        elif size > _PATIENCE:
            break
    if size > LARGEST:
        raise TooLarge(
            f"This message is too large: at most {LARGEST // 1024} KB fit.", "Send less at once."
        )
    try:
        data = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise NotReadable("This message is not JSON.", "Send a JSON object.") from None
    if not isinstance(data, dict):
        raise NotReadable("This message is not a JSON object.", "Send {…} with named fields.")
    return data


def read_join(data: dict[str, Any]) -> Join:
    """The wish to take part.

    Raises:
        Refused: a field is missing or makes no sense.
    """
    consent = data.get("consent")
    named = consent if isinstance(consent, (list, dict)) else []
    for purpose in named:
        if purpose not in set(Purpose):
            raise Refused(
                f"There is no purpose “{str(purpose)[:40]}” to agree to.",
                f"Use some of: {', '.join(Purpose)}.",
            )
    if consent is not None and not isinstance(consent, (bool, list, dict)):
        raise Refused("“consent” does not fit.", "Send true, false, or the purposes agreed to.")
    return understood(Join, data)


def act_id_in(data: dict[str, Any]) -> str:
    """The sender's own id of the act, without which sending again would not be safe.

    Raises:
        Refused: it is missing or not a UUID.
    """
    given = data.get("id")
    if given is None:
        raise Refused("“id” is missing.", "Make a UUID for each act, and keep it to send again.")
    try:
        return str(UUID(given))
    except (ValueError, AttributeError, TypeError):
        raise Refused("“id” is not a UUID.", "Make one for each act, and keep it.") from None


def person_in(data: dict[str, Any]) -> str | None:
    """The participant for whom an act is entered by hand (`for`), if it is; taken out of `data`.

    Raises:
        Refused: it is not a pseudonym.
    """
    whose = data.pop("for", None)
    if whose is None or whose == "":
        return None
    if not isinstance(whose, str) or len(whose) > 20:
        raise Refused("“for” is not a participant.", "Give a pseudonym, such as P07.")
    return whose


def _no_number(name: str) -> float:
    raise ValueError(name)
