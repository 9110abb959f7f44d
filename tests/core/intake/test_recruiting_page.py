"""The recruiting page: drafted from the settings, never published with an empty block."""

from dataclasses import replace

import pytest

from core.intake.recruiting_page import BLOCKS, RecruitingPage, draft_page, page_faults, points, time_asked
from core.program.program import Part, Program, ProgramForm
from core.program.questions import Side
from core.program.templates import templates

WHOLE = RecruitingPage("Come.", "Joy", "Meetings", "Help", "Time")


@pytest.mark.parametrize("each", templates(), ids=lambda each: each.key)
def test_the_draft_of_every_template_could_be_published(each):
    for side in each.program.sides:
        page = draft_page(each.program, side)
        assert page_faults(page) == ()
        assert page.opening == each.program.purpose
        assert all(len(points(getattr(page, name))) >= 2 for name in BLOCKS)


@pytest.mark.parametrize("name", BLOCKS)
def test_an_empty_block_is_named(name):
    [fault] = page_faults(replace(WHOLE, **{name: " \n - \n"}))
    assert fault.where == str(BLOCKS[name][0])
    assert "is empty" in str(fault.what)


def test_what_a_program_asks_for_is_told_only_where_it_is_asked():
    plain = Program("P", parts=frozenset({Part.MEETINGS}))
    strict = replace(plain, parts=frozenset(Part))
    assert "interview" not in draft_page(plain, Side.MENTOR).challenges
    assert "interview" in draft_page(strict, Side.MENTOR).challenges
    assert "survey" in draft_page(strict, Side.MENTEE).practices


def test_time_is_told_from_the_settings():
    program = Program("P", cadence_days=14, meeting_minutes=60, length_months=6, parts=frozenset({Part.GOALS}))
    often, all_of_it = time_asked(program, Side.MENTOR)
    assert str(often) == "You meet every two weeks for 60 minutes, for 6 months."
    assert str(all_of_it) == "That is about 14 meetings and, with what surrounds them, 14 hours in all."
    longer = time_asked(replace(program, parts=frozenset(Part)), Side.MENTOR)[1].values["hours"]
    assert longer > 14
    assert time_asked(replace(program, form=ProgramForm.PEER), Side.PEER)


def test_points_lose_the_signs_that_lists_begin_with():
    assert points("- one\n\n * two \n• three - four") == ("one", "two", "three - four")
    assert RecruitingPage(benefits=" - a\n\n-b ").tidied().benefits == "a\nb"


def test_a_document_brings_the_same_page_back():
    assert RecruitingPage.from_document(WHOLE.to_document()) == WHOLE
