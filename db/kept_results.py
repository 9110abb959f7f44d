"""A result as it is kept, and read again: the rules, whom it saw, how it was solved, every proposal with its points."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from core.matching import Group, Objective, PairIds, Pool, Proposal, Result, Rules
from core.matching.documents import rules_from_document, rules_to_document
from core.matching.in_words import people_paired
from core.matching.scenarios import Trace, traces
from core.version import VERSION
from db.models import ScenarioRow
from db.pair_rules import PairRule, PairRuleKind


@dataclass(frozen=True)
class Decided:
    """A lock or a bar by hand, and why."""

    pair: PairIds
    kind: PairRuleKind
    reason: str


def scenario_row(
    name: str,
    pool: Pool,
    rules: Rules,
    result: Result,
    *,
    program_id: int,
    cohort_id: int,
    account_id: int | None,
    now: datetime,
    more: Mapping[int, int] = {},
    decided: Collection[PairRule] = (),
    published: Collection[PairIds] | None = None,
) -> ScenarioRow:
    """A row of a result, not yet added.

    ``more``: places that were tried out, by id; ``decided``: locks and bars by hand; ``published``: the pairs that were
    made, None where none was.
    """
    paired, everyone = people_paired(result, pool)
    scores = [each.score for each in result.proposals]
    made = {} if published is None else {
        "published": len(published), "left_out": len(result.proposals) - len(published)
    }  # fmt: skip
    return ScenarioRow(
        program_id=program_id,
        cohort_id=cohort_id,
        name=name,
        rules=rules_to_document(rules)
        | {
            "locked": _reasoned(rules.locked),
            "barred": _reasoned(rules.barred),
            "decided": [[*each.pair, each.kind.value, each.reason] for each in decided],
            "more": [[id, places] for id, places in sorted(more.items()) if places],
        },
        fingerprint=pool.fingerprint,
        method=result.method,
        engine=VERSION,
        read_on=pool.on,
        people=[[each.id, each.places, each.print] for each in traces(pool)],
        summary={
            "people": len(pool.people),
            "paired": paired,
            "of": everyone,
            "pairs": len(scores),
            "mean": sum(scores) / len(scores) if scores else None,
            "lowest": min(scores, default=None),
            "unmatched": len(result.unmatched),
            "total": result.total,
            "upper_bound": result.upper_bound,
            "proven": result.proven,
            "of_peers": result.of_peers,
            "groups": [[each.mentor_id, list(each.member_ids), each.score, each.inside] for each in result.groups],
            **made,
        },
        proposals=[_document(each, published is not None and each.pair in published) for each in result.proposals],
        account_id=account_id,
        at=now,
        published_at=None if published is None else now,
    )


def rules_of(row: ScenarioRow) -> Rules:
    """With the locks and bars of then. Raises ValueError for a measure that this version does not know."""
    rules = rules_from_document(row.rules)
    return replace(
        rules,
        locked={(one, other): why for one, other, why in row.rules.get("locked", ())},
        barred={(one, other): why for one, other, why in row.rules.get("barred", ())},
    )


def more_of(row: ScenarioRow) -> dict[int, int]:
    """Places more than there were, by id."""
    return {id: places for id, places in row.rules.get("more", ())}


def decided_of(row: ScenarioRow) -> tuple[Decided, ...] | None:
    """Locks and bars by hand, as they were; None where they were not written down."""
    found = row.rules.get("decided")
    if found is None:
        return None
    return tuple(Decided((one, other), PairRuleKind(kind), reason) for one, other, kind, reason in found)


def counting(rules: Rules, decided: Iterable[PairRule]) -> list[PairRule]:
    """Of decisions by hand those that these rules keep."""
    of = {PairRuleKind.LOCK: rules.locked, PairRuleKind.BAR: rules.barred}
    return [each for each in decided if each.counts and each.pair in of[each.kind]]


def people_of(row: ScenarioRow) -> tuple[Trace, ...]:
    return tuple(Trace(*each) for each in row.people)


def result_of(row: ScenarioRow) -> Result:
    """The pairs with their points; by which criterion and why is not told again, nor why somebody waited."""
    return Result(
        proposals=tuple(
            Proposal(each["mentee"], each["mentor"], each["score"], (), each["coverage"], each["locked"])
            for each in row.proposals
        ),
        unmatched=(),
        total=row.summary.get("total", 0.0),
        upper_bound=row.summary.get("upper_bound", row.summary.get("total", 0.0)),
        proven=bool(row.summary.get("proven")),
        objective=Objective(row.rules.get("objective", Objective.MOST_PEOPLE)),
        method=row.method,
        of_peers=bool(row.summary.get("of_peers")),
        groups=tuple(
            Group(mentor, tuple(members), score, inside)
            for mentor, members, score, inside in row.summary.get("groups", ())
        ),
    )


def _reasoned(pairs: Mapping[PairIds, str]) -> list[list[Any]]:
    return [[one, other, reason] for (one, other), reason in sorted(pairs.items())]


def _document(proposal: Proposal, published: bool) -> dict[str, Any]:
    return {
        "mentee": proposal.mentee_id,
        "mentor": proposal.mentor_id,
        "score": proposal.score,
        "coverage": proposal.coverage,
        "locked": proposal.locked,
        "published": published,
        "points": {each.criterion: each.points for each in proposal.points},
    }
