"""Between them the samples have something for every picture to show."""

from changelab.domain.vocabulary import Level, Neighbour, Period, Strand


def test_case_a_tells_its_history_in_three_phases(sampled):
    """Ten dated milestones in all four strands, some of them lasting, cut where the work turned."""
    state = sampled("case_a")
    milestones = state.milestones.values()

    assert len(milestones) == 10
    assert {one.strand for one in milestones} == set(Strand)
    assert any(one.until for one in milestones)
    assert {len(one.when) for one in milestones} == {4, 7, 10}
    assert [(one.since, one.name) for one in state.phases.values()] == [
        ("1979", "Every child in school"),
        ("1998", "Each service in its own house"),
        ("2006", "What is counted"),
    ]


def test_case_a_has_a_way_from_past_to_future(sampled):
    """Four forms in the four fields, an alternative among them, and tensions on both steps."""
    state = sampled("case_a")
    (field,) = state.four_fields.values()
    first, second = field.steps
    way = [state.forms[form].period for form in (first.start, first.end, second.end)]
    levels = {state.contradictions[one].level for one in first.contradictions}

    assert way == list(Period)
    assert first.end == second.start
    assert [one.period for one in state.forms.values()].count(None) == 1
    assert levels == {Level.TERTIARY}
    assert second.contradictions


def test_case_a_has_neighbours_and_an_object_to_share(sampled):
    """What each side makes of its object today, and one that two of them could share."""
    state = sampled("case_a")
    around = {one.name: one.neighbour_as for one in state.systems.values()}
    shared = [one for one in state.construed_objects.values() if len(one.systems) > 1]

    assert around == {
        "Our team": None,
        "School": Neighbour.OBJECT_ACTIVITY,
        "Social care": Neighbour.RULE_PRODUCING,
    }
    assert [one.period for one in shared] == [Period.FUTURE]


def test_in_case_a2_nothing_is_shared(sampled):
    """Each side makes something of its own object; the place for a shared one stays empty."""
    state = sampled("case_a2")
    objects = state.construed_objects.values()

    assert {one.systems for one in objects} == {(system,) for system in state.systems}
    assert {one.period for one in objects} == {Period.PRESENT, Period.FUTURE}
    assert len(state.milestones) == 5 and len(state.phases) == 2


def test_case_b_has_its_history_and_its_four_fields(sampled):
    """Nine milestones in three phases; the way to the new form goes through two tensions."""
    state = sampled("case_b")
    (field,) = state.four_fields.values()

    assert len(state.milestones) == 9 and len(state.phases) == 3
    assert len(state.forms) == 4
    assert [len(step.contradictions) for step in field.steps] == [1, 2]


def test_what_was_invented_is_said(sampled):
    """No source tells these dates, axes and objects: the description says so."""
    for name, words in (
        ("case_a", ("dates and phases", "four-field model", "whose neighbour")),
        ("case_a2", ("dates and phases", "makes of its object")),
        ("case_b", ("dates and phases", "four-field model")),
    ):
        invented = " ".join(sampled(name).about.description.partition("Invented:")[2].split())
        assert all(one in invented for one in words), name
