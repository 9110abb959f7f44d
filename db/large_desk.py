"""What the desk of a program of many thousands shows: counts and pages, never everybody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, case, col, func, or_, select

from core.errors import Fault, InvalidInput
from core.jobs import Job
from core.matching import PairIds, Pool, Rules
from core.matching.in_counts import InCounts
from core.matching.size.serving import PAIRS
from core.program.program import ProgramForm
from core.program.questions import Form, Side
from core.text import Text, text
from db.large_results import text_of
from db.models import FoundPairRow, FoundWaitingRow, PairRuleRow, ParticipantRow
from db.pair_rules import PairRule

if TYPE_CHECKING:
    from db.workspace import Workspace

LARGE_PAGE = 50  # pairs or people on a page
MOST_FOUND = 20  # people by a part of their name
MOST_NAMED = 2_000  # people whose pairs are looked for at once


class Order(StrEnum):
    LOWEST = "lowest"
    HIGHEST = "highest"
    JOINED = "joined"
    NAME = "name"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class LargeResult:
    """The newest result. ``rules``: under which it was found, with the ranges that answers had among all people.

    ``made``: pairs that are pairings by now; ``is_old``: people or decisions have changed since it was asked for.
    """

    job_id: int
    counts: InCounts
    rules: Rules
    asked: Mapping[str, Any]  # the rules as they were asked for
    ended_at: datetime
    early: bool
    made: int
    is_old: bool


@dataclass(frozen=True)
class LargeDesk:
    """``job``: the newest matching that goes on, or ended without a result; ``publishing`` the same of publishing."""

    mentees: int
    mentors: int
    places: int
    rules: Rules
    version: int
    forms: Mapping[Side, Form]
    result: LargeResult | None
    job: Job | None
    publishing: Job | None
    asks: bool


@dataclass(frozen=True)
class FoundPair:
    """``price``: what a place with this mentor costs in this result, in points."""

    pair: PairIds
    names: tuple[str, str]
    score: float
    coverage: float
    price: float
    locked: bool
    made: bool


@dataclass(frozen=True)
class FoundWaiting:
    person_id: int
    name: str
    reason: Text
    remedy: Text
    first_in_line: bool


@dataclass(frozen=True)
class Person:
    """Whoever is found by a part of her name or address."""

    id: int
    name: str
    email: str


@dataclass(frozen=True)
class TwoPeople:
    """Any two, to be compared. ``found``: as they stand in the result where they are a pair there.

    ``kept``: what the mentee has there beyond the price of the place she takes; None where she waits. ``price``: of a
    place with the mentor, 0 where she has one left; None where it is not known.
    """

    pool: Pool
    found: FoundPair | None
    kept: float | None
    price: float | None
    partner: str
    decided: PairRule | None


@dataclass(frozen=True)
class Counted:
    """How many take part, by side, and a word that differs once any of them, or a decision about a pair, does."""

    mentees: int
    mentors: int
    places: int
    stamp: str


def are_many(session: Session, cohort_id: int) -> bool:
    """Whether mentees and mentors make too many pairs to hold them all; whoever left counts as well. One query."""
    rows = session.exec(
        select(ParticipantRow.side, func.count())
        .where(ParticipantRow.cohort_id == cohort_id)
        .group_by(ParticipantRow.side)
    ).all()
    of = {side: many for side, many in rows}
    return of.get(Side.MENTEE.value, 0) * of.get(Side.MENTOR.value, 0) > PAIRS


def is_large(session: Session, workspace: "Workspace") -> bool:
    """Whether so many take part in its cohort. Groups and peers are matched another way, whatever their number."""
    pairs = workspace.place.form in (ProgramForm.ONE_TO_ONE, ProgramForm.REVERSE)
    return pairs and are_many(session, workspace.cohort_id)


def counted(session: Session, cohort_id: int) -> Counted:
    """One query over narrow columns, and one over decisions."""
    here = col(ParticipantRow.status) == "active"
    rows = session.exec(
        select(  # type: ignore[call-overload]  # of more columns than it is typed for
            ParticipantRow.side, func.sum(case((here, 1), else_=0)),
            func.sum(case((here, ParticipantRow.places), else_=0)), func.count(), func.sum(ParticipantRow.version),
            func.max(ParticipantRow.id),
        )
        .where(ParticipantRow.cohort_id == cohort_id)
        .group_by(ParticipantRow.side)
        .order_by(ParticipantRow.side)
    ).all()  # fmt: skip
    decided = session.exec(
        select(func.count(), func.sum(PairRuleRow.version), func.max(PairRuleRow.id)).where(
            PairRuleRow.cohort_id == cohort_id
        )
    ).one()
    of = {row[0]: row for row in rows}
    mentee, mentor = of.get(Side.MENTEE.value), of.get(Side.MENTOR.value)
    words = repr(([[*row] for row in rows], [*decided]))
    return Counted(
        int(mentee[1]) if mentee else 0, int(mentor[1]) if mentor else 0, int(mentor[2]) if mentor else 0,
        sha256(words.encode()).hexdigest()[:16],
    )  # fmt: skip


def people_named(session: Session, cohort_id: int, words: str) -> list[int]:
    """The ids of participants by a part of the name or the address. Raises InvalidInput where that fits too many."""
    found = session.exec(named(cohort_id, words).limit(MOST_NAMED + 1)).all()
    if len(found) > MOST_NAMED:
        raise InvalidInput(
            "Too many people are found.",
            [Fault("The search", text("fits more than {most} people: write more of the name", most=MOST_NAMED))],
        )
    return [id for id in found if id is not None]


def named(cohort_id: int, words: str) -> Any:
    """The same as a query."""
    part = f"%{_escaped(words.strip().lower())}%"
    return select(ParticipantRow.id).where(
        ParticipantRow.cohort_id == cohort_id,
        or_(
            func.lower(ParticipantRow.name).like(part, escape="\\"),
            func.lower(ParticipantRow.email).like(part, escape="\\"),
        ),
    )


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def pairs_page(
    session: Session, cohort_id: int, job_id: int, search: str, order: Order, left: bool, page: int
) -> tuple[int, tuple[FoundPair, ...]]:
    """How many fit, and those of one page (from 1). ``left``: only those that are no pairings yet."""
    fits = [col(FoundPairRow.job_id) == job_id]
    if search.strip():
        people = people_named(session, cohort_id, search)
        fits.append(or_(col(FoundPairRow.mentee_id).in_(people), col(FoundPairRow.mentor_id).in_(people)))
    if left:
        fits.append(col(FoundPairRow.made).is_(False))
    many = session.exec(select(func.count()).select_from(FoundPairRow).where(*fits)).one()
    by: Mapping[Order, Any] = {
        Order.LOWEST: (col(FoundPairRow.score), col(FoundPairRow.id)),
        Order.HIGHEST: (col(FoundPairRow.score).desc(), col(FoundPairRow.id)),
        Order.UNKNOWN: (col(FoundPairRow.coverage), col(FoundPairRow.id)),
        Order.JOINED: (col(FoundPairRow.id),),
    }
    chosen = select(FoundPairRow.id).where(*fits)
    if order is Order.NAME:
        chosen = chosen.join(ParticipantRow, col(ParticipantRow.id) == FoundPairRow.mentee_id)
        chosen = chosen.order_by(col(ParticipantRow.name), col(FoundPairRow.id))
    else:
        chosen = chosen.order_by(*by[order])
    ids = list(session.exec(chosen.offset((page - 1) * LARGE_PAGE).limit(LARGE_PAGE)).all())
    known = found_pairs(session, col(FoundPairRow.id).in_(ids))
    return many, tuple(known[id] for id in ids if id is not None)


def found_pairs(session: Session, condition: Any) -> dict[int, FoundPair]:
    """Pairs of results with the names of both, by their number. Two queries, for few pairs."""
    rows = session.exec(select(FoundPairRow).where(condition).order_by(col(FoundPairRow.id))).all()
    names = names_of(session, {id for row in rows for id in (row.mentee_id, row.mentor_id)})
    return {
        row.id or 0: FoundPair(
            (row.mentee_id, row.mentor_id), (names[row.mentee_id], names[row.mentor_id]), row.score, row.coverage,
            row.price, row.locked, row.made,
        )
        for row in rows
    }  # fmt: skip


def names_of(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Of participants, by id."""
    known = select(ParticipantRow.id, ParticipantRow.name).where(col(ParticipantRow.id).in_(ids))
    return {id: name for id, name in session.exec(known).all() if id is not None}


def waiting_page(
    session: Session, cohort_id: int, job_id: int, search: str, page: int
) -> tuple[int, tuple[FoundWaiting, ...]]:
    """How many fit, and those of one page (from 1), as they joined."""
    fits = [col(FoundWaitingRow.job_id) == job_id]
    if search.strip():
        fits.append(col(FoundWaitingRow.participant_id).in_(people_named(session, cohort_id, search)))
    many = session.exec(select(func.count()).select_from(FoundWaitingRow).where(*fits)).one()
    rows = session.exec(
        select(FoundWaitingRow, ParticipantRow.name, ParticipantRow.priority)
        .join(ParticipantRow, col(ParticipantRow.id) == FoundWaitingRow.participant_id)
        .where(*fits)
        .order_by(col(FoundWaitingRow.id))
        .offset((page - 1) * LARGE_PAGE)
        .limit(LARGE_PAGE)
    ).all()
    return many, tuple(
        FoundWaiting(
            row.participant_id, name, text_of(row.why["reason"]), text_of(row.why["remedy"]), first
        )
        for row, name, first in rows
    )  # fmt: skip
