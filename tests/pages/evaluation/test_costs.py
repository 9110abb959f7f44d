"""Cost and value on the screen."""

from core.evaluation.charter import Charter
from core.evaluation.cost import Costs
from tests.pages.evaluation.test_reports import at
from tests.pages.evaluation.test_surveys import said


def cards(app):
    return {each.label: each.value for each in app.metric}


def test_without_a_budget_the_answer_is_that_none_is_given(see):
    app = at(see, "evaluation.overview", "cora")
    assert "No budget is given" in said(app)
    assert not [label for label in cards(app) if "Each pairing" in label]


def test_budget_and_rate_are_kept_with_the_charter_and_shown_at_a_glance(world, see):
    world.workspace("cora").charters.save(Charter(purpose="One"), 0)
    app = at(see, "evaluation.charter", "cora", part="costs")
    app.number_input(key="costs_1_budget").set_value(900.0)
    app.text_input(key="costs_1_currency").set_value("EUR")
    app.number_input(key="costs_1_rate").set_value(30.0)
    app.button(key="keep_costs").click().run()
    assert "are not kept" in " ".join(each.value for each in app.error)
    assert world.workspace("cora").charters.read().versions == 1
    app.number_input(key="costs_1_year").set_value(2020)
    app.text_input(key="costs_1_source").set_value("A *table*")
    app.button(key="keep_costs").click().run()
    assert not app.exception
    assert world.workspace("cora").charters.read().charter == Charter(
        purpose="One", costs=Costs(900, "EUR", 30, 2020, "A *table*")
    )
    assert app.number_input(key="costs_2_budget").value == 900
    assert "newer one" in " ".join(each.value for each in app.warning)
    glance = at(see, "evaluation.overview", "cora")
    assert cards(glance)["Each pairing (EUR)"] == "900" and cards(glance)["Each goal met (EUR)"] == "–"
    assert "No goal is set yet" in said(glance) and "No hour of a mentor is noted yet" in said(glance)


def test_words_of_the_charter_are_kept_without_losing_the_budget(world, see):
    world.workspace("cora").charters.save(Charter(costs=Costs(900, "EUR")), 0)
    app = at(see, "evaluation.charter", "cora", part="words")
    app.text_area(key="charter_1_purpose").set_value("One").run()
    app.button(key="keep_charter").click().run()
    assert world.workspace("cora").charters.read().charter == Charter(purpose="One", costs=Costs(900, "EUR"))


def test_a_supervisor_reads_budget_and_rate_and_changes_nothing(world, see):
    world.workspace("cora").charters.save(Charter(costs=Costs(900, "EUR")), 0)
    app = at(see, "evaluation.charter", "sue", part="costs")
    assert "900 EUR" in said(app) and "not given" in said(app)
    assert not app.number_input and not app.metric
