"""A lock or a bar by hand: what stands in its way, and writing it down with its reason."""

from typing import TYPE_CHECKING

from sqlalchemy import or_
from sqlmodel import Session, col, select

from core.errors import Conflict, Fault, Infeasible, InvalidInput
from core.matching import PairIds
from core.matching.proposals import OPEN
from core.text import text
from db.kept_apart import kept_apart
from db.models import PairingMemberRow, PairingRow, PairRuleRow, ProposalRow
from db.pair_rules import PairRuleKind

if TYPE_CHECKING:
    from db.workspace import Workspace


def decide_pair(
    session: Session, workspace: "Workspace", pair: PairIds, kind: PairRuleKind, reason: str, seen: int | None
) -> None:
    """Of two who are to be matched. ``seen``: the version of what was decided before, 0 for nothing, None for any.

    Raises InvalidInput without a reason, Infeasible where a lock cannot be, Conflict where another decided meanwhile.
    """
    reason, here = reason.strip(), workspace.cohort_id
    if not reason:
        raise InvalidInput(
            "The pair was left as it is.", [Fault("Reason", text("is empty; say why, for whoever looks next"))]
        )
    if kind is PairRuleKind.LOCK:
        _may_be_locked(session, here, pair)
    row = decided_about(session, here, pair)
    as_seen(row, seen)
    if row is None:
        row = PairRuleRow(
            program_id=workspace.actor.program_id, cohort_id=here, mentee_id=pair[0], mentor_id=pair[1],
            kind=kind.value, at=workspace.now,
        )  # fmt: skip
    row.kind, row.reason, row.at = kind.value, reason, workspace.now
    row.account_id = workspace.actor.account_id
    session.add(row)


def _may_be_locked(session: Session, cohort_id: int, pair: PairIds) -> None:
    if are_together(session, pair):
        raise Infeasible("These two are together already.", "Lock another pair.")
    open_ = col(ProposalRow.state).in_([state.value for state in OPEN])
    proposed = select(ProposalRow.id).where(
        ProposalRow.cohort_id == cohort_id, ProposalRow.mentee_id == pair[0], ProposalRow.mentor_id == pair[1], open_
    )
    if session.exec(proposed.limit(1)).first() is not None:
        raise Infeasible("These two are suggested to each other already.", "Look under Proposals.")
    apart = kept_apart(session, cohort_id, pair)
    if pair in apart:
        raise Infeasible(apart[pair], "Lock another pair.")


def are_together(session: Session, pair: PairIds) -> bool:
    """Whether the two are in one pairing that goes on, facing each other."""
    both = [col(PairingMemberRow.participant_id) == id for id in pair]
    hers = (
        select(PairingMemberRow.pairing_id)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(both[0], col(PairingRow.ended_on).is_(None))
    )
    here = col(PairingMemberRow.pairing_id).in_(hers) & or_(*both)
    sides: dict[int, list[str]] = {}
    for pairing_id, side in session.exec(select(PairingMemberRow.pairing_id, PairingMemberRow.side).where(here)).all():
        sides.setdefault(pairing_id, []).append(side)
    return any(len(of) > 1 and (len({*of}) > 1 or "peer" in of) for of in sides.values())


def as_seen(row: PairRuleRow | None, seen: int | None) -> None:
    if seen is not None and seen != (row.version if row is not None else 0):
        raise Conflict(
            "Somebody else decided about these two while you were looking; nothing of theirs was overwritten.",
            "Load the page again and look at what they decided, and why.",
        )


def decided_about(session: Session, cohort_id: int, pair: PairIds) -> PairRuleRow | None:
    return session.exec(
        select(PairRuleRow).where(
            PairRuleRow.cohort_id == cohort_id, PairRuleRow.mentee_id == pair[0], PairRuleRow.mentor_id == pair[1]
        )
    ).first()
