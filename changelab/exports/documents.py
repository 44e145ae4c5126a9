"""What archives ask for beside the data: the blank consent form, the information sheet, and how
the record was made anonymous."""

import textwrap

from changelab.domain.research import Transcript
from changelab.domain.state import WorkshopState
from changelab.exports.consent_form import blank_consent_form, information_sheet
from changelab.exports.gathering import Gathering
from changelab.exports.withholding import Carried, ExportPurpose

FOLDER = "docs"


def add_documents(bundle: Gathering) -> None:
    """Add what people were asked and told, and what was done so that nobody is named."""
    bundle.begin("the documents")
    state = bundle.carried.state
    bundle.add(
        f"{FOLDER}/consent-form.md",
        blank_consent_form(state),
        "text/markdown",
        "the consent form, blank; signed ones never leave",
        "none",
    )
    bundle.add(
        f"{FOLDER}/information-sheet.md",
        information_sheet(state),
        "text/markdown",
        "what people are told before they are asked",
        "none",
    )
    bundle.add(
        f"{FOLDER}/anonymisation.txt",
        describe_anonymisation(bundle.carried),
        "text/plain",
        "how the people of the workshop were made anonymous, and what may still tell them",
        "none",
    )


def describe_anonymisation(carried: Carried) -> str:
    """What was done, step by step, and what was not; for archives and those who read the data."""
    state = carried.state
    steps = [
        "People join under a pseudonym (P01, P02 …), the same in all sessions and files. Their "
        "names, e-mails and phone numbers are kept in a key table apart from the record, which is "
        "part of no export. Staff stand under their role.",
        "In anonymous tasks and votes the record never learned who wrote or chose what: an alias "
        "stands there that is the same within one task and different in each.",
        _transcripts(state),
        "What people typed and said was searched for every name, e-mail and phone number of the "
        "key table, names whole and by their parts of three letters or more. An export in which "
        "one is left is not made.",
        _replaced(carried),
        _withheld(carried),
        "Pictures of mirror material are as they were uploaded, without the data that cameras "
        "write into files; faces and names that can be seen in them were not covered.",
    ]
    left = [
        "Names in another form (nicknames, endings of a language, slips of the ear), and names of "
        "people, places and organisations that are not in the key table, are not found like this.",
        "Who knows the workshop may recognise who said something from what was said.",
    ]
    if carried.purpose is ExportPurpose.ANALYSIS:
        left.append(
            "This export is for the team: it holds pseudonyms next to everything a person wrote."
        )
    return (
        "How this record was made anonymous\n\n"
        + "\n".join(_item(f"{number}.", one) for number, one in enumerate(filter(None, steps), 1))
        + "\n\nWhat may still tell who somebody is\n\n"
        + "\n".join(_item("-", one) for one in left)
        + "\n"
    )


def _transcripts(state: WorkshopState) -> str:
    there = [one for one in state.transcripts.values() if not one.removed]
    if not there:
        return ""
    unknown = sum(map(_unknown, there))
    many = "1 transcript" if len(there) == 1 else f"{len(there)} transcripts"
    matched = "All speakers were matched."
    if unknown:
        speakers = "1 speaker was" if unknown == 1 else f"{unknown} speakers were"
        matched = f"{speakers} not matched; what they said is left out."
    return (
        f"In {many} each speaker was matched to a pseudonym or a role; what they are called in the "
        f"file is kept in the key table alone. {matched}"
    )


def _unknown(transcript: Transcript) -> int:
    return sum(not who for who in transcript.speakers.values())


def _replaced(carried: Carried) -> str:
    if carried.names_replaced is None:
        return ""
    return (
        f"Names in the texts were replaced: {carried.names_replaced} times a pseudonym in brackets "
        "(“[P01]”), or “[name]” for somebody without one, stands where a name stood. The texts as "
        "they were are kept apart, with the key table."
    )


def _withheld(carried: Carried) -> str:
    count = sum(carried.withheld.values())
    if not count:
        return ""
    return (
        f"{count} contributions are left out for want of consent or on request; README.txt says "
        "why, and a numbered placeholder stands in the place of each."
    )


def _item(bullet: str, text: str) -> str:
    indent = " " * (len(bullet) + 1)
    return textwrap.fill(
        text, 96, initial_indent=f"{bullet} ", subsequent_indent=indent, break_on_hyphens=False
    )
