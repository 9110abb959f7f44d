"""What a stranger reads before she applies, and by whose recommendation she came. Opening writes nothing."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.intake.answers import keepable
from core.intake.recruiting_page import RecruitingPage
from core.program.program import Program
from core.program.questions import Side
from core.text import Text
from db.admission import program_of
from db.clock import Clock
from db.engine import unit_of_work
from db.models import CohortRow, ProgramRow, RecruitingPageRow
from db.open_cohort import open_cohort
from db.recommending import recommender


@dataclass(frozen=True)
class Information:
    """A published page. ``join``: the code of where to apply, empty while that is closed; ``sentence`` says until when
    it is open, or why it is not."""

    program: Program
    side: Side
    page: RecruitingPage
    join: str
    sentence: Text | None


class Informing:
    """See the module's docstring."""

    def __init__(self, engine: Engine, now: Clock, disk_is_lost: bool) -> None:
        self._engine = engine
        self._clock = now
        self._disk_is_lost = disk_is_lost

    def page(self, code: str) -> Information:
        """The page at a public address. Raises NotFound, also while it is not published."""
        with unit_of_work(self._engine, writes=False) as session:
            row = session.exec(select(RecruitingPageRow).where(RecruitingPageRow.code == keepable(code))).first()
            program_row = session.get(ProgramRow, row.program_id) if row is not None else None
            if row is None or row.published_at is None or program_row is None or program_row.archived_at is not None:
                raise NotFound(
                    "There is nothing to read at this address.",
                    "Check that it was copied whole, or ask whoever gave it to you.",
                )
            program = program_of(session, row.program_id)
            join, sentence = self._where_to_apply(session, row, self._today(program))
            return Information(program, Side(row.side), RecruitingPage.from_document(row.document), join, sentence)

    def recommended_by(self, join: str, by: str) -> str:
        """Who stands behind a recommendation for this address; empty where nobody does."""
        if not by:
            return ""
        with unit_of_work(self._engine, writes=False) as session:
            found = select(CohortRow.program_id).where(
                (CohortRow.mentor_code == keepable(join)) | (CohortRow.mentee_code == keepable(join))
            )
            program_id = session.exec(found).first()
            return "" if program_id is None else recommender(session, program_id, by)[2]

    def _today(self, program: Program) -> date:
        return self._clock().astimezone(ZoneInfo(program.time_zone)).date()

    def _where_to_apply(self, session: Session, row: RecruitingPageRow, today: date) -> tuple[str, Text | None]:
        """Of the newest cohort that is open; else what the newest says."""
        sentence = None
        cohorts = select(CohortRow).where(CohortRow.program_id == row.program_id).order_by(col(CohortRow.id).desc())
        for cohort in session.exec(cohorts).all():
            try:
                there = open_cohort(session, cohort, Side(row.side), today, self._disk_is_lost)
            except NotFound:
                continue  # this cohort has no such form
            if there.is_open:
                return there.code, there.sentence
            sentence = sentence or there.sentence
        return "", sentence
