"""Concerns on screen: who reads one is said before anything is written, and the lead alone finds it."""

import pytest

from core.errors import NotFound
from db import CheckingIn, Noting
from pages.tracking import check_in, my_month
from pages.ui.report_concern import report_concern
from tests.db.test_asks import asks_by_itself, days_on, token
from tests.db.test_asks import plan as planned
from tests.db.test_check_ins import asked

WORDS = "He wrote at night *again*."


def reporting(world, who):
    report_concern(world.by_link(who))


def answering(world, token):
    import streamlit as st

    st.query_params["link"] = token
    check_in.show(CheckingIn(world.engine, world.clock))


def test_it_says_who_reads_it_before_it_is_written(draw, see, world):
    app = draw(reporting, world, "bo")
    words = app.markdown[0].value
    assert "Lea reads it" in words and "24 hours" in words and "no emergency service" in words
    app.text_area[0].set_value(WORDS)
    next(each for each in app.button if "Send it to Lea" in each.label).click()
    app.run()
    assert not app.exception and not app.error
    page = see("tracking.concerns", "lea")
    assert any("again" in each.value for each in page.markdown)
    page.text_area[0].set_value("Called Bo")
    page.button(key="concern_1_note").click()
    page.run()
    assert any("Called Bo" in each.value for each in page.markdown)
    assert not see("program.home", "cora").error


def test_safety_in_a_check_in_names_its_one_reader(draw, world):
    app = draw(answering, world, asked(world)["Bo"])
    assert any("Only Lea reads this" in each.value for each in app.caption)
    app.button_group(key="check_in_2_safe").set_value(False)
    app.run()
    app.text_area(key="check_in_2_unsafe").set_value(WORDS)
    app.button(key="check_in_2_send").click()
    app.run()
    assert not app.exception and not app.error
    assert len(world.workspace("lea").concerns.all()) == 1
    assert not [area for area in app.text_area if area.value == WORDS]


def month_or_meeting(world, token):
    import streamlit as st

    st.query_params["link"] = token
    my_month.show(Noting(world.engine, world.clock))


@pytest.mark.parametrize(("kind", "who", "partner"), [("month", "Ada", "Bo"), ("did you meet", "Bo", "Ada")])
def test_the_links_of_a_month_and_of_a_meeting_carry_the_same_card(draw, world, kind, who, partner):
    asks_by_itself(world)
    if kind == "did you meet":
        planned(world)
    days_on(world, 2 if kind == "did you meet" else 30)
    link = token(world, kind, who)
    app = draw(month_or_meeting, world, link)
    assert any("Lea reads it" in each.value and "no emergency service" in each.value for each in app.markdown)
    app.text_area(key="concern_words").set_value(WORDS)
    next(each for each in app.button if "Send it to Lea" in each.label).click()
    app.run()
    assert not app.exception and not app.error
    (kept,) = world.workspace("lea").concerns.all()
    assert (kept.by, kept.partners, kept.words) == (who, (partner,), WORDS)
    with pytest.raises(NotFound):
        Noting(world.engine, world.clock).report_concern(link, WORDS, 2)
