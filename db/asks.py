"""Ask people what is due, once a day and program: into the outbox, whence it is sent or copied.

python -m db.asks      # whoever is due to be asked, now

A program's round is one transaction that says in it that this day is done. Of several that look at once, one writes;
if it is cut off, nothing was asked, and the next look does it. A day on which nothing ran is made up for by the next.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from core.tracking.asks import Ask
from db.admission import as_program
from db.ask_reading import read_asks
from db.ask_writing import Writer
from db.audit import Author, keep_log
from db.clock import clock
from db.engine import make_engine, unit_of_work
from db.many import columns
from db.message_wording import languages_of
from db.models import AskRoundRow, ProgramRow

FROM_HOUR = 7  # of the program's day
ACTION = "ask people by schedule"


@dataclass(frozen=True)
class LastRound:
    """When messages were last written by schedule and how many; None where none ever was."""

    written_at: datetime | None = None
    written: int = 0
    looked_on: date | None = None


def anything_to_ask(engine: Engine, now: datetime) -> bool:
    """Whether a program has not looked today. Two small queries, whatever there is."""
    with unit_of_work(engine, writes=False) as session:
        return bool(_waiting(session, now))


def ask_due(engine: Engine, now: Callable[[], datetime] = clock) -> int:
    """Every program's round of today, where it was not made yet; how many messages were written."""
    with unit_of_work(engine, writes=False) as session:
        waiting = _waiting(session, now())
    return sum(_round(engine, id, now()) for id in waiting)


def last_round(session: Session, program_id: int) -> LastRound:
    row = session.exec(select(AskRoundRow).where(AskRoundRow.program_id == program_id)).first()
    return LastRound(row.written_at, row.written, row.looked_on) if row is not None else LastRound()


def _waiting(session: Session, now: datetime) -> list[int]:
    """Programs that ask by themselves and have not looked today; a demo never does, nor does one that was put away."""
    looked: dict[int, date] = dict(session.exec(columns(AskRoundRow.program_id, AskRoundRow.looked_on)).all())
    rows = session.exec(
        select(ProgramRow)
        .where(col(ProgramRow.is_demo).is_(False), col(ProgramRow.archived_at).is_(None))
        .order_by(col(ProgramRow.id))
    ).all()
    found = []
    for row in rows:
        there = now.astimezone(ZoneInfo(row.time_zone))
        late = looked.get(row.id or 0, date.min) < there.date() and there.hour >= FROM_HOUR
        if late and as_program(row).scheduled:
            found.append(row.id or 0)
    return found


def _round(engine: Engine, program_id: int, now: datetime) -> int:
    try:
        with unit_of_work(engine, writes=True) as session, _claimed(session, program_id, now) as claim:
            if claim is None:
                return 0
            written = _ask(session, program_id, now)
            if written:
                claim.written_at, claim.written = now, written
            return written
    except IntegrityError:  # another process has just made the program's very first round
        return 0


@contextmanager
def _claimed(session: Session, program_id: int, now: datetime) -> Iterator[AskRoundRow | None]:
    """The program's row, marked as done for today and held until the transaction ends; None where it was done."""
    program = session.get(ProgramRow, program_id)
    if program is None:
        yield None
        return
    today = now.astimezone(ZoneInfo(program.time_zone)).date()
    row = session.exec(select(AskRoundRow).where(AskRoundRow.program_id == program_id).with_for_update()).first()
    if row is not None and row.looked_on >= today:
        yield None
        return
    row = row or AskRoundRow(program_id=program_id, looked_on=today)
    row.looked_on = today
    session.add(row)
    session.flush()
    yield row


def _ask(session: Session, program_id: int, now: datetime) -> int:
    row = session.get(ProgramRow, program_id)
    if row is None:
        return 0
    keep_log(session, Author(program_id=program_id), ACTION, now)
    program, today = as_program(row), now.astimezone(ZoneInfo(row.time_zone)).date()
    known = read_asks(session, program, program_id, today, now)
    sending: dict[int, tuple[Ask, ...]] = {}
    for person in sorted(known.asks):
        if chosen := known.to_send(person, today):
            sending[person] = chosen
    languages = languages_of(session, list(sending))
    writer = Writer(session, program_id, program.name, known, languages, now, today)
    for person, chosen in sending.items():
        writer.put(known.people[person], chosen)
    return len(sending)


if __name__ == "__main__":
    from db.settings import database_url

    print(f"{ask_due(make_engine(database_url()))} messages written.")
