"""Who is there before an import, and which imports there were."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from core.intake.applications import ApplicationStatus
from core.intake.spreadsheet import ColumnMapping, Known, Row
from core.program.questions import Side
from db.admission import newest_form, program_of
from db.models import AccountRow, ApplicationRow, ImportRow, ParticipantRow
from db.sheets import Before, PastImport

PAIRS = "pairs"  # in place of a side: a list of pairs
MEETINGS = "meetings"  # likewise: a list of past meetings
PIECE = 500
LIVE = (ApplicationStatus.SUBMITTED.value, ApplicationStatus.WAITLISTED.value, ApplicationStatus.ACCEPTED.value)


def what_is_there(
    session: Session, program_id: int, cohort_id: int, side: Side, rows: Collection[Row] | None = None
) -> Before:
    """What an import of this side would meet. Raises NotFound where the side has no form.

    ``rows``: those that would come; of everybody else nothing is read. Without them ``known`` has one person at most,
    which says that there is somebody.
    """
    _, form = newest_form(session, cohort_id, side)
    known: dict[str, Known] = {}
    gone: set[str] = set()
    gone_ids: set[str] = set()
    if rows is None:
        there = handed_in(cohort_id, side), col(ApplicationRow.status).in_(LIVE)
        if session.exec(select(ApplicationRow.id).where(*there[0], there[1]).limit(1)).first() is not None:
            known = {"": Known("", {}, "", 0)}
    else:
        left = set(
            session.exec(
                select(ParticipantRow.email).where(
                    ParticipantRow.cohort_id == cohort_id, ParticipantRow.side == side, ParticipantRow.status == "left"
                )
            ).all()
        )
        for row in _met(session, cohort_id, side, rows):
            if row.status not in LIVE or row.email in left:
                gone.add(row.email)
                gone_ids.add(row.own_id)
            else:
                known[row.email] = Known(row.name, row.answers, row.time_zone, row.places, row.own_id)
    earlier: dict[str, ColumnMapping] = {}
    for batch in session.exec(
        select(ImportRow)
        .where(ImportRow.cohort_id == cohort_id, ImportRow.side == side)
        .order_by(col(ImportRow.id).desc())
        .limit(50)
    ).all():
        name = str(batch.mapping.get("name") or batch.file_name)
        earlier.setdefault(name, ColumnMapping.from_document(batch.mapping.get("columns", {})))
    program = program_of(session, program_id)
    live_ids = {person.own_id for person in known.values()}
    return Before(form, known, frozenset(gone), program, frozenset(gone_ids - live_ids - {""}), earlier)


def newest_of(session: Session, cohort_id: int, side: Side, rows: Collection[Row]) -> list[int]:
    """The last application of each address that these rows name, or that has the number of one of them; by rising id.

    All addresses are read, and nothing else of whoever is not met.
    """
    emails, numbers = {row.email for row in rows}, {row.own_id for row in rows} - {""}
    asked = select(ApplicationRow.id, ApplicationRow.email, ApplicationRow.own_id)
    every = session.exec(asked.where(*handed_in(cohort_id, side)).order_by(col(ApplicationRow.id))).all()
    last = {email: (id, own_id) for id, email, own_id in every}
    return sorted(id for email, (id, own_id) in last.items() if id and (email in emails or own_id in numbers))


def _met(session: Session, cohort_id: int, side: Side, rows: Collection[Row]) -> Iterator[Any]:
    ids = newest_of(session, cohort_id, side, rows)
    for start in range(0, len(ids), PIECE):
        yield from session.exec(
            select(  # type: ignore[call-overload]  # of more columns than it is typed for
                ApplicationRow.email, ApplicationRow.status, ApplicationRow.name, ApplicationRow.answers,
                ApplicationRow.time_zone, ApplicationRow.places, ApplicationRow.own_id,
            )
            .where(col(ApplicationRow.id).in_(ids[start : start + PIECE]))
            .order_by(ApplicationRow.id)
        ).all()  # fmt: skip


def past_imports(session: Session, cohort_id: int) -> tuple[PastImport, ...]:
    """The imports of a cohort, the newest first; two lists that came together are one. One query."""
    rows = session.exec(
        select(ImportRow, AccountRow.name)
        .outerjoin(AccountRow, col(AccountRow.id) == col(ImportRow.account_id))
        .where(ImportRow.cohort_id == cohort_id)
        .order_by(col(ImportRow.id).desc())
    ).all()
    together: dict[datetime, list[tuple[ImportRow, str]]] = {}
    for row, by in rows:
        together.setdefault(row.at, []).append((row, by or ""))
    return tuple(
        PastImport(
            at, own[0][1], tuple(dict.fromkeys(row.file_name for row, _ in reversed(own))),
            sum(row.added for row, _ in own), sum(row.changed for row, _ in own),
            sum(row.unchanged for row, _ in own), sum(row.left_out for row, _ in own), own[0][0].undone_at,
            own[0][0].side == PAIRS, own[0][0].side == MEETINGS,
        )
        for at, own in together.items()
    )  # fmt: skip


def handed_in(cohort_id: int, side: Side) -> tuple[Any, ...]:
    """The conditions of an application of this side that was handed in."""
    return (
        ApplicationRow.cohort_id == cohort_id,
        ApplicationRow.side == side,
        ApplicationRow.status != ApplicationStatus.DRAFT.value,
    )
