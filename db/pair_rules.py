"""Pairs that are locked or barred, with who said so and why; and pairs that have been together already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from core.matching import PairIds, Pool, Rules
from core.matching.proposals import OPEN, ProposalState
from db.kept_apart import kept_apart
from db.models import AccountRow, PairingMemberRow, PairingRow, PairRuleRow, ParticipantRow, ProposalRow


class PairRuleKind(StrEnum):
    LOCK = "lock"
    BAR = "bar"


@dataclass(frozen=True)
class PairRule:
    """One decision about one pair. ``counts`` is False while one of the two is not to be matched now."""

    id: int
    kind: PairRuleKind
    pair: PairIds
    names: tuple[str, str]
    reason: str
    by: str
    at: datetime
    counts: bool
    version: int = 1


@dataclass(frozen=True)
class Together:
    """A pair of this cohort that is together, or was until ``ended_on``."""

    pair: PairIds
    ended_on: date | None


def pair_rules(session: Session, cohort_id: int, pool: Pool) -> tuple[PairRule, ...]:
    """Every decision about pairs of a cohort, the newest first. Two queries."""
    rows = session.exec(
        select(PairRuleRow, AccountRow.name)
        .outerjoin(AccountRow, col(AccountRow.id) == col(PairRuleRow.account_id))
        .where(PairRuleRow.cohort_id == cohort_id)
        .order_by(col(PairRuleRow.id).desc())
    ).all()
    names: Mapping[int, str] = {}
    if rows:
        everyone = select(ParticipantRow.id, ParticipantRow.name).where(ParticipantRow.cohort_id == cohort_id)
        names = {id: name for id, name in session.exec(everyone).all() if id is not None}
    here = {person.id for person in pool.people}
    return tuple(
        PairRule(
            id=row.id or 0, kind=PairRuleKind(row.kind), pair=(row.mentee_id, row.mentor_id),
            names=(names.get(row.mentee_id, ""), names.get(row.mentor_id, "")), reason=row.reason, by=by or "",
            at=row.at, counts={row.mentee_id, row.mentor_id} <= here, version=row.version,
        )
        for row, by in rows
    )  # fmt: skip


def together(session: Session, cohort_id: int) -> tuple[Together, ...]:
    """Pairs of mentee and mentor, or of peers, that the cohort has or had. One query."""
    member = PairingMemberRow
    columns: Any = (member.pairing_id, member.participant_id, member.side, PairingRow.ended_on)
    rows: Sequence[Any] = session.exec(
        select(*columns)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id)
        .order_by(col(PairingMemberRow.pairing_id), col(PairingMemberRow.participant_id))
    ).all()
    members: dict[int, list[tuple[int, str, date | None]]] = {}
    for pairing_id, participant_id, side, ended_on in rows:
        members.setdefault(pairing_id, []).append((participant_id, side, ended_on))
    found = []
    for group in members.values():
        for first, side, ended in group:
            for second, other, _ in group:
                of_two_sides = side == "mentee" and other == "mentor"
                if of_two_sides or (side == other == "peer" and first < second):
                    found.append(Together((first, second), ended))
    return tuple(found)


@dataclass(frozen=True)
class Taken:
    """When each participant of a cohort came together with those she is with now, and by which scenario."""

    moments: Mapping[int, tuple[tuple[datetime, int | None], ...]]

    def partners(self, participant_id: int, after: datetime, scenario_id: int) -> int:
        """How many of her partners of now she has had after this moment, or by this scenario."""
        of_hers = self.moments.get(participant_id, ())
        return sum(at > after or by == scenario_id for at, by in of_hers)


def taken_since(session: Session, cohort_id: int) -> Taken:
    """One query. A group's mentor counts once for each of its mentees, a peer once for each other."""
    member = PairingMemberRow
    columns: Any = (
        member.pairing_id, member.participant_id, member.side, PairingRow.published_at, PairingRow.scenario_id,
    )  # fmt: skip
    rows: Sequence[Any] = session.exec(
        select(*columns)
        .join(PairingRow, col(PairingRow.id) == member.pairing_id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.ended_on).is_(None))
    ).all()
    inside: dict[int, list[str]] = {}
    for pairing_id, _, side, _, _ in rows:
        inside.setdefault(pairing_id, []).append(side)
    found: dict[int, list[tuple[datetime, int | None]]] = {}
    for pairing_id, participant_id, side, at, by in rows:
        of_mine = inside[pairing_id].count(side)
        partners = of_mine - 1 if side == "peer" else len(inside[pairing_id]) - of_mine
        found.setdefault(participant_id, []).extend([(at, by)] * partners)
    return Taken({id: tuple(moments) for id, moments in found.items()})


def suggested(session: Session, cohort_id: int) -> tuple[frozenset[PairIds], frozenset[PairIds]]:
    """Pairs of a cohort that are planned or proposed now, and those of which one said no. One query."""
    open_, no = {state.value for state in OPEN}, ProposalState.DECLINED.value
    rows = session.exec(
        select(ProposalRow.mentee_id, ProposalRow.mentor_id, ProposalRow.state).where(
            ProposalRow.cohort_id == cohort_id, col(ProposalRow.state).in_([*open_, no])
        )
    ).all()
    return (
        frozenset((one, other) for one, other, state in rows if state in open_),
        frozenset((one, other) for one, other, state in rows if state == no),
    )


def with_pair_rules(session: Session, cohort_id: int, rules: Rules, decided: tuple[PairRule, ...], pool: Pool) -> Rules:
    """The rules with the locked and barred pairs of people who are to be matched now.

    A lock overrides that two were together before or that one said no; nothing overrides that they are together or
    suggested to each other now, or that one asked to be kept apart from the other or is above her in the line of
    management.
    """
    counting = [rule for rule in decided if rule.counts]
    here = {person.id for person in pool.people}
    proposed, declined = suggested(session, cohort_id)
    known = together(session, cohort_id)
    now = {each.pair: "They are together now." for each in known if each.ended_on is None}
    now |= dict.fromkeys(proposed, "They are suggested to each other now.")
    now |= kept_apart(session, cohort_id, here)
    barred = {each.pair: "They were together before." for each in known if each.ended_on is not None}
    barred |= dict.fromkeys(declined, "One of the two said no to the other.")
    barred |= {rule.pair: rule.reason for rule in counting if rule.kind is PairRuleKind.BAR}
    locked = {
        rule.pair: rule.reason for rule in counting if rule.kind is PairRuleKind.LOCK and rule.pair not in now
    }  # fmt: skip
    barred = {pair: why for pair, why in (barred | now).items() if set(pair) <= here and pair not in locked}
    return replace(rules, locked=locked, barred=barred)
