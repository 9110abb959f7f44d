"""Programs whose answers must be whole: yes or no for each variable, solved by HiGHS, with the bound it proves."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

# scipy's type stubs know dense tables only; sparse ones are documented and much smaller.
_milp: Any = optimize.milp
_between: Any = optimize.LinearConstraint
NEARLY = 1e-3  # gains are whole numbers: nearer than this to the bound is on it


@dataclass(frozen=True)
class Chosen:
    """``yes``: one per variable. ``bound``: no choice gains more; ``proven`` where this one gains as much."""

    yes: NDArray[np.bool_]
    gain: int
    bound: int
    proven: bool


def choose(
    gain: NDArray[np.int64], rows: Any, low: NDArray[np.float64], high: NDArray[np.float64], seconds: float
) -> Chosen | None:
    """The yes-or-no choice with the highest total of ``gain`` (whole numbers), ``low <= rows @ choice <= high``.

    Branch and bound of HiGHS, which stops after about ``seconds``; the best found until then is returned with the bound
    proven until then. None where no choice is possible, or none was found in time. An answer that was cut short may
    differ from one machine to another; a proven one has the same gain everywhere.
    """
    found = _milp(
        -gain.astype(np.float64),
        integrality=np.ones(len(gain)),
        bounds=optimize.Bounds(0, 1),
        constraints=_between(rows, low, high),
        # As it stands: simplified first, HiGHS has called programs impossible, or failed over them, that were neither.
        options={"time_limit": seconds, "mip_rel_gap": 0.0, "presolve": False},
    )
    if found.x is None:
        return None
    yes = np.asarray(found.x > 0.5)
    total = int(gain[yes].sum())
    held = rows @ yes
    if (held < low - NEARLY).any() or (held > high + NEARLY).any():
        return None
    reached = found.mip_dual_bound
    limit = (
        int(gain[gain > 0].sum()) if reached is None or not np.isfinite(reached) else int(np.floor(NEARLY - reached))
    )
    return Chosen(yes, total, max(total, limit), limit <= total)
