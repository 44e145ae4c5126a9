"""The blank form and the information sheet say what is asked, in the workshop's own words."""

import pytest

from changelab.domain.vocabulary import Purpose
from changelab.domain.wording import Wording
from changelab.exports.consent_form import blank_consent_form, information_sheet


def test_every_purpose_is_asked_by_itself(room):
    """Six lines, six yes and no, and the number of the form that the record will name."""
    form = blank_consent_form(room.state)

    assert form.startswith("# Consent form 1\n")
    assert form.count("( ) yes    ( ) no") == len(Purpose)
    for purpose in Purpose:
        assert Wording()[f"consent.{purpose}"] in form


def test_the_words_are_the_workshops_own(room):
    """Aino rewords a purpose: the form is form 2 and says so, and so does the sheet."""
    words = {"consent.quote": "You may repeat what I said.", "welcome": "Come and look."}
    room.does(room.aino, "change_wording", wording=words)

    assert "# Consent form 2" in blank_consent_form(room.state)
    assert "You may repeat what I said." in blank_consent_form(room.state)
    assert "- You may repeat what I said." in information_sheet(room.state)
    assert "Come and look." in information_sheet(room.state)


def test_the_sheet_says_how_to_withdraw_and_when_it_is_reviewed(room):
    """Three ways out in plain words; the day, or a line to write it on."""
    before = information_sheet(room.state)
    room.does(room.eeva, "set_review_day", on="2031-03-02")
    after = information_sheet(room.state)

    for way in ("No further use", "Unlink", "Erase"):
        assert way in before
    assert "By ______________ the team decides" in before
    assert "By 2031-03-02 the team decides" in after


@pytest.mark.parametrize(
    ("title", "escaped"),
    [("<b>bold</b>", r"\<b\>bold\</b\>"), ("*stars* | pipe", r"\*stars\* \| pipe")],
)
def test_what_people_typed_stays_as_it_is(room, title, escaped):
    """A title that looks like markup is shown as it was typed."""
    room.does(room.aino, "rename_workshop", title=title, description="")

    for text in (blank_consent_form(room.state), information_sheet(room.state)):
        assert escaped in text and title not in text
