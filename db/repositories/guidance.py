"""Guidance: what I may read and have finished; what the program changed of what ships, and wrote itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.program.questions import Side
from core.roles import Action
from core.text import text
from core.tracking.guidance import (
    Audience,
    Page,
    check_page,
    for_audience,
    for_side,
    shipped,
    tidied,
    wrong,
)
from db.guidance_pages import pages_of
from db.models import GuidancePageRow, ParticipantRow, TrainingDoneRow
from db.repository import Repository, needs


@dataclass(frozen=True)
class OwnGuidance:
    """Pages for my side, and on which day I finished which module (by key)."""

    side: Side
    pages: tuple[Page, ...]
    done: Mapping[str, date]


@dataclass(frozen=True)
class GuidancePage:
    """A page as the program has it. ``version`` is 0 where nothing about it was changed; ``is_own``: in own words."""

    page: Page
    version: int
    is_own: bool
    hidden: bool
    ships: bool


class Guidance(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> OwnGuidance:
        """For the newest of my places in the program. Three queries. Raises NotFound where I have none."""
        session, me = self._session, self._me()
        rows = session.exec(
            select(TrainingDoneRow).where(TrainingDoneRow.participant_id == me.id, TrainingDoneRow.key != "")
        ).all()
        side = Side(me.side)
        return OwnGuidance(side, for_side(pages_of(session), side), {row.key: row.done_on for row in rows})

    @needs(Action.FINISH_MODULE)
    def finish(self, key: str, given: Sequence[int | None] = ()) -> None:
        """Note that I finished a module. ``given``: the place of each answer, from 1.

        Raises InvalidInput where an answer is not right. Finished twice, the first day holds.
        """
        session, me = self._session, self._me()
        page = next((one for one in for_side(pages_of(session), Side(me.side)) if one.key == key), None)
        if page is None or not page.is_finished:
            raise NotFound("That module is not here any more.", "Load the page again.")
        if missed := wrong(page, given):
            raise InvalidInput("The module is not finished yet.", [
                Fault(f"Question {n + 1}", text("is not answered rightly; read on, then try again")) for n in missed
            ])  # fmt: skip
        known = select(TrainingDoneRow.id).where(TrainingDoneRow.participant_id == me.id, TrainingDoneRow.key == key)
        if session.exec(known).first() is None:
            session.add(
                TrainingDoneRow(
                    program_id=me.program_id, participant_id=me.id or 0, key=key, title=page.title,
                    done_on=self.workspace.today, minutes=page.minutes,
                )
            )  # fmt: skip

    @needs(Action.READ_PROGRAM)
    def for_team(self) -> tuple[Page, ...]:
        """What whoever runs the program may read. One query."""
        return for_audience(pages_of(self._session), Audience.TEAM)

    @needs(Action.READ_PROGRAM)
    def all(self) -> tuple[GuidancePage, ...]:
        """Every page, hidden ones too: those that ship in their order, then the program's further ones. One query."""
        rows = {row.key: row for row in self._session.exec(select(GuidancePageRow).order_by(col(GuidancePageRow.id)))}
        ships = {page.key: page for page in shipped()}
        found = []
        for key in [*ships, *(key for key in rows if key not in ships)]:
            row = rows.get(key)
            own = Page.from_document(key, row.document) if row is not None and row.document else None
            page = own or ships.get(key)
            if page is not None:
                found.append(GuidancePage(page, row.version if row else 0, own is not None, bool(row and row.hidden),
                                      key in ships))  # fmt: skip
        return tuple(found)

    @needs(Action.CHANGE_PROGRAM)
    def keep(self, page: Page, version: int) -> None:
        """Keep a page in the program's own words, over the ``version`` seen. Raises InvalidInput, Conflict."""
        page = tidied(page)
        check_page(page)
        row = self._row(page.key, version)
        row.document = page.to_document()
        self._session.add(row)

    @needs(Action.CHANGE_PROGRAM)
    def hide(self, key: str, version: int, hidden: bool) -> None:
        """Leave a page out, or take it in again."""
        row = self._row(key, version)
        row.hidden = hidden
        self._session.add(row)

    @needs(Action.CHANGE_PROGRAM)
    def restore(self, key: str, version: int) -> None:
        """Give up the program's own words: the page that ships holds again; one that does not ship is gone."""
        row = self._row(key, version)
        if row.id is None:
            raise NotFound("That page is not here any more.", "Load the page again.")
        self._session.delete(row)

    def _row(self, key: str, version: int) -> GuidancePageRow:
        found = self._session.exec(select(GuidancePageRow).where(GuidancePageRow.key == key)).first()
        if (found.version if found else 0) != version:
            raise Conflict("Somebody else changed this page meanwhile; nothing of theirs was overwritten.",
                           "Look at the page as it is now, then change it.")  # fmt: skip
        return found or GuidancePageRow(program_id=self.workspace.actor.program_id, key=key)

    def _me(self) -> ParticipantRow:
        mine = tuple(self.workspace.actor.participant_ids)
        row = self._session.exec(
            select(ParticipantRow)
            .where(col(ParticipantRow.id).in_(mine), ParticipantRow.status != "left")
            .order_by(col(ParticipantRow.id).desc())
        ).first()
        if row is None:
            raise NotFound("You do not take part just now.", "If you think that you should, ask your coordinator.")
        return row
