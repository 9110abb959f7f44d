"""Columns find their fields by wording and by what stands in them."""

import pytest

from core.intake.spreadsheet import (
    ColumnMapping,
    fields,
    find_shape,
    mapping_faults,
    read_table,
    shaped,
    suggest_mapping,
)
from core.program.questions import Form, Kind, Question, Side
from tests.core.intake.spreadsheet.sheets import comma_separated

FORM = Form(
    Side.MENTOR,
    (
        Question("skills", Kind.SKILLS, "Which skills can you offer?", options=("Law", "Finance")),
        Question("languages", Kind.LANGUAGES, "Which languages do you speak?", options=("English", "French")),
        Question("topic", Kind.CHOICE, "What brings you here?", options=("Career", "Leadership", "Balance")),
    ),
)


def suggested(headers, *rows):
    return dict(suggest_mapping(read_table(comma_separated([headers, *rows]), "x.csv"), FORM).fields)


@pytest.mark.parametrize(
    "header", ["Name", "Full Name*", "Your full name", "Mentor", "Participant name", "First and last name"]
)
def test_a_name_is_known_by_many_headers(header):
    assert suggested([header, "Mail"], ["Bo Berg", "bo@example.org"])[header] == "name"


@pytest.mark.parametrize("header", ["E-mail address", "email", "Mail", "Contact", "Username"])
def test_an_address_is_known_by_its_cells_whatever_the_header(header):
    assert suggested(["Name", header], ["Bo Berg", "bo@example.org"])[header] == "email"


def test_the_address_of_somebody_else_is_not_taken_for_the_person():
    found = suggested(["Manager e-mail", "Name", "E-mail"], ["boss@example.org", "Bo", "bo@example.org"])
    assert found == {"Name": "name", "E-mail": "email"}


def test_first_and_last_name_are_taken_when_both_are_there():
    found = suggested(["First Name", "Surname", "E-mail"], ["Bo", "Berg", "bo@example.org"])
    assert found == {"First Name": "first_name", "Surname": "last_name", "E-mail": "email"}


@pytest.mark.parametrize("header", ["How many mentees", "How many mentees can you take?", "Capacity", "Max. mentees"])
def test_places_are_known_by_many_headers(header):
    assert suggested(["Name", "Mail", header], ["Bo", "bo@example.org", "2"])[header] == "places"


def test_a_mentees_form_has_no_field_for_places():
    assert "places" not in fields(Form(Side.MENTEE, ()))
    assert "places" in fields(Form(Side.MENTOR, ()))


def test_questions_are_found_by_like_wording_and_by_their_options():
    found = suggested(
        ["Name", "Mail", "Areas of expertise", "Languages spoken", "Why?", "Shoe size"],
        ["Bo", "bo@example.org", "Law", "English", "Career", "44"],
        ["Di", "di@example.org", "Finance", "French", "Balance", "38"],
    )
    assert found["Areas of expertise"] == "question:skills"
    assert found["Languages spoken"] == "question:languages"
    assert found["Why?"] == "question:topic"
    assert "Shoe size" not in found


def test_what_is_unsettled_is_told():
    assert [fault.where for fault in mapping_faults(ColumnMapping({}), FORM)] == ["e-mail", "name"]
    twice = ColumnMapping({"A": "name", "B": "name", "C": "email"})
    assert [str(fault.what) for fault in mapping_faults(twice, FORM)] == ["is fed by several columns (A, B): keep one"]


def test_a_mapping_is_changed_by_hand_and_remembered():
    mapping = ColumnMapping({"A": "name"}, {"D": True}).with_field("B", "email").with_field("A", None)
    assert dict(mapping.fields) == {"B": "email"}
    assert ColumnMapping.from_document(mapping.to_document()) == mapping


def test_times_of_the_week_go_to_the_question_for_them_however_like_another_is_worded():
    form = Form(
        Side.MENTEE,
        (
            Question("way", Kind.CHOICES, "How could you meet?", options=("In person", "Video call")),
            Question("times", Kind.AVAILABILITY, "When could you usually meet?"),
        ),
    )
    days = [f"When could you meet? [{day} 18:00-19:00]" for day in ("Mon", "Tue", "Wed")]
    table = read_table(comma_separated([["Name", "Email", *days], ["Bo", "bo@example.org", "x", "", "x"]]), "x.csv")
    table = shaped(table, find_shape(table))
    assert suggest_mapping(table, form).fields["When could you meet?"] == "question:times"
