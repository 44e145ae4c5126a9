"""The tables of what was said and what was looked at: transcripts, turns, episodes, material."""

from operator import attrgetter, itemgetter

from changelab.domain.alignment import moment_of, task_at, tasks_of
from changelab.domain.research import Turn
from changelab.domain.state import WorkshopState
from changelab.domain.transcripts import speaker_of
from changelab.domain.vocabulary import MaterialForm, Period
from changelab.domain.whole import Corpus
from changelab.exports.tables import Column, Table, known, table_of

_OF_TRANSCRIPT = Column("transcript", "of which", refers_to="transcripts", required=True)


def transcripts(state: WorkshopState) -> Table:
    """The recordings that were written down."""
    return table_of(
        "transcripts",
        "a recording written down; what was said is in turns",
        state.transcripts.values(),
        (Column("transcript", "id of the transcript", required=True), attrgetter("id")),
        (Column("title", "as given"), attrgetter("title")),
        (
            Column("session", "the session that was recorded", refers_to="sessions"),
            lambda one: known(one.session, state.sessions),
        ),
        (
            Column("starts_at", "the moment of 0 ms; empty if nobody said", "datetime"),
            attrgetter("starts_at"),
        ),
        (Column("turns", "how many there are", "integer"), attrgetter("turns")),
        (Column("format", "of the file it was read from"), attrgetter("format")),
        (Column("file_sha256", "SHA-256 of that file"), attrgetter("file")),
        (
            Column("digest", "SHA-256 over the seals of its turns, as in session.json"),
            attrgetter("digest"),
        ),
        (Column("imported_at", "when it was brought in, UTC", "datetime"), attrgetter("at")),
        (Column("removed", "it was taken out of use", "boolean"), attrgetter("removed")),
    )


def speakers(state: WorkshopState) -> Table:
    """Who speaks in each transcript."""
    return table_of(
        "speakers",
        "someone who speaks in a transcript",
        [(one, key) for one in state.transcripts.values() for key in one.speakers],
        (_OF_TRANSCRIPT, lambda row: row[0].id),
        (Column("number", "S1, S2 … in that transcript", required=True), itemgetter(1)),
        (
            Column("speaker", "a pseudonym, a role, or the number of someone nobody matched"),
            lambda row: speaker_of(*row),
        ),
        (
            Column("participant", "who it is, if a participant", refers_to="participants"),
            lambda row: known(row[0].speakers[row[1]], state.participants),
        ),
        key=2,
    )


def turns(state: WorkshopState, corpus: Corpus) -> Table:
    """What was said, turn by turn."""
    shown = {
        (one.id, speaker): (
            speaker_of(one, speaker),
            known(one.speakers.get(speaker), state.participants),
        )
        for one in state.transcripts.values()
        for speaker in (*one.speakers, "")
    }
    session = {one.id: known(one.session, state.sessions) for one in state.transcripts.values()}
    begun = {one.id: tasks_of(state, one) for one in state.transcripts.values()}

    def task(turn: Turn) -> str | None:
        moment = moment_of(state.transcripts[turn.transcript], turn)
        return None if moment is None else task_at(begun[turn.transcript], moment)

    def row(turn: Turn) -> tuple:
        speaker, participant = shown[turn.transcript, turn.speaker]
        return (
            turn.id,
            turn.transcript,
            turn.number,
            session[turn.transcript],
            task(turn),
            speaker,
            participant,
            turn.start,
            turn.end,
            # Without a salt the words are gone: they were erased or withheld.
            len(turn.text.split()) if turn.salt else None,
            turn.text,
        )

    # Written out, unlike the other tables: there are tens of thousands.
    columns = (
        Column("turn", "id: the transcript and the number of the turn in it", required=True),
        _OF_TRANSCRIPT,
        Column("number", "1, 2, 3 … in the transcript", "integer", required=True),
        Column("session", "the session that was recorded", refers_to="sessions"),
        Column("task", "the task at hand when it was said", refers_to="tasks"),
        Column("speaker", "a pseudonym, a role, or the number of someone nobody matched"),
        Column("participant", "the speaker, if a participant", refers_to="participants"),
        Column("start_ms", "milliseconds from the start of the recording", "integer"),
        Column("end_ms", "likewise, when the turn ends", "integer"),
        Column("words", "how many words; empty: they were erased or withheld", "integer"),
        Column("text", "what was said"),
    )
    rows = [row(turn) for key in state.transcripts for turn in corpus.get(key, ())]
    return Table("turns", "what one speaker said until the next spoke", columns, ("turn",), rows)


def episodes(state: WorkshopState, corpus: Corpus) -> Table:
    """The stretches of talk that were marked."""
    there = {key: len(turns) for key, turns in corpus.items()}

    def turn(transcript: str, number: int) -> str | None:
        return f"{transcript}/{number}" if number <= there.get(transcript, 0) else None

    return table_of(
        "episodes",
        "a stretch of talk with one substantive content (Engeström et al. 2013)",
        state.episodes.values(),
        (Column("episode", "id of the episode", required=True), attrgetter("id")),
        (
            Column("transcript", "in which", refers_to="transcripts"),
            lambda one: known(one.transcript, state.transcripts),
        ),
        (
            Column("first_turn", "where it begins", refers_to="turns"),
            lambda one: turn(one.transcript, one.first),
        ),
        (
            Column("last_turn", "where it ends; this turn is part of it", refers_to="turns"),
            lambda one: turn(one.transcript, one.last),
        ),
        (Column("title", "as given"), attrgetter("title")),
        (Column("topic", "what it is about, across sessions"), attrgetter("topic")),
        (
            Column("coder", "who marked it", refers_to="coders"),
            lambda one: known(one.coder, state.coders),
        ),
    )


def materials(state: WorkshopState) -> Table:
    """The mirror material."""
    return table_of(
        "materials",
        "a piece of mirror material: what was brought in for the group to look at",
        state.materials.values(),
        (Column("material", "id of the piece", required=True), attrgetter("id")),
        (Column("title", "as given"), attrgetter("title")),
        (Column("form", "what it is", values=tuple(MaterialForm)), attrgetter("form")),
        (Column("source", "where it comes from"), attrgetter("source")),
        (Column("dated", "when it was made: a year, a month or a day"), attrgetter("dated")),
        (
            Column("period", "when in the history of the activity", values=tuple(Period)),
            attrgetter("period"),
        ),
        (
            Column("text", "its words; of a table its cells, of a picture what it shows"),
            attrgetter("text"),
        ),
        (
            Column("picture_sha256", "of the picture, which lies in mirror/ under this id"),
            attrgetter("file"),
        ),
        (Column("media_type", "of the picture"), attrgetter("media_type")),
        (Column("link", "where a recording lies"), attrgetter("link")),
        (
            Column("starts_s", "where the excerpt begins, in seconds", "integer"),
            attrgetter("starts"),
        ),
        (Column("ends_s", "where it ends, in seconds", "integer"), attrgetter("ends")),
        (Column("may", "what its source agreed to; empty: nothing", "array"), attrgetter("may")),
        (Column("shown", "it was on the wall at least once", "boolean"), attrgetter("shown")),
        (Column("removed", "it was taken out of use", "boolean"), attrgetter("removed")),
        (Column("brought_by", "a role"), attrgetter("by")),
        (Column("brought_at", "when it was brought in, UTC", "datetime"), attrgetter("at")),
    )


def material_people(state: WorkshopState) -> Table:
    """Who can be seen, heard or is quoted in the material."""
    return table_of(
        "material_people",
        "a participant who can be seen, heard or is quoted in a piece of material",
        [
            (one.id, person)
            for one in state.materials.values()
            for person in dict.fromkeys(one.people)
            if person in state.participants
        ],
        (Column("material", "in which", refers_to="materials", required=True), itemgetter(0)),
        (Column("participant", "who", refers_to="participants", required=True), itemgetter(1)),
        key=2,
    )
