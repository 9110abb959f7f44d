"""``assign``: a table of scores in, the proven best pairs and their proof out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import fsum, isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import Fault, Infeasible, InvalidInput
from core.matching.command.reading import LARGEST, Reader
from core.matching.matrix import Answer, Scale, room_for, solve_matrix, whole_numbers
from core.matching.moves import Mask, Whole, responses
from core.matching.rules import Objective

OBJECTIVES = {"most-people": Objective.MOST_PEOPLE, "total": Objective.TOTAL, "fairest": Objective.FAIREST}
NAMED = 10  # ids told in a sentence


@dataclass(frozen=True)
class Asked:
    """The options of the command; files by their option's name, as name and content; ``unread``: what could not be."""

    files: Mapping[str, tuple[str, bytes]]
    objective: str = "most-people"
    demand: int | None = None
    minimum_score: float | None = None
    unread: Sequence[Fault] = ()


@dataclass(frozen=True)
class _Task:
    scores: NDArray[np.float64]
    allowed: Mask
    demand: Whole
    capacity: Whole
    least: Whole
    mentees: list[int | str]
    mentors: list[int | str]


def assign(asked: Asked) -> tuple[bytes, bytes]:
    """``result.json`` and ``proof.npz``. Raises InvalidInput with every fault, Infeasible where minimum loads cannot
    be met. Both sides are sorted by id before solving: the order of rows and columns changes nothing.
    """
    task = _read(asked)
    rows, columns = _order(task.mentees), _order(task.mentors)
    part = np.ix_(rows, columns)
    pairs = int(min(task.demand.sum(), task.capacity.sum(), task.allowed.sum()))
    objective = OBJECTIVES[asked.objective]
    room = room_for(pairs, objective, bool(task.least.any()))
    scale = whole_numbers(np.where(task.allowed, task.scores, np.nan), room)
    demand = np.minimum(task.demand, task.scores.shape[1])
    answer = solve_matrix(
        scale.units[part], task.allowed[part], demand[rows], task.capacity[columns], task.least[columns], objective
    )
    if answer.lacking:
        raise _not_filled(task, answer, rows, columns)
    made = np.zeros(task.allowed.shape, dtype=np.bool_)
    made[part] = answer.made
    result = _result(task, asked, scale, answer, made, rows, columns)
    return written(result), _proof(task, asked, scale, answer, rows, columns)


def written(result: Mapping[str, Any]) -> bytes:
    """JSON with one key a line."""
    lines = (f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in result.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _read(asked: Asked) -> _Task:
    reader = Reader(list(asked.unread))
    files = asked.files
    scores = reader.scores(*files["scores"]) if "scores" in files else np.zeros((0, 0))
    people, mentors = (None, None) if reader.faults and scores.size == 0 else scores.shape
    capacity = np.zeros(mentors or 0, dtype=np.int64)
    if "capacity" in files:
        capacity = reader.whole(*files["capacity"], mentors, "mentors")
    least = np.zeros(len(capacity), dtype=np.int64)
    if "minimum-load" in files:
        least = reader.whole(*files["minimum-load"], mentors, "mentors")
        if "capacity" in files and len(least) == len(capacity):
            for place in np.flatnonzero(least > capacity)[:NAMED].tolist():
                reader.fault(
                    f"{files['minimum-load'][0]}, line {place + 1}",
                    "asks for {least} with a mentor who has {capacity} places",
                    least=int(least[place]),
                    capacity=int(capacity[place]),
                )
    demand = np.full(people or 0, 1 if asked.demand is None else max(0, min(asked.demand, LARGEST)), dtype=np.int64)
    if asked.demand is not None and asked.demand < 0:
        reader.fault("--demand", "is below 0")
    if "demand" in files:
        demand = reader.whole(*files["demand"], people, "mentees")
    ids: list[list[int | str]] = []
    for name, count, what in (("mentee-ids", people, "mentees"), ("mentor-ids", mentors, "mentors")):
        ids.append(reader.ids(*files[name], count, what) if name in files else list(range(count or 0)))
    if asked.minimum_score is not None and not isfinite(asked.minimum_score):
        reader.fault("--minimum-score", "is not a finite number")
    if reader.faults:
        raise InvalidInput("These files cannot be matched as they are.", reader.faults)
    allowed = ~np.isnan(scores)
    if asked.minimum_score is not None:
        allowed &= np.nan_to_num(scores, nan=-np.inf) >= asked.minimum_score
    return _Task(scores, allowed, demand, capacity, least, ids[0], ids[1])


def _order(ids: list[int | str]) -> Whole:
    return np.array(sorted(range(len(ids)), key=lambda place: ids[place]), dtype=np.int64)


def _not_filled(task: _Task, answer: Answer, rows: Whole, columns: Whole) -> Infeasible:
    wanting = columns[answer.wanting] if answer.wanting is not None else columns[:0]
    able = rows[answer.able] if answer.able is not None else rows[:0]
    names = ", ".join(str(task.mentors[place]) for place in wanting[:NAMED].tolist())
    return Infeasible(
        "The minimum loads cannot be met, {lacking} short: the mentors {names} ask for {asked} mentees together, and "
        "only {able} mentees may be paired with any of them.",
        "Lower the minimum load of one of them, or allow more pairs with them.",
        lacking=answer.lacking,
        names=names + (f" (+{len(wanting) - NAMED})" if len(wanting) > NAMED else ""),
        asked=int(task.least[wanting].sum()),
        able=len(able),
    )


def _result(
    task: _Task, asked: Asked, scale: Scale, answer: Answer, made: Mask, rows: Whole, columns: Whole
) -> dict[str, Any]:
    units = int(scale.units[made].sum())
    total, upper_bound = float(units * scale.unit), float(answer.most_units * scale.unit)
    method = f"{answer.method}; scores exact"
    if not scale.lossless:
        total = fsum(task.scores[made].tolist())
        back = np.argsort(rows), np.argsort(columns)
        upper_bound = max(total, _bound_in_scores(task, answer, float(scale.unit), back, made))
        method = f"{answer.method}; scores to {float(scale.unit):.0e}"
    return {
        "partners": [np.flatnonzero(row).tolist() for row in made],
        "matched": int(made.any(axis=1).sum()),
        "total": total,
        "upper_bound": upper_bound,
        "proven": answer.proven,
        "worst": float(task.scores[made].min()) if made.any() else None,
        "load": made.sum(axis=0).tolist(),
        "unmatched": [[int(row), _reason(task, made, int(row))] for row in np.flatnonzero(~made.any(axis=1))],
        "objective": asked.objective,
        "method": method,
    }


def _bound_in_scores(task: _Task, answer: Answer, unit: float, back: tuple[Whole, Whole], made: Mask) -> float:
    """The bound that the prices give for the scores as they came, before they became whole numbers."""
    level = answer.levels[-1]
    v, first = level.certificate.v[back[1]] * unit, level.market.first[back[0]] * unit
    allowed = level.market.allowed[np.ix_(*back)]
    u, f, over = responses(np.where(allowed, task.scores - v, -np.inf), first, task.demand)
    sold = task.capacity * np.maximum(v, 0) + task.least * np.minimum(v, 0)
    had = first[made.any(axis=1)]
    return fsum(np.concatenate([sold, first - f, task.demand * u, over, -had]).tolist())


def _reason(task: _Task, made: Mask, row: int) -> str:
    """Why a mentee has nobody, as a code; the first that holds."""
    if task.demand[row] == 0:
        return "wants-nobody"
    if np.isnan(task.scores[row]).all():
        return "no-allowed-mentor"
    allowed = task.allowed[row]
    if not allowed.any():
        return "below-minimum-score"
    if not task.capacity[allowed].any():
        return "no-places"
    return "lowers-total" if (made.sum(axis=0) < task.capacity)[allowed].any() else "all-taken"


def _proof(task: _Task, asked: Asked, scale: Scale, answer: Answer, rows: Whole, columns: Whole) -> bytes:
    """Everything that a check needs, in the order of the files that came in; prices in whole ``unit``."""
    kept: dict[str, Any] = {
        "scores": task.scores,
        "capacity": task.capacity,
        "minimum_load": task.least,
        "demand": task.demand,
        "minimum_score": np.nan if asked.minimum_score is None else asked.minimum_score,
        "unit": float(scale.unit),
        "person": max((int(level.market.first.max(initial=0)) for level in answer.levels), default=0),
    }
    for level in answer.levels:
        for name, values, order in (
            ("u", level.certificate.u, rows),
            ("f", level.certificate.f, rows),
            ("v", level.certificate.v, columns),
        ):
            back = np.empty(len(order), dtype=np.int64)
            back[order] = values
            kept[f"{level.name}_{name}"] = back
    content = BytesIO()
    np.savez_compressed(content, **kept)
    return content.getvalue()
