"""What other limits would have said of the same days: a look back before a program changes a number."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.collecting import without_collecting
from core.errors import InvalidInput
from core.program.program import Program
from core.roles import Action
from core.tracking.contacts import Contact
from core.tracking.due import DueKind, Situation, due
from core.tracking.health import Band
from core.tracking.thresholds import health_limits, only_changed, threshold_faults
from db.admission import program_of
from db.repository import Repository, needs
from db.situations import situations

BACK = (0, 30, 60, 90)  # days


@dataclass(frozen=True)
class BandsOn:
    """How many pairings of the cohort were in each band on a day: by the limits of now, and by those looked at.

    ``lines_now`` and ``lines_then``: what was due, the same. ``other``: names of the pairings that the two see
    differently, with both bands.
    """

    on: date
    now: Mapping[Band, int]
    then: Mapping[Band, int]
    lines_now: Mapping[DueKind, int]
    lines_then: Mapping[DueKind, int]
    other: tuple[tuple[str, Band, Band], ...]


class Thresholds(Repository):
    @needs(Action.READ_DUE)
    def effect(self, values: Mapping[str, float]) -> tuple[BandsOn, ...]:
        """Of today, and a month, two and three ago, as far as it was noted. Raises InvalidInput with all faults.

        Some thirteen queries for each day and set of limits.
        """
        if faults := threshold_faults(values):
            raise InvalidInput("The limits can't be looked at like this.", faults)
        program = program_of(self._session, self.workspace.actor.program_id)
        changed = replace(program, thresholds=only_changed(values, program.usual_contacts, program.usual_asks))
        found, of_both = [], (program, changed)
        for days in BACK:
            on, at = self.workspace.today - timedelta(days=days), self.workspace.now - timedelta(days=days)
            with without_collecting():
                seen = [
                    {each.pairing_id: each for each in situations(self._session, of, on, at, self.workspace.cohort_id)}
                    for of in of_both
                ]
            one, other = ({id: each.health.band for id, each in of.items()} for of in seen)
            now, then = (_lines(each.values(), on, of) for each, of in zip(seen, of_both, strict=True))
            differ = tuple((seen[0][id].names, one[id], other[id]) for id in sorted(one) if one[id] is not other[id])
            found.append(BandsOn(on, Counter(one.values()), Counter(other.values()), now, then, differ))
        return tuple(found)


def _lines(seen: Iterable[Situation], on: date, program: Program) -> Counter[DueKind]:
    """What was due on a day, by kind; of contacts, those made by then count."""
    by_then = [
        replace(
            each, snoozed={}, contacts=_until(each.contacts, on),
            guardian_contacts=None if each.guardian_contacts is None else _until(each.guardian_contacts, on),
        )
        for each in seen
    ]  # fmt: skip
    return Counter(line.kind for line in due(by_then, on, program.contacts, health_limits(program.thresholds)))


def _until(contacts: Iterable[Contact], on: date) -> tuple[Contact, ...]:
    return tuple(each for each in contacts if each.on <= on)
