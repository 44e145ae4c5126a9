"""Each sample says what the worked case in the literature says."""

from changelab.domain.vocabulary import (
    ContradictionStatus,
    Element,
    Level,
    ManifestationKind,
    Period,
    Standing,
)


def _texts(state, system, element, period):
    named = next(one.id for one in state.systems.values() if one.name == system)
    return [entry.text for entry in state.entries_of(named, period, element)]


def _contradiction(state, words):
    return next(
        one
        for one in state.contradictions.values()
        if words in one.text and one.standing is Standing.SHOWN
    )


def _elements(contradiction):
    return {pole.element for pole in contradiction.poles}


def test_case_a_works_on_attendance_then_the_child_then_the_school(sampled):
    """In case A the object moves: attendance, the whole child, a response by the whole school."""
    state = sampled("case_a")

    def objects(period):
        return _texts(state, "Our team", Element.OBJECT, period)

    assert objects(Period.PAST) == ["attendance"]
    assert objects(Period.PRESENT) == ["the whole child's wellbeing"]
    assert objects(Period.FUTURE) == ["how the whole school responds to bullying"]
    assert _texts(state, "Our team", Element.OUTCOME, Period.PRESENT) == [
        "this child is helped",
        "the school is as it was",
    ]


def test_case_a_has_its_three_contradictions(sampled):
    """Old rules are tertiary, wellbeing against rules secondary, differing services quaternary."""
    state = sampled("case_a")
    old_rules = _contradiction(state, "old system's rules")
    wellbeing = _contradiction(state, "the whole child against")
    services = _contradiction(state, "its own targets, thresholds and assessments")

    assert old_rules.level is Level.TERTIARY
    assert {pole.period for pole in old_rules.poles} == {Period.PAST, Period.PRESENT}
    assert wellbeing.level is Level.SECONDARY
    assert _elements(wellbeing) == {Element.OBJECT, Element.RULES}
    assert services.level is Level.QUATERNARY
    assert wellbeing.id in old_rules.gave_rise_to


def test_case_a_tells_of_the_bent_rule(sampled):
    """The rule that was bent is told in the anonymous task, and nobody is named with it."""
    state = sampled("case_a")
    told = next(one for one in state.answers.values() if "wrote the form afterwards" in one.text)

    assert state.tasks[told.task].plan.anonymous
    assert told.author.startswith("~")


def test_case_a2_has_two_systems_and_no_shared_object(sampled):
    """School and specialists work on different things, and nothing is worked on by both."""
    state = sampled("case_a2")
    objects = _contradiction(state, "attendance and results here")

    assert [one.name for one in state.systems.values()] == ["Core school", "Specialists"]
    assert objects.level is Level.QUATERNARY
    assert _elements(objects) == {Element.OBJECT}
    for period in Period:
        school = set(_texts(state, "Core school", Element.OBJECT, period))
        specialists = set(_texts(state, "Specialists", Element.OBJECT, period))
        assert not school & specialists


def test_case_b_has_its_seven_contradictions(sampled):
    """Each contradiction of the clinic lies where the worked case puts it."""
    state = sampled("case_b")
    places = {
        "patients must be seen": (Level.PRIMARY, {Element.OBJECT}),
        "the week has 37 hours": (Level.SECONDARY, {Element.OBJECT, Element.RULES}),
        "follow the same child": (Level.PRIMARY, {Element.OBJECT}),
        "doctors who must be broad": (
            Level.SECONDARY,
            {Element.DIVISION_OF_LABOUR, Element.OBJECT},
        ),
        "a consultant set free": (Level.SECONDARY, {Element.DIVISION_OF_LABOUR, Element.RULES}),
        "typing eats": (Level.SECONDARY, {Element.TOOLS, Element.OBJECT}),
        "who commits to training": (Level.SECONDARY, {Element.RULES, Element.DIVISION_OF_LABOUR}),
    }

    for words, (level, elements) in places.items():
        found = _contradiction(state, words)
        assert (found.level, _elements(found)) == (level, elements), words


def test_case_b_leaves_preparation_unresolved(sampled):
    """For preparing within 37 hours no solution was found: it is worked on, with evidence."""
    state = sampled("case_b")
    preparation = _contradiction(state, "the week has 37 hours")
    kinds = {state.manifestations[one].of for one in preparation.manifestations}

    assert preparation.status is ContradictionStatus.WORKED_ON
    assert preparation.evidence
    assert ManifestationKind.DOUBLE_BIND in kinds
    assert not any(
        one.status is ContradictionStatus.RESOLVED for one in state.contradictions.values()
    )


def test_case_b_has_its_new_tools(sampled):
    """The introduction checklist and the vision paper belong to the future alone."""
    state = sampled("case_b")
    future = _texts(state, "Outpatient clinic", Element.TOOLS, Period.FUTURE)
    present = _texts(state, "Outpatient clinic", Element.TOOLS, Period.PRESENT)

    assert future == ["introduction checklist", "vision paper"]
    assert not set(future) & set(present)


def test_case_c_has_its_four_contradictions(sampled):
    """Each contradiction of the workforce group lies where the worked case puts it."""
    state = sampled("case_c")
    brief = _contradiction(state, "a big brief")
    empowering = _contradiction(state, "we talk of empowering")
    authority = _contradiction(state, "without authority at home")
    trust = _contradiction(state, "trust in the room")

    assert (brief.level, _elements(brief)) == (
        Level.SECONDARY,
        {Element.OBJECT, Element.RULES},
    )
    assert (empowering.level, _elements(empowering)) == (
        Level.SECONDARY,
        {Element.SUBJECT, Element.DIVISION_OF_LABOUR},
    )
    assert authority.level is Level.QUATERNARY
    assert [state.manifestations[one].of for one in trust.manifestations] == [
        ManifestationKind.CRITICAL_CONFLICT
    ]
