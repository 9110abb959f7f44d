"""Why somebody is left without a partner, and the smallest thing that would help."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.matching.comparison import Comparison
from core.matching.constraints import Forbidden
from core.matching.measures.sentence import listed, several
from core.matching.pool import Person, Pool
from core.matching.result import Unmatched
from core.matching.rules import Rules
from core.matching.scores import POINT, Scores
from core.text import text

NAMED = 3  # people named in a sentence


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
    partners: dict[int, list[int]] = {}
    of_peers = situation.comparison.of_peers
    paired = {end for pair in situation.pairs for end in pair} if of_peers else {row for row, _ in situation.pairs}
    for row, column in situation.pairs:
        partners.setdefault(column, []).append(row)
        if of_peers:
            partners.setdefault(row, []).append(column)
    by_rule = situation.against.by_rule
    return tuple(
        _left_out(situation, row, np.flatnonzero(~by_rule[row]), partners)
        for row in range(len(situation.comparison.rows))
        if row not in paired
    )


def _left_out(
    situation: Situation, row: int, possible: np.ndarray[tuple[int], np.dtype[np.int64]], partners: dict[int, list[int]]
) -> Unmatched:
    person = situation.comparison.rows[row]
    columns = situation.comparison.columns
    if person.places == 0:
        return Unmatched(
            person.id, text("{name} has 0 places.", name=person.name), text("Give this person a place to be matched.")
        )
    others = len(columns) - (1 if situation.comparison.of_peers else 0)
    if others == 0:
        return _nobody_there(situation, person)
    if not len(possible):
        return _no_allowed(situation, row, person, others)
    reached = possible[~situation.against.below[row, possible]]
    if not len(reached):
        return _below(situation, row, person, possible)
    by_score = reached[np.argsort(-situation.scored.units[row, reached], kind="stable")]
    open_to = [int(column) for column in by_score if columns[column].places > 0]
    if not open_to:
        return _no_places(person, columns, by_score)
    if situation.comparison.of_peers:
        return _odd_one(situation, person, open_to)
    return _all_taken(situation, person, open_to, partners)


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
        reason = text("None of the other {all} people is allowed: {rules}; barred by hand: {barred}", **values)
    elif not removed:
        reason = text("None of the mentors is allowed: {barred} of {all} are barred by hand.", **values)
    elif barred:
        reason = text("None of the {all} mentors is allowed: {rules}; barred by hand: {barred}", **values)
    else:
        reason = text("None of the {all} mentors is allowed. Removed by must-haves: {rules}", **values)
    fixed = against.oneself[row]
    alone = {
        label: int((mask & ~fixed & ~_others_of(removed, label) & ~against.barred[row]).sum())
        for label, mask in removed.items()
    }
    best = max(alone, key=lambda label: alone[label], default=None)
    if best is not None and alone[best]:
        remedy = several(
            "Without the must-have “{rule}” {count} partner would be possible.",
            "Without the must-have “{rule}” {count} partners would be possible.",
            alone[best],
            rule=best,
        )
    elif not removed:
        remedy = text("Take away a bar, or invite more people.")
    else:
        remedy = text("More than one rule stands in the way: loosen several, or invite somebody who meets them.")
    return Unmatched(person.id, reason, remedy)


def _others_of(
    removed: dict[str, np.ndarray[tuple[int], np.dtype[np.bool_]]], label: str
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    masks = [mask for name, mask in removed.items() if name != label]
    return np.logical_or.reduce(masks) if masks else np.zeros_like(removed[label])


def _below(
    situation: Situation, row: int, person: Person, possible: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Unmatched:
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


def _no_places(person: Person, columns: Sequence[Person], allowed: Sequence[int]) -> Unmatched:
    names = listed([columns[column].name for column in allowed], NAMED)
    return Unmatched(
        person.id,
        several(
            "{count} person would be possible but has 0 places: {names}",
            "{count} people would be possible but have 0 places: {names}",
            len(allowed),
            names=names,
        ),
        text("One place with any of these would be enough: {names}", names=names),
    )


def _all_taken(situation: Situation, person: Person, open_to: list[int], partners: dict[int, list[int]]) -> Unmatched:
    rows, columns = situation.comparison.rows, situation.comparison.columns
    names = listed([columns[column].name for column in open_to], NAMED)
    takers = listed(
        list(dict.fromkeys(rows[row].name for column in open_to for row in partners.get(column, ()))), NAMED
    )
    reason = several(
        "{count} mentor would be possible, but every place there is taken, by {takers}.",
        "{count} mentors would be possible, but every place with them is taken, by {takers}.",
        len(open_to),
        takers=takers,
    )
    if len(open_to) == 1:
        return Unmatched(person.id, reason, text("One more place with {names} would be enough.", names=names))
    remedy = text("One more place with any of these {count} mentors would be enough: {names}",
                  count=len(open_to), names=names)  # fmt: skip
    return Unmatched(person.id, reason, remedy)


def _odd_one(situation: Situation, person: Person, open_to: list[int]) -> Unmatched:
    names = listed([situation.comparison.columns[column].name for column in open_to], NAMED)
    return Unmatched(
        person.id,
        several(
            "{count} partner would be possible, but is paired with somebody else: {names}",
            "{count} partners would be possible, but all are paired with somebody else: {names}",
            len(open_to),
            names=names,
        ),
        text("One more person who may be paired with {name} would be enough.", name=person.name),
    )
