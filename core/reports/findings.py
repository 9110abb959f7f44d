"""Findings as a table to take away: every number with its interval, method and what to keep in mind."""

from collections.abc import Sequence

from core.evaluation.finding import Estimate, Finding, NotEnough
from core.reports.table import Cell

HEADERS = [
    "Question", "Planned", "Method", "Counted", "Missing", "Estimate", "Value", "From", "To", "Effect", "Effect size",
    "Effect from", "Effect to", "p", "p corrected", "In words", "Keep in mind",
]  # fmt: skip


def findings_table(found: Sequence[tuple[str, Finding | NotEnough, bool]]) -> tuple[list[str], list[list[Cell]]]:
    """Headers and a row for each question with its finding and whether a plan foresaw it, in order; empty cells where
    there is not enough data."""
    return list(HEADERS), [_row(*each) for each in found]


def _row(question: str, found: Finding | NotEnough, is_planned: bool) -> list[Cell]:
    planned = "planned" if is_planned else "exploratory"
    if isinstance(found, NotEnough):
        return [question, planned, None, found.n, found.missing, *[None] * 10, str(found.sentence), None]
    notes = " ".join(map(str, (*found.assumptions, *found.caveats)))
    effect = str(found.effect.name) if found.effect else None
    return [
        question, planned, str(found.method), found.n, found.missing, str(found.estimate.name),
        *_numbers(found.estimate), effect, *_numbers(found.effect), found.p, found.p_adjusted, str(found.sentence),
        notes or None,
    ]  # fmt: skip


def _numbers(value: Estimate | None) -> list[Cell]:
    return [None, None, None] if value is None else [value.value, value.low, value.high]
