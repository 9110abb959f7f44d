"""The gates of a program: what screening and training still want of each participant, and so who can be matched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from core.intake.readiness import Blocker, Gap, PersonFacts, blockers
from core.intake.screening import GATES, Outcome, Requirements, ScreeningRecord, Step, gaps, usual_requirements
from core.program.program import Part, Program, TrainingCounts
from core.program.questions import Side
from db.documents import Document, words_of
from db.models import ApplicationRow, CohortRow, ParticipantRow, RequirementsRow, ScreeningRow, TrainingDoneRow
from db.standing import Standing


@dataclass(frozen=True)
class Gates:
    """Which gates the program has, and what each participant (by id) lacks."""

    parts: frozenset[Part] = frozenset({Part.GUARDIANS})  # what a standing says of guardians counts always
    gaps: Mapping[int, tuple[Gap, ...]] = field(default_factory=dict)

    def facts(self, person: Standing) -> PersonFacts:
        """What readiness depends on, screening and training included."""
        return person.facts(self.gaps.get(person.id, ()))

    def stops(self, person: Standing) -> tuple[Blocker, ...]:
        return blockers(self.facts(person), self.parts)


def gates(session: Session, program: Program, cohort_id: int, everyone: Iterable[Standing], today: date) -> Gates:
    """How the gates of a program stand for these people of a cohort. No query where it has none, else at most four.

    What counts is how things stand on the day they start: today, or the first day of the cohort.
    """
    parts = GATES & program.parts
    if not parts:
        return Gates()
    requirements = current_requirements(session, program)
    cohort = session.get(CohortRow, cohort_id)
    starts_on = cohort.starts_on if cohort is not None else None
    records = records_of(session, cohort_id, program)
    on = max(today, starts_on) if starts_on is not None else today
    return Gates(
        parts | {Part.GUARDIANS},
        {each.id: gaps(requirements, records.of(each), on, parts) for each in everyone if each.side is not Side.MENTEE},
    )


def current_requirements(session: Session, program: Program) -> Requirements:
    """The newest version of what the program looks for; what it starts with where nobody has written one."""
    row = session.exec(select(RequirementsRow).order_by(col(RequirementsRow.number).desc()).limit(1)).first()
    if row is None:
        return usual_requirements(program.parts)
    return Requirements.from_document(row.document, row.number)


@dataclass(frozen=True)
class Records:
    """What was noted about people of a cohort: by side and address, since whoever applied twice is one person, and
    by application, where an address was corrected since."""

    by_address: Mapping[tuple[str, str], list[ScreeningRecord]]
    by_application: Mapping[int, list[ScreeningRecord]]

    def of(self, person: Standing) -> list[ScreeningRecord]:
        here = self.by_address.get((person.side.value, person.email))
        return here if here is not None else self.by_application.get(person.application_id or 0, [])


def records_of(session: Session, cohort_id: int, program: Program) -> Records:
    """Everything noted about people of a cohort, trainings that count included; at most two queries."""
    row = ScreeningRow  # columns, not rows: this is read at every look at everybody
    wanted: tuple[Any, ...] = (
        ApplicationRow.side, ApplicationRow.email, row.application_id, row.id, row.step, row.outcome, row.done_on,
        row.about, row.way, row.expires_on, row.minutes, words_of(row.ratings), row.note,
    )  # fmt: skip
    rows = session.exec(
        select(*wanted)
        .join(ApplicationRow, col(ApplicationRow.id) == ScreeningRow.application_id)
        .where(ApplicationRow.cohort_id == cohort_id)
    ).all()
    by_address: dict[tuple[str, str], list[ScreeningRecord]] = {}
    by_application: dict[int, list[ScreeningRecord]] = {}
    steps, outcomes = {step.value: step for step in Step}, {outcome.value: outcome for outcome in Outcome}
    for side, email, application_id, id, step, outcome, on, about, way, expires, minutes, ratings, note in rows:
        record = ScreeningRecord(
            steps[step], outcomes[outcome], on, about, way, expires, minutes, Document(ratings), note, id
        )
        by_address.setdefault((side, email), []).append(record)
        by_application.setdefault(application_id, []).append(record)
    for address, application_id, record in trainings_that_count(session, cohort_id, program):
        by_address.setdefault(address, []).append(record)
        if application_id is not None:
            by_application.setdefault(application_id, []).append(record)
    return Records(by_address, by_application)


def trainings_that_count(
    session: Session, cohort_id: int, program: Program
) -> list[tuple[tuple[str, str], int | None, ScreeningRecord]]:
    """Trainings that people of a cohort came to or did by themselves, as far as the program counts them: side and
    address that somebody applied with, her application, and the record. One query where any count, else none."""
    if not program.has(Part.TRAINING) or program.training_counts is TrainingCounts.NOTED:
        return []
    wanted: tuple[Any, ...] = (
        ParticipantRow.side, ParticipantRow.email, ParticipantRow.application_id, ApplicationRow.email,
        TrainingDoneRow.training_id, TrainingDoneRow.done_on, TrainingDoneRow.title, TrainingDoneRow.minutes,
    )  # fmt: skip
    rows = session.exec(
        select(*wanted)
        .join(ParticipantRow, col(ParticipantRow.id) == TrainingDoneRow.participant_id)
        .outerjoin(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .where(ParticipantRow.cohort_id == cohort_id)
        .order_by(col(TrainingDoneRow.id))
    ).all()
    return [
        (
            (side, applied or email), application_id,
            ScreeningRecord(Step.TRAINING, Outcome.DONE, on, about=title, minutes=minutes),
        )
        for side, email, application_id, applied, training_id, on, title, minutes in rows
        if training_id is not None or program.training_counts is TrainingCounts.ALL
    ]  # fmt: skip


def as_record(row: ScreeningRow) -> ScreeningRecord:
    return ScreeningRecord(
        step=Step(row.step), outcome=Outcome(row.outcome), on=row.done_on, about=row.about, way=row.way,
        expires=row.expires_on, minutes=row.minutes, ratings=row.ratings, note=row.note, id=row.id or 0,
    )  # fmt: skip


def carry_screening(session: Session, pairs: Sequence[tuple[int, int]]) -> None:
    """Copy what was noted from one application to another of the same person, for the next cohort."""
    to = dict(pairs)
    rows = session.exec(select(ScreeningRow).where(col(ScreeningRow.application_id).in_(to))).all()
    for row in rows:
        own = row.model_dump(exclude={"id", "application_id"})
        session.add(ScreeningRow(**own, application_id=to[row.application_id]))
