"""Somebody leaves a group that goes on, or joins one: the rows of it, and what everybody concerned is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, select

from core.matching import Comparison, PairIds, Pool, Rules, explain
from core.matching.regrouping import RunningGroup
from core.messages.templates import MessageKey, compose, introduction_for
from core.program.questions import Side
from core.tracking.closure import ENDINGS, Ending
from db.group_introductions import facing_her, group_reasons, introduce_one, joined
from db.introduced_anew import introduce_anew
from db.introductions import Introduced, Introduction, reasons_of
from db.leaving import decide_again, waiting_messages
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import own_wordings, wording_for
from db.models import AskRow, CheckInRow, HelpRequestRow, PairingMemberRow, PairingRow
from db.outbox import put_message
from db.publishing import Publication
from db.reassigning import LiveGroup


@dataclass(frozen=True)
class Leaving:
    """How somebody leaves a group that goes on. ``again``: whether she may be matched again; who may not takes a
    break. ``reason``: in the team's words, which nobody else reads."""

    pairing_id: int
    ending: Ending
    reason: str = ""
    again: bool = True


@dataclass(frozen=True)
class Change:
    """What all steps of one change share: who publishes it, everybody in it by id, and how two of them compare."""

    made: Publication
    people: Mapping[int, Introduced]
    pool: Pool
    rules: Rules
    comparison: Comparison

    def of_two(self, pair: PairIds) -> tuple[str, ...]:
        """What the two of a new pair may read."""
        one, other = (self.people[each] for each in pair)
        return reasons_of(
            explain(self.pool, self.rules, self.comparison, pair), self.rules, self.made.forms, one, other
        )

    def reasons(self, pairs: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Sentences that all of these may read; of those who are not to be matched now there are none."""
        known = [pair for pair in pairs if {person.id for person in self.pool.people}.issuperset(pair)]
        proposals = [explain(self.pool, self.rules, self.comparison, pair) for pair in known]
        return group_reasons(proposals, self.rules, self.made.forms, self.people)


def part(session: Session, change: Change, row: PairingRow, group: LiveGroup, who: int, leaving: Leaving) -> PairingRow:
    """Take her out of the group; her time in it becomes a pairing of her own that has ended, which is returned.

    Her check-ins and calls for help go along; what the group wrote stays with the group.
    """
    faced = group.group.faced_by(who)
    session.delete(
        session.exec(
            select(PairingMemberRow).where(
                PairingMemberRow.pairing_id == row.id, PairingMemberRow.participant_id == who
            )
        ).one()
    )
    for message in waiting_messages(session, row):
        if message.participant_id == who:
            session.delete(message)
    began = group.since[who]
    own = PairingRow(
        program_id=row.program_id, cohort_id=row.cohort_id, scenario_id=row.scenario_id, started_on=began,
        ended_on=max(change.made.today, began), ending=leaving.ending.value, reasons=[], published_at=row.published_at,
        end_reason=leaving.reason.strip() or str(ENDINGS[leaving.ending]),
    )  # fmt: skip
    session.add(own)
    session.flush()
    for id in (who, *faced):
        session.add(
            PairingMemberRow(
                program_id=row.program_id, pairing_id=own.id or 0, participant_id=id, side=change.people[id].side.value
            )
        )
    for table in (CheckInRow, HelpRequestRow, AskRow):
        mine = select(table).where(table.pairing_id == row.id, table.participant_id == who)
        for each in session.exec(mine).all():
            each.pairing_id = own.id or 0
    session.flush()
    decide_again(session, own, {who: leaving.again})
    row.reasons = list(change.reasons(pair for pair in group.group.pairs if who not in pair))
    flag_modified(row, "reasons")  # whoever saw the group as it was before is told, even if no reason was lost
    unread = introduce_anew(session, row, change.people[who].name, change.made.now, change.made.signed)
    others = [change.people[id] for id in group.names if id != who and id not in unread]
    tell(session, change, row, MessageKey.GROUP_LEFT, change.people[who].name, others)
    tell(session, change, own, MessageKey.PAIRING_ENDED, joined([change.people[id] for id in faced]).name,
         [change.people[who]])  # fmt: skip
    return own


def take_in(session: Session, change: Change, row: PairingRow, group: LiveGroup, who: int) -> None:
    """Put her into a group that goes on. She and whom she faces are introduced, the others are told."""
    session.add(
        PairingMemberRow(
            program_id=row.program_id, pairing_id=row.id or 0, participant_id=who, side=change.people[who].side.value,
            joined_on=change.made.today,
        )
    )  # fmt: skip
    together = RunningGroup(group.id, group.group.mentor_id, (*group.group.member_ids, who))
    row.reasons = list(change.reasons(together.pairs))
    flag_modified(row, "reasons")
    for each in welcome(session, change, group, who):
        put_message(
            session, program_id=row.program_id, kind=introduction_for(each.to.side).value, to_name=each.to.name,
            to_email=each.to.email, subject=each.message.subject, body=each.message.body, now=change.made.now,
            participant_id=each.to.id, pairing_id=row.id, wait=True,
        )  # fmt: skip
    her, others = change.people[who], [change.people[id] for id in group.names]
    tell(session, change, row, MessageKey.GROUP_JOINED, her.name,
         [each for each in others if each not in facing_her(her, others)])  # fmt: skip


def welcome(session: Session, change: Change, group: LiveGroup, who: int) -> tuple[Introduction, ...]:
    """What she reads of the group, and what whom she faces reads of her."""
    made, her = change.made, change.people[who]
    others = [change.people[id] for id in group.names]
    facing, wordings = facing_her(her, others), own_wordings(session, made.program_id)

    def to(reader: Introduced, members: Sequence[Introduced], pairs: Sequence[PairIds]) -> Introduction:
        link = _link(session, change, reader)
        return introduce_one(
            made.program, reader, members, change.reasons(pairs), link, made.signed, made.note, wordings
        )  # fmt: skip

    pairs = {each.id: _pair(her, each) for each in facing}
    of_her = to(her, [her, *others], list(pairs.values()))
    return (of_her, *(to(each, [each, her], [pairs[each.id]]) for each in facing))


def tell(
    session: Session, change: Change, row: PairingRow, key: MessageKey, about: str, whom: Sequence[Introduced]
) -> None:
    """A message to each of these, which waits until somebody of the team sends it."""
    made, wordings = change.made, own_wordings(session, change.made.program_id)
    for each in whom:
        fields = {
            "name": each.name, "program": made.program.name, "partner": about, "note": made.note,
            "link": _link(session, change, each), "coordinator": made.signed,
        }  # fmt: skip
        message = compose(key, fields, wording_for(wordings, key, each.language))
        put_message(
            session, program_id=row.program_id, kind=key.value, to_name=each.name, to_email=each.email,
            subject=message.subject, body=message.body, now=made.now, participant_id=each.id,
            pairing_id=row.id if row.ended_on is None else None, wait=True,
        )  # fmt: skip


def _pair(her: Introduced, other: Introduced) -> PairIds:
    return (min(her.id, other.id), max(her.id, other.id)) if her.side is Side.PEER else (her.id, other.id)


def _link(session: Session, change: Change, to: Introduced) -> str:
    made = change.made
    return link_address(
        make_link(
            session, LinkPurpose.PARTICIPANT, program_id=made.program_id, subject_id=to.id, now=made.now, days=None
        )
    )
