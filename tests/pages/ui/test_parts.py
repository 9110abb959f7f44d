"""The parts that screens are made of, each drawn alone."""

from typing import Any

import streamlit as st

from core.errors import Refusal
from core.intake.applications import ApplicationStatus
from core.matching.result import Points
from core.program.cohort import CohortState
from core.text import text
from pages.ui.brand import brand
from pages.ui.cards import pairing_card
from pages.ui.chips import STATES, person_chip, status_badge
from pages.ui.confirm import confirm_button
from pages.ui.downloads import downloads
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.notices import show_notices
from pages.ui.paging import one_page
from pages.ui.places import button_to, go, link_to
from pages.ui.points import points_bar, points_frame
from pages.ui.wizard import wizard_buttons, wizard_step


def two_screens(part: Any) -> None:
    """A home that draws ``part``, and a screen to go to."""

    def home() -> None:
        part()

    def people() -> None:
        st.subheader(f"People {st.query_params.get('side', '')}")

    first, second = st.Page(home, title="Home", default=True), st.Page(people, title="People")
    st.session_state["pages"] = {"program.home": first, "intake.people": second}
    st.navigation([first, second]).run()


def test_a_header_says_what_and_offers_the_main_action(draw: Any) -> None:
    def screen() -> None:
        if header("Applications", "Who applied.", "Invite"):
            st.subheader("inviting")

    app = draw(screen)
    assert app.title[0].value == "Applications"
    assert app.markdown[0].value == "Who applied."
    app.button(key="main_action").click().run()
    assert app.subheader[0].value == "inviting"


def test_the_main_action_leads_to_its_screen(draw: Any) -> None:
    def part() -> None:
        header("Home", action="See mentees", to="intake.people", side="mentee")

    app = draw(two_screens, part)
    app.button(key="main_action").click().run()
    assert app.subheader[0].value == "People mentee"


def test_no_way_is_shown_to_a_screen_that_is_not_hers(draw: Any) -> None:
    def part() -> None:
        header("Home", action="Go", to="admin.audit")
        empty("Nobody yet", "Invite people first.", "Open", "admin.audit")
        button_to("Open", "admin.audit")
        link_to("Open", "admin.audit")
        go("admin.audit")

    app = draw(two_screens, part)
    assert not app.button
    assert not app.get("page_link")


def test_an_empty_list_says_what_to_do_first_and_leads_there(draw: Any) -> None:
    def part() -> None:
        empty("Nobody yet", "Bring people from a spreadsheet.", "Bring people", "intake.people", side="both")

    app = draw(two_screens, part)
    assert [part.value for part in app.markdown][1:] == ["**Nobody yet**", "Bring people from a spreadsheet."]
    app.button[0].click().run()
    assert app.subheader[0].value == "People both"


def test_a_link_keeps_its_query(draw: Any) -> None:
    def part() -> None:
        link_to("Mentees", "intake.people", side="mentee")

    link = draw(two_screens, part).get("page_link")[0].proto
    assert (link.label, link.query_string) == ("Mentees", "side=mentee")


def test_every_state_has_an_icon_and_a_word(draw: Any) -> None:
    def screen() -> None:
        for state in STATES:
            status_badge(state)

    badges = [part.value for part in draw(screen).markdown]
    assert len(badges) == len(STATES)
    assert all(":material/" in badge and STATES[state][0] in badge for state, badge in zip(STATES, badges, strict=True))


def test_every_state_of_an_application_and_a_cohort_has_its_badge() -> None:
    assert {state.value for state in (*ApplicationStatus, *CohortState)} <= set(STATES)


def test_a_name_can_not_draw_a_picture(draw: Any) -> None:
    def screen() -> None:
        person_chip("![x](https://example.org/x.png)", "mentor")

    assert "![x]" not in draw(screen).markdown[0].value


def test_a_pairing_card_shows_who_state_and_reasons_and_takes_buttons(draw: Any) -> None:
    def screen(reason: Any) -> None:
        people = [("Ada", "mentor"), ("Bo", "mentee"), ("Cy", "mentee")]
        with pairing_card(people, status="active", note="Since spring", reasons=[reason]):
            st.button("Open")

    app = draw(screen, text("Both speak {tongue}", tongue="Spanish"))
    shown = " ".join(part.value for part in app.markdown)
    assert all(word in shown for word in ("Ada", "Bo", "Cy", "Active", "Both speak Spanish"))
    assert app.caption[0].value == "Since spring"
    assert app.button[0].label == "Open"


SKILLS = Points("skills", "Skills", 0.5, 20.0, 40.0, text("Ada knows Budgeting"))
HOURS = Points("hours", "Times", 1.0, 30.0, 30.0, text("{n} hours a week in common", n=3))
UNKNOWN = Points("style", "Style", None, 0.0, 0.0, text("Bo did not say"))


def test_points_are_drawn_with_their_numbers_and_reasons_most_first(draw: Any) -> None:
    def screen(points: Any) -> None:
        points_bar(points)

    app = draw(screen, (SKILLS, HOURS, UNKNOWN))
    bars = [(bar.proto.value, bar.proto.text) for bar in app.get("progress")]
    assert bars == [
        (75, "**Times** · 30.0 of 30.0  \n3 hours a week in common"),
        (50, "**Skills** · 20.0 of 40.0  \nAda knows Budgeting"),
    ]
    assert app.markdown[0].value == ":small[**Style** · not known, does not count]  \n:small[Bo did not say]"


def test_points_as_a_table_never_turn_what_is_not_known_into_zero() -> None:
    frame = points_frame((SKILLS, UNKNOWN))
    assert frame["points"].isna().tolist() == [False, True]
    assert frame["words"].tolist() == ["20.0 of 40.0", "not known, does not count"]


def test_a_pair_without_criteria_has_no_bar(draw: Any) -> None:
    def screen() -> None:
        points_bar(())

    assert not draw(screen).get("progress")


def delete_something(typed: str = "", refuse: str = "") -> None:
    def act() -> None:
        if refuse:
            raise Refusal(refuse, "Ask an owner.")
        st.session_state["deleted"] = True

    show_notices()
    confirm_button(
        "Delete", act, title="Delete it?", warning="It will be gone.", yes="Delete for good", key="delete",
        done="It is deleted.", typed=typed,
    )  # fmt: skip


def test_nothing_is_deleted_before_the_second_press(draw: Any) -> None:
    app = draw(delete_something)
    app.button(key="delete").click().run()
    assert "deleted" not in app.session_state
    assert app.button(key="delete_yes").label == "Delete for good"


def test_the_second_press_does_it_closes_the_question_and_tells(draw: Any) -> None:
    app = draw(delete_something)
    app.button(key="delete").click().run()
    app.button(key="delete_yes").click().run()
    assert app.session_state["deleted"]
    assert [button.key for button in app.button] == ["delete"]
    assert app.toast[0].value == "It is deleted."


def test_cancel_closes_the_question_and_does_nothing(draw: Any) -> None:
    app = draw(delete_something)
    app.button(key="delete").click().run()
    app.button(key="delete_no").click().run()
    assert [button.key for button in app.button] == ["delete"]
    assert "deleted" not in app.session_state


def test_where_words_must_be_written_others_do_nothing(draw: Any) -> None:
    app = draw(delete_something, "Spring 2026")
    app.button(key="delete").click().run()
    app.text_input(key="delete_typed").set_value("spring")
    app.button(key="delete_yes").click().run()
    assert "deleted" not in app.session_state
    assert "differ" in app.warning[0].value
    app.text_input(key="delete_typed").set_value("Spring 2026")
    app.button(key="delete_yes").click().run()
    assert app.session_state["deleted"]


def test_a_refusal_is_told_within_the_question_and_no_success_with_it(draw: Any) -> None:
    app = draw(delete_something, "", "It is in use.")
    app.button(key="delete").click().run()
    app.button(key="delete_yes").click().run()
    assert "It is in use." in app.error[0].value
    app.run()
    assert not app.toast


def test_a_wizard_goes_on_and_back_and_finishes(draw: Any) -> None:
    def screen() -> None:
        titles = ["Goal", "Dates", "People"]
        st.subheader(titles[wizard_step("setup", titles)])
        if wizard_buttons("setup", titles, finish="Create"):
            st.success("created")

    app = draw(screen)
    assert app.button(key="setup_back").disabled
    app.button(key="setup_next").click().run()
    assert app.subheader[0].value == "Dates"
    app.button(key="setup_back").click().run()
    assert app.subheader[0].value == "Goal"
    app.button(key="setup_next").click().run()
    app.button(key="setup_next").click().run()
    app.button(key="setup_finish").click().run()
    assert app.success[0].value == "created"


def test_a_filter_keeps_the_rows_that_were_asked_for(draw: Any) -> None:
    def screen() -> None:
        people = [("Ada Stone", "mentor"), ("Bo Stone", "mentee"), ("Cy", "mentee")]
        filters = filter_bar("people", "Search people", {"side": ("Side", ["mentor", "mentee"])})
        st.session_state["shown"] = filters.keep(people, lambda row: row[0], side=lambda row: row[1])

    app = draw(screen)
    assert len(app.session_state["shown"]) == 3
    app.text_input(key="people_search").set_value("STONE b").run()
    assert [name for name, _side in app.session_state["shown"]] == ["Bo Stone"]
    app.text_input(key="people_search").set_value("").run()
    app.pills(key="people_side").set_value(["mentor"]).run()
    assert [name for name, _side in app.session_state["shown"]] == ["Ada Stone"]


def test_a_table_is_offered_in_both_spreadsheet_forms(draw: Any) -> None:
    def screen() -> None:
        downloads("pairs", csv=b"a;b", xlsx=lambda: b"PK")

    app = draw(screen)
    assert [button.label for button in app.download_button] == ["Download CSV", "Download Excel"]


def test_the_mark_and_the_style_are_there_to_be_shown(draw: Any) -> None:
    app = draw(brand)
    assert "data-selected" in app.get("html")[0].proto.body


def test_a_long_list_is_drawn_a_page_at_a_time(draw: Any) -> None:
    def screen() -> None:
        for name in one_page("names", [f"name {n}" for n in range(25)], 10):
            st.text(name)

    at = draw(screen)
    assert [each.value for each in at.text] == [f"name {n}" for n in range(10)]
    at.session_state["names"] = 3
    assert [each.value for each in at.run().text] == [f"name {n}" for n in range(20, 25)]
