"""Bringing people from spreadsheets, step by step, with nothing saved before the last."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, select

from core.intake.spreadsheet import read_table, template_workbook
from core.program.questions import Form, Side
from db.models import ApplicationRow, ConsentRow, FormVersionRow, ImportRow, MessageRow, ParticipantRow
from pages.intake.proposing import fits_badly

FITTING = (
    b"Name,E-mail,Skills,Languages\nHal,hal@example.org,Python,English\n"
    b"Gus,gus(at)example.org,Python,Spanish\nFay,fay@example.org,Python (3),English\n"
)
OWN = (
    b"Full name,Email,What do you want to learn?,Office\n"
    b"Fay,fay@example.org,Welding,North\nGus,gus@example.org,Welding,North\n"
    b"Hal,hal@example.org,Baking,South\nIda,ida@example.org,Baking,South\n"
)


@pytest.fixture
def wizard(see):
    return see("intake.importing", "cora")


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.error, app.warning)
    return " ".join(each.value for kind in kinds for each in kind)


def press(app, label):
    next(button for button in app.button if button.label.startswith(label)).click()
    app.run()
    assert not app.exception, app.exception
    return app


def give(app, content, name="people.csv", place=0):
    app.file_uploader[place].upload(name, content, "text/csv").run()
    assert not app.exception, app.exception
    return app


def agree(app, way="agreed"):
    app.radio[0].set_value(way).run()
    if way == "agreed":
        app.text_area[0].set_value("Yes, match me.").run()
        app.text_input[0].set_value("Cora").run()
        assert app.date_input[0].value is None  # a day that nobody said is none
        app.date_input[0].set_value(date(2026, 1, 5)).run()
    return app


def test_a_list_that_fits_comes_in_after_four_steps(world, wizard):
    give(wizard, FITTING)
    press(wizard, "Next: Columns")
    assert [box.value for box in wizard.selectbox] == [
        "name", "email", "question:skills", "question:languages",
    ]  # fmt: skip
    assert "What has no level counts as 2 of 3." in said(wizard)
    press(wizard, "Next: People")
    assert {metric.label: metric.value for metric in wizard.metric}["With faults"] == "1"
    assert [box.label for box in wizard.text_input] == ["Row 3, E-mail"]
    press(wizard, "Next: Agreement")
    assert len(rows(world, ApplicationRow)) == 5
    press(agree(wizard), "Bring 2 people in")
    assert rows(world, ParticipantRow)[-1].name == "Fay"
    assert rows(world, ConsentRow)[-1].evidence == "Yes, match me."
    assert rows(world, ImportRow)[0].left_out == 1


def test_nobody_comes_in_before_it_is_said_how_they_agreed(world, wizard):
    give(wizard, FITTING)
    for step in ("Columns", "People", "Agreement"):
        press(wizard, f"Next: {step}")
    assert next(button for button in wizard.button if button.label.startswith("Bring")).disabled
    press(agree(wizard, "ask"), "Bring 2 people in")
    assert [message.kind for message in rows(world, MessageRow)] == ["consent request"] * 2


def test_a_column_is_corrected_by_hand(world, wizard):
    give(wizard, FITTING)
    press(wizard, "Next: Columns")
    wizard.selectbox[2].set_value("").run()
    for step in ("People", "Agreement"):
        press(wizard, f"Next: {step}")
    press(agree(wizard), "Bring 2 people in")
    assert rows(world, ApplicationRow)[-1].answers == {"languages": ["English"]}


def test_without_an_address_column_it_goes_no_further(wizard):
    give(wizard, FITTING)
    press(wizard, "Next: Columns")
    wizard.selectbox[1].set_value("").run()
    assert "people are told apart by their address" in said(wizard)
    assert next(button for button in wizard.button if button.label == "Next: People").disabled


def test_questions_are_made_from_the_columns(world, wizard):
    give(wizard, OWN)
    wizard.toggle[0].set_value(True).run()
    press(wizard, "Next: Columns")
    wizard.selectbox[3].set_value("").run()
    for step in ("People", "Agreement"):
        press(wizard, f"Next: {step}")
    before = len(rows(world, FormVersionRow))
    press(agree(wizard), "Bring 4 people in")
    newest = rows(world, FormVersionRow)[-1]
    assert len(rows(world, FormVersionRow)) == before + 1
    assert [question.label for question in Form.from_document(newest.document).questions] == [
        "What do you want to learn?"
    ]
    assert list(rows(world, ApplicationRow)[-1].answers.values()) == ["Baking"]


def test_rows_can_be_pasted(world, wizard):
    wizard.button_group[1].set_value("rows").run()
    wizard.text_area[0].set_value("Name\tE-mail\nFay\tfay@example.org").run()
    press(wizard, "Use these rows")
    for step in ("Columns", "People", "Agreement"):
        press(wizard, f"Next: {step}")
    press(agree(wizard), "Bring 1 person in")
    assert rows(world, ParticipantRow)[-1].name == "Fay"


def test_what_is_no_spreadsheet_is_refused_in_words(wizard):
    give(wizard, b"%PDF-1.7 ...", "people.csv")
    assert "is a PDF file, not a spreadsheet" in said(wizard)


def test_the_empty_sheet_comes_back_with_every_column_placed(world, wizard):
    form = world.workspace("cora").imports.before("mentee").form
    give(wizard, template_workbook(form), "mentees.xlsx")
    press(wizard, "Next: Columns")
    assert "" not in [box.value for box in wizard.selectbox]


UNKNOWN = (
    b"Name,E-mail,Skills,Languages\nHal,hal@example.org,Welding,English\nGus,gus@example.org,Baking,Spanish\n"
    b"Fay,fay@example.org,Welding,English\nIda,ida@example.org,Baking,English\n"
)


def test_columns_that_ask_the_same_but_are_answered_otherwise_become_the_questions(world):
    before = world.workspace("cora").imports.before(Side.MENTOR)
    nobody, table = replace(before, known={}), read_table(UNKNOWN, "mentors.csv")
    assert fits_badly({Side.MENTOR: table}, {Side.MENTOR: nobody, Side.MENTEE: before})
    assert not fits_badly({Side.MENTOR: table}, {Side.MENTOR: before})


@pytest.fixture
def unknown(wizard):
    return press(press(give(wizard, UNKNOWN), "Next: Columns"), "Next: People")


def finish(app, label):
    return press(agree(press(app, "Next: Agreement")), label)


def test_answers_that_the_form_does_not_offer_keep_rows_out_until_it_is_decided(unknown):
    assert "make the questions from your columns" in unknown.info[0].value
    assert [box.label for box in unknown.selectbox] == ["“Welding”, row 2, 4", "“Baking”, row 3, 5"]
    assert next(button for button in unknown.button if button.label == "Next: Agreement").disabled


def test_one_is_left_empty_and_one_becomes_an_option_for_all_rows(world, unknown):
    unknown.selectbox[0].set_value("").run()
    assert "1 is open" in said(unknown)
    unknown.selectbox[1].set_value("\0add").run()
    assert "All are decided" in said(unknown) and "“Welding” is left empty" in said(unknown)
    finish(unknown, "Bring 4 people in")
    answers = [row.answers.get("skills") for row in rows(world, ApplicationRow)[-4:]]
    assert answers == [None, {"Baking": 2}, None, {"Baking": 2}]
    for side in (Side.MENTEE, Side.MENTOR):
        options = world.workspace("cora").imports.before(side).form.question("skills").options
        assert "Baking" in options and "Welding" not in options


def test_all_that_is_open_is_decided_at_once(world, unknown):
    press(unknown, "Add all to the options")
    finish(unknown, "Bring 4 people in")
    assert rows(world, ApplicationRow)[-4].answers["skills"] == {"Welding": 2}


def test_what_was_decided_is_remembered_and_shown_the_next_time(unknown):
    unknown.selectbox[0].set_value("").run()
    unknown.selectbox[1].set_value("").run()
    finish(unknown, "Bring 4 people in")
    press(press(give(unknown, UNKNOWN), "Next: Columns"), "Next: People")
    assert [box.value for box in unknown.selectbox] == ["", ""]
    assert "All are decided" in said(unknown)


def test_a_list_in_the_wrong_place_is_told_and_moved_with_one_press(wizard):
    give(wizard, FITTING, "mentors 2026.csv")
    assert "looks like a list of mentors" in said(wizard)
    press(wizard, "Use it for mentors")
    assert "looks like" not in said(wizard) and "3 rows" in said(wizard)
    press(wizard, "Next: Columns")
    assert wizard.subheader[0].value == "Mentors"


def test_that_questions_are_replaced_is_said_before_it_is_done(wizard):
    give(wizard, OWN)
    wizard.toggle[0].set_value(True).run()
    assert "are replaced by your columns" in said(wizard)


def test_the_day_of_agreement_can_be_taken_from_the_forms_own_column(world, wizard):
    stamped = (
        b"Timestamp,Name,E-mail\n2026-01-03 10:12:01,Fay,fay@example.org\n2026-01-04 09:00:00,Gus,gus@example.org\n"
    )
    give(wizard, stamped)
    for step in ("Columns", "People", "Agreement"):
        press(wizard, f"Next: {step}")
    wizard.radio[0].set_value("agreed").run()
    wizard.text_area[0].set_value("Yes, match me.").run()
    wizard.text_input[0].set_value("Cora").run()
    assert "Still needed" in said(wizard)
    press(wizard, "Use the last day in “Timestamp”: 4 Jan 2026")
    press(wizard, "Bring 2 people in")
    assert rows(world, ConsentRow)[-1].given_at.date() == date(2026, 1, 4)
