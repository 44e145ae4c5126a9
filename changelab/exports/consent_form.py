"""The blank consent form and the information sheet, in the workshop's own words.

Both are Markdown that also reads as plain text: for a printer, an ethics board and an archive,
which ask for the blank form and never for a signed one.
"""

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Purpose
from changelab.domain.wording import Wording
from changelab.exports.markdown import literal, paragraph

#: What somebody who is asked would want to know of each purpose.
_MEANS = {
    Purpose.TAKE_PART: "What you write or say in the workshop is kept under a pseudonym.",
    Purpose.RECORDING: "Sound, video or photographs in which you can be heard or seen.",
    Purpose.QUOTE: "A sentence of yours in a report or an article; your name does not stand by it.",
    Purpose.SHARE: "Researchers outside this team work with what you said, under the same rules.",
    Purpose.ARCHIVE: "An archive keeps it for many years, and others may ask to read it. "
    "What has been given to an archive or published cannot be called back everywhere.",
    Purpose.TEACH: "Students work with it as an example.",
}


def blank_consent_form(state: WorkshopState) -> str:
    """The form as it is signed: each purpose by itself, and no answer means no."""
    wording = Wording(state.about.wording)
    lines = [
        f"# Consent form {state.about.consent_form}",
        "",
        f"Workshop: {literal(state.about.title)}",
        "",
        "Please answer each line by itself. You may say yes to some and no to others; a line "
        "without an answer counts as no. Saying no has no disadvantage for you.",
        "",
    ]
    for number, purpose in enumerate(Purpose, start=1):
        lines += [
            f"{number}. {paragraph(wording[f'consent.{purpose}'], '   ')}",
            "",
            f"   {_MEANS[purpose]}",
            "",
            "   ( ) yes    ( ) no",
            "",
        ]
    lines += [
        "This holds for:  ( ) the whole workshop   ( ) only: ______________________________",
        "",
        "I have read the information sheet, could ask questions, and got a copy of both.",
        "",
        "Name: ________________________________________",
        "",
        "Day: ______________   Signature: ________________________________________",
        "",
        "---",
        "",
        "Filled in by the team.  Pseudonym in the record: ____________",
        "",
    ]
    return "\n".join(lines)


def information_sheet(state: WorkshopState) -> str:
    """What people are told before they are asked: what is kept, who sees it, how to withdraw."""
    wording, about = Wording(state.about.wording), state.about
    lines = [f"# Information sheet: {literal(about.title)}", ""]
    if about.description:
        lines += [paragraph(about.description), ""]
    lines += [
        "## What this is",
        "",
        paragraph(wording["welcome"]),
        "",
        "The workshop follows the method of the Change Laboratory: people look at their own work "
        "together, find what pulls against each other in it, and try out a better way.",
        "",
        "## What is kept, and who sees it",
        "",
        paragraph(wording["who_sees"]),
        "",
        "The record has a pseudonym such as P01 in the place of your name. Your name, and an "
        "e-mail address or phone number if you give one, lie apart from it on the same computer "
        "and never leave with an export.",
        "",
        "Some tasks are anonymous: there the record itself does not know who wrote a card.",
        "",
        "## What you are asked for",
        "",
    ]
    for purpose in Purpose:
        lines += [f"- {literal(wording[f'consent.{purpose}'])}"]
    lines += [
        "",
        "Each is asked by itself, for the whole workshop, for a session or for a recording. "
        "What you did not answer counts as no.",
        "",
        "## If you change your mind",
        "",
        "You can take back any answer. You can also withdraw altogether, and choose how far:",
        "",
        "1. No further use: what you wrote and said stays locked in the record and is shown and "
        "used no more.",
        "2. Unlink: your words stay, and nothing says any more that they were yours. This cannot "
        "be turned back, and your words cannot be found again afterwards.",
        "3. Erase: your words are overwritten, with everything that was made of them.",
        "",
        "What others wrote or said in their own words stays, also where it answers you. What has "
        "been handed on, printed or published before cannot always be called back: the team has a "
        "list of the exports that were made, and asks for them.",
        "",
        "Ask: ________________________________________ (name and how to reach them)",
        "",
        "You can withdraw until: ______________ (after this day the results are published)",
        "",
        "## How long it is kept",
        "",
        (
            f"By {about.review_by} the team decides whether the record is still needed."
            if about.review_by
            else "By ______________ the team decides whether the record is still needed."
        ),
        "",
        "On what legal basis, and who is responsible: ________________________________________",
        "",
    ]
    return "\n".join(lines)
