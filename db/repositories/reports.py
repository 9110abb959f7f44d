"""Reports: looked at, made, closed (from then on supervisors see them), and shown to others by a link that expires."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.intake.applications import is_email
from core.messages.templates import MessageKey, day_in_words
from core.reports.section import ONE_PAGE, Block
from core.reports.supervisor import Report, Words
from core.roles import Action
from core.text import text
from db.links import LinkPurpose, link_address, make_link, revoke_links
from db.message_wording import write
from db.models import PrivateLinkRow, ReportRow
from db.outbox import put_message
from db.report_of import Heard, report_of
from db.repository import Repository, needs

MOST_DAYS = 365
LONGEST = 4000
NO_WORDS = Words()


@dataclass(frozen=True)
class KeptReport:
    """A report as it was made; ``closed_at``: since when supervisors see it, None while it is the team's own.
    ``links`` that still open it, None where they were not counted."""

    id: int
    at: datetime
    closed_at: datetime | None
    report: Report
    links: int | None = None


class Reports(Repository):
    """Of the whole program; what is made is of the cohort one is working in. Whoever makes none sees closed ones."""

    @needs(Action.READ_REPORTS)
    def all(self) -> tuple[KeptReport, ...]:
        """Newest first, without counting links. One query."""
        mine = select(ReportRow).order_by(col(ReportRow.id).desc())
        if not self._makes():
            mine = mine.where(col(ReportRow.closed_at).is_not(None))
        return tuple(self._kept(row) for row in self._session.exec(mine).all())

    @needs(Action.READ_REPORTS)
    def newest_closed(self) -> Report | None:
        """The one that stands beside those of other programs. One query."""
        row = self._session.exec(
            select(ReportRow).where(col(ReportRow.closed_at).is_not(None)).order_by(col(ReportRow.id).desc()).limit(1)
        ).first()
        return None if row is None else Report.from_document(row.document)

    @needs(Action.READ_REPORTS)
    def one(self, report_id: int) -> KeptReport:
        row = self._one(report_id)
        now, links = self.workspace.now, PrivateLinkRow
        found = self._session.exec(
            select(links.expires_at).where(
                links.purpose == LinkPurpose.REPORT.value, links.subject_id == report_id, col(links.revoked).is_(False)
            )
        ).all()
        return self._kept(row, sum(at is None or at > now for at in found))

    @needs(Action.READ_SURVEYS)
    def preview(self, words: Words = NO_WORDS, blocks: Sequence[Block] = ONE_PAGE) -> Report:
        """What a report made now would say."""
        return report_of(self._session, self.workspace, words, blocks)

    @needs(Action.MAKE_REPORT)
    def make(self, words: Words, blocks: Sequence[Block] = ONE_PAGE, heard: Heard = lambda _done, _what: None) -> int:
        """Freeze it, with the words of whoever makes it and these blocks in their order; its id. ``heard`` is told how
        far it has got, 0 to 1, and what comes now."""
        faults = [
            Fault(name.replace("_", " ").capitalize(), text("is longer than {longest} letters", longest=LONGEST))
            for name in Words.__dataclass_fields__
            if len(getattr(words, name)) > LONGEST
        ]
        if not blocks:
            faults.append(Fault("What it holds", text("is empty; choose a part at least")))
        if faults:
            raise InvalidInput("The report is not made.", faults)
        made = report_of(self._session, self.workspace, words, blocks, heard)
        row = ReportRow(
            program_id=self.workspace.actor.program_id, cohort_id=self.workspace.cohort_id,
            document=made.to_document(), at=self.workspace.now, account_id=self.workspace.actor.account_id,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.MAKE_REPORT)
    def close(self, report_id: int) -> None:
        """Close its period: supervisors see it from now on, and it can't be taken away. A closed one stays so."""
        row = self._one(report_id)
        row.closed_at = row.closed_at or self.workspace.now

    @needs(Action.MAKE_REPORT)
    def remove(self, report_id: int) -> None:
        """Take a draft away. Conflict where it is closed: what somebody has read is not made unsaid."""
        row = self._one(report_id)
        if row.closed_at is not None:
            raise Conflict("This report is closed, so it stays.", "Make a new one; say in its comment what was wrong.")
        self._session.delete(row)

    @needs(Action.MAKE_REPORT)
    def share(self, report_id: int, days: int, to_name: str = "", to_email: str = "") -> str:
        """The address of a link that shows this one report until it expires; mailed too where an address is given.

        Whoever is sent one is told: so the report is closed from then on.
        """
        row, email = self._one(report_id), to_email.strip()
        faults = []
        if not 1 <= days <= MOST_DAYS:
            faults.append(Fault("Days", text("are 1 to {most}", most=MOST_DAYS)))
        if email and not is_email(email):
            faults.append(Fault("E-mail", text("does not look like an address, such as ana@example.org")))
        if email and not to_name.strip():
            faults.append(Fault("Name", text("is empty; say whom the message greets")))
        if faults:
            raise InvalidInput("The report is not shared.", faults)
        row.closed_at = row.closed_at or self.workspace.now
        token = make_link(
            self._session, LinkPurpose.REPORT, program_id=row.program_id, subject_id=report_id,
            now=self.workspace.now, days=days,
        )  # fmt: skip
        address = link_address(token)
        if email:
            self._mail(row, address, days, to_name.strip(), email)
        return address

    @needs(Action.MAKE_REPORT)
    def stop_sharing(self, report_id: int) -> int:
        """No link opens it any more; how many did."""
        self._one(report_id)
        return revoke_links(self._session, LinkPurpose.REPORT, report_id)

    def _mail(self, row: ReportRow, address: str, days: int, to_name: str, email: str) -> None:
        report = Report.from_document(row.document)
        fields = {
            "name": to_name, "program": self.workspace.place.name, "link": address, "valid": f"{days} days",
            "period": f"{day_in_words(report.since)} to {day_in_words(report.until)}",
            "coordinator": self._signature(),
        }  # fmt: skip
        message = write(self._session, row.program_id, MessageKey.REPORT, fields)
        put_message(
            self._session, program_id=row.program_id, kind=MessageKey.REPORT.value, to_name=to_name, to_email=email,
            subject=message.subject, body=message.body, now=self.workspace.now,
        )  # fmt: skip

    def _one(self, report_id: int) -> ReportRow:
        row = self._session.get(ReportRow, report_id)
        if row is None or (row.closed_at is None and not self._makes()):
            raise NotFound("That report is not here.", "Choose one from the list.")
        return row

    def _kept(self, row: ReportRow, links: int | None = None) -> KeptReport:
        return KeptReport(row.id or 0, row.at, row.closed_at, Report.from_document(row.document), links)

    def _makes(self) -> bool:
        return self.workspace.actor.may(Action.MAKE_REPORT)
