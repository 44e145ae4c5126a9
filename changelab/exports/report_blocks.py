"""The report in reading order, as parts that HTML and Word show each in their way."""

from collections.abc import Iterable, Iterator

from changelab.exports.account import (
    AUTHORSHIP,
    NOT_SHOWN,
    Account,
    erased_in_words,
    figures,
    outcome_in_words,
)
from changelab.exports.account_of_contradictions import ToldContradiction, ToldFinding
from changelab.exports.account_of_research import (
    CODING_COLUMNS,
    CODING_NOTE,
    coding_in_cells,
    review_in_words,
    transcript_in_words,
)
from changelab.exports.account_of_sessions import ToldSession
from changelab.exports.account_of_systems import Mark, ToldEntry, ToldPeriod, ToldSystem
from changelab.exports.moments import day
from changelab.exports.report_parts import (
    Block,
    Heading,
    Items,
    Line,
    Paragraph,
    Run,
    Shown,
    Table,
    Tone,
)


def blocks_of(account: Account) -> Iterator[Block]:
    """Everything a report tells, in reading order."""
    yield Heading(0, account.title)
    yield from _text(f"{account.when}. Record up to {day(account.newest)}.", Tone.QUIET)
    yield from _text(account.description)
    numbers = [_line(str(number)) for number, _ in figures(account)]
    yield Table([what for _, what in figures(account)], [numbers])
    yield Heading(1, "What happened when")
    yield from _sessions(account.sessions)
    yield Heading(1, "Who took part")
    yield from _people(account)
    if account.research.materials:
        yield Heading(1, "Mirror material")
        yield Items(
            [(_strong(one.title), _quiet(f" ({one.about})")) for one in account.research.materials]
        )
    yield Heading(1, "Activity systems" if len(account.systems) > 1 else "Activity system")
    for system in account.systems:
        yield from _system(system)
    if account.overviews:
        yield Heading(1, "Pictures of the whole")
    for one in account.overviews:
        yield Heading(2, one.title)
        yield Shown(one.file, one.title)
    yield Heading(1, account.contradictions_are_called)
    yield from _contradictions(account)
    yield from _what_else_was_said(account)
    yield Heading(1, "Commitments")
    yield from _commitments(account)
    yield from _research(account)
    yield from _wording(account)


def _line(text: str, tone: Tone = Tone.PLAIN) -> Line:
    return (Run(text, tone),) if text else ()


def _strong(text: str) -> Run:
    return Run(text, Tone.STRONG)


def _quiet(text: str) -> Run:
    return Run(text, Tone.QUIET)


def _text(text: str, tone: Tone = Tone.PLAIN) -> Iterator[Paragraph]:
    if text:
        yield Paragraph(_line(text, tone))


def _items(lines: Iterable[str]) -> Items:
    return Items([_line(line) for line in lines])


def _sessions(sessions: list[ToldSession]) -> Iterator[Block]:
    for session in sessions:
        yield Heading(2, session.title)
        planned = f"Planned: {session.planned}" if session.planned else ""
        held = session.held or "Not held so far."
        yield from _text(" · ".join(filter(None, [held, planned])), Tone.QUIET)
        yield from _text(session.purpose)
        if session.tasks:
            yield _tasks(session)
    if not sessions:
        yield from _text("No session is planned.", Tone.QUIET)


def _tasks(session: ToldSession) -> Table:
    head = ["Task", "Planned", "Ran", "Planned learning actions", "Cards"]
    rows = []
    for task in session.tasks:
        asked = f"\n{task.ask}" if task.ask else ""
        ran = _line(task.ran) or _line("not run", Tone.QUIET)
        row = [
            (_strong(task.title), Run(asked)),
            _line(task.planned),
            ran,
            _line(task.learning_actions),
            _line(str(task.cards)),
        ]
        rows.append(row if session.held else [row[0], row[1], row[3]])
    return Table(head if session.held else [head[0], head[1], head[3]], rows)


def _people(account: Account) -> Iterator[Block]:
    if account.people:
        yield Items(
            [
                (_strong(f"{group.name}: "), Run(", ".join(group.people)))
                if group.name
                else _line(", ".join(group.people))
                for group in account.people
            ]
        )
    else:
        yield from _text("Nobody has joined so far.", Tone.QUIET)
    yield from _text(erased_in_words(account))
    yield from _text(AUTHORSHIP, Tone.QUIET)


def _system(system: ToldSystem) -> Iterator[Block]:
    yield Heading(2, system.name)
    if not system.periods:
        yield from _text("Nothing is mapped so far.", Tone.QUIET)
    for told in system.periods:
        yield Heading(3, told.name)
        yield Shown(f"{system.picture}-{told.period}", f"{system.name}, {told.name}")
        if told.compared_with:
            yield from _text(f"Compared with: {told.compared_with}.", Tone.QUIET)
        yield _elements(told)
        if told.still_open:
            yield from _text(f"Still open: {told.still_open}.", Tone.QUIET)


def _elements(told: ToldPeriod) -> Table:
    rows: list[list[Line]] = []
    for element in told.elements:
        for place, entry in enumerate(element.entries):
            name = _line(element.name if place == 0 else "", Tone.STRONG)
            rows.append([name, _entry(entry), _line(entry.mark.value, Tone.QUIET)])
    if not told.compared_with:
        return Table(["Element", "Entry"], [row[:2] for row in rows], rows_are_named=True)
    return Table(["Element", "Entry", "Since then"], rows, rows_are_named=True)


def _entry(entry: ToldEntry) -> Line:
    return _line(entry.text, Tone.STRUCK if entry.mark is Mark.DROPPED else Tone.PLAIN)


def _contradictions(account: Account) -> Iterator[Block]:
    for one in account.contradictions:
        yield Heading(2, f"{one.number}. {one.text}")
        yield Items(list(_facts(one)))
    if not account.contradictions:
        yield from _text("None was logged so far.", Tone.QUIET)
    if account.findings:
        yield Heading(2, "Seen and heard, not tied to any of them")
        yield Items([_finding(found) for found in account.findings])


def _facts(one: ToldContradiction) -> Iterator[Line]:
    facts = (
        ("Where", one.where),
        ("Level", one.level),
        ("Period", one.period),
        ("Status", one.status),
        ("Arose from", ", ".join(f"no. {number}" for number in one.arose_from)),
        ("Gave rise to", ", ".join(f"no. {number}" for number in one.gave_rise_to)),
    )
    for name, value in facts:
        if value:
            yield (_quiet(f"{name}: "), Run(value))
    for found in one.manifestations:
        yield (_quiet("Shows itself as "), *_finding(found))
    for found in one.evidence:
        yield (_quiet("Rests on "), *_finding(found))
    for promise in one.commitments:
        yield (_quiet("Tried: "), Run(promise))


def _finding(found: ToldFinding) -> Line:
    said = [_strong(found.kind)]
    said += [Run(f": {found.text}")] if found.text else []
    return (*said, _quiet(f" ({found.source})")) if found.source else tuple(said)


def _what_else_was_said(account: Account) -> Iterator[Block]:
    yield Heading(1, "Board")
    if account.board:
        periods = [cell.period for cell in account.board[0].cells]
        rows = [
            [
                _line(period, Tone.STRONG),
                *(_notes(surface.cells[place].notes) for surface in account.board),
            ]
            for place, period in enumerate(periods)
        ]
        head = ["", *(surface.name for surface in account.board)]
        yield Table(head, rows, rows_are_named=True)
    else:
        yield from _text("No card is on the board.", Tone.QUIET)
    if account.prompts:
        yield Heading(1, "Answers")
    for told in account.prompts:
        yield Heading(2, told.prompt)
        yield from _text(told.task, Tone.QUIET)
        yield _items(told.answers)
    if account.headings:
        yield Heading(1, "What belongs together")
    for heading in account.headings:
        yield Heading(2, heading.text)
        yield _items(heading.cards)
    if account.votes:
        yield Heading(1, "Votes")
    for vote in account.votes:
        yield Heading(2, vote.task)
        yield from _text(f"{vote.how}.", Tone.QUIET)
        if not vote.results:
            yield from _text("Nobody had chosen anything.", Tone.QUIET)
            continue
        results = [[_line(str(one.votes)), _line(one.text or NOT_SHOWN)] for one in vote.results]
        yield Table(["Votes", "For"], results)


def _notes(notes: list[str]) -> Line:
    return _line("\n".join(f"– {note}" for note in notes))


def _commitments(account: Account) -> Iterator[Block]:
    if not account.commitments:
        yield from _text("None was made so far.", Tone.QUIET)
        return
    rows = [
        [
            _line(one.who),
            _line(one.what),
            _line(one.by_when),
            _line(f"no. {one.number}" if one.number else ""),
            _line(outcome_in_words(one)),
        ]
        for one in account.commitments
    ]
    yield Table(["Who", "Tries what", "By when", "For", "What became of it"], rows)


def _research(account: Account) -> Iterator[Block]:
    research = account.research
    if research.is_coded:
        yield Heading(1, "Transcripts and coding")
    if research.transcripts:
        yield _items(transcript_in_words(one) for one in research.transcripts)
    if research.codebooks:
        rows = [[_line(cell) for cell in coding_in_cells(one)] for one in research.codebooks]
        yield Table(CODING_COLUMNS, rows)
        yield from _text(CODING_NOTE, Tone.QUIET)
    yield from _text(review_in_words(research))


def _wording(account: Account) -> Iterator[Block]:
    yield Heading(1, "Appendix: the words of this workshop")
    if not account.wording:
        yield from _text("This workshop uses the field's own words throughout.")
        return
    rows = [[_line(cell) for cell in row] for row in account.wording]
    yield Table(["Key", "In this workshop", "Usually"], rows)
