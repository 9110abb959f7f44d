"""Several programs side by side: sums of what the reports tell, and nothing more."""

from dataclasses import replace

from core.evaluation.shares import share
from core.evaluation.targets import Standing
from core.reports.rollup import rolled_up, rollup_table
from tests.core.evaluation.test_targets import NOBODY
from tests.core.reports.test_supervisor import report


def test_programs_come_to_what_they_are_together():
    found = rolled_up([report(), replace(report(), program="Other")])
    one = found.lines[0]
    assert (one.people, one.targets, one.good) == (100, 1, 1)
    assert one.standings == ((Standing.LIKELY, 1),) or one.standings == ((Standing.REACHED, 1),)
    assert found.people == 200 and found.paired == share(2 * one.paired.count, 2 * one.paired.of)


def test_a_share_that_is_held_back_is_in_no_sum():
    alone, found = rolled_up([report()]), rolled_up([report(), report(NOBODY)])
    assert found.paired == alone.paired and found.without_share == 1
    assert found.lines[1].paired is None
    assert rolled_up([]).paired is None


def test_the_table_has_a_line_for_all():
    headers, rows = rollup_table(rolled_up([report(), report(NOBODY)]))
    assert all(len(row) == len(headers) for row in rows)
    assert rows[-1][0] == "All programs" and rows[1][headers.index("Paired")] is None
