"""The answers of one wave as columns of numbers: one for each thing that they tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from typing import Any

import numpy as np

from core.evaluation.samples import Numbers
from core.evaluation.surveys import LEAST_ANSWERED, Measure, Survey, measures

Given = Sequence[tuple[int | None, Mapping[str, Any]]]


@dataclass(frozen=True)
class AnswerTable:
    """``who`` answered, in the order given (None where it is not known); ``columns``: a number for each, by the key of
    a measure, NaN where it was left open. ``items``: the same for single questions of scales, reversed ones turned.
    ``remembered``: asked afterwards how it was then."""

    who: tuple[int | None, ...]
    columns: Mapping[str, Numbers]
    items: Mapping[str, Numbers]
    remembered: bool = False

    @property
    def n(self) -> int:
        return len(self.who)

    @property
    def is_anonymous(self) -> bool:
        return any(each is None for each in self.who)

    @property
    def fingerprint(self) -> str:
        """The same for the same answers."""
        found = sha256(repr((self.who, self.remembered, sorted(self.columns), sorted(self.items))).encode())
        for named in (self.columns, self.items):
            for key in sorted(named):
                found.update(named[key].tobytes())
        return found.hexdigest()

    def numbers(self, measure: Measure) -> list[float | None]:
        """The column of a measure, None where it was left open."""
        return [None if value != value else float(value) for value in self.columns[measure.key]]


def answer_table(survey: Survey, given: Given, only: str = "", *, remembered: bool = False) -> AnswerTable:
    """Everything that can be read off these answers, or what the one measure ``only`` takes. No errors.

    A scale's score is the mean of what was answered, reversed questions turned round; NaN where less than 80 % of its
    questions were answered. Cost: one look at each answer, then whole columns.
    """
    scales = [scale for scale in survey.scales if only in ("", scale.key)]
    needed = {key for scale in scales for key in scale.questions} | {only}
    asked = [question.key for question in survey.questions if not only or question.key in needed]
    plain = {key: _column(given, key) for key in asked}
    items = dict(plain)
    columns: dict[str, Numbers] = {}
    for scale in scales:
        keys = [key for key in scale.questions if key in plain]
        for key in keys:
            question = survey.question(key)
            if key in scale.reversed and question is not None:
                items[key] = question.lowest + question.highest - plain[key]
        columns[scale.key] = _score([items[key] for key in keys], len(scale.questions), len(given))
    for measure in measures(survey):
        if only not in ("", measure.key):
            continue
        columns.setdefault(measure.key, plain.get(measure.key, np.full(len(given), np.nan)))
    return AnswerTable(tuple(who for who, _ in given), columns, items, remembered)


def _column(given: Given, key: str) -> Numbers:
    values = [answers.get(key) for _, answers in given]
    return np.array(
        [float(value) if isinstance(value, bool | int | float) else np.nan for value in values], dtype=float
    )


def _score(columns: list[Numbers], asked: int, people: int) -> Numbers:
    if not columns:
        return np.full(people, np.nan)
    table = np.column_stack(columns)
    there = ~np.isnan(table)
    count = there.sum(axis=1)
    enough = (count > 0) & (count >= ceil(LEAST_ANSWERED * asked - 1e-9))
    summed = np.where(there, table, 0.0).sum(axis=1)
    score: Numbers = np.where(enough, summed / np.maximum(count, 1), np.nan)
    return score
