"""The full report: frozen parts, tags on paper, and the same numbers in every form."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook
from reportlab.platypus import Table

from core.evaluation.charter import Charter
from core.evaluation.cost import CostCounts, Costs
from core.evaluation.indicators import indicators
from core.reports.cost_section import cost_section
from core.reports.fairness_section import fairness_section
from core.reports.groups import GroupTable
from core.reports.letters import register_fonts
from core.reports.outcome_section import outcome_section
from core.reports.pdf import report_pdf, report_story
from core.reports.pdf_parts import Paper
from core.reports.report_tables import DEFINITIONS, report_tables
from core.reports.schedule import Every, next_day
from core.reports.section import FULL, ONE_PAGE, TITLES, Block, Section, Shape, cell_words
from core.reports.sections import charter_section, cohorts_section, lengths_section, method_section, surveys_section
from core.reports.supervisor import Report
from core.reports.table import write_book, write_folder
from core.text import Text
from tests.core.evaluation.test_targets import NOBODY, TODAY, WHOLE
from tests.core.reports.test_supervisor import report

COSTS, REACHED = Costs(9000.0, "EUR", 30.0, 2026, "Somebody"), CostCounts(20, 6000, 1, 10, 0, 6000, 60)
GROUPS = (
    GroupTable("Mentees", "Department", (("Sales", 30), ("Law", None), ("IT", None), ("", 20)), TODAY, 70,
               (28, None, None, 8)),
    GroupTable("Mentors", "Department", (("Sales", 30),), TODAY, 30),
)  # fmt: skip


def sections(counts):
    now = indicators(counts)
    return (
        charter_section(Charter(purpose="To find one's <b>feet</b>")), cohorts_section([("2026", now), ("2025", now)]),
        fairness_section(GROUPS), surveys_section(counts.surveys), outcome_section(counts.surveys),
        lengths_section(counts.lengths), cost_section(COSTS, REACHED, False), method_section(DEFINITIONS),
    )  # fmt: skip


def full(counts=WHOLE):
    return replace(report(counts), blocks=FULL, sections=sections(counts))


def drawn(made: Report) -> list[Section]:
    return [each for each in made.sections if each.rows]


def test_what_was_frozen_is_read_again_unchanged():
    for made in (full(), full(NOBODY)):
        assert Report.from_document(json.loads(json.dumps(made.to_document()))) == made


def test_a_report_of_before_there_were_blocks_is_a_page():
    old = report().to_document()
    del old["blocks"], old["sections"]
    assert Report.from_document(old) == report() and report().is_one_page


def test_every_form_writes_the_same_numbers():
    made, paper = full(), Paper()
    register_fonts()
    on_paper = [
        [[getattr(cell, "text", "") for cell in row] for row in each._cellvalues]
        for each in report_story(made, paper)
        if isinstance(each, Table)
    ]
    book = load_workbook(BytesIO(write_book(report_tables(made))))
    files = ZipFile(BytesIO(write_folder(report_tables(made))))
    assert len(drawn(made)) >= 4
    for section in drawn(made):
        shapes = [column.shape for column in section.columns]
        words = [[cell_words(shape, cell) for shape, cell in zip(shapes, row, strict=True)] for row in section.rows]
        assert any([row[: len(shapes)] for row in each[1:]] == _escaped(words) for each in on_paper), section.block
        sheet = book[str(TITLES[section.block])]
        for row, line in zip(section.rows, sheet.iter_rows(min_row=2, values_only=True), strict=True):
            for shape, cell, value in zip(shapes, row, line, strict=True):
                assert cell_words(shape, value) == cell_words(shape, cell) or str(value).lstrip("'") == str(cell)
        assert f"{TITLES[section.block]}.csv" in files.namelist()


def _escaped(rows):
    return [[word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for word in row] for row in rows]


def test_paper_is_tagged_bookmarked_and_the_same_each_time():
    paper = report_pdf(full())
    assert paper == report_pdf(full())
    for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang (en)", b"/DisplayDocTitle true", b"/Outlines", b"/S /TH",
                 b"/Scope /Column", b"/S /Figure", b"/Tabs /S"):  # fmt: skip
        assert mark in paper, mark
    assert paper.count(b"/Type /MCR") > 60


def test_one_page_of_a_full_report_is_the_page_alone():
    assert full().one_page() == replace(report(), blocks=tuple(each for each in FULL if each in ONE_PAGE))
    assert report_pdf(full().one_page()).count(b"/Type /Page\n") == 1


def test_nothing_in_a_part_rests_on_fewer_than_ten():
    assert not [
        section for section in sections(NOBODY) if section.block in (Block.OUTCOMES, Block.LENGTHS) and section.rows
    ]
    for section in sections(WHOLE):
        counted = [place for place, column in enumerate(section.columns) if str(column.name) == "Counted"]
        for row in section.rows:
            if counted and row[counted[0]] < 10:
                assert not [each for each in row[2:-1] if each is not None]


def test_fairness_tells_shown_groups_only_each_beside_the_others():
    found = fairness_section(GROUPS)
    assert [row[1:4] for row in found.rows] == [("Sales", 30, 28 / 30), (Text("no answer"), 20, 0.4)]
    assert str(found.rows[0][-3]) == "Clearly more often than the others." and "Law" not in str(found)
    assert fairness_section(GROUPS[1:]).rows == fairness_section(()).rows == ()


def test_cost_says_what_is_missing_instead_of_zero():
    found = cost_section(COSTS, REACHED, True)
    assert [row[1] for row in found.rows] == [450.0, 90.0, None, 30 * 101.0]
    assert "No goal is met yet" in str(found.rows[2][2]) and not cost_section(Costs(), None, True).rows


def test_a_report_names_the_charter_it_rests_on():
    found = charter_section(Charter(purpose="Feet"), 3, date(2026, 5, 1))
    assert str(found.said[0]) == "Version 3 of the charter, kept on 2026-05-01."


def test_no_single_ending_is_read_off_the_curve():
    days = [day for section in sections(WHOLE) for day, *_ in section.curve]
    assert days and all(day % 30 == 0 for day in days)


@given(some.floats(-1e6, 1e6), some.sampled_from([Shape.NUMBER, Shape.COUNT, Shape.SHARE]))
def test_no_cell_is_a_negative_zero(value, shape):
    words = cell_words(shape, value)
    assert words.strip("-0.% ") or not words.startswith("-")


def test_a_sentence_in_a_cell_stays_a_sentence():
    section = Section.from_document(json.loads(json.dumps(sections(WHOLE)[4].to_document())))
    assert all(isinstance(row[-1], Text) for row in section.rows)


@given(some.dates(date(2024, 1, 1), date(2030, 1, 1)), some.dates(date(2024, 1, 1), date(2030, 1, 1)),
       some.sampled_from([Every.MONTH, Every.QUARTER]))  # fmt: skip
def test_the_next_day_is_later_and_on_the_day_it_began(begins, after, every):
    found = next_day(every, begins, after)
    assert found > after or found == begins
    assert found.day == begins.day or (found.day < begins.day and found.day >= 28)
    assert (found - max(after, begins)).days <= 93
    assert next_day(Every.ONCE, begins, begins) is None
