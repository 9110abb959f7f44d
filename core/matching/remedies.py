"""What would help one person who waits: the smallest changes, each tried before it is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from core.errors import Refusal
from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison
from core.matching.constraints import Forbidden
from core.matching.outline import outline, outline_of, who_moved
from core.matching.places import with_places
from core.matching.pool import Pool
from core.matching.reading import Reading, read
from core.matching.result import Result
from core.matching.rules import Measure, Rules
from core.matching.scores import SCORE_UNITS
from core.text import Text, text

STEP = 5  # percent: what must-haves and the minimum are set in
MOST_PLACES = 2  # mentors tried with one place more
ALL_OR_NOTHING = frozenset({Measure.SAME, Measure.DIFFERENT, Measure.LANGUAGE})


class Kind(StrEnum):
    MUST_HAVE = "must-have"
    MINIMUM = "minimum"
    PLACE = "place"


@dataclass(frozen=True)
class Remedy:
    """One change under which she is paired. ``least`` (0 to 1, None: none) is what the must-have ``key``, or the
    minimum, becomes; ``person_id`` gets one place more.

    With it: ``partner_id`` is whom she would have, with ``score`` points; ``people`` are paired besides her (below 0:
    others lose their partner), and ``moved`` others change partner.
    """

    kind: Kind
    sentence: Text
    partner_id: int
    score: float
    people: int
    moved: int
    key: str = ""
    least: float | None = None
    person_id: int = 0


def remedies(pool: Pool, rules: Rules, result: Result, comparison: Comparison, person_id: int) -> tuple[Remedy, ...]:
    """Changes of one thing that give a partner to somebody who waits; empty where no single one does.

    First those that cost nobody a partner, then those that move the fewest others. A must-have is lowered no further
    than she needs, in steps of ``STEP`` percent; so is the minimum. Places: one more for those who suit her best, or
    for herself. Bars are left alone. Each is told because it was solved with. Cost: a matching for each, up to six.
    """
    reading = read(pool, rules, comparison)
    found = []
    for tried in _candidates(rules, reading, comparison.row_of[person_id]):
        remedy = _solved(pool, rules, result, comparison, tried, person_id)
        if remedy is not None:
            found.append(remedy)
    return tuple(sorted(found, key=lambda each: (-min(each.people, 0), each.moved, -each.score)))


def with_remedy(pool: Pool, rules: Rules, comparison: Comparison, tried: Remedy) -> tuple[Pool, Rules, Comparison]:
    """People and rules as they would be."""
    if tried.kind is Kind.PLACE:
        wider, compared = with_places(pool, comparison, {tried.person_id: 1})
        return wider, rules, compared
    if tried.kind is Kind.MINIMUM:
        return pool, replace(rules, minimum_score=tried.least), comparison
    criteria = tuple(
        replace(one, must_have=tried.least, must_be_known=False) if one.key == tried.key else one
        for one in rules.criteria
    )
    return pool, replace(rules, criteria=criteria), comparison


def _solved(
    pool: Pool, rules: Rules, result: Result, comparison: Comparison, tried: Remedy, person_id: int
) -> Remedy | None:
    wider, looser, compared = with_remedy(pool, rules, comparison, tried)
    try:
        solved = outline(wider, looser, compared, result)
    except Refusal:
        return None
    hers = [(pair, score) for pair, score in zip(solved.pairs, solved.scores, strict=True) if person_id in pair]
    if not hers:
        return None
    (one, other), score = hers[0]
    now = outline_of(result)
    moved = sum(each.person_id != person_id for each in who_moved(now.pairs, solved.pairs, result.of_peers))
    return replace(
        tried,
        partner_id=other if one == person_id else one,
        score=score,
        people=solved.people - now.people - 1,
        moved=moved,
    )


def _candidates(rules: Rules, reading: Reading, row: int) -> Iterator[Remedy]:
    """To be solved with: what they lead to is not known yet."""
    comparison, against = reading.comparison, reading.against
    person = comparison.rows[row]
    if person.places == 0:
        yield _more(person.id, person.name)
    never = against.oneself[row] | against.barred[row]
    for criterion in rules.criteria:
        if criterion.key not in against.must_haves or not against.must_haves[criterion.key][row].any():
            continue
        open_then = ~never & ~_others(against, criterion.key)[row] & ~against.below[row]
        fresh = open_then & against.must_haves[criterion.key][row]
        if not fresh.any():
            continue
        values = comparison.values[criterion.key][row, fresh]
        best = int(values.max()) * 100 // VALUE_UNITS // STEP * STEP if values.max() != UNKNOWN else 0
        least = best / 100 if best and criterion.measure not in ALL_OR_NOTHING else None
        if criterion.must_have is not None and least is not None and least >= criterion.must_have:
            least = None  # it was the missing answer
        words = (
            text("Without the must-have “{rule}”", rule=criterion.label) if least is None
            else text("With {percent}% enough for the must-have “{rule}”", rule=criterion.label, percent=best)
        )  # fmt: skip
        yield Remedy(Kind.MUST_HAVE, words, 0, 0.0, 0, 0, key=criterion.key, least=least)
    open_now = ~never & ~_others(against)[row]
    yield from _lower(rules, reading, row, open_now & against.below[row])
    yield from _places(reading, row, open_now & ~against.below[row])


def _lower(rules: Rules, reading: Reading, row: int, below: np.ndarray) -> Iterator[Remedy]:
    known = below & (reading.scored.known[row] > 0)
    if rules.minimum_score is None or not known.any():
        return
    best = int(reading.scored.units[row, known].max()) * 100 // SCORE_UNITS // STEP * STEP
    words = text("With {points} points enough", points=best) if best else text("Without fewest points")
    yield Remedy(Kind.MINIMUM, words, 0, 0.0, 0, 0, least=best / 100 if best else None)


def _places(reading: Reading, row: int, possible: np.ndarray) -> Iterator[Remedy]:
    if reading.comparison.of_peers:
        return
    columns = np.flatnonzero(possible)
    by_score = columns[np.argsort(-reading.scored.units[row, columns], kind="stable")]
    for column in by_score[:MOST_PLACES].tolist():
        yield _more(reading.comparison.columns[column].id, reading.comparison.columns[column].name)


def _more(person_id: int, name: str) -> Remedy:
    return Remedy(Kind.PLACE, text("With one more place for {name}", name=name), 0, 0.0, 0, 0, person_id=person_id)


def _others(against: Forbidden, but: str = "") -> np.ndarray:
    masks = [mask for key, mask in against.must_haves.items() if key != but]
    return np.logical_or.reduce(masks) if masks else np.zeros_like(against.barred)
