"""The recruiting page of each side: drafted, changed, published."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select

from core.errors import Conflict, Infeasible, InvalidInput
from core.intake.recruiting_page import RecruitingPage, draft_page, page_faults
from core.program.program import Program
from core.program.questions import Side
from core.roles import Action
from db.admission import program_of
from db.models import RecruitingPageRow
from db.new_program import new_code
from db.recommending import page_address
from db.repository import Repository, needs


@dataclass(frozen=True)
class KeptPage:
    """A side's page with the version that was seen: 0 for a draft made of the settings, which nobody has kept.

    ``address`` is public from when it is published; empty before it was ever kept.
    """

    version: int
    page: RecruitingPage
    program: Program
    published_at: datetime | None
    address: str


class Recruiting(Repository):
    """One page a side, of the whole program."""

    @needs(Action.READ_PROGRAM)
    def page(self, side: Side) -> KeptPage:
        program, row = self._program(side), self._row(side)
        if row is None:
            return KeptPage(0, draft_page(program, side), program, None, "")
        page = RecruitingPage.from_document(row.document)
        return KeptPage(row.version, page, program, row.published_at, page_address(row.code))

    @needs(Action.CHANGE_PROGRAM)
    def save(self, side: Side, page: RecruitingPage, version: int) -> None:
        """Keep it as it stands. One that is published must stay whole: InvalidInput with each block that is empty."""
        row = self._seen(side, version)
        page = page.tidied()
        if row.published_at is not None:
            _check(page, "The page is public, so it was left as it is.")
        if row.document != page.to_document():
            row.document = page.to_document()
        self._session.add(row)

    @needs(Action.CHANGE_PROGRAM)
    def publish(self, side: Side, page: RecruitingPage, version: int) -> None:
        """Keep it and open its address. InvalidInput names every block that is empty."""
        page = page.tidied()
        _check(page, "The page is not ready to be published.")
        row = self._seen(side, version)
        row.document = page.to_document()
        row.published_at = row.published_at or self.workspace.now
        self._session.add(row)

    @needs(Action.CHANGE_PROGRAM)
    def take_back(self, side: Side, version: int) -> None:
        """Close its address; the words stay."""
        row = self._seen(side, version)
        row.published_at = None

    def _program(self, side: Side) -> Program:
        program = program_of(self._session, self.workspace.actor.program_id)
        if side not in program.sides:
            raise Infeasible("This program has no such side.", "Choose another.")
        return program

    def _row(self, side: Side) -> RecruitingPageRow | None:
        return self._session.exec(
            select(RecruitingPageRow).where(
                RecruitingPageRow.side == side.value,
                RecruitingPageRow.program_id == self.workspace.actor.program_id,
            )
        ).first()

    def _seen(self, side: Side, version: int) -> RecruitingPageRow:
        """The row that was looked at; a new one for a draft."""
        self._program(side)
        row = self._row(side)
        if (row.version if row else 0) != version:
            raise Conflict(
                "Somebody else changed this page while you were looking; nothing of theirs was overwritten.",
                "Load the page again, then make your change.",
            )
        return row or RecruitingPageRow(program_id=self.workspace.actor.program_id, side=side.value, code=new_code())


def _check(page: RecruitingPage, sentence: str) -> None:
    if faults := page_faults(page):
        raise InvalidInput(sentence, faults)
