"""Matching of a program of many thousands: by jobs, whose results are read a page at a time."""

from typing import Any

from sqlmodel import col, func, select

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.jobs import FINISH, Job, JobStatus
from core.matching import PairIds, Pool, Rules
from core.matching.documents import rules_from_document, rules_to_document
from core.matching.in_counts import InCounts
from core.matching.long_run import expected_of
from core.matching.size.serving import outside
from core.program.questions import Side
from core.roles import Action
from db.admission import program_of
from db.large_desk import (
    MOST_FOUND,
    Counted,
    FoundPair,
    FoundWaiting,
    LargeDesk,
    LargeResult,
    Order,
    Person,
    TwoPeople,
    counted,
    found_pairs,
    is_large,
    named,
    names_of,
    pairs_page,
    waiting_page,
)
from db.large_publishing import Allowed, Chunk, publish_chunk
from db.models import AccountRow, ApplicationRow, FoundPairRow, JobRow, PairRuleRow, ParticipantRow
from db.pair_deciding import decide_pair, decided_about
from db.pair_rules import PairRule, PairRuleKind
from db.pools import person_of
from db.repository import Repository, needs

MATCHING, PUBLISHING = "large matching", "publishing"
OPEN = (JobStatus.WAITING, JobStatus.RUNNING)
KEPT = 2  # matchings of a cohort whose pairs are kept
MOST_DECIDED = 100  # decisions by hand shown at once


class LargeMatching(Repository):
    """Of the cohort one is working in, where mentees and mentors make too many pairs to hold them all."""

    @needs(Action.READ_MATCHING)
    def is_large(self) -> bool:
        """Whether so many take part. Groups and peers are matched another way, whatever their number."""
        return is_large(self._session, self.workspace)

    @needs(Action.READ_MATCHING)
    def desk(self) -> LargeDesk:
        """Counts, rules and the newest result; a fixed number of queries, none of which reads everybody's answers."""
        now, matching = counted(self._session, self.workspace.cohort_id), self.workspace.matching
        rules, version, forms = matching.rules_and_forms()
        newest = self._newest(MATCHING)
        done = next((row for row in newest if row.status == JobStatus.DONE), None)
        open_ = newest[0] if newest and newest[0].status != JobStatus.DONE else None
        publishing = next(iter(self._newest(PUBLISHING)), None)
        return LargeDesk(
            mentees=now.mentees, mentors=now.mentors, places=now.places, rules=rules, version=version, forms=forms,
            result=None if done is None else self._result(done, now),
            job=None if open_ is None else self.workspace.jobs.of(open_.asked),
            publishing=None if publishing is None else self.workspace.jobs.of(publishing.asked),
            asks=program_of(self._session, self.workspace.actor.program_id).asking.asks,
        )  # fmt: skip

    @needs(Action.CHANGE_RULES)
    def start(self, rules: Rules) -> Job:
        """Have everybody matched who is ready when it begins; asked for twice, it is one job.

        Raises InvalidInput where so many cannot be matched under such rules.
        """
        now = counted(self._session, self.workspace.cohort_id)
        faults = list(outside(Pool(self.workspace.today), rules))
        if faults:
            raise InvalidInput("So many people can be matched only under simpler rules.", faults)
        document = rules_to_document(rules)
        going = [row for row in self._newest(MATCHING) if row.status in OPEN]
        if any(row.given["rules"] == document for row in going):
            return self._job(next(row for row in going if row.given["rules"] == document))
        if going or any(row.status in OPEN for row in self._newest(PUBLISHING)):
            raise Conflict("Other work with these people goes on.", "Wait for it, or stop it first.")
        self._clear(MATCHING, KEPT - 1)
        seconds = expected_of(now.mentees, now.mentors)
        return self._job(self._add(MATCHING, {"rules": document, "stamp": now.stamp}, seconds))

    @needs(Action.READ_MATCHING)
    def pairs(
        self, job_id: int, search: str = "", order: Order = Order.LOWEST, *, left: bool = False, page: int = 1
    ) -> tuple[int, tuple[FoundPair, ...]]:
        """How many pairs fit, and one page of them. ``left``: only those that are no pairings yet."""
        return pairs_page(self._session, self.workspace.cohort_id, job_id, search, order, left, page)

    @needs(Action.READ_MATCHING)
    def waiting(self, job_id: int, search: str = "", page: int = 1) -> tuple[int, tuple[FoundWaiting, ...]]:
        """How many of those who wait fit, and one page of them."""
        return waiting_page(self._session, self.workspace.cohort_id, job_id, search, page)

    @needs(Action.READ_MATCHING)
    def find(self, words: str, side: Side) -> tuple[Person, ...]:
        """People of one side by a part of their name or address, the first few by name."""
        if not words.strip():
            return ()
        rows = self._session.exec(
            select(ParticipantRow.id, ParticipantRow.name, ParticipantRow.email)
            .where(
                col(ParticipantRow.id).in_(named(self.workspace.cohort_id, words)),
                ParticipantRow.side == side.value, ParticipantRow.status == "active",
            )
            .order_by(ParticipantRow.name, col(ParticipantRow.id)).limit(MOST_FOUND)
        ).all()  # fmt: skip
        return tuple(Person(id or 0, name, email) for id, name, email in rows)

    @needs(Action.READ_MATCHING)
    def two(self, job_id: int, pair: PairIds) -> TwoPeople:
        """Any two of the cohort with their answers, and how they stand in a result."""
        people = self._people(pair)
        here = FoundPairRow.job_id == job_id
        hers = found_pairs(self._session, here & (FoundPairRow.mentee_id == pair[0]))
        theirs = found_pairs(self._session, here & (FoundPairRow.mentor_id == pair[1]))
        found = next((each for each in hers.values() if each.pair == pair), None)
        own = next((each for each in hers.values() if not each.locked), None)
        mentor = people[pair[1]]
        free = mentor.places - len(theirs)
        price = 0.0 if free > 0 else next((each.price for each in theirs.values() if not each.locked), None)
        row = decided_about(self._session, self.workspace.cohort_id, pair)
        return TwoPeople(
            Pool(self.workspace.today, (people[pair[0]],), (mentor,)), found,
            None if own is None else own.score - own.price, price, "" if own is None else own.names[1],
            None if row is None else self._rule(row, (people[pair[0]].name, mentor.name), ""),
        )  # fmt: skip

    @needs(Action.READ_MATCHING)
    def decided(self) -> tuple[int, tuple[PairRule, ...]]:
        """How many locks and bars there are, and the newest of them."""
        here = PairRuleRow.cohort_id == self.workspace.cohort_id
        many = self._session.exec(select(func.count()).select_from(PairRuleRow).where(here)).one()
        rows = self._session.exec(
            select(PairRuleRow, AccountRow.name).outerjoin(AccountRow, col(AccountRow.id) == PairRuleRow.account_id)
            .where(here).order_by(col(PairRuleRow.id).desc()).limit(MOST_DECIDED)
        ).all()  # fmt: skip
        ids = {id for row, _ in rows for id in (row.mentee_id, row.mentor_id)}
        names = names_of(self._session, ids)
        return many, tuple(
            self._rule(row, (names.get(row.mentee_id, ""), names.get(row.mentor_id, "")), by or "") for row, by in rows
        )

    @needs(Action.CHANGE_RULES)
    def decide(self, pair: PairIds, kind: PairRuleKind, reason: str, seen: int) -> None:
        """Lock or bar two by hand, from the next matching on. ``seen``: the version decided before, 0 for none."""
        self._people(pair)
        decide_pair(self._session, self.workspace, pair, kind, reason, seen)

    @needs(Action.PUBLISH_PAIRS)
    def start_publishing(self, job_id: int, note: str = "") -> Job:
        """Have the pairs of a result made, some at a time; asked for twice, it is one job."""
        done = self._session.get(JobRow, job_id)
        if done is None or done.status != JobStatus.DONE or done.kind != MATCHING:
            raise NotFound("This result is not here any more.", "Match again.")
        if program_of(self._session, self.workspace.actor.program_id).asking.asks:
            raise Infeasible(
                "This program asks people before they are paired, which cannot be done for so many at once.",
                "Switch asking off under Settings to make these pairs at once, or match cohorts of fewer people.",
            )
        going = [row for row in self._newest(PUBLISHING) if row.status in OPEN]
        if going:
            return self._job(going[0])
        left = select(func.count()).where(FoundPairRow.job_id == job_id, col(FoundPairRow.made).is_(False))
        many = self._session.exec(left).one()
        if not many:
            raise Infeasible("All of these pairs are made.", "Match again for those who have come since.")
        self._clear(PUBLISHING, 0)
        return self._job(self._add(PUBLISHING, {"of": job_id, "note": note.strip()[:500]}, 3.0 + many / 300))

    @needs(Action.PUBLISH_PAIRS)
    def publish_some(self, job_id: int, after: int, scenario_id: int | None, note: str, allowed: Allowed) -> Chunk:
        """Make some of the pairs after this one, with their introductions; ``scenario_id``: of the parts before."""
        signed = self._signature()
        return publish_chunk(self._session, self.workspace, job_id, after, scenario_id, note, signed, allowed)

    def _people(self, pair: PairIds) -> dict[int, Any]:
        """Two participants of this cohort as the engine takes them."""
        rows = self._session.exec(
            select(ParticipantRow, ApplicationRow.answers)
            .outerjoin(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
            .where(
                ParticipantRow.cohort_id == self.workspace.cohort_id, col(ParticipantRow.id).in_(pair),
                ParticipantRow.status == "active",
            )
        ).all()  # fmt: skip
        found = {row.id or 0: person_of(row, answers or {}) for row, answers in rows}
        if set(found) != set(pair):
            raise Conflict("One of the two is not to be matched any more.", "Load the page again.")
        return found

    def _rule(self, row: PairRuleRow, names: tuple[str, str], by: str) -> PairRule:
        kind, pair = PairRuleKind(row.kind), (row.mentee_id, row.mentor_id)
        return PairRule(row.id or 0, kind, pair, names, row.reason, by, row.at, True, row.version)

    def _result(self, row: JobRow, now: Counted) -> LargeResult:
        made = select(func.count()).where(FoundPairRow.job_id == row.id, col(FoundPairRow.made).is_(True))
        return LargeResult(
            row.id or 0, InCounts.from_document(row.result["counts"]), rules_from_document(row.result["rules"]),
            row.given["rules"], row.ended_at or row.created_at,
            bool(row.given.get(FINISH)) and not row.result["proven"],
            self._session.exec(made).one(), row.given["stamp"] != now.stamp,
        )  # fmt: skip

    def _newest(self, kind: str) -> list[JobRow]:
        here = JobRow.cohort_id == self.workspace.cohort_id
        asked = select(JobRow).where(here, JobRow.kind == kind).order_by(col(JobRow.id).desc())
        return list(self._session.exec(asked).all())

    def _add(self, kind: str, given: dict[str, Any], seconds: float) -> JobRow:
        actor = self.workspace.actor
        if actor.account_id is None:
            raise NotFound("There is no account to work for.", "Sign in with an account of the team.")
        row = JobRow(
            program_id=actor.program_id, cohort_id=self.workspace.cohort_id, account_id=actor.account_id, kind=kind,
            asked="", given=given, expected=seconds, created_at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        row.asked = f"{kind} {row.id}"
        return row

    def _job(self, row: JobRow) -> Job:
        self._session.flush()
        found = self.workspace.jobs.of(row.asked)
        if found is None:
            raise NotFound("This work is not here any more.", "Begin it again.")
        return found

    def _clear(self, kind: str, kept: int) -> None:
        """Results are large: of those that have ended the oldest go, with their pairs."""
        ended = [row for row in self._newest(kind) if row.status not in OPEN]
        done = [row for row in ended if row.status == JobStatus.DONE]
        for row in ended:
            if row not in done[:kept]:
                self._session.delete(row)
