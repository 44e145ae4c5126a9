"""What happened to consent and withdrawal, in plain sentences."""

from changelab.domain import consent, people
from changelab.domain.vocabulary import Answered, Withdrawal
from changelab.ui.sentences_of_sessions import PURPOSES
from changelab.ui.telling import Names, counted, tells

#: What was answered, as the record tells it.
_SAID = {
    Answered.GIVEN: "agreed to",
    Answered.REFUSED: "said no to",
    Answered.WITHDRAWN: "took back their consent to",
}

#: How far somebody's part was taken out.
TAKEN_OUT = {
    Withdrawal.NO_FURTHER_USE: "put the part of {who} out of use: it is seen and used no more",
    Withdrawal.UNLINK: "unlinked {who}: the words stay, as nobody's",
    Withdrawal.ERASE: "forgot {who}: the name and the words are erased",
}


@tells(consent.ConsentRecorded)
def _(event: consent.ConsentRecorded, names: Names) -> str:
    said = [
        f"{words} {', '.join(purposes)}"
        for answer, words in _SAID.items()
        if (purposes := [PURPOSES[one] for one, given in event.answers.items() if given is answer])
    ]
    where = f" for {names.of(event.scope)}" if event.scope else ""
    on = f" on {event.on}" if event.on else ""
    who = ", ".join(event.participants) or "somebody who has left"
    return f"wrote down that {who} {'; '.join(said)}{where} (form {event.form}{on})"


@tells(consent.ReviewDaySet)
def _(event: consent.ReviewDaySet, names: Names) -> str:
    if not event.on:
        return "took off the day by which it is decided whether the record is still needed"
    return f"set {event.on} as the day by which it is decided whether the record is still needed"


@tells(people.ParticipantWithdrew)
def _(event: people.ParticipantWithdrew, names: Names) -> str:
    return TAKEN_OUT[event.level].format(who=event.participant)


@tells(people.WordsSetAside)
def _(event: people.WordsSetAside, names: Names) -> str:
    return f"put {counted(len(event.items), 'thing')} out of use, whose is not said"
