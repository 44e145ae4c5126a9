"""Whatever is typed into the scribe's line: an act, a kept line, or a plain refusal."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from changelab.domain.entities import ActivitySystem
from changelab.domain.errors import ChangeLabError
from changelab.domain.scribe import Reader
from changelab.domain.wording import Wording

WORDS = st.sampled_from(
    [
        *("rules", "object", "past", "future", "x", "vs.", ":", "of", "School", "idea"),
        *("will", "by", "undo", "system", "Große", "Straße", "🙂", "مدرسة", " "),
        *("\ud800", "\u202e", "\x00"),
    ]
)
LINES = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(), max_size=30),
    st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=12).map(" ".join),
    st.builds(
        lambda word, times: word * times, st.text(min_size=1, max_size=4), st.integers(0, 900)
    ),
)
READER = Reader(
    Wording({"period.past": "Große Zeit", "element.tools": "With: what"}),
    [ActivitySystem(id="y2", name="School"), ActivitySystem(id="y5", name="Straße x ")],
)


@settings(max_examples=400, deadline=None)
@example("rules x : ")
@example("x x x: x")
@example(" of School: x")
@given(line=LINES)
def test_reading_never_raises_anything_but_our_errors(line):
    """For any text there is an act with words, nothing for nothing, or a refusal that says why."""
    try:
        reading = READER.read(line)
    except ChangeLabError as error:
        assert str(error)
        return

    if reading.act is None:
        assert not line.strip()
    else:
        assert reading.says


@settings(max_examples=300, deadline=None)
@given(line=LINES)
def test_a_kept_line_keeps_every_visible_character(line):
    """What could not be read is kept as it was typed."""
    try:
        reading = READER.read(line)
    except ChangeLabError:
        return

    if reading.kept:
        kept = set(reading.act.text)
        assert {one for one in line if one.isprintable() and one.strip()} <= kept


@settings(max_examples=300, deadline=None)
@given(line=LINES)
def test_completing_never_raises(line):
    """While anything at all is being typed there are at most six completions."""
    assert len(READER.completions(line)) <= 6
