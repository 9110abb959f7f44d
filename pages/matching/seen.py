"""What lies on the desk now: people and rules as they are tried out, what came of them, and what was before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from core.matching import Comparison, Moved, Pool, Prices, Result, Rules, WhatIf, what_changed, what_if
from core.matching.alternatives import prices_where_exact
from core.matching.outline import who_moved
from core.matching.rules import PairIds
from db import Desk, Workspace
from pages.ui.memory import worked_out
from pages.ui.tried import Tried
from pages.ui.words import _, count, listed, plain

FEW = 3  # moves named in a sentence
NOBODY = "–"
PLACE = "place_"  # before an id: places more that are tried out


@dataclass(frozen=True)
class Seen:
    """``pool`` has the places tried out, ``more`` says which; ``earlier`` is the result before the last change."""

    workspace: Workspace
    desk: Desk
    tried: Tried
    more: Mapping[int, int]
    pool: Pool
    rules: Rules
    comparison: Comparison
    result: Result
    earlier: Result | None

    @property
    def asked(self) -> object:
        """What every answer hangs on."""
        return self.desk.pool.fingerprint, self.rules, tuple(sorted(self.more.items()))

    @cached_property
    def names(self) -> Mapping[int, str]:
        return {person.id: person.name for person in self.pool.people}

    @cached_property
    def prices(self) -> Prices | None:
        """Of every pair, where there are exact ones. Worked out once for these rules."""
        found: tuple[Prices | None] = worked_out(
            "prices",
            self.asked,
            lambda: (prices_where_exact(self.pool, self.rules, self.result, self.comparison),),
        )
        return found[0]

    @cached_property
    def moved(self) -> Mapping[int, Moved]:
        """Whose partners changed with the last change."""
        if self.earlier is None:
            return {}
        then, now = (tuple(one.pair for one in each.proposals) for each in (self.earlier, self.result))
        return {each.person_id: each for each in who_moved(then, now, self.result.of_peers)}

    def why_moved(self, person_id: int) -> str:
        """Why her partner changed with the last change; nothing where it did not."""
        earlier = self.earlier
        if earlier is None or person_id not in self.moved:
            return ""
        change = worked_out(
            "moved",
            (self.asked, person_id),
            lambda: what_changed(self.pool, self.rules, earlier, self.result, self.comparison),
        )
        return next((_(each.why) for each in change.moved if each.person_id == person_id), "")

    def what_if(
        self, *, lock: tuple[PairIds, ...] = (), bar: tuple[PairIds, ...] = (), free: tuple[PairIds, ...] = ()
    ) -> WhatIf:
        """Remembered of the last lock, bar and swap that were looked at."""
        return worked_out(
            "what_if_swap" if free else "what_if_lock" if lock else "what_if_bar",
            (self.asked, lock, bar, free),
            lambda: what_if(self.pool, self.rules, self.result, self.comparison, lock=lock, bar=bar, free=free),
        )

    def decided(self, pair: PairIds) -> int:
        """Which version of a decision about the pair was seen here; 0 for none."""
        either = (pair, pair[::-1]) if self.pool.peers else (pair,)
        return next((rule.version for rule in self.desk.pair_rules if rule.pair in either), 0)

    def who(self, ids: tuple[int, ...]) -> str:
        return listed([plain(self.names.get(one, "?")) for one in ids]) if ids else NOBODY

    def moves(self, moved: tuple[Moved, ...], most: int = FEW) -> str:
        """ "Ada: Ben → Cy; Di: – → Ben; and 2 more"."""
        words = [f"{plain(self.names.get(each.person_id, '?'))}: {self.who(each.before)} → {self.who(each.after)}"
                 for each in moved[:most]]  # fmt: skip
        if len(moved) > most:
            words.append(count(len(moved) - most, "and {n} more", "and {n} more"))
        return "; ".join(words)

    def price(self, of: WhatIf) -> str:
        """What a decision costs and who would move, before it is taken."""
        words = _(of.sentence)
        if of.moved:
            words += " " + count(len(of.moved), "{n} person would move", "{n} people would move")
            words += f" ({self.moves(of.moved)})."
        return words
