"""What researchers make of people's words stays with those who work with the record."""

import hashlib

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.transcripts import ArrivingTranscript, Said
from changelab.domain.vocabulary import Role

#: What may be nowhere on a phone or the projector.
SECRET = ("zqcodezq", "zqcoderzq", "zqmemozq", "zqepisodezq", "zqtapezq", "zqsaidzq")


def studied(workshop) -> str:
    """Eeva brings a transcript in, codes it and a card, and writes down what she thinks."""
    laboratory, key = workshop.venue.laboratory, workshop.venue.workshop
    eeva = Actor.of(Role.RESEARCHER)

    def does(act: str, **fields) -> str:
        return laboratory.perform(key, eeva, read_act({"act": act, **fields})).made

    tape = laboratory.import_transcript(
        key,
        eeva,
        ArrivingTranscript(
            title="zqtapezq",
            format="vtt",
            file=hashlib.sha256(b"tape").hexdigest(),
            said=[Said("S1", 0, 900, "We are zqsaidzq.")],
            labels={"S1": "Bilal Khan"},
            speakers={"S1": ""},
        ),
    ).made
    codes = [{"key": "one", "name": "zqcodezq", "definition": "zqcodezq"}]
    book = does("adopt_codebook", plan={"id": "own", "title": "zqcodezq", "codes": codes})
    does("enrol_coder", label="zqcoderzq")
    does("code_passage", code=f"{book}/one", coder="R1", item=f"{tape}/1")
    episode = does(
        "mark_episode", transcript=tape, first=1, last=1, title="zqepisodezq", coder="R1"
    )
    does("code_passage", code=f"{book}/one", coder="R1", item=episode)
    does("write_memo", coder="R1", about=f"{tape}/1", text="zqmemozq")
    return book


def test_codings_memos_and_episodes_never_reach_the_room(workshop_of):
    """Neither Bilal's phone nor the projector gets any of it, of whatever moment or stream."""
    workshop = workshop_of({"title": "Open floor"})
    bilal = workshop.joins("Bilal")
    card = workshop.entry(bilal, "count the days")
    book = studied(workshop)
    eeva = Actor.of(Role.RESEARCHER)
    coded = {"act": "code_passage", "code": f"{book}/one", "coder": "R1", "item": card}
    workshop.venue.laboratory.perform(workshop.venue.workshop, eeva, read_act(coded))

    for token in (bilal.token, workshop.wall):
        got = workshop.everything(token)
        assert "count the days" in got
        assert [word for word in SECRET if word in got] == []


def test_those_who_work_with_the_record_read_it(workshop_of):
    """The facilitator's key is given all of it: the search above is not blind."""
    workshop = workshop_of({"title": "Open floor"})
    studied(workshop)
    state = workshop.state_of(workshop.aino).decode()

    assert [word for word in SECRET if word not in state] == []
