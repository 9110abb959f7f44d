"""Who agreed to the charter, and standards, on the screen."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from core.evaluation.charter import Charter
from core.evaluation.charter_reply import Stakeholder
from core.evaluation.standards import Judgement
from db import Agreeing
from tests.db.test_stakeholders import token
from tests.pages.evaluation.test_reports import at
from tests.pages.evaluation.test_surveys import said


def _link(agreeing):
    from pages.evaluation import agreeing as page
    from pages.ui.boundary import boundary

    with boundary():
        page.show(agreeing)


def test_a_department_is_asked_agrees_by_link_and_is_asked_anew_after_a_change(world, see):
    world.workspace("cora").charters.save(Charter(purpose="One"), 0)
    app = at(see, "evaluation.charter", "cora", part="agreed")
    for name, words in (("name", "Hana"), ("email", "hana@example.org"), ("department", "People")):
        app.text_input(key=f"stakeholder_{name}").set_value(words)
    app.button(key="add_stakeholder_button").click().run()
    app.button(key="ask_stakeholders").click().run()
    assert not app.exception and "Asked, no answer yet" in said(app)
    reading = AppTest.from_function(_link, default_timeout=20, args=(Agreeing(world.engine, world.clock),))
    reading.query_params["link"] = token(world, "hana@example.org")
    reading.run()
    assert "version 1" in said(reading) and "One" in said(reading)
    reading.button(key="charter_agree").click().run()
    assert "type it to agree" in said(reading)
    reading.text_input(key="charter_name_0").set_value("Hana H.")
    reading.button(key="charter_agree").click().run()
    assert "you agree to this version" in " ".join(each.value for each in reading.success)
    assert "1 of 1" in said(at(see, "evaluation.charter", "cora", part="agreed"))
    app = at(see, "evaluation.charter", "cora", part="words")
    assert "Version 1: 1 of 1 who were asked agree to it" in said(app)
    app.text_area(key="charter_1_purpose").set_value("Two")
    app.button(key="keep_charter").click().run()
    assert "Agreed to version 1, not to this one" in said(at(see, "evaluation.charter", "cora", part="agreed"))
    assert token(world, "hana@example.org") != reading.query_params["link"][0]


def test_a_supervisor_reads_how_many_agreed_and_nobodys_name(world, see):
    cora = world.workspace("cora")
    cora.charters.save(Charter(purpose="One"), 0)
    cora.stakeholders.ask([cora.stakeholders.add(Stakeholder("Hana", "hana@example.org", "People"))])
    words = said(at(see, "evaluation.charter", "sue", part="words"))
    assert "0 of 1 who were asked" in words and "Hana" not in words
    assert "Hana" not in said(at(see, "evaluation.charter", "sue", part="agreed"))


def test_standards_are_there_only_once_chosen_and_a_word_is_kept_with_its_author(world, see):
    assert "Standards" not in at(see, "evaluation.charter", "cora", part="standards").get("button_group")[0].options
    programs = world.workspace("cora").programs
    kept = programs.current()
    programs.change(replace(kept.program, standards=frozenset({"aps"})), kept.version)
    app = at(see, "evaluation.charter", "cora", part="standards")
    assert "no level and no award" in " ".join(each.value for each in app.info)
    assert "Of 10 questions of the charter, 0 are answered." in said(app)
    app.button(key="attest").click().run()
    assert "say what shows it" in said(app)
    app.text_area(key="attest_note_aps_1_0").set_value("It hangs in the hall.")
    app.button(key="attest").click().run()
    assert "Cora on" in said(app) and "It hangs in the hall." in said(app)
    assert "What is said and what the data show differ" in said(app)
    found = world.workspace("cora").standards.read("aps")
    assert found.standings[0].judgement is Judgement.MET


def test_what_matching_learned_is_too_early_to_tell_in_a_young_program(see):
    app = at(see, "evaluation.relationships", "cora", part="learned")
    words = " ".join(each.value for each in app.info)
    assert "Too early to tell" in words
    assert "known of 0, 30 more are needed" in said(app)


def test_what_matching_learned_is_for_those_who_match(see):
    assert "did those that fitted better" not in said(at(see, "evaluation.relationships", "lea", part="learned"))
