"""A supervisor with three reports, their totals and a solver finds out no group that was held back."""

from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog

from core.evaluation.suppression import FEWEST
from core.reports.groups import GroupTable, group_table
from tests.core.evaluation.test_targets import TODAY

NAMES = ("Sales", "Law", "IT", "Research", "Care", "Press")
GUESSES = ("nothing", "nobody left", "nobody joined")  # what the reader believes of the time between two reports


def periods(seed: int) -> list[GroupTable]:
    """Three reports on people who come and go a little or a lot in between; each different table once."""
    luck = np.random.default_rng(seed)
    counts = luck.integers(0, 25, len(NAMES))
    told: list[GroupTable] = []
    for _ in range(3):
        named = {name: int(count) for name, count in zip(NAMES, counts, strict=True) if count}
        paired = {name: int(luck.integers(0, count + 1)) for name, count in named.items()}
        told.append(group_table("Mentees", "Department", named, TODAY, told, paired if seed % 2 else None))
        few, many = luck.integers(-3, 4, len(NAMES)), luck.choice([0, 0, 12, 25], len(NAMES)) * (counts >= FEWEST)
        counts = np.maximum(0, counts + (few if seed % 4 == 0 else many))
    return list(dict.fromkeys(told))


def widths(tables: list[GroupTable], guess: str) -> list[float]:
    """How far apart the least and the most are that a held back group may be, by all tables at once.

    The reader knows what is shown, the total, that a group which is held back is not empty, and what she guesses.
    Where that can't be, because people did the other thing, she has learned nothing: no width.
    """
    names = list(dict.fromkeys(name for table in tables for name, _ in table.groups))
    places = list(product(range(len(tables)), names))
    at = {place: number for number, place in enumerate(places)}
    equal, value, below = [], [], []
    bounds = [(1.0, None) if dict(tables[when].groups).get(name, 0) is None else (0.0, None) for when, name in places]
    for when, table in enumerate(tables):
        row = np.zeros(len(places))
        row[[at[when, name] for name in names]] = 1
        equal.append(row)
        value.append(table.total)
        for name in names:
            people = dict(table.groups).get(name, 0)
            if people is not None:
                equal.append(np.eye(len(places))[at[when, name]])
                value.append(people)
    if guess != "nothing":
        sign = 1 if guess == "nobody left" else -1
        for (one, two), name in product(combinations(range(len(tables)), 2), names):
            row = np.zeros(len(places))
            row[at[one, name]], row[at[two, name]] = sign, -sign
            below.append(row)
    found = []
    for when, table in enumerate(tables):
        for name in table.held_back:
            aim = np.eye(len(places))[at[when, name]]
            ends = [
                linprog(sign * aim, np.array(below) if below else None, np.zeros(len(below)) if below else None,
                        np.array(equal), np.array(value), bounds)
                for sign in (1, -1)
            ]  # fmt: skip
            if all(end.success for end in ends):
                found.append(-ends[1].fun - ends[0].fun)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_bounds_of_a_held_back_group_stay_wider_than_the_smallest_that_is_shown(seed: int) -> None:
    tables = periods(seed)
    if not any(people for table in tables for _, people in table.groups):
        return  # nothing but totals: there was nothing to subtract from
    for guess in GUESSES:
        assert all(width >= FEWEST - 1e-6 for width in widths(tables, guess)), guess


def test_the_solver_would_find_what_is_badly_held_back() -> None:
    bad = [GroupTable("Mentees", "Department", (("Sales", 30), ("Law", None), ("IT", None)), TODAY, 41)]
    bad.append(GroupTable("Mentees", "Department", (("Sales", 30), ("Law", None), ("IT", 12)), TODAY, 45))
    assert min(widths(bad, "nothing")) == 0


@pytest.mark.parametrize("seed", range(40))
def test_between_any_two_reports_no_few_are_singled_out(seed: int) -> None:
    for one, two in combinations(periods(seed), 2):
        before, after = dict(one.groups), dict(two.groups)
        assert one.held_back == two.held_back
        steps = [(after.get(name) or 0) - (before.get(name) or 0) for name in NAMES]
        assert all(step == 0 or abs(step) >= FEWEST for step in (*steps, two.left_over - one.left_over))
        for step, name in zip(steps, NAMES, strict=True):
            paired = [dict(zip(dict(each.groups), each.paired, strict=False)).get(name) or 0 for each in (one, two)]
            moved = paired[1] - paired[0]
            assert all(each == 0 or abs(each) >= FEWEST for each in (moved, step - moved))
