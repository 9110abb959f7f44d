"""However a sheet lies, it becomes one row a person and one column a question."""

import pytest

from core.intake.spreadsheet import (
    GroupKind,
    find_shape,
    propose_form,
    read_people,
    read_table,
    shaped,
    suggest_mapping,
)
from core.program.questions import Kind, Side
from tests.core.intake.spreadsheet.sheets import comma_separated


def table_of(*rows):
    return read_table(comma_separated(rows), "x.csv")


def whole(*rows, side=None):
    table = table_of(*rows)
    return shaped(table, find_shape(table), side)


@pytest.mark.parametrize("tick", ["x", "1", "TRUE", "Yes"])
@pytest.mark.parametrize("header", ["{}", "Clubs [{}]", "Clubs - Selected Choice - {}", "Clubs: {}"])
def test_a_column_for_each_option_is_one_list(tick, header):
    names = ["Law", "Art, and craft", "Sport", "Music"]
    no = {"x": "", "1": "0", "TRUE": "FALSE", "Yes": "No"}[tick]
    table = whole(
        ["Name", "E-mail", *map(header.format, names)],
        ["Ada", "ada@example.org", no, tick, no, no],
        ["Bo", "bo@example.org", tick, no, tick, tick],
    )
    form = propose_form(table, Side.MENTEE)
    people = read_people(table, suggest_mapping(table, form), form).good
    assert form.questions[0].kind is Kind.CHOICES
    assert [next(iter(person.answers.values())) for person in people] == [["Art, and craft"], ["Law", "Sport", "Music"]]


def test_two_header_lines_with_options_under_their_question_are_one_list():
    table = whole(
        ["Respondent", "Email Address", "Your name", "Which topics?", "", ""],
        ["", "", "Open-Ended Response", "Law", "Art", "Other (please specify)"],
        ["1", "ada@example.org", "Ada", "Law", "", "cooking"],
        ["2", "bo@example.org", "Bo", "", "Art", ""],
    )
    assert table.headers == ("Respondent", "Email Address", "Your name", "Which topics?")
    assert table.cells("Which topics?") == ("Law\ncooking", "Art")


def test_codes_wordings_and_import_ids_are_three_header_lines():
    table = table_of(
        ["RecipientEmail", "Q1", "Q2"],
        ["Recipient Email", "What is your name?", "Why?"],
        ['{"ImportId":"mail"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2"}'],
        ["ada@example.org", "Ada", "To learn"],
    )
    assert (table.header_rows, table.headers) == (3, ("Recipient Email", "What is your name?", "Why?"))
    assert table.numbers == (4,)


def test_a_sheet_without_a_header_loses_nobody():
    table = table_of(["Ada Loy", "ada@example.org", "Law"], ["Bo Moe", "bo@example.org", "Art"])
    assert (table.header_rows, len(table.rows)) == (0, 2)
    mapping = suggest_mapping(table, propose_form(table, Side.MENTEE))
    assert (mapping.columns("name"), mapping.columns("email")) == (("Column A",), ("Column B",))


def test_a_first_person_with_a_broken_address_is_no_header():
    assert table_of(["Name", "E-mail"], ["Ada", "ada(at)example.org"], ["Bo", "bo@example.org"]).header_rows == 1


@pytest.mark.parametrize("header", ["{} choice", "Choice {}", "Topic preference [{}]"])
def test_choices_in_order_over_several_columns_are_one_ranking(header):
    table = whole(
        ["Name", "E-mail", *(header.format(n) for n in (("1st", "2nd", "3rd") if "Choice" not in header else (1, 2, 3)))],
        ["Ada", "ada@example.org", "Law", "Art", "Choose your 3rd preference"],
        ["Bo", "bo@example.org", "Art", "Law", "Music"],
    )  # fmt: skip
    question = propose_form(table, Side.MENTEE).questions[0]
    assert question.kind is Kind.RANKING
    assert set(question.options) == {"Law", "Art", "Music"}
    assert table.cells(table.headers[2]) == ("Law\nArt", "Art\nLaw\nMusic")


def test_places_in_a_column_for_each_option_are_one_ranking():
    table = whole(
        ["Name", "E-mail", "Rank - Law", "Rank - Art", "Rank - Sport"],
        ["Ada", "ada@example.org", "2", "1", "3"],
        ["Bo", "bo@example.org", "1", "3", "2"],
    )
    assert table.cells("Rank") == ("Art\nLaw\nSport", "Law\nSport\nArt")


def test_marks_on_a_scale_are_no_ranking():
    rows = [["Ada", "ada@example.org", "1", "1", "4"], ["Bo", "bo@example.org", "5", "4", "4"]]
    assert not find_shape(table_of(["Name", "E-mail", "Like [A]", "Like [B]", "Like [C]"], *rows)).groups


def test_a_grid_of_two_hundred_half_hours_is_one_availability():
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    slots = [f"{day} {hour:02}:{minute:02}" for day in days for hour in range(8, 22) for minute in (0, 30)]
    ticks = ["1" if slot in ("Mon 18:00", "Mon 18:30", "Tue 08:00") else "0" for slot in slots]
    table = table_of(["Name", "E-mail", *slots], ["Ada", "ada@example.org", *ticks])
    shape = find_shape(table)
    assert (shape.groups[0].kind, len(shape.groups[0].columns)) == (GroupKind.AVAILABILITY, 196)
    people = shaped(table, shape)
    form = propose_form(people, Side.MENTEE)
    row = read_people(people, suggest_mapping(people, form), form).rows[0]
    assert list(row.answers.values()) == [["mon evening"]]
    assert "does not count" in str(row.warnings[0].what)  # half an hour on Tuesday


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["When? [Monday]", "When? [Friday]"], ["Morning, Evening", "6:00-7:00pm"]),
        (["When? [Morning]", "When? [6:00-8:00pm]"], ["Mon", "Mon, Fri"]),
    ],
)
def test_a_grid_whose_cells_tell_the_other_half_is_one_availability(headers, cells):
    table = whole(["Name", "E-mail", *headers], ["Ada", "ada@example.org", *cells])
    form = propose_form(table, Side.MENTEE)
    row = read_people(table, suggest_mapping(table, form), form).rows[0]
    assert list(row.answers.values()) == [["mon morning", "mon evening", "fri evening"]]


@pytest.mark.parametrize("again", [["Ada", "ada@example.org"], ["", ""]])
def test_one_row_for_a_person_and_interest_is_one_person_with_several(again):
    table = whole(
        ["Name", "E-mail", "Interest"],
        ["Ada", "ada@example.org", "Law"],
        [*again, "Art, and craft"],
        ["Bo", "bo@example.org", "Art, and craft"],
        ["Bo", "bo@example.org", "Music"],
    )
    assert table.numbers == (2, 4)
    form = propose_form(table, Side.MENTEE)
    assert form.questions[0].kind is Kind.CHOICES


def test_rows_that_contradict_each_other_stay_apart_and_are_asked_about():
    table = whole(
        ["Name", "E-mail", "Age", "Town", "Job", "Goal"],
        ["Ada", "ada@example.org", "30", "Bern", "clerk", "lead"],
        ["Ada", "ada@example.org", "31", "Rome", "chief", "rest"],
    )
    form = propose_form(table, Side.MENTEE)
    faults = read_people(table, suggest_mapping(table, form), form).faults
    assert len(table.rows) == 2
    assert all("is the same address" in str(fault.what) for fault in faults) and len(faults) == 2


def test_a_column_that_tells_roles_parts_mentors_from_mentees():
    rows = (
        ["Name", "E-mail", "I want to be a", "Topic"],
        ["Ada", "ada@example.org", "Mentor", "Law"],
        ["Bo", "bo@example.org", "Mentee", "Law"],
        ["Cy", "cy@example.org", "Both", "Art"],
        *([f"P{n}", f"p{n}@example.org", "Mentee", "Law"] for n in range(7)),
        ["Di", "di@example.org", "?!", "Art"],
    )
    assert whole(*rows, side=Side.MENTOR).cells("Name") == ("Ada", "Cy", "Di")
    mentees = whole(*rows, side=Side.MENTEE)
    assert mentees.cells("Name")[:2] == ("Bo", "Cy")
    form = propose_form(mentees, Side.MENTEE)
    assert "I want to be a" not in [question.label for question in form.questions]
    faults = read_people(mentees, suggest_mapping(mentees, form), form).faults
    assert [str(fault.what) for fault in faults] == ["is “?!”, neither mentor nor mentee"]


def test_single_questions_answered_by_yes_and_no_stay_apart():
    rows = [["Ada", "ada@example.org", "Yes", "No", "No"], ["Bo", "bo@example.org", "No", "Yes", "No"]]
    assert not find_shape(table_of(["Name", "E-mail", "Do you drive?", "Do you travel?", "Are you new?"], *rows)).groups


def test_an_address_in_the_wrong_column_is_suggested_and_not_taken():
    table = table_of(
        ["Name", "E-mail"], ["ada@example.org", "Ada Loy"], ["Bo", "bo@example.org"], ["Cy", "cy@example.org"]
    )
    form = propose_form(table, Side.MENTEE)
    faults = read_people(table, suggest_mapping(table, form), form).faults
    assert [(fault.column, fault.suggestion) for fault in faults] == [
        ("Name", "Ada Loy"),
        ("E-mail", "ada@example.org"),
    ]
    mended = table.with_cells({(fault.row, fault.column): fault.suggestion for fault in faults})
    assert not read_people(mended, suggest_mapping(mended, form), form).faults


def test_one_row_a_person_and_interest_a_comma_parts_no_value_of_a_single_row():
    table = whole(
        ["Name", "E-mail", "Clubs"],
        ["Ada", "ada@example.org", "Law"],
        ["Ben", "ben@example.org", "Art, and craft"],
        ["Cy", "cy@example.org", "Law"],
        ["Cy", "cy@example.org", "Sport"],
        ["Di", "di@example.org", "Law"],
        ["Di", "di@example.org", "Sport"],
    )
    [clubs] = [question for question in propose_form(table, Side.MENTEE).questions if question.label == "Clubs"]
    assert set(clubs.options) == {"Law", "Art, and craft", "Sport"}
