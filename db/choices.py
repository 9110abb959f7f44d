"""Ranked choices as rows: what people ranked, for matching; and what they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from core.program.questions import Side
from db.models import ChoiceRow, ChoosingRow, ParticipantRow


@dataclass(frozen=True)
class Offered:
    """Somebody who is suggested to choose: what she shares, why we thought of her; ``rank`` is mine, None for none."""

    person_id: int
    name: str
    profile: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    rank: int | None


@dataclass(frozen=True)
class OwnChoosing:
    """What I am asked to choose from, as suggested. ``most``: how many I may rank."""

    id: int
    version: int
    offered: tuple[Offered, ...]
    most: int
    closes_on: date
    closed: bool
    answered_at: datetime | None


@dataclass(frozen=True)
class ChoosingLine:
    """One person who was asked, for the team; ``ranked``: names in her order."""

    person_id: int
    name: str
    side: Side
    suggested: int
    ranked: tuple[str, ...]
    asked_at: datetime
    closes_on: date
    answered_at: datetime | None


def ranks_of(session: Session, cohort_id: int) -> Mapping[int, list[int]]:
    """Whom each of a cohort ranked, by person, first choice first. One query."""
    rows = session.exec(
        select(ChoiceRow.participant_id, ChoiceRow.other_id)
        .join(ParticipantRow, col(ParticipantRow.id) == ChoiceRow.participant_id)
        .where(ParticipantRow.cohort_id == cohort_id, col(ChoiceRow.rank).is_not(None))
        .order_by(col(ChoiceRow.participant_id), col(ChoiceRow.rank))
    ).all()
    found: dict[int, list[int]] = {}
    for person, other in rows:
        found.setdefault(person, []).append(other)
    return found


def choosing_lines(session: Session, cohort_id: int) -> tuple[ChoosingLine, ...]:
    """Everybody of a cohort who was asked, by name. Two queries."""
    asked = session.exec(
        select(ChoosingRow, ParticipantRow)
        .join(ParticipantRow, col(ParticipantRow.id) == ChoosingRow.participant_id)
        .where(ParticipantRow.cohort_id == cohort_id, ParticipantRow.status != "left")
        .order_by(ParticipantRow.name, col(ParticipantRow.id))
    ).all()
    choices = session.exec(
        select(ChoiceRow.participant_id, ChoiceRow.rank, ParticipantRow.name)
        .join(ParticipantRow, col(ParticipantRow.id) == ChoiceRow.other_id)
        .where(ParticipantRow.cohort_id == cohort_id)
    ).all()
    count: dict[int, int] = {}
    ranked: dict[int, list[tuple[int, str]]] = {}
    for person, rank, name in choices:
        count[person] = count.get(person, 0) + 1
        if rank is not None:
            ranked.setdefault(person, []).append((rank, name))
    return tuple(
        ChoosingLine(
            person_id=person.id or 0, name=person.name, side=Side(person.side), suggested=count.get(person.id or 0, 0),
            ranked=tuple(name for _, name in sorted(ranked.get(person.id or 0, ()))), asked_at=row.asked_at,
            closes_on=row.closes_on, answered_at=row.answered_at,
        )
        for row, person in asked
    )  # fmt: skip
