"""Columns become questions of the right kind, and the two sides' questions answer each other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.intake.spreadsheet import left_out, propose_form, propose_forms, read_people, read_table, suggest_mapping
from core.program.form_editing import check_form
from core.program.questions import Kind, Side
from tests.core.intake.spreadsheet.sheets import comma_separated


def table_of(columns: dict[str, list[str]]):
    size = max(map(len, columns.values()))
    rows = [[values[at % len(values)] for values in columns.values()] for at in range(size)]
    return read_table(comma_separated([list(columns), *rows]), "x.csv")


PEOPLE = {
    "Name": [f"{letter}o Berg" for letter in "BCDFGHJKLMNP"],
    "E-mail": [f"p{at}@example.org" for at in range(12)],
}


def kinds(columns):
    return {
        question.label: question.kind for question in propose_form(table_of(PEOPLE | columns), Side.MENTEE).questions
    }


def test_kinds_are_told_by_the_cells():
    assert kinds(
        {
            "Can you travel?": ["Yes", "no"],
            "Years of work": ["1", "2", "15", "7.5"],
            "Start day": ["2026-03-01", "2026-04-15"],
            "How confident are you in meetings?": ["1", "2", "5"],
            "Department": ["Sales", "Care", "Law"],
            "Interests": ["Art, Music", "Music, Sport", "Art; Sport", "Art"],
            "Languages": ["English, French", "German"],
            "Expertise": ["Budgets, Law", "Law"],
            "When are you available?": ["Mon evening", "Tue, Wed mornings"],
            "Nickname": [f"nick{at}" for at in range(12)],
            "About you": [
                f"{at} likes long walks, and even longer talks about many things in life" for at in range(12)
            ],
        }
    ) == {
        "Can you travel?": Kind.YES_NO,
        "Years of work": Kind.NUMBER,
        "Start day": Kind.DATE,
        "How confident are you in meetings?": Kind.SCALE,
        "Department": Kind.CHOICE,
        "Interests": Kind.CHOICES,
        "Languages": Kind.LANGUAGES,
        "Expertise": Kind.SKILLS,
        "When are you available?": Kind.AVAILABILITY,
        "Nickname": Kind.SHORT_TEXT,
        "About you": Kind.LONG_TEXT,
    }


def test_columns_that_matching_has_no_use_for_are_left_out_with_a_reason():
    extra = {
        "Timestamp": ["2026-01-01 10:00"],
        "Response ID": ["R1", "R2"],
        "Phone": ["+44 20 7946 0000"],
        "Manager e-mail": ["boss@example.org"],
        "I agree to the privacy notice": ["Yes"],
        "Team": ["Red", "Blue"],
    }
    table = table_of(PEOPLE | extra)
    assert list(left_out(table, Side.MENTEE)) == list(extra)[:-1]
    assert [question.label for question in propose_form(table, Side.MENTEE).questions] == ["Team"]


def test_an_option_that_holds_a_comma_stays_one():
    cells = ["Equity, and fairness, Law", "Law, Art", "Art, Equity, and fairness", "Art"]
    form = propose_form(table_of(PEOPLE | {"Interests": cells}), Side.MENTEE)
    assert set(form.questions[0].options) == {"Equity, and fairness", "Law", "Art"}


def test_questions_that_answer_each_other_share_key_and_options():
    mentees = table_of(
        PEOPLE
        | {
            "What do you want to learn?": ["Law, Art", "Art, Music"],
            "Languages": ["English", "French"],
            "Team": ["Red", "Blue"],
        }
    )
    mentors = table_of(
        PEOPLE
        | {
            "Spoken language": ["French, German"],
            "Areas of expertise": ["Art, Law", "Law, Chess"],
            "Shift": ["Day", "Night"],
        }
    )
    mentee_form, mentor_form = propose_forms(mentees, mentors)
    keys = {question.label: question.key for question in (*mentee_form.questions, *mentor_form.questions)}
    assert keys["What do you want to learn?"] == keys["Areas of expertise"]
    assert keys["Languages"] == keys["Spoken language"]
    assert keys["Team"] != keys["Shift"]
    learned, offered = (form.question(keys["Areas of expertise"]) for form in (mentee_form, mentor_form))
    assert learned.kind is offered.kind is Kind.SKILLS
    assert learned.options == offered.options and set(learned.options) == {"Law", "Art", "Music", "Chess"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=15), min_size=1, max_size=5
    ),
    st.lists(
        st.sampled_from(
            ["", "yes", "No", "a, b", "a; B", "3", "4-6", "1/2/2026", "Mon evening", "n/a", "Á", "é;", "[", "x" * 250]
        ),
        min_size=5,
        max_size=40,
    ),
)
def test_whatever_the_sheet_the_proposed_form_is_sound_and_reads_its_own_sheet(headers, cells):
    lines = [["Name", "E-mail", *headers]]
    for at in range(12):
        lines.append(
            ["Bo", f"p{at}@example.org", *(cells[(at * 3 + place) % len(cells)] for place in range(len(headers)))]
        )
    table = read_table(comma_separated(lines), "x.csv")
    form = propose_form(table, Side.MENTEE)
    assert not [fault for fault in check_form(form) if "no questions" not in str(fault)]
    mapping = suggest_mapping(table, form)
    assert {f"question:{question.key}" for question in form.questions} <= set(mapping.fields.values())
    try:
        reading = read_people(table, mapping, form)
    except InvalidInput:
        assert set(map(str.casefold, headers)) & {"name", "e-mail"}
    else:
        assert len(reading.good) + len(reading.faulty) == len(table.rows)


def test_a_list_too_short_to_tell_is_told_by_the_options_of_the_other():
    mentees = table_of(PEOPLE | {"Wants to learn": ["Budgets; Law", "Law", "Budgets", "Hiring; Law"]})
    mentors = read_table(
        comma_separated(
            [
                ["Name", "E-mail", "Can help with", "Motto"],
                ["Mo", "mo@example.org", "Budgets, Sailing", "Law and order"],
                ["Na", "na@example.org", "Law", "Slowly, gently"],
            ]
        ),
        "x.csv",
    )
    wants, helps = (form.questions[0] for form in propose_forms(mentees, mentors))
    assert wants.key == helps.key and wants.kind is helps.kind is Kind.CHOICES
    assert {"Budgets", "Hiring", "Law", "Sailing"} == set(helps.options) == set(wants.options)
    assert propose_forms(mentees, mentors)[1].questions[1].kind is Kind.SHORT_TEXT
