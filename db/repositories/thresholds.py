"""What other limits would have said of the same days: a look back before a program changes a number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.collecting import without_collecting
from core.errors import InvalidInput
from core.roles import Action
from core.tracking.health import Band
from core.tracking.thresholds import only_changed, threshold_faults
from db.admission import program_of
from db.repository import Repository, needs
from db.situations import situations

BACK = (0, 30, 60, 90)  # days


@dataclass(frozen=True)
class BandsOn:
    """How many pairings of the cohort were in each band on a day: by the limits of now, and by those looked at.

    ``other``: names of the pairings that the two see differently, with both bands.
    """

    on: date
    now: Mapping[Band, int]
    then: Mapping[Band, int]
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
        changed = replace(program, thresholds=only_changed(values))
        found = []
        for days in BACK:
            on, at = self.workspace.today - timedelta(days=days), self.workspace.now - timedelta(days=days)
            with without_collecting():
                seen = [
                    {each.pairing_id: each for each in situations(self._session, of, on, at, self.workspace.cohort_id)}
                    for of in (program, changed)
                ]
            one, other = ({id: each.health.band for id, each in of.items()} for of in seen)
            differ = tuple((seen[0][id].names, one[id], other[id]) for id in sorted(one) if one[id] is not other[id])
            found.append(BandsOn(on, Counter(one.values()), Counter(other.values()), differ))
        return tuple(found)
