"""Why somebody is left without a partner, and the smallest thing that would help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison
from core.matching.constraints import Forbidden, Mask
from core.matching.measures.availability import NEEDED
from core.matching.measures.sentence import listed, several
from core.matching.pool import Person, Pool
from core.matching.result import Unmatched
from core.matching.rules import Criterion, Measure, Rules
from core.matching.scores import POINT, Scores
from core.text import Text, text

NAMED = 3  # people named in a sentence
FEW = 8  # looked at to name those
BLANK: tuple[object, ...] = (None, "", [], {}, ())
Columns = NDArray[np.int64]


@dataclass(frozen=True)
class Situation:
    """A solved matching: ``pairs`` are rows and columns of the comparison."""

    pool: Pool
    rules: Rules
    comparison: Comparison
    scored: Scores
    against: Forbidden
    pairs: Sequence[tuple[int, int]]


def unmatched(situation: Situation) -> tuple[Unmatched, ...]:
    """One entry per mentee (or peer) without a partner, by rising id. Mentors left free are no entry here."""
    of_peers = situation.comparison.of_peers
    paired = {end for pair in situation.pairs for end in pair} if of_peers else {row for row, _ in situation.pairs}
    held = held_in(situation)
    return tuple(left_out(situation, row, held) for row in range(len(situation.comparison.rows)) if row not in paired)


@dataclass(frozen=True)
class Held:
    """``places`` of every column; who takes one: ``takers`` (rows) of ``columns``, a pair each, and by column."""

    places: Columns
    takers: Columns
    columns: Columns
    by_column: Mapping[int, Sequence[int]]


def held_in(situation: Situation) -> Held:
    """The places that its pairs take."""
    places = np.array([person.places for person in situation.comparison.columns], dtype=np.int64)
    takers, columns = np.array(situation.pairs, dtype=np.int64).reshape(-1, 2).T
    by_column: dict[int, list[int]] = {}
    for row, column in situation.pairs:
        by_column.setdefault(column, []).append(row)
    return Held(places, takers, columns, by_column)


def left_out(situation: Situation, row: int, held: Held) -> Unmatched:
    """Why one of the rows has no partner."""
    person = situation.comparison.rows[row]
    columns = situation.comparison.columns
    if person.places == 0:
        return Unmatched(
            person.id, text("{name} has 0 places.", name=person.name), text("Give this person a place to be matched.")
        )
    others = len(columns) - (1 if situation.comparison.of_peers else 0)
    if others == 0:
        return _nobody_there(situation, person)
    possible = np.flatnonzero(~situation.against.by_rule(row))
    if not len(possible):
        return _no_allowed(situation, row, person, others)
    reached = possible[~situation.against.below[row, possible]]
    if not len(reached):
        return _below(situation, row, person, possible)
    places = held.places[reached]
    if not places.any():
        return _no_places(person, columns, _best_first(situation, row, reached), len(reached))
    open_to = reached[places > 0]
    if situation.comparison.of_peers:
        return _odd_one(situation, row, person, open_to)
    return _all_taken(situation, row, person, open_to, held)


def _best_first(situation: Situation, row: int, columns: Columns) -> list[int]:
    """The first few by score, among equals by id."""
    units = situation.scored.units[row, columns]
    if len(columns) > FEW:
        least = np.partition(units, -FEW)[-FEW]
        columns, units = columns[units >= least], units[units >= least]
    found: list[int] = columns[np.argsort(-units, kind="stable")][:FEW].tolist()
    return found


def _nobody_there(situation: Situation, person: Person) -> Unmatched:
    if situation.comparison.of_peers:
        return Unmatched(person.id, text("There is nobody else yet."), text("Invite more people."))
    return Unmatched(person.id, text("There are no mentors yet."), text("Invite mentors, then match again."))


def _no_allowed(situation: Situation, row: int, person: Person, others: int) -> Unmatched:
    """Which rules remove how many, and the one whose loosening alone would free most."""
    against, of_peers = situation.against, situation.comparison.of_peers
    labels = {criterion.key: criterion.label for criterion in situation.rules.criteria}
    removed = {labels[key]: mask[row] for key, mask in against.must_haves.items() if mask[row].any()}
    listing = listed([f"“{label}” ({int(mask.sum())})" for label, mask in removed.items()])
    barred = int((against.barred[row] & ~against.oneself[row]).sum())
    values = {"all": others, "rules": listing, "barred": barred}
    if of_peers:
        reason = text("None of the other {all} people is allowed: {rules}; barred by hand: {barred}.", **values)
    elif not removed:
        reason = text("None of the mentors is allowed: {barred} of {all} are barred by hand.", **values)
    elif barred:
        reason = text("None of the {all} mentors is allowed: {rules}; barred by hand: {barred}.", **values)
    else:
        reason = text("None of the {all} mentors is allowed. Removed by must-haves: {rules}.", **values)
    if not removed:
        return Unmatched(person.id, reason, text("Take away a bar, or invite more people."))
    return Unmatched(person.id, reason, _loosened(situation, row, person))


def _loosened(situation: Situation, row: int, person: Person) -> Text:
    """The one must-have whose loosening alone frees most, and the least loosening of it that is enough."""
    against, rules = situation.against, situation.rules
    alone: dict[str, Mask] = {}
    for key, mask in against.must_haves.items():
        free = mask[row] & ~against.oneself[row] & ~against.barred[row] & ~against.below[row]
        for other, more in against.must_haves.items():
            if other != key:
                free &= ~more[row]
        alone[key] = free
    best = max(alone, key=lambda key: int(alone[key].sum()))
    freed = int(alone[best].sum())
    if not freed:
        return text("More than one rule stands in the way: loosen several, or invite somebody who meets them.")
    criterion = next(one for one in rules.criteria if one.key == best)
    values = situation.comparison.values[best][row, alone[best]]
    highest, needed = int(values.max()), round((criterion.must_have or 0) * VALUE_UNITS)
    if highest == UNKNOWN and person.answers.get(criterion.mentee_question) in BLANK:
        return several(
            "Ask {name} to answer “{rule}”: then {count} partner could be possible.",
            "Ask {name} to answer “{rule}”: then {count} partners could be possible.",
            freed,
            name=person.name,
            rule=criterion.label,
        )
    of, unit = _whole(criterion)
    enough = round(highest * of / VALUE_UNITS)
    if round(enough * VALUE_UNITS / of) > highest:
        enough -= 1  # accepting so much must really be enough
    count = int((values >= round(enough * VALUE_UNITS / of)).sum())
    if highest == UNKNOWN or enough <= 0 or not needed:
        return several(
            "Without the must-have “{rule}” {count} partner would be possible.",
            "Without the must-have “{rule}” {count} partners would be possible.",
            freed,
            rule=criterion.label,
        )
    return several(
        "Accept {enough} instead of {needed} in “{rule}”: then {count} partner would be possible.",
        "Accept {enough} instead of {needed} in “{rule}”: then {count} partners would be possible.",
        count,
        enough=f"{enough}{unit}",
        needed=f"{needed * of / VALUE_UNITS:g}{unit}",
        rule=criterion.label,
    )


def _whole(criterion: Criterion) -> tuple[int, str]:
    """What a likeness of 1 is, in the words of its measure."""
    if criterion.measure is Measure.AVAILABILITY:
        return max(1, round(criterion.settings.get("minutes", NEEDED))), " min"
    return 100, " %"


def _below(situation: Situation, row: int, person: Person, possible: Columns) -> Unmatched:
    known = possible[situation.scored.known[row, possible] > 0]
    if not len(known):
        return Unmatched(
            person.id,
            text("Too little is answered to compare {name} with anyone.", name=person.name),
            text("Ask {name} to complete the form, or lock a pair by hand.", name=person.name),
        )
    units = situation.scored.units[row, known]
    best = situation.comparison.columns[known[int(units.argmax())]].name
    minimum = 100 * (situation.rules.minimum_score or 0)
    # Rounded down: accepting from here must really be enough.
    score = int(units.max()) // (POINT // 10) / 10
    return Unmatched(
        person.id,
        text("Below the minimum: the best, with {best}, has {score} points of the {minimum} needed.",
             best=best, score=f"{score:.1f}", minimum=f"{minimum:g}"),
        text("Accept pairs from {score} points, or lock this pair by hand.", score=f"{score:.1f}"),
    )  # fmt: skip


def _no_places(person: Person, columns: Sequence[Person], first: Sequence[int], count: int) -> Unmatched:
    names = listed([columns[column].name for column in first], NAMED, count)
    return Unmatched(
        person.id,
        several(
            "{count} person would be possible but has 0 places: {names}.",
            "{count} people would be possible but have 0 places: {names}.",
            count,
            names=names,
        ),
        text("One place with any of these would be enough: {names}.", names=names),
    )


def _all_taken(situation: Situation, row: int, person: Person, open_to: Columns, held: Held) -> Unmatched:
    rows, columns = situation.comparison.rows, situation.comparison.columns
    best, count = _best_first(situation, row, open_to), len(open_to)
    names = listed([columns[column].name for column in best], NAMED, count)
    is_open = np.zeros(len(columns), dtype=np.bool_)
    is_open[open_to] = True
    everyone = np.flatnonzero(np.bincount(held.takers[is_open[held.columns]]))  # each once, by rising row
    first = dict.fromkeys(taker for column in best for taker in held.by_column.get(column, ()))
    takers = listed([rows[taker].name for taker in first or everyone.tolist()], NAMED, len(everyone))
    reason = several(
        "{count} mentor would be possible, but every place there is taken, by {takers}.",
        "{count} mentors would be possible, but every place with them is taken, by {takers}.",
        count,
        takers=takers,
    )
    if count == 1:
        return Unmatched(person.id, reason, text("One more place with {names} would be enough.", names=names))
    remedy = text("One more place with any of these {count} mentors would be enough: {names}.",
                  count=count, names=names)  # fmt: skip
    return Unmatched(person.id, reason, remedy)


def _odd_one(situation: Situation, row: int, person: Person, open_to: Columns) -> Unmatched:
    first, count = _best_first(situation, row, open_to), len(open_to)
    names = listed([situation.comparison.columns[column].name for column in first], NAMED, count)
    return Unmatched(
        person.id,
        several(
            "{count} partner would be possible, but is paired with somebody else: {names}.",
            "{count} partners would be possible, but all are paired with somebody else: {names}.",
            count,
            names=names,
        ),
        text("One more person who may be paired with {name} would be enough.", name=person.name),
    )
