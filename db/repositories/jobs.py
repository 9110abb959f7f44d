"""Long matchings of a cohort: started, looked at, cancelled, and what came of them."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, func, select

from core.errors import NotFound
from core.jobs import FINISH, Job, JobStatus
from core.matching import Pool, Rules
from core.matching.documents import rules_to_document
from core.matching.long_run import asked_of, expected_seconds
from core.roles import Action
from db.models import JobRow
from db.repository import Repository, needs

MATCHING = "matching"
KEPT = 6  # finished jobs of a cohort whose results are kept


class Jobs(Repository):
    """Of the cohort one is working in; whoever of the team asks for the same, looks at the same job."""

    @needs(Action.CHANGE_RULES)
    def start_matching(self, pool: Pool, rules: Rules, more: Mapping[int, int] | None = None) -> Job:
        """Have it worked out, unless it is: then that job. ``more``: places tried out by id, which the pool has."""
        asked = asked_of(pool, rules)
        found = self._find(asked)
        if found is not None and found.status in (JobStatus.WAITING, JobStatus.RUNNING, JobStatus.DONE):
            early = found.status == JobStatus.DONE and found.given.get(FINISH) and not found.result.get("proven")
            if not early:  # else it may be worked out to the end
                return self._value(found)
        actor = self.workspace.actor
        if actor.account_id is None:
            raise NotFound("There is no account to work for.", "Sign in with an account of the team.")
        self._clear()
        row = JobRow(
            program_id=actor.program_id, cohort_id=self.workspace.cohort_id, account_id=actor.account_id, kind=MATCHING,
            asked=asked, given={"rules": rules_to_document(rules), "more": sorted((more or {}).items())},
            expected=expected_seconds(pool, rules), created_at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return self._value(row)

    @needs(Action.READ_MATCHING)
    def of(self, asked: str) -> Job | None:
        """The newest job that asks this; None where nobody has asked it."""
        row = self._find(asked)
        return None if row is None else self._value(row)

    @needs(Action.READ_MATCHING)
    def result(self, job_id: int) -> dict[str, Any]:
        """What came of it, as a document."""
        row = self._session.get(JobRow, job_id)
        if row is None or row.status != JobStatus.DONE:
            raise NotFound("This result is not here any more.", "Match again.")
        return row.result

    @needs(Action.CHANGE_RULES)
    def cancel(self, job_id: int) -> None:
        """Stop it: at once where it waits, within seconds where it runs. One that has ended stays as it is."""
        row = self._session.get(JobRow, job_id, with_for_update=True)
        if row is None or row.status not in (JobStatus.WAITING, JobStatus.RUNNING):
            return
        row.cancel = True
        if row.status == JobStatus.WAITING:
            row.status, row.ended_at = JobStatus.CANCELLED.value, self.workspace.now

    @needs(Action.CHANGE_RULES)
    def finish(self, job_id: int) -> None:
        """Have a search that runs end within seconds, with the best it has by then."""
        row = self._session.get(JobRow, job_id, with_for_update=True)
        if row is not None and row.status == JobStatus.RUNNING:
            row.given = {**row.given, FINISH: True}

    def _find(self, asked: str) -> JobRow | None:
        here = JobRow.cohort_id == self.workspace.cohort_id
        return self._session.exec(
            select(JobRow).where(here, JobRow.asked == asked).order_by(col(JobRow.id).desc()).limit(1)
        ).first()

    def _value(self, row: JobRow) -> Job:
        before = 0
        if row.status == JobStatus.WAITING:
            open_now = [JobStatus.WAITING.value, JobStatus.RUNNING.value]
            earlier = select(func.count(col(JobRow.id))).where(
                col(JobRow.id) < (row.id or 0), col(JobRow.status).in_(open_now)
            )
            before = self._session.exec(earlier).one()
        return Job(
            row.id or 0, row.asked, JobStatus(row.status), row.stage, row.expected, row.started_at, row.error, before,
            bool(row.given.get(FINISH)),
        )  # fmt: skip

    def _clear(self) -> None:
        """Results are large: the oldest of those that have ended go."""
        ended = [status.value for status in JobStatus if status not in (JobStatus.WAITING, JobStatus.RUNNING)]
        here = JobRow.cohort_id == self.workspace.cohort_id
        old = select(JobRow).where(here, col(JobRow.status).in_(ended)).order_by(col(JobRow.id).desc()).offset(KEPT - 1)
        for row in self._session.exec(old).all():
            self._session.delete(row)
