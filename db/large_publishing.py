"""Pairs of many thousands made some at a time: each part whole, with its introductions; others write between."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.matching import PairIds, Person, Pool, Proposal, Rules
from core.matching.documents import rules_from_document
from core.matching.explanation import explain_all
from core.matching.in_counts import InCounts
from core.matching.proposals import OPEN
from core.matching.size.sized import sized
from core.version import VERSION
from db.introductions import reasons_of
from db.models import (
    ApplicationRow,
    FoundPairRow,
    JobRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProposalRow,
    ScenarioRow,
)
from db.pools import person_of
from db.publishing import Publication, hold, pair_up, publication_by

if TYPE_CHECKING:
    from db.workspace import Workspace

MAKING = "Making the pairs"
AT_ONCE = 250  # pairs in one transaction: half a second


@dataclass(frozen=True)
class Allowed:
    """Read once, before the first part: who is ready, and which pairs must not be made."""

    ready: frozenset[int]
    barred: frozenset[PairIds]


@dataclass(frozen=True)
class Chunk:
    """What came of one part. ``after``: the number of the last pair that was looked at, None where none was left."""

    scenario_id: int | None
    after: int | None
    made: int = 0
    left_out: int = 0


def publish_for(engine: Engine, row: JobRow, tell: Any) -> dict[str, Any]:
    """Make the pairs of a result until none is left, or nobody wants more; how many were made and how many not."""
    from db.workspace import open_workspace

    tell("Reading people")
    asked_at = row.created_at  # midnight in between changes nothing
    workspace = open_workspace(engine, row.account_id, row.program_id, row.cohort_id, lambda: asked_at)
    desk, of = workspace.matching.desk(), int(row.given["of"])
    allowed = Allowed(frozenset(each.id for each in desk.pool.people), frozenset(desk.rules.barred))
    whole, _ = workspace.large_matching.pairs(of, left=True)
    scenario, after, made, out = None, 0, 0, 0
    while tell(f"{MAKING}|0|{(made + out) / max(1, whole):.3f}||"):
        done = workspace.large_matching.publish_some(of, after, scenario, row.given["note"], allowed)
        if done.after is None:
            break
        scenario, after, made, out = done.scenario_id, done.after, made + done.made, out + done.left_out
    return {"made": made, "left_out": out}


def publish_chunk(
    session: Session, workspace: "Workspace", job_id: int, after: int, scenario_id: int | None, note: str, signed: str,
    allowed: Allowed,
) -> Chunk:  # fmt: skip
    """The pairs that come after this one, so many at most, as far as they may be made now; the others are left."""
    job = session.get(JobRow, job_id)
    if job is None:
        raise NotFound("This result is not here any more.", "Match again.")
    rows = session.exec(
        select(FoundPairRow)
        .where(FoundPairRow.job_id == job_id, col(FoundPairRow.id) > after, col(FoundPairRow.made).is_(False))
        .order_by(col(FoundPairRow.id))
        .limit(AT_ONCE)
    ).all()
    if not rows:
        return Chunk(scenario_id, None)
    last = rows[-1].id
    ids = {id for row in rows for id in (row.mentee_id, row.mentor_id)}
    people = people_free(session, workspace.cohort_id, ids & allowed.ready)
    chosen = _possible(rows, people, allowed.barred)
    if not chosen:
        return Chunk(scenario_id, last, 0, len(rows))
    made = publication_by(workspace, session, signed, note)
    rules = rules_from_document(job.result["rules"])
    scenario_id = _scenario(session, made, job, rules, scenario_id, len(chosen))
    pairs = [(row.mentee_id, row.mentor_id) for row in chosen]
    facing = hold(session, pairs, made.forms)
    units = [
        (each.pair, reasons_of(each, rules, made.forms, *(facing[id] for id in each.pair)))
        for each in _explained(made, rules, pairs, people)
    ]
    pair_up(session, made, scenario_id, units, facing)
    numbers = [row.id for row in chosen]
    session.execute(update(FoundPairRow).where(col(FoundPairRow.id).in_(numbers)).values(made=True))
    return Chunk(scenario_id, last, len(chosen), len(rows) - len(chosen))


def people_free(session: Session, cohort_id: int, ids: Collection[int]) -> dict[int, Person]:
    """Of these people those who are active, with the places they have left now."""
    taken = Counter(
        session.exec(
            select(PairingMemberRow.participant_id)
            .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
            .where(col(PairingMemberRow.participant_id).in_(ids), col(PairingRow.ended_on).is_(None))
        ).all()
    )
    open_ = col(ProposalRow.state).in_([state.value for state in OPEN])
    for side in (ProposalRow.mentee_id, ProposalRow.mentor_id):
        taken.update(session.exec(select(side).where(open_, col(side).in_(ids))).all())
    rows = session.exec(
        select(ParticipantRow, ApplicationRow.answers)
        .outerjoin(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .where(
            ParticipantRow.cohort_id == cohort_id, col(ParticipantRow.id).in_(ids), ParticipantRow.status == "active"
        )
        .order_by(col(ParticipantRow.id))
    ).all()
    return {row.id or 0: person_of(row, answers or {}, taken[row.id or 0]) for row, answers in rows}


def _possible(
    rows: Sequence[FoundPairRow], people: Mapping[int, Person], barred: Collection[PairIds]
) -> list[FoundPairRow]:
    """Those whose both still have a place, one pair after the other."""
    left = {id: person.places for id, person in people.items()}
    chosen = []
    for row in rows:
        both = (row.mentee_id, row.mentor_id)
        if both not in barred and all(left.get(id, 0) > 0 for id in both):
            chosen.append(row)
            for id in both:
                left[id] -= 1
    return chosen


def _explained(
    made: Publication, rules: Rules, pairs: Sequence[PairIds], people: Mapping[int, Person]
) -> tuple[Proposal, ...]:
    """These pairs with their points, by what their people answer now."""
    ones, others = ({pair[side] for pair in pairs} for side in (0, 1))
    pool = Pool(made.today, tuple(people[id] for id in sorted(ones)), tuple(people[id] for id in sorted(others)))
    return explain_all(pool, rules, sized(pool, rules).of_pairs, pairs)


def _scenario(
    session: Session, made: Publication, job: JobRow, rules: Rules, scenario_id: int | None, more: int
) -> int:
    """The publication that these pairs belong to: a new one for the first part, the same for the others."""
    row = session.get(ScenarioRow, scenario_id) if scenario_id else None
    if row is None:
        counts = InCounts.from_document(job.result["counts"])
        row = ScenarioRow(
            program_id=made.program_id, cohort_id=made.cohort_id, name=f"Published on {made.today.isoformat()}",
            rules=dict(job.result["rules"]), fingerprint=job.result["fingerprint"], method=counts.method,
            engine=VERSION, read_on=made.today, account_id=made.account_id, at=made.now, published_at=made.now,
            summary={
                "people": counts.people + counts.mentors, "paired": counts.paired, "of": counts.people,
                "pairs": counts.pairs, "mean": counts.mean, "lowest": counts.lowest, "unmatched": counts.waiting,
                "total": counts.total, "upper_bound": counts.upper_bound, "proven": counts.proven, "of_peers": False,
                "groups": [], "published": 0, "left_out": 0, "in_parts": True,
            },
        )  # fmt: skip
        session.add(row)
    row.summary = {**row.summary, "published": row.summary["published"] + more}
    session.flush()
    return row.id or 0
