"""What forcing a pair would cost the whole, for every pair at once, and the chain of moves behind one of them."""

from collections import deque
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.matching.distances import distances
from core.matching.moves import FAR, Market, Mask, Whole, closed, moves, ways_out

OUTSIDE = None  # of a move: from nobody, or to nobody


@dataclass(frozen=True)
class Move:
    """One mentee leaves a mentor for another; None: had nobody, or has nobody then. Rows and columns."""

    row: int
    leaves: int | None
    joins: int | None


@dataclass(frozen=True)
class Regrets:
    """``places``: what a place with each mentor costs. ``loss``: mentees x mentors, see below.

    ``loss`` is how much less the best set of pairs with this pair in it is worth than the best of all: 0 for pairs
    that are made, more than half of ``FAR`` where no set of pairs has this one.
    """

    market: Market
    made: Mask
    places: Whole
    cost: Whole
    way: Whole
    loss: Whole

    def chain(self, row: int, column: int) -> tuple[Move, ...]:
        """Who would move if the pair were forced, the forced one first; among equals the fewest, then by order.

        Empty for a pair that is made. Raises ValueError where no set of pairs has this one.
        """
        if self.made[row, column]:
            return ()
        if self.loss[row, column] >= FAR // 2:
            raise ValueError("this pair cannot be made")
        leaves = self._left_for(row, column)
        end = len(self.way) - 1 if leaves is None else leaves
        path = self._path(column, end)
        found = [Move(row, leaves, column)]
        for here, there in pairwise(path):
            mover = self._mover(here, there, row)
            if mover is not None:
                found.append(mover)
        return tuple(found)

    def _left_for(self, row: int, column: int) -> int | None:
        """The mentor whom the forced mentee leaves; None where she has a place to spare."""
        market, held = self.market, np.flatnonzero(self.made[row])
        for mentor in held.tolist():
            if (
                market.worth[row, mentor] - market.worth[row, column] + self.way[column, mentor]
                == self.loss[row, column]
            ):
                return int(mentor)
        return None

    def _path(self, start: int, end: int) -> list[int]:
        """Fewest steps among the cheapest."""
        before: dict[int, int] = {start: start}
        queue = deque([start])
        while end not in before:
            here = queue.popleft()
            tight = np.flatnonzero(self.cost[here] + self.way[:, end] == self.way[here, end])
            for there in tight.tolist():
                if there not in before:
                    before[there] = here
                    queue.append(there)
        path = [end]
        while path[-1] != start:
            path.append(before[path[-1]])
        return path[::-1]

    def _mover(self, here: int, there: int, but: int) -> Move | None:
        """The first by order who makes this step; None where a free place, or an empty one, makes it."""
        market, outside, step = self.market, len(self.way) - 1, self.cost[here, there]
        count = self.made.sum(axis=1)
        for row in np.flatnonzero(self.made[:, here] if here != outside else count < market.demand).tolist():
            first = int(market.first[row])
            if here == outside:
                fits = self._open(row, there) and -market.worth[row, there] - first * (count[row] == 0) == step
                move = Move(row, OUTSIDE, there)
            elif there == outside:
                fits = market.worth[row, here] + first * (count[row] == 1) == step
                move = Move(row, here, OUTSIDE)
            else:
                fits = self._open(row, there) and market.worth[row, here] - market.worth[row, there] == step
                move = Move(row, here, there)
            if fits and row != but:
                return move
        return None

    def _open(self, row: int, column: int) -> bool:
        return bool(self.market.allowed[row, column] and not self.made[row, column])


def regrets(market: Market, made: Mask) -> Regrets:
    """For a best set of pairs: forcing (mentee, mentor) costs her move and the cheapest chain that makes room for it.

    The chain leads from the mentor either to whom the mentee left, whose place is free now, or to outside. Cheapest
    chains between all mentors are shortest paths among them (see ``moves``); nobody is solved again. Exact: whole
    numbers. Cost: mostly the shortest paths, that is the cube of the number of mentors; 0.3 s at 1,000 x 1,000.
    """
    people, mentors = market.worth.shape
    cost = moves(market, made)
    found = ways_out(cost)
    way = distances(cost, np.append(found, 0))
    loss = np.full((people, mentors), 2 * FAR, dtype=np.int64)
    to = np.ascontiguousarray(way[:mentors].T)
    row, column = np.nonzero(made)
    if len(row):
        begins = np.flatnonzero(np.diff(row, prepend=-1))
        leaving = to[column]
        leaving += market.worth[row, column][:, None]
        loss[row[begins]] = leaving if len(begins) == len(row) else np.minimum.reduceat(leaving, begins, axis=0)
    count = made.sum(axis=1)
    spare = count < market.demand
    if spare.any():
        joining = to[mentors] - np.where(count[spare] == 0, market.first[spare], 0)[:, None]
        loss[spare] = np.minimum(loss[spare], joining)
    loss -= market.worth
    loss[~market.allowed] = 2 * FAR
    loss[made] = 0
    return Regrets(market, made, closed(market, found), cost, way, loss)
