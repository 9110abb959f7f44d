"""Proposals of the cohort: planned, reviewed, made, answered for, begun; and what those who were asked said."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from core.errors import Conflict, Fault, Infeasible, InvalidInput
from core.matching import PairIds, Proposal, Result, Rules
from core.matching.declining import NoGround
from core.matching.proposals import (
    ProposalState,
    Reply,
    accept,
    begin,
    decline,
    extend,
    planned,
    propose,
    review,
    withdraw,
)
from core.messages.templates import Message, MessageKey
from core.program.questions import Form, Side
from core.roles import Action
from core.text import text
from db.admission import program_of
from db.facts import forms_by_side
from db.introductions import people_to_introduce, reasons_of
from db.kept_results import scenario_row
from db.message_wording import language_of
from db.message_wording import write as worded
from db.models import ProposalAnswerRow, ProposalRow, RulesRow, ScenarioRow
from db.proposal_checks import check_people
from db.proposal_list import ProposalLine, lines_of
from db.proposals import Writer, answers_of, ask_fields, course_of, take_down, two_of, write
from db.publishing import Publication, hold, pair_up
from db.repositories.own_proposals import OwnProposals
from db.repository import Repository, needs

Seen = Mapping[int, int]  # proposal → the version that was seen
KEPT = ("rules", "fingerprint", "method", "engine", "read_on", "people", "proposals")  # of the result they came from
GONE = ("One of these proposals is not here any more.", "Load the page again, then choose again.")


class Proposals(OwnProposals, Repository):
    """Of the cohort one is working in; of a participant: those she was asked about."""

    @needs(Action.READ_MATCHING)
    def all(self) -> tuple[ProposalLine, ...]:
        """Every proposal, those that need somebody first, then the newest. Three queries."""
        return lines_of(self._session, self.workspace.cohort_id, self.workspace.today)

    @needs(Action.PUBLISH_PAIRS)
    def make(
        self, result: Result, pairs: Collection[PairIds], rules: Rules, version: int, fingerprint: str, note: str = "",
        closes_on: date | None = None,
    ) -> int:  # fmt: skip
        """Propose these pairs of the result: whose turn it is, is written to. Without ``closes_on`` they are drafts.

        Raises Conflict where people, rules or decisions about pairs are not those seen any more. How many.
        """
        if result.groups:
            raise Infeasible("Groups are made at once; nobody is asked before.", "Publish them instead.")
        made, pool, chosen = self.workspace.matching.decided(result, pairs, rules, version, fingerprint, note)
        people = hold(self._session, [each.pair for each in chosen], made.forms)
        scenario = scenario_row(
            f"Proposed on {made.today.isoformat()}", pool, rules, result,
            program_id=made.program_id, cohort_id=made.cohort_id, account_id=made.account_id, now=made.now,
        )  # fmt: skip
        self._session.add(scenario)
        self._session.flush()
        rows = []
        for each in chosen:
            one, other = (people[person] for person in each.pair)
            row = ProposalRow(
                program_id=made.program_id, cohort_id=made.cohort_id, scenario_id=scenario.id, mentee_id=one.id,
                mentor_id=other.id, state=ProposalState.DRAFT.value, note=note.strip(), since=made.now,
                reasons=list(reasons_of(each, rules, made.forms, one, other)), account_id=made.account_id,
            )  # fmt: skip
            rows.append((row, planned(made.program.asking, (one.id, one.side), (other.id, other.side))))
        self._session.add_all([row for row, _ in rows])
        self._session.flush()
        writer = self._writer()
        with self._session.no_autoflush:  # else everything is written out before each of many short reads
            for row, course in rows:
                answers = [
                    ProposalAnswerRow(
                        program_id=row.program_id,
                        proposal_id=row.id or 0,
                        participant_id=asked.person_id,
                        turn=asked.turn,
                    )
                    for asked in course.asked
                ]
                self._session.add_all(answers)
                if closes_on is not None:
                    take_down(self._session, row, answers, propose(course, made.today, closes_on), writer)
        return len(rows)

    @needs(Action.PUBLISH_PAIRS)
    def review(self, seen: Seen) -> int:
        """Note that somebody of the team has looked at these drafts and would propose them."""
        rows, writer = self._rows(seen), self._writer()
        for row, answers in rows:
            take_down(self._session, row, answers, review(course_of(row, answers)), writer)
        return len(rows)

    @needs(Action.PUBLISH_PAIRS)
    def propose(self, seen: Seen, closes_on: date) -> int:
        """Ask whose turn it is about each of these drafts. All or nothing; how many."""
        self._one_at_a_time()
        rows, writer = self._rows(seen), self._writer()
        check_people(self.workspace, self._session, [row for row, _ in rows])
        for row, answers in rows:
            course = propose(course_of(row, answers), self.workspace.today, closes_on)
            take_down(self._session, row, answers, course, writer)
        return len(rows)

    @needs(Action.PUBLISH_PAIRS)
    def begin(self, seen: Seen, starts_on: date, note: str = "") -> int:
        """Make pairings of what all have accepted, from a day on; the introductions wait until somebody sends them.

        All or nothing: refused with every reason where one of these people can't be paired now. How many.
        """
        self._one_at_a_time()
        rows, writer = self._rows(seen), self._writer()
        check_people(self.workspace, self._session, [row for row, _ in rows])
        after = [begin(course_of(row, answers), self.workspace.today, starts_on) for row, answers in rows]
        pairs = [(row.mentee_id, row.mentor_id) for row, _ in rows]
        publication = self._publication(note)
        people = hold(self._session, pairs, publication.forms)
        scenario = self._begun(rows[0][0], len(rows))
        both = [all(people[person].sharing for person in pair) for pair in pairs]
        made = [(pair, row.reasons if shared else ()) for pair, (row, _), shared in zip(pairs, rows, both, strict=True)]
        pairings = pair_up(self._session, publication, scenario.id, made, people, starts_on)
        for (row, answers), course, pairing in zip(rows, after, pairings, strict=True):
            row.pairing_id = pairing.id
            take_down(self._session, row, answers, course, writer)
        return len(rows)

    @needs(Action.PUBLISH_PAIRS)
    def withdraw(self, seen: Seen, why: str, note: str = "") -> int:
        """Take these back, ``why`` is for the team. Whoever was asked is told with ``note`` once somebody sends it."""
        _say_why(why)
        rows, writer = self._rows(seen), self._writer()
        for row, answers in rows:
            row.why = why.strip()
            take_down(self._session, row, answers, withdraw(course_of(row, answers)), writer, note.strip())
        return len(rows)

    @needs(Action.PUBLISH_PAIRS)
    def extend(self, seen: Seen, closes_on: date) -> int:
        """Take answers until a later day."""
        rows, writer = self._rows(seen), self._writer()
        for row, answers in rows:
            course = extend(course_of(row, answers), self.workspace.today, closes_on)
            take_down(self._session, row, answers, course, writer)
        return len(rows)

    @needs(Action.SEND_MESSAGE)
    def nudge(self, seen: Seen) -> int:
        """Remind everybody whose answer is awaited; how many messages. Refused after the last day to answer."""
        told, writer = 0, self._writer()
        for row, answers in self._rows(seen):
            course = course_of(row, answers)
            if course.is_closed(self.workspace.today):
                raise Conflict(
                    "The last day to answer has gone by.", "Give more time first, then remind them.",
                )  # fmt: skip
            write(self._session, row, course.awaited, MessageKey.PROPOSAL_REMINDER, writer)
            for each in answers:
                if each.participant_id in course.awaited:
                    each.reminded_at = self.workspace.now
            told += len(course.awaited)
        return told

    @needs(Action.PUBLISH_PAIRS)
    def answer_for(self, proposal_id: int, version: int, participant_id: int, reply: Reply, why: str) -> None:
        """Note what somebody said by word of mouth; ``why`` says how the team knows."""
        _say_why(why)
        ((row, answers),) = self._rows({proposal_id: version})
        course, today = course_of(row, answers), self.workspace.today
        if reply is Reply.ACCEPTED:
            course = accept(course, participant_id, today, self._writer().program.asking, by_team=True)
        else:
            course = decline(course, participant_id, today, by_team=True)
        for each in answers:
            if each.participant_id == participant_id:
                each.answered_at, each.account_id = self.workspace.now, self.workspace.actor.account_id
                each.words, each.ground = why.strip(), NoGround.NONE.value
        take_down(self._session, row, answers, course, self._writer())

    @needs(Action.READ_MATCHING)
    def would_read(
        self, proposal: Proposal, rules: Rules, note: str, closes_on: date
    ) -> tuple[tuple[str, Message], ...]:
        """Whoever is asked first about this pair, and what she would read; with an example of a link."""
        people = people_to_introduce(self._session, proposal.pair)
        if len(people) < 2:
            raise Conflict(*GONE)
        one, other = (people[person] for person in proposal.pair)
        row = ProposalRow(
            program_id=self.workspace.actor.program_id, cohort_id=self.workspace.cohort_id, mentee_id=one.id,
            mentor_id=other.id, state=ProposalState.DRAFT.value, note=note.strip(), since=self.workspace.now,
            reasons=list(reasons_of(proposal, rules, self._forms(), one, other)), closes_on=closes_on,
        )  # fmt: skip
        course = planned(self._writer().program.asking, (one.id, one.side), (other.id, other.side))
        first = [asked.person_id for asked in course.asked if asked.turn == 1]
        return tuple((people[person].name, self._ask(row, person)) for person in first)

    @needs(Action.READ_MATCHING)
    def preview(self, proposal_id: int, participant_id: int) -> Message:
        """What she would read if she were asked now, with an example of a link."""
        row = self._session.get(ProposalRow, proposal_id)
        if row is None:
            raise Conflict(*GONE)
        return self._ask(row, participant_id)

    def _ask(self, row: ProposalRow, participant_id: int) -> Message:
        both = two_of(self._session, row)
        reader = both.get(participant_id)
        other = next((each for id, each in both.items() if id != participant_id), None)
        if reader is None or other is None:
            raise Conflict(*GONE)
        fields = ask_fields(reader.name, other, row.reasons, both.values(), row, self._writer(), "/?link=…")
        language = language_of(self._session, reader)
        return worded(self._session, row.program_id, MessageKey.PROPOSAL, fields, language)

    def _rows(self, seen: Seen) -> list[tuple[ProposalRow, list[ProposalAnswerRow]]]:
        """Held until the verb ends, as they were seen."""
        rows = self._session.exec(
            select(ProposalRow)
            .where(col(ProposalRow.id).in_(list(seen)), ProposalRow.cohort_id == self.workspace.cohort_id)
            .order_by(col(ProposalRow.id))
            .with_for_update()
        ).all()
        if not rows or len(rows) < len(seen):
            raise Conflict(*GONE)
        if any(row.version != seen[row.id or 0] for row in rows):
            raise Conflict(
                "Somebody answered or changed one of these proposals while you were looking; nothing was done.",
                "Look at them as they are now, then decide again.",
            )
        answers = answers_of(self._session, [row.id for row in rows])
        return [(row, answers[row.id or 0]) for row in rows]

    def _begun(self, first: ProposalRow, pairs: int) -> ScenarioRow:
        """What is undone as a whole, until the first introduction has left."""
        before = self._session.get(ScenarioRow, first.scenario_id) if first.scenario_id else None
        known = (
            before.model_dump(include=set(KEPT)) if before is not None else {"rules": self._rules(), "fingerprint": ""}
        )
        row = ScenarioRow(
            **known, program_id=first.program_id, cohort_id=first.cohort_id,
            name=f"Accepted pairs, begun on {self.workspace.today.isoformat()}",
            summary=(dict(before.summary) if before else {}) | {"published": pairs},
            account_id=self.workspace.actor.account_id, at=self.workspace.now, published_at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row

    def _forms(self) -> dict[Side, Form]:
        return forms_by_side(self._session, self.workspace.cohort_id)

    def _rules(self) -> dict[str, Any]:
        kept = select(RulesRow.document).where(RulesRow.cohort_id == self.workspace.cohort_id)
        return dict(self._session.exec(kept).first() or {})

    def _publication(self, note: str) -> Publication:
        writer, actor = self._writer(), self.workspace.actor
        return Publication(
            writer.program, actor.program_id, self.workspace.cohort_id, actor.account_id, writer.now, writer.today,
            writer.signed, note.strip(),
            self._forms(),
        )  # fmt: skip

    def _writer(self) -> Writer:
        program = program_of(self._session, self.workspace.actor.program_id)
        return Writer(program, self._signature(), self.workspace.now, self.workspace.today)


def _say_why(why: str) -> None:
    if not why.strip():
        raise InvalidInput("Nothing was changed.", [Fault("Why", text("is empty; say why, for whoever looks next"))])
