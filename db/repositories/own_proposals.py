"""One's own answers to proposals: who is suggested to me, and my yes or no; with an account or by a personal link."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from core.errors import Fault, InvalidInput, NotFound
from core.matching.declining import LONGEST_WORDS, NoGround
from core.matching.proposals import ProposalState, Reply, accept, decline
from core.program.questions import Side
from core.roles import Action
from core.text import text
from db.admission import program_of
from db.introductions import shared_answers
from db.message_wording import signed_by
from db.models import ParticipantRow, ProposalAnswerRow, ProposalRow
from db.proposals import Writer, answers_of, course_of, take_down
from db.repository import Repository, needs


@dataclass(frozen=True)
class Suggested:
    """Somebody who is suggested to me: what she shares, and why we thought of the two of us; never how to reach her.

    ``mine``: what I said. ``others``: whether another answer is still awaited. ``closed``: the last day is over.
    """

    proposal_id: int
    name: str
    side: Side
    profile: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    note: str
    mine: Reply
    others: bool
    closes_on: date | None
    closed: bool


class OwnProposals(Repository):
    """What participants see of proposals, and what they may say to them."""

    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[Suggested, ...]:
        """Proposals that I was asked about and that are open, the newest first. Four queries."""
        own = tuple(self.workspace.actor.participant_ids)
        open_ = (ProposalState.PROPOSED.value, ProposalState.ACCEPTED.value)
        rows = self._session.exec(
            select(ProposalRow, ProposalAnswerRow)
            .join(ProposalAnswerRow, col(ProposalAnswerRow.proposal_id) == col(ProposalRow.id))
            .where(
                col(ProposalAnswerRow.participant_id).in_(own),
                col(ProposalAnswerRow.asked_at).is_not(None),
                col(ProposalRow.state).in_(open_),
            )
            .order_by(col(ProposalRow.id).desc())
        ).all()
        ids = {person for row, _ in rows for person in (row.mentee_id, row.mentor_id)}
        people = {
            person.id: person
            for person in self._session.exec(select(ParticipantRow).where(col(ParticipantRow.id).in_(ids))).all()
        }
        found = []
        for row, answer in rows:
            other = people.get(row.mentor_id if answer.participant_id == row.mentee_id else row.mentee_id)
            if other is not None:
                found.append(self._suggested(row, answer, people[answer.participant_id], other))
        return tuple(found)

    @needs(Action.CHANGE_OWN_PART)
    def accept(self, proposal_id: int) -> None:
        """My yes. The other is asked next, or all have said yes."""
        row, answers, own = self._asked(proposal_id)
        asking = program_of(self._session, row.program_id).asking
        course = accept(course_of(row, answers), own.participant_id, self.workspace.today, asking)
        own.answered_at = self.workspace.now
        take_down(self._session, row, answers, course, self._in_name_of(row))

    @needs(Action.CHANGE_OWN_PART)
    def decline(self, proposal_id: int, ground: NoGround = NoGround.NONE, words: str = "") -> None:
        """My no; why is for the team alone, and need not be said."""
        if len(words) > LONGEST_WORDS:
            what = text("is longer than {longest} letters", longest=LONGEST_WORDS)
            raise InvalidInput("Your answer is not noted yet.", [Fault("In your words", what)])
        row, answers, own = self._asked(proposal_id)
        course = decline(course_of(row, answers), own.participant_id, self.workspace.today)
        own.answered_at, own.ground, own.words = self.workspace.now, ground.value, words.strip()
        take_down(self._session, row, answers, course, self._in_name_of(row))

    def _suggested(
        self, row: ProposalRow, answer: ProposalAnswerRow, me: ParticipantRow, other: ParticipantRow
    ) -> Suggested:
        return Suggested(
            proposal_id=row.id or 0, name=other.name, side=Side(other.side), profile=shared_answers(other.shared),
            reasons=tuple(row.reasons) if me.shared and other.shared else (), note=row.note,
            mine=Reply(answer.reply), others=row.state == ProposalState.PROPOSED.value and bool(answer.reply),
            closes_on=row.closes_on, closed=course_of(row, [answer]).is_closed(self.workspace.today),
        )  # fmt: skip

    def _asked(self, proposal_id: int) -> tuple[ProposalRow, list[ProposalAnswerRow], ProposalAnswerRow]:
        """Held until the verb ends: of two who answer at once, the second reads what the first has said."""
        wanted = select(ProposalRow).where(ProposalRow.id == proposal_id).with_for_update()
        row = self._session.exec(wanted).first()
        answers = answers_of(self._session, [row.id])[row.id or 0] if row is not None else []
        own = next((each for each in answers if each.participant_id in self.workspace.actor.participant_ids), None)
        if row is None or own is None:
            raise NotFound("That suggestion is not here.", "It may have been taken back. Ask your coordinator.")
        return row, answers, own

    def _in_name_of(self, row: ProposalRow) -> Writer:
        """Whoever proposed it signs what is written because of an answer."""
        program = program_of(self._session, row.program_id)
        signed = signed_by(self._session, row.account_id, program.name)
        now: datetime = self.workspace.now
        return Writer(program, signed, now, self.workspace.today)
