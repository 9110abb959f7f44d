"""The empty sheet that we hand out comes back with every column in its place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.intake.spreadsheet import read_people, read_table, suggest_mapping, template_workbook
from core.program.form_editing import RESERVED_KEYS, check_form
from core.program.questions import Form, Kind, Question, Side

LABELS = st.sampled_from(
    ["Name", "E-mail", "First name", "Last name", "Mentee", "Time zone", "How many mentees did you have?", "Your manager's e-mail",
     "=Skills, and more", "Skills", "Which skills?", "What?", "🙂", "Что вы ищете?", "C", "C++", "What to mend", "Phone number"]
) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)  # fmt: skip
OPTIONS = st.lists(
    st.sampled_from(["Law", "Art, and craft", "A; B", "=1+1", "-", "N/A", "Serbian and Croatian", "C (2)", "x/y", "3", "a\nb"]),
    min_size=2, max_size=5, unique=True,
)  # fmt: skip


@st.composite
def forms(draw):
    labels = draw(st.lists(LABELS, min_size=1, max_size=8, unique_by=lambda label: " ".join(label.split()).casefold()))
    questions = tuple(
        Question(
            f"q{at}", draw(st.sampled_from(Kind)), label, options=tuple(draw(OPTIONS)), required=draw(st.booleans())
        )
        for at, label in enumerate(labels)
        if label.strip()
    )
    return Form(draw(st.sampled_from(Side)), questions)


@settings(max_examples=120, deadline=None)
@given(forms())
def test_every_column_of_a_template_is_mapped_and_its_example_has_no_fault(form):
    table = read_table(template_workbook(form), "template.xlsx")
    mapping = suggest_mapping(table, form)
    wanted = ["name", "email", "time_zone", *(["places"] if form.side is not Side.MENTEE else [])]
    assert list(mapping.fields.values()) == wanted + [f"question:{question.key}" for question in form.questions]
    assert list(mapping.fields) == list(table.headers)
    reading = read_people(table, mapping, form)
    assert not reading.faults
    assert set(reading.rows[0].answers) == {question.key for question in form.questions}


def test_the_second_sheet_explains_columns_and_options():
    form = Form(
        Side.MENTEE, (Question("topic", Kind.CHOICE, "Topic", help="Pick one.", options=("Law", "Art"), required=True),)
    )
    assert not check_form(form) and "topic" not in RESERVED_KEYS
    guide = read_table(template_workbook(form), "template.xlsx", "How to fill in")
    assert ("Topic", "Pick one. One of the options. Needed.", "Law\nArt") in guide.rows
