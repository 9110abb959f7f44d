"""Linear programs over pairs, solved by HiGHS: the one place that speaks to scipy's solver."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

# scipy's type stubs know dense tables only; sparse ones are documented and much smaller.
_linprog: Any = optimize.linprog
FAILED = 4  # scipy's word for a solver that gave up for reasons of its own


@dataclass(frozen=True)
class Corner:
    """``shares``: the value of each variable; ``limit_worth`` and ``exact_worth``: what one more unit of each
    limit, or of each exact count, would add to the total.
    """

    shares: NDArray[np.float64]
    total: float
    limit_worth: NDArray[np.float64]
    exact_worth: NDArray[np.float64]


def largest(
    gain: NDArray[np.float64], limits: Any, most: NDArray[np.float64], exact: Any = None, counts: Any = None
) -> Corner | None:
    """The shares between 0 and 1 with the largest total gain.

    Kept: ``limits @ shares <= most`` and ``exact @ shares == counts``.
    None where HiGHS (dual simplex) finds no corner. Same input, same corner.
    """
    for presolve in (True, False):  # it may fail over its own simplifications
        found = _linprog(
            -gain, A_ub=limits, b_ub=most, A_eq=exact, b_eq=counts, bounds=(0, 1), method="highs-ds",
            options={"presolve": presolve},
        )  # fmt: skip
        if found.status != FAILED:
            break
    if found.status != 0:
        return None
    worth = -found.eqlin.marginals if exact is not None else np.zeros(0)
    return Corner(found.x, -float(found.fun), -found.ineqlin.marginals, worth)
