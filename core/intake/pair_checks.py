"""What comes of a list of pairs: locked, barred or together, and what stands against it; before anything is saved."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from core.intake.pair_columns import Says
from core.intake.pair_lists import PairLine, PairPerson
from core.matching import Person, Pool, Rules
from core.matching.constraints import obstacles
from core.matching.reading import read
from core.text import Text, text

PairIds = tuple[int, int]


class Outcome(StrEnum):
    """What a pair of a list becomes."""

    LOCK = "lock"
    BAR = "bar"
    PAIRING = "pairing"


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"  # another decision about the two was there
    SAME = "same"
    OUT = "out"


@dataclass(frozen=True)
class PairsThere:
    """What a list of pairs meets. ``decided``: pair → lock or bar, and its reason. ``together``: pair → the days on
    which its pairings began and ended. ``apart``: pairs that must not be, whoever decides, and why: one asked not to be
    matched with the other, for instance."""

    people: tuple[PairPerson, ...]
    decided: Mapping[PairIds, tuple[str, str]]
    together: Mapping[PairIds, tuple[tuple[date, date | None], ...]]
    apart: Mapping[PairIds, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PairWish:
    """One pair to be brought in."""

    row: int
    pair: PairIds
    outcome: Outcome
    reason: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Checked:
    """One pair and what would come of it. ``why``: what stops it, or what it meets; ``remedy`` only where it stops."""

    wish: PairWish
    state: State
    why: Text | None = None
    remedy: Text | None = None


def wishes_of(lines: Iterable[PairLine], outcomes: Mapping[Says, Outcome], source: str) -> tuple[PairWish, ...]:
    """The pairs that are settled, as what they become; ``source`` is the reason where the list gives none."""
    return tuple(
        PairWish(line.row, line.pair, outcomes[line.says], line.reason or source, line.start, line.end)
        for line in lines
        if line.pair is not None and line.says is not None and not line.faults
    )


def check_pairs(wishes: Iterable[PairWish], there: PairsThere, today: date) -> tuple[Checked, ...]:
    """What would come of each, in their order; an earlier row counts before a later one.

    Nobody gets more locks and partners than she has places; nobody is locked who is together or must not be; a
    pairing that is there is not made twice. The end of a pairing that is still to come is left open.
    """
    left = Counter({each.id: each.places_left for each in there.people})
    names = {each.id: each.name for each in there.people}
    here = set(names)
    for pair, (kind, _reason) in there.decided.items():
        if kind == Outcome.LOCK:
            left.subtract(pair)
    seen: dict[tuple[PairIds, bool], tuple[int, Outcome, date | None]] = {}
    found = []
    for wish in wishes:
        if wish.end is not None and wish.end > today:
            wish = replace(wish, end=None)
        place = wish.pair, wish.outcome is Outcome.PAIRING
        earlier = seen.setdefault(place, (wish.row, wish.outcome, wish.start))
        if not set(wish.pair) <= here:
            state = _out(wish, "One of the two is not in this cohort any more.", "Load the page again.")
        elif earlier[1] is not wish.outcome:
            state = _out(wish, "Row {row} says the opposite of the two.", "Keep one of the rows.", row=earlier[0])
        elif earlier[0] != wish.row and (wish.outcome is not Outcome.PAIRING or earlier[2] == wish.start):
            state = Checked(wish, State.SAME, text("Row {row} says so already.", row=earlier[0]))
        elif wish.outcome is Outcome.PAIRING:
            state = _pairing(wish, there, left, names)
        else:
            state = _decision(wish, there, left, names)
        takes = wish.outcome is Outcome.LOCK or (wish.outcome is Outcome.PAIRING and wish.end is None)
        if takes and state.state in (State.NEW, State.CHANGED) and not _locked(wish, there):
            left.subtract(wish.pair)
        found.append(state)
    return tuple(found)


def broken_must_haves(
    pairs: Sequence[PairIds], sides: tuple[Sequence[Person], Sequence[Person], Sequence[Person]], rules: Rules, on: date
) -> dict[PairIds, tuple[Text, ...]]:
    """Of these pairs those that break a must-have of the matching rules, with the words.

    ``sides``: mentees, mentors, peers. Only must-haves are looked at, and only the people of the pairs compared: cost
    grows with mentees times mentors among them.
    """
    wanted = tuple(one for one in rules.criteria if one.must_have is not None or one.must_be_known)
    ids = {id for pair in pairs for id in pair}
    mentees, mentors, peers = (tuple(each for each in side if each.id in ids) for side in sides)
    if not wanted or not ids:
        return {}
    only = replace(rules, criteria=wanted, locked={}, barred={}, minimum_score=None)
    reading = read(Pool(on, mentees, mentors, peers), only)
    broken = {}
    here = reading.comparison
    for pair in pairs:
        known = pair[0] in here.row_of and pair[1] in here.column_of
        if known and (why := obstacles(only, here, reading.against, pair)):
            broken[pair] = why
    return broken


def _decision(wish: PairWish, there: PairsThere, left: Counter[int], names: Mapping[int, str]) -> Checked:
    before, reason = there.decided.get(wish.pair, ("", ""))
    live = any(end is None for _, end in there.together.get(wish.pair, ()))
    if wish.outcome is Outcome.LOCK and live:
        return Checked(wish, State.SAME, text("They are together already."))
    if wish.outcome is Outcome.LOCK and wish.pair in there.apart:
        return _out(wish, there.apart[wish.pair], "Ask them, then change the answer.")
    if before == wish.outcome:
        same = reason == wish.reason
        return Checked(
            wish, State.SAME if same else State.CHANGED, None if same else text("The reason is another now.")
        )
    if wish.outcome is Outcome.LOCK and (full := _full(wish, left)):
        return _no_place(wish, names[full])
    if before:
        return Checked(wish, State.CHANGED, text("They are locked now.") if before == "lock" else text("Barred now."))
    why = text("They are together now; that goes on.") if live else None
    return Checked(wish, State.NEW, why)


def _pairing(wish: PairWish, there: PairsThere, left: Counter[int], names: Mapping[int, str]) -> Checked:
    for began, ended in there.together.get(wish.pair, ()):
        if ended is None and wish.end is None:
            return Checked(wish, State.SAME, text("They are together since {day}.", day=began))
        if began == wish.start:
            return Checked(wish, State.SAME, text("This pairing of {day} is here already.", day=began))
    if wish.end is None and not _locked(wish, there) and (full := _full(wish, left)):
        return _no_place(wish, names[full])
    if wish.pair in there.apart:
        return Checked(wish, State.NEW, text(there.apart[wish.pair]))
    if there.decided.get(wish.pair, ("",))[0] == Outcome.BAR:
        return Checked(wish, State.NEW, text("They are barred for the next matching."))
    return Checked(wish, State.NEW)


def _locked(wish: PairWish, there: PairsThere) -> bool:
    """Whether a lock holds a place for the two already."""
    return there.decided.get(wish.pair, ("",))[0] == Outcome.LOCK


def _full(wish: PairWish, left: Counter[int]) -> int | None:
    return next((id for id in wish.pair if left[id] < 1), None)


def _no_place(wish: PairWish, name: str) -> Checked:
    return _out(
        wish,
        "{name} has no place left.",
        "Give more places under Participants, or leave an earlier row out.",
        name=name,
    )


def _out(wish: PairWish, why: str, remedy: str, **values: object) -> Checked:
    return Checked(wish, State.OUT, text(why, **values), text(remedy))
