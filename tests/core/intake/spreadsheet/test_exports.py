"""Each well-known shape of a sheet, from bytes to people: every value recovered or asked about, none changed."""

import pytest

from core.intake.spreadsheet import (
    find_shape,
    mapping_faults,
    propose_form,
    read_people,
    read_table,
    shaped,
    suggest_mapping,
)
from core.program.questions import Kind, Side
from tests.core.intake.spreadsheet.exports import SHAPES, TOPICS, of_side


def brought(export, side=Side.MENTEE):
    table = read_table(export.content, export.name)
    table = shaped(table, find_shape(table), side)
    form = propose_form(table, side)
    mapping = suggest_mapping(table, form)
    assert not mapping_faults(mapping, form)
    return form, read_people(table, mapping, form)


def topics_of(form, answers):
    """The answer to the question whose options are the topics."""
    (question,) = [each for each in form.questions if set(each.options) & set(TOPICS)]
    return list(answers.get(question.key, []))


@pytest.mark.parametrize("shape", SHAPES)
def test_everybody_in_it_comes_in_with_what_she_said(shape):
    export = SHAPES[shape]()
    for side in (Side.MENTEE, Side.MENTOR) if export.roles else (Side.MENTEE,):
        form, reading = brought(export, side)
        truth = of_side(export, side.value)
        assert not reading.faults
        assert [(row.name.casefold(), row.email) for row in reading.good] == [
            (one.name.casefold(), one.email) for one in truth
        ]
        for row, one in zip(reading.good, truth, strict=True):
            if export.timed:
                (times,) = [each.key for each in form.questions if each.kind is Kind.AVAILABILITY]
                assert {slot.split()[0] for slot in row.answers[times]} == {day.lower() for day, _ in one.free}
            else:
                said = topics_of(form, row.answers)
                assert said == list(one.topics) if export.ranked else set(said) == set(one.topics)
            assert one.area in row.answers.values() or "area" not in str(form).casefold()
