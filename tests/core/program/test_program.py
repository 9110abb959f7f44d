"""A program: what may be kept, and that keeping it changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from core.errors import InvalidInput
from core.program.program import (
    Lead,
    Part,
    Program,
    ProgramForm,
    ProgramGoal,
    check_goal,
    check_program,
    time_zones,
)
from core.program.questions import Side

PROGRAM = Program("Northwind mentoring", time_zone="Europe/Lisbon")


def test_a_program_comes_back_from_its_document_as_it_was():
    odd = replace(
        PROGRAM, form=ProgramForm.GROUP, lead=Lead.MENTOR, parts=frozenset({Part.HOURS, Part.GUARDIANS}), cadence_days=7
    )
    assert Program.from_document(odd.to_document()) == odd


def test_a_document_of_another_version_is_still_read():
    document = PROGRAM.to_document() | {"invented_later": 1, "parts": ["meetings", "unheard of"]}
    del document["lead"]
    assert Program.from_document(document).parts == {Part.MEETINGS}
    assert Program.from_document(document).lead is Lead.MENTEE


def test_parts_are_written_in_one_order_however_they_were_chosen():
    assert PROGRAM.to_document()["parts"] == ["meetings", "goals", "check-ins", "survey"]


def test_a_sound_program_passes():
    check_program(PROGRAM)


def test_every_fault_of_a_program_is_told_at_once():
    bad = replace(
        PROGRAM, name=" ", time_zone="Mars/Base", cadence_days=0, length_months=99, group_least=5, group_most=3, parts=frozenset()
    )  # fmt: skip
    with pytest.raises(InvalidInput) as no:
        check_program(bad)
    assert [fault.where for fault in no.value.faults] == [
        "Name", "Meetings", "Length of the program", "Largest group", "Time zone", "Parts",
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["cadence_days", "meeting_minutes", "length_months", "places_default"])
def test_no_rhythm_may_be_zero(field):
    with pytest.raises(InvalidInput):
        check_program(replace(PROGRAM, **{field: 0}))


def test_a_zone_with_a_path_in_it_is_refused_not_opened():
    with pytest.raises(InvalidInput):
        check_program(replace(PROGRAM, time_zone="../../etc/passwd"))


def test_peers_fill_in_one_form_and_others_two():
    assert replace(PROGRAM, form=ProgramForm.PEER).sides == (Side.PEER,)
    assert replace(PROGRAM, form=ProgramForm.REVERSE).sides == (Side.MENTOR, Side.MENTEE)


def test_zones_to_choose_from_begin_with_utc_and_hold_no_technical_names():
    zones = time_zones()
    assert zones[0] == "UTC" and "Asia/Kolkata" in zones
    assert not [zone for zone in zones if zone.startswith("Etc/")]


def test_a_goal_comes_back_from_its_document_with_and_without_a_day():
    for goal in (
        ProgramGoal("People stay", "share", "85 %", date(2027, 3, 1), "Ola Example"),
        ProgramGoal("People stay"),
    ):
        assert ProgramGoal.from_document(goal.to_document()) == goal


def test_a_goal_must_say_something():
    with pytest.raises(InvalidInput):
        check_goal(ProgramGoal("  "))
