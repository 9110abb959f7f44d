"""What matching may learn of: the pairings of every cohort, and the criteria of the one one is working in."""

from dataclasses import dataclass

from core.evaluation.learned_fits import CohortPaired
from core.matching.rules import Criterion
from core.roles import Action
from db.admission import program_of
from db.paired_before import paired_before
from db.repository import Repository, needs


@dataclass(frozen=True)
class PairedBefore:
    cohorts: tuple[CohortPaired, ...]
    criteria: tuple[Criterion, ...]


class Learning(Repository):
    """Of the whole program: one cohort alone is seldom enough."""

    @needs(Action.READ_MATCHING)
    def paired_before(self) -> PairedBefore:
        """Seven queries to each cohort. Answers are those of now; people who were erased have none."""
        program, today = program_of(self._session, self.workspace.actor.program_id), self.workspace.today
        witnesses: dict[str, int] = {}
        cohorts = tuple(
            paired_before(self._session, id, program, today, witnesses) for id, _name in self.workspace.place.cohorts
        )
        return PairedBefore(cohorts, self.workspace.matching.rules().criteria)
