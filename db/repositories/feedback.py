"""Feedback in my pairings: asked for on a piece of work, given, and read by the two alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from core.errors import Conflict, NotFound
from core.roles import Action
from core.tracking.feedback import Feedback, check_asking, check_giving
from db.models import FeedbackFileRow, FeedbackRow
from db.own_pairings import Together, own_pairing, own_pairings
from db.repository import Repository, needs


@dataclass(frozen=True)
class KeptFeedback:
    id: int
    version: int
    feedback: Feedback


@dataclass(frozen=True)
class FeedbackTogether:
    """A pairing of mine with its feedback, the newest first; of a group only what I asked, gave or am asked."""

    together: Together
    found: tuple[KeptFeedback, ...]


class FeedbackOfPairings(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[FeedbackTogether, ...]:
        """Of each pairing of mine that goes on. Five queries; files are read one by one."""
        session = self._session
        pairings = own_pairings(session, self.workspace)
        rows = session.exec(
            select(FeedbackRow)
            .where(col(FeedbackRow.pairing_id).in_([each.id for each in pairings]))
            .order_by(col(FeedbackRow.id).desc())
        ).all()
        return tuple(
            FeedbackTogether(
                each, tuple(_kept(row) for row in rows if row.pairing_id == each.id and _concerns(row, each.me.id))
            )
            for each in pairings
        )  # fmt: skip

    @needs(Action.READ_OWN_PAIRING)
    def file(self, feedback_id: int) -> bytes:
        """The file that feedback is asked on."""
        row, together = self._own(feedback_id)
        file = self._session.exec(select(FeedbackFileRow).where(FeedbackFileRow.feedback_id == row.id)).first()
        if file is None or not _concerns(row, together.me.id):
            raise NotFound("That file is not here any more.", "Ask for it again.")
        return file.content

    @needs(Action.EXCHANGE_FEEDBACK)
    def ask(self, pairing_id: int, asked: Feedback, file: bytes = b"") -> int:
        """Ask one of the pairing, or all, for feedback on a piece of work; its id. Raises InvalidInput, all faults."""
        check_asking(asked, self.workspace.today, len(file))
        together = own_pairing(self._session, self.workspace, pairing_id)
        me, of = together.me.id, asked.of if together.name(asked.of) else None
        row = self._new(together, me, asked, asked_by=me)
        row.of_id, row.due = of, asked.due
        self._session.add(row)
        self._session.flush()
        if file:
            self._session.add(
                FeedbackFileRow(
                    program_id=row.program_id, pairing_id=row.pairing_id, feedback_id=row.id or 0, content=file
                )
            )
        return row.id or 0

    @needs(Action.EXCHANGE_FEEDBACK)
    def give(self, feedback_id: int, version: int, helps: str, change: str) -> None:
        """Answer what I was asked."""
        check_giving(helps, change)
        row, together = self._own(feedback_id)
        me = together.me.id
        if row.asked_by_id == me or row.of_id not in (me, None):
            raise Conflict("This was not asked of you.", "Whoever was asked answers it.")
        if row.version != version or row.given_on is not None:
            raise Conflict("Somebody answered this meanwhile.", "Load the page again and read it.")
        row.document = {**row.document, "helps": helps.strip(), "change": change.strip()}
        row.given_by_id, row.given_on = me, self.workspace.today

    @needs(Action.EXCHANGE_FEEDBACK)
    def offer(self, pairing_id: int, to: int, helps: str, change: str, meeting_on: date | None = None) -> None:
        """Give feedback that nobody asked for, for instance after a meeting."""
        check_giving(helps, change)
        together = own_pairing(self._session, self.workspace, pairing_id)
        if to == together.me.id or not together.name(to):
            raise NotFound("That person is not in this pairing.", "Choose one of those who are.")
        row = self._new(together, to, Feedback(to, meeting_on=meeting_on, helps=helps.strip(), change=change.strip()))
        row.given_by_id, row.given_on = together.me.id, self.workspace.today
        self._session.add(row)

    @needs(Action.EXCHANGE_FEEDBACK)
    def take_back(self, feedback_id: int, version: int) -> None:
        """Ask no longer. What was given stays."""
        row, together = self._own(feedback_id)
        if row.asked_by_id != together.me.id or row.given_on is not None or row.version != version:
            raise Conflict("This can't be taken back any more.", "Load the page again.")
        self._session.delete(row)

    def _new(self, together: Together, to: int, one: Feedback, asked_by: int | None = None) -> FeedbackRow:
        words = {
            "about": one.about.strip(), "question": one.question.strip(), "link": one.link.strip(),
            "file_name": one.file_name, "helps": one.helps, "change": one.change,
            "meeting_on": one.meeting_on.isoformat() if one.meeting_on else None,
        }  # fmt: skip
        return FeedbackRow(
            program_id=self.workspace.actor.program_id, pairing_id=together.id, to_id=to, asked_by_id=asked_by,
            document=words, created_at=self.workspace.now,
        )  # fmt: skip

    def _own(self, feedback_id: int) -> tuple[FeedbackRow, Together]:
        row = self._session.exec(select(FeedbackRow).where(FeedbackRow.id == feedback_id)).first()
        if row is None:
            raise NotFound("That feedback is not here any more.", "Load the page again.")
        return row, own_pairing(self._session, self.workspace, row.pairing_id)


def _concerns(row: FeedbackRow, me: int) -> bool:
    """Whether one may read it: hers, given by her, or asked of her or of all."""
    open_to_all = row.asked_by_id is not None and row.of_id is None and row.given_on is None
    return me in (row.to_id, row.asked_by_id, row.of_id, row.given_by_id) or open_to_all


def _kept(row: FeedbackRow) -> KeptFeedback:
    words = row.document
    met = words.get("meeting_on")
    return KeptFeedback(
        row.id or 0, row.version,
        Feedback(
            row.to_id or 0, str(words.get("about", "")), str(words.get("question", "")), str(words.get("link", "")),
            str(words.get("file_name", "")), row.due, row.asked_by_id, row.of_id,
            date.fromisoformat(met) if isinstance(met, str) else None,
            str(words.get("helps", "")), str(words.get("change", "")), row.given_by_id, row.given_on,
        ),
    )  # fmt: skip


def asked_and_given(rows: Sequence[FeedbackRow]) -> tuple[int, int]:
    """How often feedback was asked for, and given at all: without its words, for the team."""
    return sum(row.asked_by_id is not None for row in rows), sum(row.given_on is not None for row in rows)
