"""Values times weights, added up and divided, in one pass over some rows."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled


@compiled
def add(values: Any, weight: int, total: Any) -> None:
    """``total`` grows by values x weight."""
    heavy = np.int32(weight)
    for row in range(values.shape[0]):
        for column in range(values.shape[1]):
            total[row, column] += np.int32(values[row, column]) * heavy


@compiled
def add_known(values: Any, weight: int, unknown: int, total: Any, known: Any) -> None:
    """The same where the value is known; ``known`` grows by the weight there."""
    heavy, missing = np.int32(weight), np.int16(unknown)
    for row in range(values.shape[0]):
        for column in range(values.shape[1]):
            value = values[row, column]
            total[row, column] += np.int32(max(value, np.int16(0))) * heavy
            known[row, column] += heavy if value != missing else np.int32(0)


@compiled
def divide(total: Any, known: Any, scale: float) -> None:
    """``total`` becomes total x scale / known, to the nearest whole number; among two the even one."""
    for row in range(total.shape[0]):
        for column in range(total.shape[1]):
            total[row, column] = np.int32(np.rint(total[row, column] * scale / max(known[row, column], 1)))


@compiled
def divide_evenly(total: Any, known: int, scale: float) -> None:
    """The same where as much is known of every pair."""
    for row in range(total.shape[0]):
        for column in range(total.shape[1]):
            total[row, column] = np.int32(np.rint(total[row, column] * scale / known))
