"""``verify``: a result checked against its proof by plain arithmetic. Shares nothing with the engine."""

import json
from io import BytesIO
from typing import Any

import numpy as np

from core.matching.command.verify_parts import verify_parts


def _bound(proof: Any, level: str, first: int, worth: Any, allowed: Any, demand: Any) -> float:
    """No set of allowed pairs is worth more (weak duality): true for any v, and any u and f of 0 or more."""
    u, v, f = (proof[f"{level}_{name}"].astype(np.int64) for name in ("u", "v", "f"))
    if (u < 0).any() or (f < 0).any():
        return float("inf")
    over = np.maximum(0, worth + f[:, None] - u[:, None] - v)[allowed].sum()
    places = proof["capacity"] * np.maximum(v, 0) + proof["minimum_load"] * np.minimum(v, 0)
    return int(np.maximum(0, first - f).sum() + (demand * u).sum() + places.sum() + over)


def verify(result_content: bytes, proof_content: bytes) -> tuple[list[str], float]:
    """What does not hold (empty where all does), and the gap to the bound in whole units of the proof."""
    result, proof = json.loads(result_content), np.load(BytesIO(proof_content), allow_pickle=False)
    if "scores" not in proof and "price" in proof:
        return verify_parts(result, dict(proof))
    scores, capacity, least, unit = proof["scores"], proof["capacity"], proof["minimum_load"], float(proof["unit"])
    demand, wrong = np.minimum(proof["demand"], scores.shape[1]), list[str]()

    def must(holds: object, what: str) -> None:
        if not holds:
            wrong.append(what)

    made = np.zeros(scores.shape, dtype=int)
    must(min(map(min, filter(None, result["partners"])), default=0) >= 0, "a mentor who is not there")
    for row, partners in enumerate(result["partners"]):
        np.add.at(made[row], np.array(partners, dtype=int), 1)
    must(len(result["partners"]) == len(scores) and (made <= 1).all(), "everyone once, every partner once")
    allowed = ~np.isnan(scores) & ~(np.nan_to_num(scores) < proof["minimum_score"])
    must(not (made.astype(bool) & ~allowed).any(), "a pair is not allowed")
    must((made.sum(axis=1) <= demand).all(), "somebody has more mentors than she wants")
    must((made.sum(axis=0) <= capacity).all(), "a mentor has more mentees than places")
    must((made.sum(axis=0) >= least).all(), "a mentor has fewer mentees than the minimum load")
    must(result["load"] == made.sum(axis=0).tolist(), "the loads are not those of the pairs")
    if "values" in proof:  # points by criterion: the weighted mean over what is known
        weights = proof["weights"][:, None, None] * ~np.isnan(proof["values"])
        again = 100 * (weights * np.nan_to_num(proof["values"])).sum(axis=0) / np.maximum(1, weights.sum(axis=0))
        must((np.abs(again - scores)[allowed] <= 0.0005001).all(), "scores are not the points of the criteria")
    units = np.rint(np.where(allowed, scores, 0) / unit).astype(np.int64)
    pairs, people = made.astype(bool), int(made.any(axis=1).sum())
    must(abs(float(scores[pairs].sum()) - result["total"]) <= 1e-9 * (1 + np.abs(scores[pairs]).sum()), "total")
    must(result["matched"] == people, "the number of people matched")
    must(pairs.sum() == 0 or result["worst"] == scores[pairs].min(), "the lowest score")
    if result["objective"] != "total":
        must(_bound(proof, "people", 1, 0 * units, allowed, demand) == people, "more people may be matched")
    if result["objective"] == "fairest" and pairs.any():
        above = allowed & (units > units[pairs].min())
        must(_bound(proof, "worst", 1, 0 * units, above, demand) < people, "the lowest pair may be raised")
        allowed = allowed & (units >= units[pairs].min())
    person = 0 if result["objective"] == "total" else int(proof["person"])  # what each counts before any points
    gap = _bound(proof, "total", person, units, allowed, demand) - person * people - int(units[pairs].sum())
    must(gap >= 0, "the bound lies below the total")
    must(result["proven"] == (gap == 0 and not wrong), "what is said of the proof")
    beyond = result["upper_bound"] - result["total"] - gap * unit
    rounded = 2 * float(demand.sum()) * float(np.abs(units * unit - scores)[allowed].max(initial=0))  # may explain this
    must(-gap * unit * 1e-9 <= beyond <= rounded + 1e-9 * (1 + abs(result["total"])), "the upper bound")
    left = [row for row, _ in result["unmatched"]]
    must(left == np.flatnonzero(~pairs.any(axis=1)).tolist(), "who is said to be unmatched")
    return wrong, gap
