"""Of a messy sheet every value is recovered or asked about, and none is changed silently."""

from hypothesis import given, settings

from core.intake.spreadsheet import find_shape, propose_form, read_people, read_table, shaped, suggest_mapping
from core.program.questions import Side
from tests.core.intake.spreadsheet.messy import CLUBS, Messy, messy_sheets


def check(messy: Messy) -> None:
    raw = read_table(messy.content, messy.name)
    table = shaped(raw, find_shape(raw))
    form = propose_form(table, Side.MENTEE)
    reading = read_people(table, suggest_mapping(table, form), form)
    day = next(question.key for question in form.questions if question.label == "Joined")
    assert {row.email for row in reading.rows} == set(messy.truth)
    for row in reading.rows:
        name, clubs, joined = messy.truth[row.email]
        asked = {fault.column for fault in (*row.faults, *row.warnings)}
        assert row.name == name or "Full name" in asked
        assert row.answers.get(day) == joined or "Joined" in asked
        said = [answer for key, answer in row.answers.items() if key != day]
        kept = {
            club for answer in said for club in CLUBS if club in (answer if isinstance(answer, list) else str(answer))
        }
        assert kept == clubs or len(asked) > ("Joined" in asked)


@settings(max_examples=60, deadline=None)
@given(messy_sheets())
def test_every_value_is_recovered_or_asked_about(messy):
    check(messy)
