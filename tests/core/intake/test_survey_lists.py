"""Lists of answers: whose they are, what they say, and what stays out."""

from core.evaluation.instruments import instrument
from core.intake.spreadsheet import read_table
from core.intake.survey_lists import WHO, read_survey_answers, suggest_survey_columns, survey_column_faults

PULSE = instrument("pulse").survey
FIRST, SECOND = PULSE.questions[:2]
PEOPLE = {1: ("Ada Long", "ada@example.org"), 2: ("Bo Berg", "bo@example.org")}


def lines(*rows, who="E-mail", anonymous=False):
    head = f"{who}\t{FIRST.label}\t{SECOND.label}\n"
    table = read_table((head + "\n".join(rows)).encode(), "results.tsv")
    mapping = suggest_survey_columns(table, PULSE, anonymous)
    assert not survey_column_faults(mapping, anonymous)
    return read_survey_answers(table, mapping, PULSE, PEOPLE, anonymous)


def test_columns_are_found_by_what_was_asked_and_people_by_address():
    one, two = lines("ADA@example.org\t4\t5", "bo@example.org\t3\t")
    assert (one.person_id, dict(one.answers)) == (1, {FIRST.key: 4, SECOND.key: 5})
    assert (two.person_id, dict(two.answers)) == (2, {FIRST.key: 3})
    assert not one.faults and not two.faults


def test_people_are_found_by_name_too():
    (one,) = lines("Berg, Bo\t4\t5", who="Name")
    assert one.person_id == 2


def test_a_row_stays_out_and_says_why():
    found = lines(
        "ada@example.org\t4\t5", "ada@example.org\t1\t1", "zoe@example.org\t1\t1", "\t2\t2", "bo@example.org\t\t"
    )
    told = [" ".join(str(fault.what) for fault in each.faults) for each in found]
    assert told[0] == "" and "earlier row" in told[1] and "nobody who takes part" in told[2]
    assert "says nobody" in told[3] and "no answer" in told[4]


def test_a_cell_that_is_no_answer_leaves_its_question_open():
    (one,) = lines("ada@example.org\t99\t5")
    assert dict(one.answers) == {SECOND.key: 5} and one.notes and not one.faults


def test_of_anonymous_answers_nobody_is_looked_up():
    (one,) = lines("ada@example.org\t4\t5", anonymous=True)
    assert one.person_id is None and one.written == "" and not one.faults


def test_without_a_column_for_people_or_questions_nothing_is_read():
    table = read_table(b"x\ty\n1\t2\n", "x.tsv")
    mapping = suggest_survey_columns(table, PULSE, anonymous=False)
    assert WHO not in mapping.fields.values()
    assert [fault.where for fault in survey_column_faults(mapping, anonymous=False)] == ["Who answered", "Questions"]
