"""Own reports, kept by name, and reports that are made and sent by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from core.errors import Fault, InvalidInput, NotFound
from core.intake.applications import is_email
from core.reports.schedule import Every, next_day
from core.reports.section import Block
from core.reports.supervisor import Words
from core.roles import Action
from core.text import text
from db.models import ReportLayoutRow, ReportScheduleRow
from db.repository import Repository, needs

LONGEST_NAME = 80


@dataclass(frozen=True)
class Layout:
    """What an own report holds, in order."""

    id: int
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Schedule:
    """``next_on`` is None once it is done or was stopped; ``error`` then says why."""

    id: int
    blocks: tuple[Block, ...]
    every: Every
    next_on: date | None
    to_name: str
    to_email: str
    error: str


class ReportPlans(Repository):
    """Layouts are of the program; schedules of the cohort one is working in."""

    @needs(Action.MAKE_REPORT)
    def layouts(self) -> tuple[Layout, ...]:
        """By name."""
        rows = self._session.exec(select(ReportLayoutRow)).all()
        found = [Layout(row.id or 0, row.name, tuple(map(Block, row.blocks))) for row in rows]
        return tuple(sorted(found, key=lambda each: (each.name.lower(), each.id)))

    @needs(Action.MAKE_REPORT)
    def keep_layout(self, name: str, blocks: Sequence[Block]) -> int:
        """Keep it under this name; one that is there already is replaced. Its id."""
        name = " ".join(name.split())
        faults = []
        if not name:
            faults.append(Fault("Name", text("is empty; write what it is for")))
        elif len(name) > LONGEST_NAME:
            faults.append(Fault("Name", text("is longer than {longest} letters", longest=LONGEST_NAME)))
        if not blocks:
            faults.append(Fault("What it holds", text("is empty; choose a part at least")))
        if faults:
            raise InvalidInput("The report is not kept.", faults)
        row = self._session.exec(select(ReportLayoutRow).where(ReportLayoutRow.name == name)).first()
        if row is None:
            row = ReportLayoutRow(program_id=self.workspace.actor.program_id, name=name)
        row.blocks = [each.value for each in blocks]
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.MAKE_REPORT)
    def remove_layout(self, layout_id: int) -> None:
        """Reports that were made with it stay as they are."""
        row = self._session.get(ReportLayoutRow, layout_id)
        if row is None:
            raise NotFound("That own report is not here.", "Somebody may have removed it; load the page again.")
        self._session.delete(row)

    @needs(Action.MAKE_REPORT)
    def schedules(self) -> tuple[Schedule, ...]:
        """Those that are to come first, then those that are over."""
        rows = self._session.exec(
            select(ReportScheduleRow)
            .where(ReportScheduleRow.cohort_id == self.workspace.cohort_id)
            .order_by(col(ReportScheduleRow.id))
        ).all()
        found = [
            Schedule(
                row.id or 0, tuple(map(Block, row.blocks)), Every(row.every), row.next_on, row.to_name, row.to_email,
                row.error,
            )
            for row in rows
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: (each.next_on is None, each.next_on or date.max, each.id)))

    @needs(Action.MAKE_REPORT)
    def schedule(
        self, blocks: Sequence[Block], every: Every, begins_on: date, to_name: str, to_email: str, days: int = 90
    ) -> int:
        """Make, close and send it by itself, in my name, from that day on; its id."""
        faults = []
        if not blocks:
            faults.append(Fault("What it holds", text("is empty; choose a part at least")))
        if begins_on < self.workspace.today:
            faults.append(Fault("First day", text("is over; choose today or later")))
        if not to_name.strip():
            faults.append(Fault("Name", text("is empty; say whom the message greets")))
        if not is_email(to_email.strip()):
            faults.append(Fault("E-mail", text("does not look like an address, such as ana@example.org")))
        if faults or self.workspace.actor.account_id is None:
            raise InvalidInput("Nothing is scheduled.", faults)
        row = ReportScheduleRow(
            program_id=self.workspace.actor.program_id, cohort_id=self.workspace.cohort_id,
            account_id=self.workspace.actor.account_id, blocks=[each.value for each in blocks], every=every.value,
            begins_on=begins_on, next_on=begins_on, to_name=to_name.strip(), to_email=to_email.strip(), days=days,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.MAKE_REPORT)
    def unschedule(self, schedule_id: int) -> None:
        """It is not made any more; reports that were stay."""
        self._session.delete(self._one(schedule_id))

    @needs(Action.MAKE_REPORT)
    def send_if_due(self, schedule_id: int) -> int | None:
        """Make, close and send the report if its day has come: its id. None where it is not due, or somebody was
        quicker. Where its day was missed, it is made once, not once for each day."""
        row = self._session.get(ReportScheduleRow, schedule_id, with_for_update=True)
        if row is None or row.next_on is None or row.next_on > self.workspace.today:
            return None
        report_id = self.workspace.reports.make(Words(), tuple(map(Block, row.blocks)))
        self.workspace.reports.share(report_id, row.days, row.to_name, row.to_email)
        row.next_on = next_day(Every(row.every), row.begins_on, self.workspace.today)
        return report_id

    def _one(self, schedule_id: int) -> ReportScheduleRow:
        row = self._session.get(ReportScheduleRow, schedule_id)
        if row is None:
            raise NotFound("That plan is not here.", "Somebody may have taken it away; load the page again.")
        return row
