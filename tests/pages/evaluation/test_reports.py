"""Charter, targets and reports on the screen; and a report by a link."""

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from core.evaluation.targets import Aim, Target
from core.reports.supervisor import Words
from db import Reporting
from db.models import RoleRow
from tests.pages.evaluation.test_surveys import said


def _link(reporting):  # its source runs alone, where no name is imported: so no type hints
    from pages.evaluation.shared_report import show
    from pages.ui.boundary import boundary

    with boundary():
        show(reporting)


def at(see, path, who, **query):
    app = see(path, who)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def test_a_target_is_set_and_stands_against_what_is(world, see):
    app = at(see, "evaluation.charter", "cora")
    assert "No target yet" in said(app)
    app.selectbox(key="target_key").set_value("people").run()
    app.number_input(key="target_line_people").set_value(5).run()
    app.button(key="add_target").click().run()
    assert "People taking part" in said(app) and "at least 5" in said(app)
    assert "now **5**" in said(at(see, "evaluation.overview", "cora"))
    hers = said(at(see, "evaluation.charter", "sue"))
    assert "at least 5" in hers and "now" not in hers
    next(each for each in app.button if (each.key or "").startswith("remove_target_")).click().run()
    assert world.workspace("cora").charters.read().targets == ()


def test_the_charter_is_kept_and_a_supervisor_reads_it(world, see):
    app = at(see, "evaluation.charter", "cora", part="words")
    app.text_area(key="charter_0_purpose").set_value("To find one's feet").run()
    app.button(key="keep_charter").click().run()
    assert not app.exception
    shown = at(see, "evaluation.charter", "sue", part="words")
    assert "To find one's feet" in said(shown) and not shown.text_area and not shown.button


def test_from_the_menu_to_a_report_it_takes_one_press(world, see):
    world.workspace("cora").charters.add_target(Target("paired", Aim.AT_LEAST, 0.8))
    app = at(see, "evaluation.reports", "cora", part="new")
    app.toggle(key="see_preview").set_value(True).run()
    assert "Who joined?" in " ".join(each.value for each in app.subheader)
    app.text_area(key="words_comment").set_value("All *well*").run()
    app.button(key="make_report").click().run()
    assert not app.exception
    assert "No report yet" in said(at(see, "evaluation.reports", "sue"))
    (kept,) = world.workspace("cora").reports.all()
    app = at(see, "evaluation.reports", "cora", report=str(kept.id))
    app.button(key=f"close_report_{kept.id}").click().run()
    app.button(key=f"close_report_{kept.id}_yes").click().run()
    assert not app.exception
    shown = at(see, "evaluation.reports", "sue")
    assert "All \\*well\\*" in said(shown) and "Not enough data" in said(shown)
    assert not [name for name in ("Ada", "Bo", "Di", "Eve") if name in said(shown)]


def test_a_report_is_shared_by_a_link_and_taken_back(world, see):
    report_id = world.workspace("cora").reports.make(Words())
    app = at(see, "evaluation.reports", "cora", report=str(report_id))
    app.button(key=f"share_{report_id}").click().run()
    token = app.code[0].value.partition("link=")[2]
    reading = AppTest.from_function(_link, default_timeout=20, args=(Reporting(world.engine, world.clock),))
    reading.query_params["link"] = token
    reading.run()
    assert not reading.exception and "This link works until" in said(reading)
    assert not reading.text_input and not reading.text_area
    world.workspace("cora").reports.stop_sharing(report_id)
    assert "leads nowhere" in said(reading.run())


@pytest.mark.parametrize("who", ["cora", "sue"])
def test_without_a_report_it_says_so(see, who):
    app = at(see, "evaluation.reports", who)
    assert "No report yet" in said(app)


def test_a_full_report_has_its_tables_in_the_browser(world, see):
    from core.reports.section import FULL, Shape, cell_words

    report_id = world.workspace("cora").reports.make(Words(), FULL)
    made = world.workspace("cora").reports.one(report_id).report
    app = at(see, "evaluation.reports", "cora", report=str(report_id))
    shown = [each.value.to_numpy().tolist() for each in app.table]
    cohorts = next(each for each in made.sections if each.block == "cohorts")
    words = [[cell_words(Shape(column.shape), cell) for column, cell in zip(cohorts.columns, row, strict=True)]
             for row in cohorts.rows]  # fmt: skip
    assert words in shown
    assert "Nobody was asked yet" in said(app) and "No charter is written yet" in said(app)


def test_an_own_report_is_chosen_kept_and_scheduled(world, see):
    app = at(see, "evaluation.reports", "cora", part="new")
    app.selectbox(key="make_holds").set_value("own").run()
    app.multiselect(key="make_parts").set_value(["lengths", "targets"]).run()
    app.text_input(key="make_layout_name").set_value("Board").run()
    app.button(key="make_keep_layout").click().run()
    assert not app.exception
    (kept,) = world.workspace("cora").report_plans.layouts()
    assert kept.blocks == ("lengths", "targets")
    app = at(see, "evaluation.reports", "cora", part="scheduled")
    app.selectbox(key="schedule_holds").set_value(str(kept.id)).run()
    app.text_input(key="schedule_name").set_value("Ann").run()
    app.text_input(key="schedule_email").set_value("ann@example.org").run()
    app.button(key="schedule_it").click().run()
    assert not app.exception and "ann@example.org" in said(app)


def test_several_programs_stand_side_by_side(world, see):
    reports = world.workspace("cora").reports
    reports.close(reports.make(Words(decisions="One more day")))
    with Session(world.engine) as session:
        role = RoleRow(program_id=2, account_id=world.accounts["sue"], role="supervisor", granted_at=world.time)
        session.add(role)
        session.commit()
    app = at(see, "evaluation.reports", "sue", part="programs")
    assert "One more day" in said(app) and "No closed report yet: Elsewhere" in said(app)
