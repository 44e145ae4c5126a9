"""The page of the findings: every count with its base, and behind it the passages."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from served import served
from studied import study

from changelab.domain.vocabulary import Role
from changelab.ui.house import close_house

CODEBOOKS = Path(__file__).parents[2] / "workshop_templates" / "codebooks"


def _adopt(room, name: str) -> str:
    plan = tomllib.loads((CODEBOOKS / f"{name}.toml").read_text("utf-8"))
    return room.does(room.eeva, "adopt_codebook", plan=plan).made


def _codes(room, code: str, item: str, start=None, end=None, coder: str = "R1") -> None:
    fields = {"code": code, "item": item, "start": start, "end": end, "coder": coder}
    room.does(room.eeva, "code_passage", **fields)


@pytest.fixture
def studied(room):
    """Eeva's study, with criticising in the words of the dilemma."""
    study(room)
    agency = next(one.id for one in room.state.codebooks.values() if one.name.startswith("agency"))
    tape = next(iter(room.state.transcripts))
    _codes(room, f"{agency}/criticising", f"{tape}/2", 19, 34, "R2")
    return room


def _opens(workbench, room, view="Cross-tables", role=Role.RESEARCHER, **session):
    session = {"findings-view": view, **session}
    return workbench.opens("findings", room.workshop, role, **session)


def _grids(test) -> list[dict]:
    """What the tables of the page hold."""
    data = [one.proto.json for one in test.get("bidi_component")]
    found = [json.loads(json.loads(one)["shown"]) for one in data if '"shown"' in one]
    return [one for one in found if "rows" in one]


def _figures(test) -> dict[str, list[str]]:
    """The figures of the one table, row by row."""
    (table,) = _grids(test)
    return {row["words"]: [cell["text"] for cell in row["cells"]] for row in table["rows"]}


def test_before_anything_is_coded_it_says_what_to_do(workbench, room):
    """No empty tables: what comes first, and the way there."""
    page = _opens(workbench, room)

    assert "Nothing is coded yet" in page.info[0].value
    assert not _grids(page)


def test_manifestations_are_crossed_with_agency(workbench, studied):
    """One passage is both a dilemma and criticism; the base is all seven that are coded."""
    page = _opens(workbench, studied)
    (table,) = _grids(page)
    dilemma = table["rows"][0]

    assert table["corner"] == "base: 7 passages"
    assert dilemma["words"] == "dilemma"
    assert (dilemma["cells"][0]["text"], dilemma["cells"][0]["small"]) == ("1", "14 %")
    assert dilemma["cells"][0]["title"] == "dilemma and criticising: 1 of 7"


def test_a_count_opens_its_passages(workbench, studied):
    """Speaker, session, transcript, the words with the coded ones marked, the codes and coders."""
    page = _opens(workbench, studied)
    (table,) = _grids(page)
    key = table["rows"][0]["cells"][0]["key"]
    page = _opens(workbench, studied, **{"cross-manifestation-agency-chosen": key})
    words = workbench.words(page)

    assert "On the one hand we <mark>must count days</mark>, but the child" in words
    assert "Session 1, tape · turn 2 · P01" in words
    assert "<b>dilemma</b> R1, R2" in words
    assert "<b>criticising</b> R2" in words
    assert "Bilal" not in words


def test_from_a_passage_a_click_leads_to_coding(workbench, studied):
    """The Coding page opens at that transcript and turn."""
    page = _opens(workbench, studied)
    (table,) = _grids(page)
    key = table["rows"][0]["cells"][0]["key"]
    page = _opens(workbench, studied, **{"cross-manifestation-agency-chosen": key})
    (way,) = [one for one in page.button if one.label == "Open in Coding"]
    way.click().run()
    tape = next(iter(studied.state.transcripts))

    assert page.session_state["cg-at"] == f"{tape}/2"
    assert "What does a passage show" in workbench.words(page)


def test_rows_and_columns_are_chosen(workbench, studied):
    """By session and element as well; a contradiction brings its elements along."""
    page = _opens(workbench, studied)
    page.selectbox(key="cross-rows").set_value("agency").run()
    page.selectbox(key="cross-columns").set_value("element").run()
    (table,) = _grids(page)
    columns = table["columns"]
    criticising = dict(zip(columns, _figures(page)["criticising"], strict=True))

    assert (criticising["Rules"], criticising["Object"], criticising["no element"]) == (
        "1",
        "1",
        "3",
    )


def test_agreement_tells_its_units_and_what_is_missing(workbench, studied):
    """Kappa and alpha with n; the manifestations have two units, and on one they agree."""
    page = _opens(workbench, studied, "Agreement")
    book = next(one for one in studied.state.codebooks.values() if one.name == "manifestations")
    page.selectbox(key="agreement-book").set_value(book).run()
    rows, words = _figures(page), workbench.words(page)

    assert rows["Over the whole codebook"][:5] == ["2", "1", "1", "1", "50 %"]
    assert "2 units, 2 of them looked at by two or more" in words
    assert "is missing there" in words


def test_what_is_not_defined_says_why(workbench, studied):
    """Both put the same level on the one passage: without variation a reason stands there."""
    _adopt(studied, "contradiction_levels")
    book = list(studied.state.codebooks.values())[-1]
    for coder in ("R1", "R2"):
        _codes(
            studied,
            f"{book.id}/primary",
            f"{next(iter(studied.state.transcripts))}/1",
            None,
            None,
            coder,
        )
    page = _opens(workbench, studied, "Agreement")
    page.selectbox(key="agreement-book").set_value(book).run()
    (table,) = _grids(page)
    observed, kappa, alpha = table["rows"][0]["cells"][-3:]

    assert observed["text"] == "100 %"
    assert kappa["small"] == alpha["small"] == "not defined"
    assert "the same on every unit" in kappa["title"]
    assert "Not defined over the whole codebook: Both put the same" in workbench.words(page)


def test_one_coder_alone_cannot_agree(workbench, room):
    """It says what is missing: a second coder."""
    plan = tomllib.loads((CODEBOOKS / "manifestations.toml").read_text("utf-8"))
    book = room.does(room.eeva, "adopt_codebook", plan=plan).made
    room.does(room.eeva, "enrol_coder", label="Eeva")
    card = room.does(room.bilal, "add_entry", element="rules", text="count", period="past").made
    _codes(room, f"{book}/dilemma", card)
    page = _opens(workbench, room, "Agreement")

    assert "needs two coders" in page.info[0].value


def test_planned_actions_stand_beside_the_actual_ones(workbench, studied):
    """What was planned is framed, found or not; the figures have their n."""
    book = _adopt(studied, "learning_actions")
    session = next(iter(studied.state.sessions))
    plan = {"title": "Look again", "learning_actions": ["questioning"]}
    studied.does(studied.aino, "plan_task", session=session, plan=plan)
    tape = next(iter(studied.state.transcripts))
    _codes(studied, f"{book}/informing", f"{tape}/1")
    page = _opens(workbench, studied, "Planned and actual")
    (table,) = _grids(page)
    whole = dict(zip(table["columns"], table["rows"][0]["cells"], strict=True))

    assert table["rows"][0]["small"].startswith("n = 1")
    assert whole["questioning"]["framed"]
    assert (whole["informing"]["text"], whole["informing"]["small"]) == ("1", "100 %")
    assert "0 of 1 planned learning actions were found" in workbench.words(page)


def test_leader_and_group_are_compared_in_five_ways(workbench, studied):
    """Every category is there, with its base."""
    book = _adopt(studied, "sayings_doings_relatings")
    tape = next(iter(studied.state.transcripts))
    _codes(studied, f"{book}/leader_sayings", f"{tape}/1")
    page = _opens(workbench, studied, "Leader and group")
    (table,) = _grids(page)

    groups = [row for row in table["rows"] if row["kind"] == "group"]
    assert [row["words"] for row in groups] == [
        "The leader",
        "The group",
        "Sayings",
        "Doings",
        "Relatings",
    ]
    assert [row["small"] for row in groups][:2] == ["base: n = 1", "base: n = 0"]


def test_a_codebook_that_is_not_in_use_is_named(workbench, studied):
    """Instead of an empty table: which codebook, and where to take it up."""
    page = _opens(workbench, studied, "Leader and group")

    assert "not in use" in page.info[0].value
    assert "Sayings, doings and relatings" in page.info[0].value


def test_the_choice_of_coders_counts_everywhere(workbench, studied):
    """The second coder alone has four passages."""
    page = _opens(workbench, studied)
    page.multiselect(key="findings-coders").set_value(["R2"]).run()
    (table,) = _grids(page)

    assert table["corner"] == "base: 3 passages"


def test_what_people_typed_is_shown_as_typed(workbench, room):
    """Markup in words, codes and labels stays text."""
    study(room)
    book = next(iter(room.state.codebooks))
    code = room.does(room.eeva, "add_code", codebook=book, name="<b>*x*</b>").made
    card = room.does(
        room.bilal, "add_entry", element="rules", text="<img src=x> **hi**", period="past"
    ).made
    _codes(room, code, card)
    page = _opens(workbench, room)
    (table,) = _grids(page)
    row = next(row for row in table["rows"] if row["words"] == "no manifestation")
    key = next(cell["key"] for cell in row["cells"] if code in cell["key"])
    page = _opens(workbench, room, **{"cross-manifestation-agency-chosen": key})
    words = workbench.words(page)

    assert "&lt;img src=x&gt; **hi**" in words
    assert "<img src=x>" not in words
    assert "&lt;b&gt;*x*&lt;/b&gt;" in words


def test_only_researchers_and_the_facilitator_have_this_page(workbench, studied):
    """A scribe finds no way to it."""
    page = workbench.opens("workshops", studied.workshop, Role.SCRIBE)

    assert "Findings" not in workbench.words(page)


@pytest.mark.browser
def test_eeva_presses_a_count_and_reads_the_passage(browser, studied, tmp_path):
    """In a real browser: the table, a count, its passage, the bars, and on to Coding."""
    close_house()
    with served(tmp_path / "data", "--host=127.0.0.1") as running:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(re.sub(r"http://[^/]+", f"http://127.0.0.1:{running.port}", running.link))
        page.get_by_role("button", name="Open").first.click()
        page.get_by_text("Research", exact=True).click()
        page.locator("a[href*=findings]").click()
        page.get_by_role("button", name="dilemma and criticising: 1 of 7").first.click()
        page.locator(".passage mark", has_text="must count days").wait_for()
        page.get_by_text("Agency expression within each manifestation").wait_for()
        page.get_by_role("button", name="Open in Coding").click()
        page.get_by_text("What does a passage show").wait_for()

        assert complaints == []
