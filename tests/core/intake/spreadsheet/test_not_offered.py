"""Answers that a form does not offer: found once each, and read as it was decided."""

from core.intake.spreadsheet import LEFT_EMPTY, decided, not_offered, read_pasted, read_people, suggest_mapping
from core.program.more_options import offer
from core.program.questions import Form, Kind, Question, Side

FORM = Form(
    Side.MENTEE,
    (
        Question("skills", Kind.SKILLS, "Skills", options=("Python", "Law")),
        Question("area", Kind.CHOICE, "Area", options=("Care", "Sales")),
    ),
)
TABLE = read_pasted(
    "Name\tE-mail\tSkills\tArea\nFay\tfay@example.org\tPyton (3); Baking\tCare\n"
    "Gus\tgus@example.org\tbaking\tArt, and craft\nHal\thal@example.org\tLaw\tCare\n"
)
MAPPING = suggest_mapping(TABLE, FORM)


def found():
    return not_offered(read_people(TABLE, MAPPING, FORM), MAPPING, FORM)


def test_each_answer_is_found_once_with_its_rows_and_what_is_near():
    told = [(one.question, one.written, one.rows, one.suggestion) for one in found()]
    assert told == [
        ("skills", "Pyton", (2,), "Python"), ("skills", "Baking", (2, 3), ""), ("area", "Art, and craft", (3,), ""),
    ]  # fmt: skip


def test_what_is_decided_counts_for_every_row_and_the_rest_stays_a_fault():
    pyton, baking, _craft = found()
    mapping, more = decided(MAPPING, {pyton: "Python", baking: LEFT_EMPTY})
    reading = read_people(TABLE, mapping, FORM)
    assert not more and [row.name for row in reading.good] == ["Fay", "Hal"]
    assert reading.rows[0].answers["skills"] == {"Python": 3}
    assert "“Baking” is left empty" in str(reading.rows[0].warnings[0].what)
    assert [fault.unknown for fault in reading.faults] == ["Art, and craft"]


def test_an_answer_becomes_an_option_as_it_is_written():
    pyton, baking, craft = found()
    mapping, more = decided(MAPPING, {pyton: "Python", baking: None, craft: None})
    form = offer({Side.MENTEE: FORM}, {Side.MENTEE: more})[Side.MENTEE]
    reading = read_people(TABLE, mapping, form)
    assert not reading.faults
    assert [row.answers["skills"] for row in reading.rows] == [{"Python": 3, "Baking": 2}, {"Baking": 2}, {"Law": 2}]
    assert reading.rows[1].answers["area"] == "Art, and craft"


def test_what_was_decided_is_remembered_with_the_columns():
    mapping, _more = decided(MAPPING, {found()[0]: "Python"})
    assert type(mapping).from_document(mapping.to_document()) == mapping
