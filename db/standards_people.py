"""What a program's data show of good practice with its people: how they came, were checked, trained and asked."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, case, func, or_, true
from sqlmodel import Session, col

from core.evaluation.standards.facts import Shown
from core.intake.consent import Purpose
from core.intake.screening import Outcome, Step
from core.program.questions import Side
from db.many import columns
from db.models import (
    ApplicationRow,
    CheckInRow,
    ConsentRow,
    DecisionRow,
    GuardianRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    RecruitingPageRow,
    ReferredRow,
    ScreeningRow,
    TrainingDoneRow,
)

MENTORS = (Side.MENTOR.value, Side.PEER.value)  # peers are both to each other
MENTEES = (Side.MENTEE.value, Side.PEER.value)
TRAINED = {"trained_mentors": (MENTORS, 120), "trained_mentees": (MENTEES, 60)}  # minutes: of the Elements, B.3.1 and 7


def share_of(session: Session, fact: str, rows: Any, *which: Any) -> Shown:
    """How many rows of a select there are, and of how many of them ``which`` holds too. One query."""
    kind = rows.column_descriptions[0]["entity"]  # counted by its own column: a bare count is of no table, so of all
    met = func.coalesce(func.sum(case((and_(true(), *which), 1), else_=0)), 0)
    count, of = session.execute(rows.with_only_columns(met, func.count(col(kind.id)))).one()
    return Shown(fact, int(count), int(of))


def there(session: Session, fact: str, rows: Any) -> Shown:
    """How many rows of a select there are, of what only has to be there. One query."""
    many = share_of(session, fact, rows).of
    return Shown(fact, many, max(1, many))


def people_facts(session: Session, cohort_id: int, today: date) -> Mapping[str, Any]:
    """By fact: what counts it, in a query or two."""
    here = and_(col(ParticipantRow.cohort_id) == cohort_id, col(ParticipantRow.status) != "left")
    mentors = columns(ParticipantRow.id).where(here, col(ParticipantRow.side).in_(MENTORS))
    everybody = columns(ParticipantRow.id).where(here)
    own = ScreeningRow.application_id == ParticipantRow.application_id

    def noted(*which: Any) -> Any:
        return columns(ScreeningRow.id).where(own, *which).exists()

    clear = (
        ScreeningRow.step == Step.CHECK.value,
        ScreeningRow.outcome == Outcome.CLEAR.value,
        or_(col(ScreeningRow.expires_on).is_(None), col(ScreeningRow.expires_on) >= today),
    )
    references = columns(func.count(col(ScreeningRow.id))).where(own, ScreeningRow.step == Step.REFERENCE.value)
    agreed = columns(ConsentRow.id).where(
        ConsentRow.participant_id == ParticipantRow.id, ConsentRow.purpose == Purpose.PARTICIPATION.value,
        col(ConsentRow.withdrawn_at).is_(None),
    )  # fmt: skip
    sent = columns(ApplicationRow.id).where(
        ApplicationRow.cohort_id == cohort_id, col(ApplicationRow.status).not_in(("draft", "withdrawn"))
    )
    referred = columns(ReferredRow.id).where(ReferredRow.application_id == ApplicationRow.id).exists()
    guardians = columns(GuardianRow.id).join(ApplicationRow, col(ApplicationRow.id) == GuardianRow.application_id)
    return {
        "page_mentor": lambda fact: _published(session, fact, MENTORS),
        "page_mentee": lambda fact: _published(session, fact, MENTEES),
        "referred": lambda fact: share_of(session, fact, sent, referred),
        "decisions_mentor": lambda fact: _decisions(session, fact, cohort_id, MENTORS),
        "decisions_mentee": lambda fact: _decisions(session, fact, cohort_id, MENTEES),
        "applications_mentor": lambda fact: share_of(
            session, fact, mentors, col(ParticipantRow.application_id).is_not(None)
        ),
        "interviews": lambda fact: share_of(session, fact, mentors, noted(ScreeningRow.step == Step.INTERVIEW.value)),
        "checks": lambda fact: share_of(session, fact, mentors, noted(*clear)),
        "references": lambda fact: share_of(session, fact, mentors, references.scalar_subquery() >= 2),
        "consented": lambda fact: share_of(session, fact, everybody, agreed.exists()),
        "guardians": lambda fact: share_of(
            session, fact, guardians.where(ApplicationRow.cohort_id == cohort_id), GuardianRow.answer == "agreed"
        ),
        "trained_mentors": lambda fact: _trained(session, fact, cohort_id),
        "trained_mentees": lambda fact: _trained(session, fact, cohort_id),
        "yearly_training": lambda fact: _yearly(session, fact, cohort_id, today),
        "asked_mentors": lambda fact: _asked(session, fact, cohort_id, MENTORS, today),
        "asked_mentees": lambda fact: _asked(session, fact, cohort_id, MENTEES, today),
    }


def _published(session: Session, fact: str, sides: tuple[str, ...]) -> Shown:
    found = columns(RecruitingPageRow.id).where(
        col(RecruitingPageRow.side).in_(sides), col(RecruitingPageRow.published_at).is_not(None)
    )
    return there(session, fact, found)


def _decisions(session: Session, fact: str, cohort_id: int, sides: tuple[str, ...]) -> Shown:
    made = (
        columns(DecisionRow.id)
        .join(ApplicationRow, col(ApplicationRow.id) == DecisionRow.application_id)
        .where(ApplicationRow.cohort_id == cohort_id, col(ApplicationRow.side).in_(sides))
    )
    return share_of(session, fact, made, DecisionRow.requirements > 0)


def _asked(session: Session, fact: str, cohort_id: int, sides: tuple[str, ...], today: date) -> Shown:
    asked = (
        columns(CheckInRow.id)
        .join(ParticipantRow, col(ParticipantRow.id) == CheckInRow.participant_id)
        .where(
            ParticipantRow.cohort_id == cohort_id,
            col(ParticipantRow.side).in_(sides),
            or_(col(CheckInRow.due_on) < today, col(CheckInRow.answered_on).is_not(None)),
        )
    )
    return share_of(session, fact, asked, col(CheckInRow.answered_on).is_not(None))


def _paired(session: Session, cohort_id: int, sides: tuple[str, ...]) -> dict[int, tuple[int | None, date]]:
    """Participant → her application, and the first day on which she had a partner."""
    since = func.min(func.coalesce(PairingMemberRow.joined_on, PairingRow.started_on))
    rows = session.exec(
        columns(ParticipantRow.id, ParticipantRow.application_id, since)
        .join(PairingMemberRow, col(PairingMemberRow.participant_id) == ParticipantRow.id)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(ParticipantRow.cohort_id == cohort_id, col(ParticipantRow.side).in_(sides))
        .group_by(col(ParticipantRow.id), col(ParticipantRow.application_id))
    ).all()
    return {id: (application, _day(first)) for id, application, first in rows}


def _trainings(session: Session, cohort_id: int) -> tuple[list[Any], list[Any]]:
    """Participant, day, minutes of trainings; application, day, minutes of those noted at the screening."""
    done = (
        columns(TrainingDoneRow.participant_id, TrainingDoneRow.done_on, TrainingDoneRow.minutes)
        .join(ParticipantRow, col(ParticipantRow.id) == TrainingDoneRow.participant_id)
        .where(ParticipantRow.cohort_id == cohort_id)
    )
    noted = (
        columns(ScreeningRow.application_id, ScreeningRow.done_on, ScreeningRow.minutes)
        .join(ApplicationRow, col(ApplicationRow.id) == ScreeningRow.application_id)
        .where(ApplicationRow.cohort_id == cohort_id, ScreeningRow.step == Step.TRAINING.value)
    )
    return list(session.exec(done).all()), list(session.exec(noted).all())


def _trained(session: Session, fact: str, cohort_id: int) -> Shown:
    """Three queries."""
    sides, least = TRAINED[fact]
    people = _paired(session, cohort_id, sides)
    done, noted = _trainings(session, cohort_id)
    minutes = dict.fromkeys(people, 0)
    by_application = {application: id for id, (application, _) in people.items() if application is not None}
    for id, on, given in [*done, *((by_application.get(application), on, given) for application, on, given in noted)]:
        if id in people and on <= people[id][1]:
            minutes[id] += given
    return Shown(fact, sum(each >= least for each in minutes.values()), len(people))


def _yearly(session: Session, fact: str, cohort_id: int, today: date) -> Shown:
    """Three queries."""
    a_year_ago = today - timedelta(days=365)
    people = {id: one for id, one in _paired(session, cohort_id, MENTORS).items() if one[1] <= a_year_ago}
    done, noted = _trainings(session, cohort_id)
    lately = {id for id, on, _ in done if on > a_year_ago}
    applications = {id for id, on, _ in noted if on > a_year_ago}
    return Shown(fact, sum(id in lately or one[0] in applications for id, one in people.items()), len(people))


def _day(value: Any) -> date:
    """SQLite gives the least of two columns as it is written."""
    return date.fromisoformat(value) if isinstance(value, str) else value
