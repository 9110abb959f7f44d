"""Scenarios beside each other, in numbers: a row for each thing that is measured, a column for each scenario."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core.matching import Comparison, Pool, Rules
from core.matching.scenarios import only
from core.matching.side_by_side import Column, column
from db import Again
from pages.ui.words import _, count, number, plain

MOST_LOADS = 5  # rows for how many mentees mentors have


@dataclass(frozen=True)
class Beside:
    """``pool``: everybody of these scenarios who is there, compared by the criteria of the one all are measured with;
    ``missing``: how many are not there.
    """

    found: tuple[Again, ...]
    columns: tuple[Column, ...]
    pool: Pool
    comparison: Comparison
    by: Rules
    missing: int

    @classmethod
    def of(cls, found: tuple[Again, ...], pool: Pool, comparison: Comparison, by: Rules, missing: int) -> "Beside":
        """With each scenario measured."""
        columns = tuple(
            column(only(each.pool, [one.id for one in each.scenario.people]), comparison, each.scenario.result,
                   by.criteria)
            for each in found
        )  # fmt: skip
        return cls(found, columns, pool, comparison, by, missing)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.scenario.name for each in self.found)

    @property
    def people(self) -> dict[int, str]:
        return {person.id: person.name for person in self.pool.people}


def show_numbers(beside: Beside, by: int) -> None:
    """The table, and what its points mean."""
    rows = {
        _("Paired"): [_("{n} of {all}", n=number(one.paired), all=number(one.people)) for one in beside.columns],
        _("Waiting"): [number(len(one.waiting)) for one in beside.columns],
        _("Average points"): [_points(one.mean_by) for one in beside.columns],
        _("Lowest"): [_points(one.lowest_by) for one in beside.columns],
        _("Average, own weights"): [_points(one.mean) for one in beside.columns],
        _("Lowest, own weights"): [_points(one.lowest) for one in beside.columns],
        _("Weak, own weights"): [number(one.weak) for one in beside.columns],
        **_loads(beside),
        _("Proven best"): [_("yes") if one.proven else _("no") for one in beside.columns],
    }  # fmt: skip
    titles = _told_apart(beside.names)
    frame = pd.DataFrame([[what, *told] for what, told in rows.items()], columns=["", *titles])
    st.dataframe(
        frame, hide_index=True, height=35 * len(frame) + 38,
        column_config={"": st.column_config.TextColumn(pinned=True, width=170)},
    )  # fmt: skip
    st.caption(
        _("Average points and lowest are by the weights of “{name}” for all of them, so they can be compared; “own "
          "weights” are those each was made with. Weak: under 50 points. Proven best: no other set of pairs scores "
          "more under its own rules.", name=plain(beside.names[by]))
    )  # fmt: skip


def _loads(beside: Beside) -> dict[str, list[str]]:
    """Mentors by how many mentees they have; of peers none."""
    seen = sorted({load for one in beside.columns for load in one.loads})
    rows = {}
    for load in seen[:MOST_LOADS]:
        words = _("Mentors with none") if not load else count(
            load, "Mentors with {n}", "Mentors with {n}"
        )  # fmt: skip
        rows[words] = [number(one.loads.get(load, 0)) for one in beside.columns]
    if len(seen) > MOST_LOADS:
        more = seen[MOST_LOADS:]
        rows[_("Mentors with more")] = [number(sum(one.loads.get(load, 0) for load in more)) for one in beside.columns]
    return rows


def _told_apart(names: tuple[str, ...]) -> list[str]:
    return [f"{n}. {name}" for n, name in enumerate(names, start=1)]


def _points(value: float | None) -> str:
    return _("no pair to measure") if value is None else number(value, 1)
