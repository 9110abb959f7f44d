"""Slows guessing down: five failures of one kind on one subject close it for a quarter of an hour.

Counted in the database, so it holds after a restart and across processes. Subjects are kept as hashes.
"""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import Engine, case, delete, null
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from db.engine import is_sqlite, unit_of_work
from db.models import ThrottleRow

MOST_FAILURES = 5
CLOSED_FOR = timedelta(minutes=15)
KEPT_FOR = timedelta(days=2)  # what counts no more goes, so that guessing does not fill the table either


def take_a_try(engine: Engine, kind: str, subject: str, now: datetime) -> bool:
    """Count one try before it is made, so that tries at the same moment can't slip past; False if it is closed."""
    with unit_of_work(engine, writes=True) as session:
        row = session.exec(select(ThrottleRow).where(ThrottleRow.subject_hash == _hash(kind, subject))).first()
        if row is not None and row.locked_until is not None and row.locked_until > now:
            return False
        return _count(session, _hash(kind, subject), now) <= MOST_FAILURES


def forgive(session: Session, kind: str, subject: str) -> None:
    """Forget the failures: the right one was given."""
    row = session.get(ThrottleRow, _hash(kind, subject))
    if row is not None:
        session.delete(row)


def count_of_day(session: Session, kind: str, subject: str, now: datetime) -> int:
    """Count one more of a kind; how many there were within 24 hours of the first of them."""
    return _count(session, _hash(kind, subject), now, timedelta(days=1))


def _count(session: Session, subject: str, now: datetime, within: timedelta = CLOSED_FOR) -> int:
    """One more, in one statement; the count begins anew when the first of it is too old."""
    insert = sqlite.insert if is_sqlite(session.get_bind()) else postgresql.insert  # type: ignore[arg-type]
    old = col(ThrottleRow.first_at) <= now - within
    count = case((old, 1), else_=col(ThrottleRow.failures) + 1)
    statement = (
        insert(ThrottleRow)
        .values(subject_hash=subject, failures=1, first_at=now, locked_until=None)
        .on_conflict_do_update(
            index_elements=["subject_hash"],
            set_={
                "failures": count,
                "first_at": case((old, now), else_=col(ThrottleRow.first_at)),
                "locked_until": case((count >= MOST_FAILURES, now + CLOSED_FOR), else_=null()),
            },
        )
        .returning(col(ThrottleRow.failures))
    )
    counted = int(session.execute(statement).scalar_one())
    if counted == 1:
        session.execute(delete(ThrottleRow).where(col(ThrottleRow.first_at) < now - KEPT_FOR))
    return counted


def _hash(kind: str, subject: str) -> str:
    return hashlib.sha256(f"{kind}:{subject}".encode()).hexdigest()
