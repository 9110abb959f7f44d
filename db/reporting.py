"""A report as somebody reads it who was sent its link."""

from datetime import datetime

from sqlalchemy import Engine

from core.errors import NotFound
from core.reports.supervisor import Report
from db.clock import Clock
from db.engine import unit_of_work
from db.links import LinkPurpose, find_link
from db.models import ReportRow


class Reporting:
    """One report by each link, and nothing else. Reading writes nothing."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> tuple[Report, datetime | None]:
        """The report, and until when the link opens it. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            link = find_link(session, token, LinkPurpose.REPORT, self._clock())
            row = session.get(ReportRow, link.subject_id)
            if row is None or row.program_id != link.program_id:
                raise NotFound("This report is not here any more.", "Ask whoever sent you the link.")
            return Report.from_document(row.document), link.expires_at
