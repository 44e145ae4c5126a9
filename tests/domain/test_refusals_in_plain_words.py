"""A bad message is answered with what happened and what to do, and changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.domain.errors import ChangeLabError, Refused
from changelab.domain.record import ACTS, read_act

ENTRY = {"act": "add_entry", "element": "rules", "text": "x", "period": "present"}
LOG = {"act": "log_contradiction", "text": "x", "poles": [{"element": "rules"}], "period": "past"}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (ENTRY | {"text": ""}, "“text” is empty. Write a few words first."),
        (ENTRY | {"text": " \n "}, "“text” is empty. Write a few words first."),
        (
            ENTRY | {"text": "x" * 512},
            "This text is too long: at most 500 characters fit. "
            "Shorten it by 12, or split it in two.",
        ),
        (
            ENTRY | {"text": "x" * 10_000},
            "This text is too long: at most 500 characters fit. "
            "Shorten it by 9500, or split it in two.",
        ),
        (
            ENTRY | {"element": "rulez"},
            "“rulez” is not a known element. Use one of: subject, object, tools, rules, "
            "community, division_of_labour or outcome.",
        ),
        (
            ENTRY | {"period": "yesterday"},
            "“yesterday” is not a known period. Use one of: past, present or future.",
        ),
        (
            ENTRY | {"colour": "red"},
            "“colour” is not known here. Leave it out or check its spelling.",
        ),
        (
            {"act": "add_entry", "element": "rules", "text": "x"},
            "“period” is missing. Add it and send again.",
        ),
        (LOG | {"poles": []}, "“poles” is empty. Name at least one."),
        (
            LOG | {"poles": [{"element": "x" * 99}]},
            f"“{'x' * 40}…” is not a known element. Use one of: subject, object, tools, rules, "
            "community, division_of_labour or outcome.",
        ),
        (
            LOG | {"level": "fifth"},
            "“fifth” is not a known level. Use one of: primary, secondary, tertiary or quaternary.",
        ),
        ("add_entry", 'That is not an act. Send an object such as {"act": "add_entry", …}.'),
    ],
    ids=range(12),
)
def test_each_slip_has_its_sentence(message, said):
    """Empty, over-long, unknown, missing: what happened, then what to do."""
    with pytest.raises(Refused) as refused:
        read_act(message)

    assert str(refused.value) == said


@pytest.mark.parametrize("name", ["sing", "", None, 5, ["add_entry"], "Add_Entry", "x" * 500])
def test_an_unknown_act_is_answered_with_those_there_are(name):
    """The list of acts is in the answer."""
    with pytest.raises(Refused, match=r"There is no act .*Use one of: accept, add_code") as refused:
        read_act({"act": name})

    assert len(refused.value.happened) < 80


@pytest.mark.parametrize("message", [None, 5, [], "x", [ENTRY]])
def test_what_is_no_message_is_refused(message):
    """Only an object with an act in it is one."""
    with pytest.raises(Refused, match="That is not an act"):
        read_act(message)


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b>", "\"quotes\" and 'single'", "a: b; c", "👩‍👩‍👧", "مدرسة", "w" * 500, "a\u202eb"],
)
def test_hostile_text_is_data(room, text):
    """HTML, quotes, colons, emoji, right-to-left and endless words are kept as words."""
    made = room.does(room.bilal, "add_entry", element="rules", text=text, period="present").made

    assert room.state.entries[made].text == text.replace("\u202e", "")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = sorted({name for act in ACTS.values() for name in act.model_fields})
messages = st.fixed_dictionaries(
    {"act": st.one_of(st.sampled_from(sorted(ACTS)), json_values)},
    optional={name: json_values for name in FIELDS},
)


@settings(max_examples=400, deadline=None)
@given(message=st.one_of(messages, json_values))
def test_no_message_is_answered_with_anything_but_an_act_or_a_refusal(message):
    """Whatever is sent, the answer is an act of ours or a sentence."""
    try:
        act = read_act(message)
    except ChangeLabError as error:
        assert error.happened.endswith((".", "?")) and "\n" not in error.remedy
    else:
        assert type(act) in ACTS.values()


@pytest.mark.parametrize(
    "message",
    [{"act": "\ud800"}, ENTRY | {"system": "\ud800"}, {"act": "withdraw", "item": "e\ud800"}],
)
def test_every_refusal_can_be_sent(room, message):
    """JSON may hold half a character; the answer that repeats it must still be UTF-8."""
    with pytest.raises(ChangeLabError) as refused:
        room.does(room.bilal, **message)

    assert str(refused.value).encode("utf-8")


def test_the_senders_id_is_no_field_of_the_act():
    """“id” goes with the message and not with the act."""
    assert read_act(ENTRY | {"id": "anything"}) == read_act(ENTRY)
