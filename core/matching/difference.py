"""What changed between two results, for the line beside a slider."""

from dataclasses import dataclass

from core.matching.measures.sentence import several
from core.matching.result import Result
from core.text import Text, text


@dataclass(frozen=True)
class Difference:
    """Before and after. ``moved``: mentees (or peers) whose partners changed, by rising id; scores in points."""

    moved: tuple[int, ...]
    people_before: int
    people_after: int
    average_before: float | None
    average_after: float | None
    worst_before: float | None
    worst_after: float | None

    @property
    def sentence(self) -> Text:
        if not self.moved:
            return text("Nobody changes partner.")
        return several(
            "{count} person changes partner; {before} people matched before, {after} now.",
            "{count} people change partner; {before} people matched before, {after} now.",
            len(self.moved),
            before=self.people_before,
            after=self.people_after,
        )


def compare_results(before: Result, after: Result) -> Difference:
    """Who changed partner, how many are matched, the average and the worst score (None without pairs)."""
    then, now = partners_in(before), partners_in(after)
    moved = sorted(person for person in then.keys() | now.keys() if then.get(person) != now.get(person))
    return Difference(
        moved=tuple(moved),
        people_before=len(then),
        people_after=len(now),
        average_before=_average(before),
        average_after=_average(after),
        worst_before=min((one.score for one in before.proposals), default=None),
        worst_after=min((one.score for one in after.proposals), default=None),
    )


def partners_in(result: Result) -> dict[int, frozenset[int]]:
    """The partners of each mentee (or peer) who has any."""
    found: dict[int, set[int]] = {}
    for proposal in result.proposals:
        found.setdefault(proposal.mentee_id, set()).add(proposal.mentor_id)
        if result.of_peers:
            found.setdefault(proposal.mentor_id, set()).add(proposal.mentee_id)
    return {person: frozenset(partners) for person, partners in found.items()}


def _average(result: Result) -> float | None:
    return sum(one.score for one in result.proposals) / len(result.proposals) if result.proposals else None
