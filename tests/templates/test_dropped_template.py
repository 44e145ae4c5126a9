"""A file dropped into the folder can be used at once."""

from changelab.service import Laboratory
from changelab.templates import find_template, read_shelf


def test_a_dropped_file_is_found_without_restart(laboratory: Laboratory, template):
    """Aino copies a file into the folder while the tool runs, and opens a workshop from it."""
    shelf = template(name="first.toml").parent
    before = list(read_shelf(shelf).blueprints)
    template('"one_afternoon"', '"another_one"', name="dropped.toml")
    after = set(read_shelf(shelf).blueprints)
    opened = laboratory.open_workshop(find_template("another_one", shelf), "Ours")

    assert before == ["one_afternoon"]
    assert after == {"one_afternoon", "another_one"}
    assert laboratory.state(opened.workshop).about.template == "another_one"


def test_a_corrected_file_is_found_without_restart(template):
    """A file that was refused can be used as soon as it is put right."""
    shelf = template('kind = "map"', 'kind = "maps"').parent
    before = read_shelf(shelf)
    template()
    after = read_shelf(shelf)

    assert (len(before.blueprints), len(before.refused)) == (0, 1)
    assert (len(after.blueprints), len(after.refused)) == (1, 0)


def test_a_workshop_keeps_the_plan_it_was_opened_with(laboratory: Laboratory, template):
    """Changing a template changes new workshops only."""
    shelf = template().parent
    workshop = laboratory.open_workshop(find_template("one_afternoon", shelf), "Ours").workshop
    template("The waiting list", "Something else")
    titles = [one.plan.title for one in laboratory.state(workshop).planned_sessions]

    assert titles == ["The waiting list"]
    assert find_template("one_afternoon", shelf).sessions[0].title == "Something else"
