"""A supervisor with three reports, their totals and a solver finds out no group that was held back."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import linprog

from core.reports.supervisor import FEWEST, GroupTable, group_table
from tests.core.evaluation.test_targets import TODAY

NAMES = ("Sales", "Law", "IT", "Research", "Care", "Press")


def periods(seed):
    """The true counts of three reports, changing a little or a lot in between, and the tables that were told."""
    luck = np.random.default_rng(seed)
    counts, told = luck.integers(0, 25, len(NAMES)), None
    true, tables = [], []
    for _ in range(3):
        table = group_table("Mentees", "Department", dict(zip(NAMES, map(int, counts), strict=True)), TODAY, told)
        if table != told:
            true.append(counts)
            tables.append(table)
        told = table
        counts = np.maximum(0, counts + luck.integers(-3, 4, len(NAMES)) * luck.choice([0, 1, 6]))
    return true, tables


def widths(true: np.ndarray, table: GroupTable) -> list[float]:
    """How far apart the least and the most are that a held back group may be, for whoever knows the total too."""
    shown = dict(table.groups)
    hidden = [place for place, name in enumerate(NAMES) if shown.get(name, 0) is None]
    known = np.eye(len(NAMES))[[place for place in range(len(NAMES)) if place not in hidden]]
    rows = np.vstack([known, np.ones(len(NAMES))])
    values = np.append(known @ true, true.sum())
    found = []
    for place in hidden:
        aim = np.eye(len(NAMES))[place]
        ends = [linprog(sign * aim, A_eq=rows, b_eq=values, bounds=(0, None)).fun for sign in (1, -1)]
        found.append(-ends[1] - ends[0])
    return found


@pytest.mark.parametrize("seed", range(40))
def test_bounds_of_a_held_back_group_stay_wider_than_the_smallest_that_is_shown(seed):
    for true, table in zip(*periods(seed), strict=True):
        shown = [people for _, people in table.groups if people is not None and people > 0]
        if shown:
            assert all(width >= FEWEST - 1e-6 for width in widths(true, table))


@pytest.mark.parametrize("seed", range(40))
def test_between_two_reports_no_few_are_singled_out(seed):
    _, tables = periods(seed)
    for one, two in pairwise(tables):
        before, after = dict(one.groups), dict(two.groups)
        assert {name for name, people in before.items() if people is None} == {
            name for name, people in after.items() if people is None
        }
        for name in NAMES:
            if before.get(name, 0) is not None:
                step = abs((after.get(name, 0) or 0) - (before.get(name, 0) or 0))
                assert step == 0 or step >= FEWEST
