"""Reading the audit log; nothing writes to it but the hook in ``db/audit.py``."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlmodel import col, select

from core.roles import Action
from db.models import AccountRow, AuditRow, ParticipantRow
from db.repository import Repository, needs

LINES = 50  # on one page


@dataclass(frozen=True)
class Change:
    """What one verb did to rows of one kind: ``how`` is added, changed or removed."""

    kind: str
    how: str
    count: int
    ids: tuple[int, ...]


@dataclass(frozen=True)
class AuditLine:
    """One verb. ``who`` is empty where the person has gone, or nobody was signed in."""

    id: int
    at: datetime
    who: str
    by_link: bool
    account_id: int | None
    action: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class AuditPage:
    """Some lines, newest first; and of how many."""

    lines: tuple[AuditLine, ...]
    all: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.all // LINES))


class Audit(Repository):
    """The audit log of the program."""

    @needs(Action.READ_AUDIT)
    def page(
        self,
        number: int = 1,
        *,
        account_id: int | None = None,
        action: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> AuditPage:
        """One page of what was done, by one person, of one kind, on days from ``since`` to ``until``; the last page
        where there are fewer."""
        asked: list[Any] = []
        if account_id is not None:
            asked.append(AuditRow.account_id == account_id)
        if action is not None:
            asked.append(AuditRow.action == action)
        if since is not None:
            asked.append(col(AuditRow.at) >= self._midnight(since))
        if until is not None:
            asked.append(col(AuditRow.at) < self._midnight(until + timedelta(days=1)))
        total = self._session.exec(select(func.count()).select_from(AuditRow).where(*asked)).one()
        rows = self._session.exec(
            select(AuditRow)
            .where(*asked)
            .order_by(col(AuditRow.id).desc())
            .offset((max(1, min(number, -(-total // LINES))) - 1) * LINES)
            .limit(LINES)
        ).all()
        accounts, people = self._accounts({row.account_id for row in rows}), self._participants(rows)
        lines = tuple(_line(row, accounts, people) for row in rows)
        return AuditPage(lines, total)

    @needs(Action.READ_AUDIT)
    def people(self) -> tuple[tuple[int, str], ...]:
        """Accounts that did something here, by name; those that have left the team have none."""
        ids = {id for id in self._session.exec(select(AuditRow.account_id).distinct()).all() if id is not None}
        named = self._accounts(ids)
        return tuple(sorted(((id, named.get(id, "")) for id in ids), key=lambda each: (each[1].lower(), each[0])))

    @needs(Action.READ_AUDIT)
    def actions(self) -> tuple[str, ...]:
        """Kinds of what was done here, by the alphabet."""
        return tuple(sorted(self._session.exec(select(AuditRow.action).distinct()).all()))

    def _accounts(self, ids: Collection[int | None]) -> dict[int | None, str]:
        asked = select(AccountRow.id, AccountRow.name).where(col(AccountRow.id).in_(ids))
        return dict(self._session.exec(asked).all())

    def _participants(self, rows: Sequence[AuditRow]) -> dict[int | None, str]:
        ids = {row.participant_id for row in rows if row.participant_id is not None}
        asked = select(ParticipantRow.id, ParticipantRow.name).where(col(ParticipantRow.id).in_(ids))
        return dict(self._session.exec(asked).all())

    def _midnight(self, day: date) -> datetime:
        """When a day begins in the program's zone."""
        return datetime.combine(day, time(), ZoneInfo(self.workspace.place.time_zone))


def _line(row: AuditRow, accounts: dict[int | None, str], people: dict[int | None, str]) -> AuditLine:
    by_link = row.participant_id is not None
    who = people.get(row.participant_id, "") if by_link else accounts.get(row.account_id, "")
    return AuditLine(row.id or 0, row.at, who, by_link, row.account_id, row.action, _changes(row.changes))


def _changes(kept: dict[str, Any]) -> tuple[Change, ...]:
    return tuple(
        Change(kind, how, counts[how], tuple(counts.get("ids", ())))
        for kind, counts in sorted(kept.items())
        for how in ("added", "changed", "removed")
        if counts.get(how)
    )
