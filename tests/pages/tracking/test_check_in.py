"""A check-in on screen: two presses by link, and on the team's timeline."""

from db import CheckingIn
from pages.tracking import check_in
from tests.db.test_check_ins import asked


def script(world, token):
    import streamlit as st

    st.query_params["link"] = token
    check_in.show(CheckingIn(world.engine, world.clock))


def test_it_is_answered_in_two_presses_and_says_who_reads_it(draw, see, world):
    token = asked(world)["Bo"]
    app = draw(script, world, token)
    assert "Ada does not" in app.caption[0].value
    app.button_group[0].set_value(4)
    app.button(key="check_in_2_send").click()
    app.run()
    assert not app.exception and "your answer has arrived" in app.success[0].value
    page = see("tracking.pairings", "cora")
    page.query_params["pairing"], page.query_params["part"] = "1", "past"
    words = " ".join(each.value for each in page.run().markdown)
    assert "Bo says how it goes · 4 of 5" in words and "Ada was asked how it goes" in words
