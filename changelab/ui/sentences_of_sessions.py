"""What happened to the workshop, its plan, its sessions and its people, in plain sentences."""

from changelab.domain import opening, people, planning, small_groups, stage, voting, wall
from changelab.domain.vocabulary import Purpose
from changelab.ui.telling import Names, counted, quoted, tells

#: Each purpose of the consent form in a word or two.
PURPOSES = {
    Purpose.TAKE_PART: "take part",
    Purpose.RECORDING: "be recorded",
    Purpose.QUOTE: "be quoted",
    Purpose.SHARE: "share with researchers",
    Purpose.ARCHIVE: "archive",
    Purpose.TEACH: "use in teaching",
}


def _duration(seconds: int) -> str:
    minutes, rest = divmod(abs(seconds), 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join(parts + ([f"{rest} s"] if rest or not minutes else []))


# --- the workshop itself ----------------------------------------------------------------


@tells(opening.WorkshopOpened)
def _(event: opening.WorkshopOpened, names: Names) -> str:
    return f"opened the workshop {quoted(event.title)} from the template “{event.template}”"


@tells(opening.WorkshopRenamed)
def _(event: opening.WorkshopRenamed, names: Names) -> str:
    return f"gave the workshop the title {quoted(event.title)}"


@tells(opening.WordingChanged)
def _(event: opening.WordingChanged, names: Names) -> str:
    changes = [
        f"{key} is now {quoted(words)}" if words else f"{key} is the default again"
        for key, words in event.wording.items()
    ]
    more = f" and {len(changes) - 3} more" if len(changes) > 3 else ""
    return f"changed the wording: {'; '.join(changes[:3])}{more}"


@tells(opening.ConsentFormRenewed)
def _(event: opening.ConsentFormRenewed, names: Names) -> str:
    return f"changed the consent form: it is now form {event.form}"


@tells(opening.WorkshopArchived)
def _(event: opening.WorkshopArchived, names: Names) -> str:
    return "put the workshop in the archive"


@tells(opening.WorkshopReopened)
def _(event: opening.WorkshopReopened, names: Names) -> str:
    return "took the workshop out of the archive"


# --- the plan ---------------------------------------------------------------------------


@tells(planning.SessionPlanned)
def _(event: planning.SessionPlanned, names: Names) -> str:
    return f"planned the session {quoted(event.plan.title)}"


@tells(planning.SessionRevised)
def _(event: planning.SessionRevised, names: Names) -> str:
    return f"revised the plan of the session {quoted(event.plan.title)}"


@tells(planning.SessionMoved)
def _(event: planning.SessionMoved, names: Names) -> str:
    return f"moved the session {names.of(event.session)} to place {event.position + 1}"


@tells(planning.SessionDropped)
def _(event: planning.SessionDropped, names: Names) -> str:
    return f"dropped the session {names.of(event.session)} from the plan"


@tells(planning.TaskPlanned)
def _(event: planning.TaskPlanned, names: Names) -> str:
    time = f", {event.plan.minutes} min" if event.plan.minutes else ""
    return f"planned the task {quoted(event.plan.title)} for {names.of(event.session)}{time}"


@tells(planning.TaskRevised)
def _(event: planning.TaskRevised, names: Names) -> str:
    return f"revised the plan of the task {quoted(event.plan.title)}"


@tells(planning.TaskMoved)
def _(event: planning.TaskMoved, names: Names) -> str:
    place = f"place {event.position + 1} of {names.of(event.session)}"
    return f"moved the task {names.of(event.task)} to {place}"


@tells(planning.TaskDropped)
def _(event: planning.TaskDropped, names: Names) -> str:
    return f"dropped the task {names.of(event.task)} from the plan"


# --- the session runs -------------------------------------------------------------------


@tells(stage.SessionStarted)
def _(event: stage.SessionStarted, names: Names) -> str:
    return f"began the session {names.of(event.session)}"


@tells(stage.SessionEnded)
def _(event: stage.SessionEnded, names: Names) -> str:
    return f"ended the session {names.of(event.session)}"


@tells(stage.TaskStarted)
def _(event: stage.TaskStarted, names: Names) -> str:
    clock = f", with {_duration(event.seconds)} on the clock" if event.seconds else ""
    return f"began the task {names.of(event.task)}{clock}"


@tells(stage.InputOpened)
def _(event: stage.InputOpened, names: Names) -> str:
    return f"opened {names.of(event.task)} for cards"


@tells(stage.InputClosed)
def _(event: stage.InputClosed, names: Names) -> str:
    return f"closed {names.of(event.task)}: no more cards"


@tells(stage.TaskRevealed)
def _(event: stage.TaskRevealed, names: Names) -> str:
    return f"showed the cards of {names.of(event.task)} to everyone"


@tells(stage.TaskCovered)
def _(event: stage.TaskCovered, names: Names) -> str:
    return f"covered the cards of {names.of(event.task)} again"


@tells(stage.ClockStarted)
def _(event: stage.ClockStarted, names: Names) -> str:
    return "started the clock"


@tells(stage.ClockPaused)
def _(event: stage.ClockPaused, names: Names) -> str:
    return "stopped the clock"


@tells(stage.ClockExtended)
def _(event: stage.ClockExtended, names: Names) -> str:
    given = "gave the task another" if event.seconds >= 0 else "took from the task"
    return f"{given} {_duration(event.seconds)}"


@tells(wall.PictureShown)
def _(event: wall.PictureShown, names: Names) -> str:
    if event.picture is None:
        return "took the picture off the wall"
    when = f" ({names.wording.period(event.period)})" if event.period else ""
    return f"put a picture on the wall: {event.picture.replace('-', ' ')}{when}"


# --- voting -----------------------------------------------------------------------------


@tells(voting.VotingOpened)
def _(event: voting.VotingOpened, names: Names) -> str:
    votes = f"{counted(event.votes, 'vote')} each"
    anonymous = ", anonymously" if event.anonymous else ""
    return f"opened a vote on {counted(len(event.candidates), 'card')}, {votes}{anonymous}"


@tells(voting.VotesCast)
def _(event: voting.VotesCast, names: Names) -> str:
    # How many, never which: a vote is its voter's own.
    if not event.items:
        return "took back their vote"
    return f"voted ({counted(len(event.items), 'card')})"


@tells(voting.VotingClosed)
def _(event: voting.VotingClosed, names: Names) -> str:
    if not event.results:
        return "closed the vote: nobody had chosen anything"
    first = [
        f"{names.of(key)} with {counted(votes, 'vote')}"
        for key, votes in list(event.results.items())[:3]
    ]
    more = f" and {len(event.results) - 3} more" if len(event.results) > 3 else ""
    return f"closed the vote: {', '.join(first)}{more}"


# --- people -----------------------------------------------------------------------------


@tells(people.ParticipantJoined)
def _(event: people.ParticipantJoined, names: Names) -> str:
    return f"joined as {event.participant}"


@tells(people.ConsentGiven)
def _(event: people.ConsentGiven, names: Names) -> str:
    yes = [PURPOSES[purpose] for purpose, agreed in event.answers.items() if agreed]
    no = [PURPOSES[purpose] for purpose, agreed in event.answers.items() if not agreed]
    said = [f"yes to {', '.join(yes)}"] if yes else []
    said += [f"no to {', '.join(no)}"] if no else []
    answer = "; ".join(said) or "nothing"
    return f"answered the consent form {event.form} for {event.participant}: {answer}"


@tells(small_groups.GroupFormed)
def _(event: small_groups.GroupFormed, names: Names) -> str:
    return f"formed the small group {quoted(event.name)}"


@tells(small_groups.GroupDissolved)
def _(event: small_groups.GroupDissolved, names: Names) -> str:
    return f"dissolved the small group {names.of(event.group)}"


@tells(small_groups.ParticipantGrouped)
def _(event: small_groups.ParticipantGrouped, names: Names) -> str:
    if event.group is None:
        return f"took {event.participant} out of their small group"
    return f"put {event.participant} in the small group {names.of(event.group)}"


@tells(people.PersonForgotten)
def _(event: people.PersonForgotten, names: Names) -> str:
    return f"erased the name and the words of {event.participant} for good"


@tells(people.WordsErased)
def _(event: people.WordsErased, names: Names) -> str:
    return "erased words for good, in a card without a name or in mirror material"
