"""The supervisor's report: frozen, the same in every form, and small groups are not given away."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from core.evaluation.indicators import Unit, indicators
from core.evaluation.targets import Aim, Target, against
from core.reports.groups import GroupTable, group_table
from core.reports.pdf import report_pdf
from core.reports.report_tables import report_tables
from core.reports.supervisor import Report, Words, figures, range_words, target_lines, value_words
from core.reports.table import write_book
from tests.core.evaluation.test_targets import NOBODY, SURVEYS, TODAY, WHOLE

TITLES = {"paired": (indicators(WHOLE)[2].title, Unit.SHARE)}
GROUPS = (GroupTable("Mentees", "Department", (("Sales", 30), ("Law", None), ("", None)), TODAY),)


WORDS = Words("All <b>well</b> & good", "", "One more day a week", "")


def report(counts=WHOLE, words=WORDS):
    now = indicators(counts)
    lines = target_lines(against([Target("paired", Aim.AT_LEAST, 0.7, TODAY)], now, TODAY), TITLES)
    return Report(
        "Lantern", "2026", TODAY - timedelta(days=90), TODAY, lines, figures(now, indicators(NOBODY)), GROUPS, words
    )


def test_what_was_frozen_is_read_again_unchanged():
    import json

    made = report()
    assert Report.from_document(json.loads(json.dumps(made.to_document()))) == made


def test_the_same_report_is_the_same_paper_and_fits_on_one_page():
    paper = report_pdf(report())
    assert paper == report_pdf(report())
    assert paper.startswith(b"%PDF") and paper.count(b"/Type /Page\n") == 1


def test_a_report_of_nobody_is_a_report():
    assert report_pdf(report(NOBODY)).startswith(b"%PDF")


def test_every_form_has_the_same_numbers():
    tables = report_tables(report())
    headers, rows = tables["Numbers"]
    paired = next(row for row in rows if row[1] == "Share of people taking part who were paired")
    assert paired[headers.index("Value")] == 0.8
    book = load_workbook(BytesIO(write_book(tables)))
    assert book.sheetnames == ["Numbers", "Targets", "Groups", "Words", "Definitions"]
    assert [cell.value for cell in book["Numbers"][4]][3] == 0.8
    assert book["Numbers"].freeze_panes == "A2"
    assert any("Law" in str(row) and None in row for row in tables["Groups"][1])


def test_numbers_are_written_alike_everywhere():
    assert value_words(Unit.SHARE, 0.0) == "0 %"
    assert value_words(Unit.STEPS, -0.001) == "0.00"
    assert value_words(Unit.SCORE, -12.4) == "-12"
    assert str(range_words(Unit.SHARE, 0.51, 0.729)) == "51 % to 73 %"
    assert range_words(Unit.PEOPLE, None, None) is None


COUNTS = some.dictionaries(some.sampled_from("abcdef"), some.integers(0, 40), min_size=1)


@given(some.lists(COUNTS, min_size=2, max_size=4))
def test_two_reports_never_single_out_the_few_who_came_or_left(periods):
    told: list[GroupTable] = []
    for place, counts in enumerate(periods):
        new = group_table("Mentees", "Department", counts, TODAY + timedelta(days=place), told)
        for old in [each for each in told if each != new]:
            before, after = dict(old.groups), dict(new.groups)
            for name in {*before, *after}:
                one, two = before.get(name, 0), after.get(name, 0)
                assert (one is None) == (two is None)
                assert one is None or two is None or one == two or abs(one - two) >= 10
            assert old.left_over == new.left_over or abs(old.left_over - new.left_over) >= 10
        told.append(new)


def test_groups_that_hardly_changed_are_told_as_they_were():
    first = group_table("Mentees", "Department", {"Sales": 30, "Law": 20}, TODAY)
    assert group_table("Mentees", "Department", {"Sales": 31, "Law": 20}, TODAY + timedelta(days=9), [first]) == first
    later = group_table("Mentees", "Department", {"Sales": 44, "Law": 20}, TODAY + timedelta(days=9), [first])
    assert dict(later.groups)["Sales"] == 44 and later.on == date(2026, 12, 2)


def test_nothing_in_a_report_rests_on_fewer_than_ten():
    assert all(each.value is None or each.n >= 10 or each.unit is Unit.PEOPLE for each in report().figures)


def test_a_level_before_the_program_stands_beside_no_level_after_it():
    first = replace(WHOLE, surveys=(replace(SURVEYS[0], waves=SURVEYS[0].waves[:1]),))
    by_key = {each.key: each for each in figures(indicators(first), indicators(WHOLE))}
    assert by_key["level:footing"].before is None and by_key["paired"].before == 0.8
