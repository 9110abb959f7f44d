"""Who has another partner than in an earlier result, why, and what the change brings all together."""

from dataclasses import dataclass

from core.matching.comparison import Comparison
from core.matching.constraints import obstacles
from core.matching.difference import compare_results, partners_in
from core.matching.explanation import explain
from core.matching.measures.sentence import listed
from core.matching.pool import Pool
from core.matching.reading import Reading, read
from core.matching.result import Result
from core.matching.rules import PairIds, Rules
from core.matching.scores import POINT
from core.text import Text, text


@dataclass(frozen=True)
class Moved:
    """One mentee (or peer) whose partners changed: their ids, rising, and why in words."""

    person_id: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    why: Text


@dataclass(frozen=True)
class Change:
    """``moved`` by rising id. ``points``: how much more all pairs score together than the earlier ones would under
    today's rules (below 0: what a lock or a bar costs); None where one of those people is no longer there. ``people``:
    how many more have a partner.
    """

    moved: tuple[Moved, ...]
    points: float | None
    people: int


def what_changed(
    pool: Pool, rules: Rules, before: Result, after: Result, comparison: Comparison | None = None
) -> Change:
    """From an earlier result, of whatever people and rules, to one of ``match(pool, rules)``.

    Raises what ``match`` raises for another ``comparison``. Cost: as one look at the rules, and 0.1 ms a person who
    moved.
    """
    reading = read(pool, rules, comparison)
    difference = compare_results(before, after)
    then, now = partners_in(before), partners_in(after)
    telling = _Telling(pool, rules, reading, after)
    moved = []
    for person in difference.moved:
        had, has = then.get(person, frozenset()), now.get(person, frozenset())
        moved.append(Moved(person, tuple(sorted(had)), tuple(sorted(has)), telling.why(person, had, has)))
    there = reading.comparison
    known = all(one in there.row_of and other in there.column_of for one, other in _pairs(before))
    points = None
    if known:
        units = [
            sum(int(reading.scored.units[there.places(pair)]) for pair in _pairs(each)) for each in (before, after)
        ]
        points = (units[1] - units[0]) / POINT
    return Change(tuple(moved), points, difference.people_after - difference.people_before)


def _pairs(result: Result) -> list[PairIds]:
    return [proposal.pair for proposal in result.proposals]


class _Telling:
    def __init__(self, pool: Pool, rules: Rules, reading: Reading, after: Result) -> None:
        self._pool, self._rules, self._reading = pool, rules, reading
        self._ones = {person.id: person.name for person in pool.peers or pool.mentees}
        self._others = {person.id: person.name for person in pool.peers or pool.mentors}
        self._with: dict[int, list[int]] = {}
        self._locked = {*rules.locked, *(pair[::-1] for pair in rules.locked if pool.peers)}
        for one, other in _pairs(after):
            self._with.setdefault(other, []).append(one)
            if pool.peers:
                self._with.setdefault(one, []).append(other)

    def why(self, person: int, had: frozenset[int], has: frozenset[int]) -> Text:
        lost, gained = sorted(had - has), sorted(has - had)
        if person not in self._ones:
            return text("No longer to be matched.")
        for new in gained:
            if (person, new) in self._locked:
                return text(
                    "{name} was put with {partner} by hand.", name=self._ones[person], partner=self._others[new]
                )
        for old in lost:
            if old not in self._others:
                return text("Whom {name} had is no longer to be matched.", name=self._ones[person])
            against = self._against((person, old))
            if against:
                return text("With {partner} no more: {why}", partner=self._others[old], why=against[0])
        if not lost:
            return text("{name} waited before; now there is a place with {partner}.",
                        name=self._ones[person], partner=self._others[gained[0]])  # fmt: skip
        takers = [self._ones[one] for one in self._with.get(lost[0], ()) if one != person]
        if gained:
            return self._rather(person, lost[0], gained[0], takers)
        if not takers:
            return text("Better for all together without this pair.")
        return text("The place with {partner} went to {takers}.",
                    partner=self._others[lost[0]], takers=listed(takers, 3))  # fmt: skip

    def _rather(self, person: int, old: int, new: int, takers: list[str]) -> Text:
        before, after = (self._points(person, other) for other in (old, new))
        scores = {key: sum(points.values()) for key, points in (("old", before), ("new", after))}
        names = {
            "name": self._ones[person],
            "partner": self._others[new],
            "left": self._others[old],
            "points": f"{scores['new']:.1f}",
            "instead": f"{scores['old']:.1f}",
        }
        if round(scores["new"], 1) > round(scores["old"], 1):
            best = max(after, key=lambda label: after[label] - before.get(label, 0.0))
            return text("{partner} suits {name} better: {points} points, {left} {instead}; most by “{label}”.",
                        **names, label=best)  # fmt: skip
        if not takers:
            return text("Better for all together: {points} points with {partner}, {instead} with {left}.", **names)
        return text("{takers} took the place with {left}; {points} points with {partner}, {instead} with {left}.",
                    **names, takers=listed(takers, 3))  # fmt: skip

    def _points(self, person: int, other: int) -> dict[str, float]:
        proposal = explain(self._pool, self._rules, self._reading.comparison, self._placed((person, other)))
        return {point.label: point.points for point in proposal.points}

    def _against(self, pair: PairIds) -> tuple[Text, ...]:
        return obstacles(self._rules, self._reading.comparison, self._reading.against, self._placed(pair))

    def _placed(self, pair: PairIds) -> PairIds:
        return (min(pair), max(pair)) if self._pool.peers else pair
