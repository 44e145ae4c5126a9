"""Case B: what the clinic looked at in its first session, and what it said about it."""


def test_case_b_reacts_to_a_minute_of_video_and_to_figures(sampled):
    """Three spoke about the closed door, one about the forty minutes; all of it is invented."""
    state = sampled("case_b")
    pieces = {one.title: one for one in state.materials.values()}
    said = {
        title: [item.author for item in state.contributions() if item.about == one.id]
        for title, one in pieces.items()
    }

    assert said == {
        "Outside a closed door": ["P01", "P04", "P07"],
        "Where forty minutes go": ["P02"],
    }
    assert pieces["Outside a closed door"].people == ("P01", "P04")
    assert all("invented" in one.source and one.shown for one in pieces.values())
