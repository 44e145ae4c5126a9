"""The report as Markdown: readable as it is, and with any program for decades."""

from collections.abc import Iterable, Iterator

from changelab.diagrams import Format
from changelab.exports.account import (
    AUTHORSHIP,
    NOT_SHOWN,
    Account,
    ToldCommitment,
    ToldPrompt,
    ToldSurface,
    erased_in_words,
    figures,
    outcome_in_words,
)
from changelab.exports.account_of_contradictions import ToldContradiction, ToldFinding
from changelab.exports.account_of_overviews import ToldOverview
from changelab.exports.account_of_research import (
    CODING_COLUMNS,
    CODING_NOTE,
    ToldResearch,
    coding_in_cells,
    review_in_words,
    transcript_in_words,
)
from changelab.exports.account_of_sessions import ToldGroup, ToldSession, ToldTask
from changelab.exports.account_of_systems import Mark, ToldElement, ToldSystem
from changelab.exports.account_of_votes import ToldHeading, ToldVote
from changelab.exports.markdown import literal, paragraph
from changelab.exports.moments import day


def write_report(account: Account, pictures: str = "../pictures") -> str:
    """The text of `report.md`.

    Args:
        pictures: where the pictures lie, as seen from the report.
    """
    blocks = [
        f"# {literal(account.title)}",
        paragraph(account.description),
        f"{account.when}. Record up to {day(account.newest)}.",
        _table(*zip(*((what, str(number)) for number, what in figures(account)), strict=True)),
        "## What happened when",
        *_sessions(account.sessions),
        "## Who took part",
        *_people(account),
        *_materials(account.research),
        "## Activity systems" if len(account.systems) > 1 else "## Activity system",
        *_systems(account.systems, pictures),
        *_overviews(account.overviews, pictures),
        f"## {literal(account.contradictions_are_called)}",
        *_contradictions(account.contradictions),
        *_findings(account.findings),
        "## Board",
        *_board(account.board),
        *_prompts(account.prompts),
        *_headings(account.headings),
        *_votes(account.votes),
        "## Commitments",
        *_commitments(account.commitments),
        *_research(account.research),
        *_wording(account.wording),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _sessions(sessions: list[ToldSession]) -> Iterator[str]:
    for session in sessions:
        yield f"### {literal(session.title)}"
        yield f"*{literal(session.held)}*" if session.held else "*Not held so far.*"
        yield paragraph(session.purpose)
        if session.planned:
            yield f"Planned: {literal(session.planned)}."
        if session.tasks:
            yield _tasks(session)
    if not sessions:
        yield "No session is planned."


def _tasks(session: ToldSession) -> str:
    def asked(task: ToldTask) -> str:
        return f"**{literal(task.title)}** {literal(task.ask)}".strip()

    if not session.held:
        return _table(
            ("Task", "Planned", "Planned learning actions"),
            *((asked(task), task.planned, task.learning_actions) for task in session.tasks),
        )
    return _table(
        ("Task", "Planned", "Ran", "Planned learning actions", "Cards"),
        *(
            (
                asked(task),
                task.planned,
                task.ran or "not run",
                task.learning_actions,
                str(task.cards),
            )
            for task in session.tasks
        ),
    )


def _people(account: Account) -> Iterator[str]:
    yield _list(_group(group) for group in account.people) or "Nobody has joined so far."
    yield erased_in_words(account)
    yield AUTHORSHIP


def _group(group: ToldGroup) -> str:
    people = ", ".join(group.people)
    return f"{literal(group.name)}: {people}" if group.name else people


def _systems(systems: list[ToldSystem], pictures: str) -> Iterator[str]:
    for system in systems:
        if len(systems) > 1:
            yield f"### {literal(system.name)}"
        else:
            yield f"**{literal(system.name)}**"
        if not system.periods:
            yield "Nothing is mapped so far."
        deeper = "####" if len(systems) > 1 else "###"
        for told in system.periods:
            file = f"{system.picture}-{told.period}.{Format.SVG}"
            title = f"{literal(system.name)}, {literal(told.name)}"
            yield f"{deeper} {literal(told.name)}"
            yield f"![{title}]({pictures}/{file})"
            if told.compared_with:
                yield f"Compared with: {literal(told.compared_with)}."
            yield _list(_element(element) for element in told.elements)
            if told.still_open:
                yield f"Still open: {literal(told.still_open)}."


def _element(element: ToldElement) -> str:
    entries = [
        f"  - {literal(entry.text)}" + (f" *({entry.mark})*" if entry.mark is not Mark.NONE else "")
        for entry in element.entries
    ]
    return "\n".join([f"**{literal(element.name)}**", *entries])


def _overviews(overviews: list[ToldOverview], pictures: str) -> Iterator[str]:
    if overviews:
        yield "## Pictures of the whole"
    for one in overviews:
        yield f"### {literal(one.title)}"
        yield f"![{literal(one.title)}]({pictures}/{one.file}.{Format.SVG})"


def _contradictions(contradictions: list[ToldContradiction]) -> Iterator[str]:
    for one in contradictions:
        yield f"### {one.number}. {literal(one.text)}"
        facts = [
            ("Where", literal(one.where)),
            ("Level", one.level),
            ("Period", literal(one.period)),
            ("Status", literal(one.status)),
            ("Arose from", _numbers(one.arose_from)),
            ("Gave rise to", _numbers(one.gave_rise_to)),
        ]
        lines = [f"{name}: {value}" for name, value in facts if value]
        lines += [f"Shows itself as {_finding(found)}" for found in one.manifestations]
        lines += [f"Rests on {_finding(found)}" for found in one.evidence]
        lines += [f"Tried: {literal(promise)}" for promise in one.commitments]
        yield _list(lines)
    if not contradictions:
        yield "None was logged so far."


def _finding(found: ToldFinding) -> str:
    said = f"**{found.kind}**" + (f": {literal(found.text)}" if found.text else "")
    return f"{said} ({literal(found.source)})" if found.source else said


def _findings(findings: list[ToldFinding]) -> Iterator[str]:
    if findings:
        yield "### Seen and heard, not tied to any of them"
        yield _list(_finding(found) for found in findings)


def _board(board: list[ToldSurface]) -> Iterator[str]:
    for surface in board:
        yield f"### {literal(surface.name)}"
        for cell in surface.cells:
            if cell.notes:
                yield f"**{literal(cell.period)}**"
                yield _list(literal(note) for note in cell.notes)
        if not any(cell.notes for cell in surface.cells):
            yield "Empty."
    if not board:
        yield "No card is on the board."


def _prompts(prompts: list[ToldPrompt]) -> Iterator[str]:
    if prompts:
        yield "## Answers"
    for told in prompts:
        yield f"### {literal(told.prompt)}"
        if told.task:
            yield f"*{literal(told.task)}*"
        yield _list(literal(answer) for answer in told.answers)


def _headings(headings: list[ToldHeading]) -> Iterator[str]:
    if headings:
        yield "## What belongs together"
    for told in headings:
        yield f"### {literal(told.text)}"
        yield _list(literal(card) for card in told.cards)


def _votes(votes: list[ToldVote]) -> Iterator[str]:
    if votes:
        yield "## Votes"
    for told in votes:
        yield f"### {literal(told.task)}"
        yield f"*{told.how}.*"
        if not told.results:
            yield "Nobody had chosen anything."
            continue
        yield _table(
            ("Votes", "For"),
            *((str(one.votes), literal(one.text) or NOT_SHOWN) for one in told.results),
        )


def _commitments(commitments: list[ToldCommitment]) -> Iterator[str]:
    if not commitments:
        yield "None was made so far."
        return
    yield _table(
        ("Who", "tries what", "by when", "for", "What became of it"),
        *(
            (
                literal(one.who),
                literal(one.what),
                literal(one.by_when),
                f"no. {one.number}" if one.number else "",
                literal(outcome_in_words(one)),
            )
            for one in commitments
        ),
    )


def _materials(research: ToldResearch) -> Iterator[str]:
    if research.materials:
        yield "## Mirror material"
        yield _list(
            f"**{literal(one.title)}** ({literal(one.about)})" for one in research.materials
        )


def _research(research: ToldResearch) -> Iterator[str]:
    if research.is_coded:
        yield "## Transcripts and coding"
    yield _list(literal(transcript_in_words(one)) for one in research.transcripts)
    if research.codebooks:
        yield _table(
            CODING_COLUMNS,
            *(tuple(map(literal, coding_in_cells(one))) for one in research.codebooks),
        )
        yield CODING_NOTE
    yield review_in_words(research)


def _wording(wording: list[tuple[str, str, str]]) -> Iterator[str]:
    yield "## Appendix: the words of this workshop"
    if not wording:
        yield "This workshop uses the field's own words throughout."
        return
    yield _table(
        ("Key", "In this workshop", "Usually"),
        *((f"`{key}`", literal(own), literal(usual)) for key, own, usual in wording),
    )


def _numbers(numbers: list[int]) -> str:
    return ", ".join(f"no. {number}" for number in numbers)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """A GFM table; no cell holds a line end or a bare bar."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
