"""From one cohort to the next: who could come along, and copies of those who do, with answers and consents."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from core.program.cohort import NextCohort, Standing
from core.program.questions import Side
from db.admission import consent_rows
from db.gates import carry_screening
from db.models import ApplicationRow, ConsentRow, PairingMemberRow, ParticipantRow
from db.standing import standings

COPIED = ("program_id", "side", "form_version_id", "name", "email", "time_zone", "places", "source", "about")


@dataclass(frozen=True)
class Candidate:
    """Somebody of the old cohort, by her participant's id."""

    name: str
    standing: Standing


def candidates(session: Session, cohort_id: int, willing: frozenset[int]) -> tuple[Candidate, ...]:
    """Everyone of a cohort. Who waited is a mentee or peer who agreed to take part and never had a partner."""
    paired = set(
        session.exec(
            select(PairingMemberRow.participant_id)
            .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
            .where(ParticipantRow.cohort_id == cohort_id)
        ).all()
    )
    return tuple(
        Candidate(
            each.name,
            Standing(
                id=each.id,
                is_mentor=each.side is Side.MENTOR,
                willing=True if each.id in willing else None,
                waiting=each.side is not Side.MENTOR and each.id not in paired and each.has_agreed,
                may_return=each.status == "active",
            ),
        )
        for each in standings(session, cohort_id)
    )


def carry(session: Session, old: int, new: int, plan: NextCohort, now: datetime) -> None:
    """Copy the people of the plan, and the waitlisted applications, from the old cohort into the new.

    Answers keep the version of the form, and consents the wording, the day and the way, that they were given with.
    """
    people = session.exec(
        select(ParticipantRow)
        .where(ParticipantRow.cohort_id == old, col(ParticipantRow.status) == "active")
        .order_by(col(ParticipantRow.id))
    ).all()
    coming = [person for person in people if person.id in plan.carried]
    applications = {
        row.id: row for row in session.exec(select(ApplicationRow).where(ApplicationRow.cohort_id == old)).all()
    }
    copies = {}
    for person in coming:
        given = applications.get(person.application_id)
        if given is not None:
            copies[person.id] = _copy(given, new, now)
    waitlisted = [row for row in applications.values() if row.status == "waitlisted"]
    session.add_all([*copies.values(), *(_copy(row, new, now) for row in waitlisted)])
    session.flush()
    carry_screening(
        session, [(person.application_id or 0, copies[person.id].id or 0) for person in coming if person.id in copies]
    )
    fresh = {person.id: _again(person, new, copies.get(person.id), person.id in plan.first, now) for person in coming}
    session.add_all(fresh.values())
    session.flush()
    for id, consents in consent_rows(session, [person.id for person in coming if person.id is not None]).items():
        for consent in consents:
            if consent.withdrawn_at is None:
                session.add(
                    ConsentRow(
                        program_id=consent.program_id, participant_id=fresh[id].id or 0, purpose=consent.purpose,
                        text_version=consent.text_version, how=consent.how, by_whom=consent.by_whom,
                        evidence=consent.evidence, given_at=consent.given_at,
                    )
                )  # fmt: skip


def _copy(row: ApplicationRow, cohort_id: int, now: datetime) -> ApplicationRow:
    return ApplicationRow(
        cohort_id=cohort_id,
        **{name: getattr(row, name) for name in COPIED},
        answers=dict(row.answers),
        consents=dict(row.consents),
        status=row.status,
        created_at=now,
        submitted_at=row.submitted_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )


def _again(
    person: ParticipantRow, cohort_id: int, application: ApplicationRow | None, first: bool, now: datetime
) -> ParticipantRow:
    return ParticipantRow(
        program_id=person.program_id,
        cohort_id=cohort_id,
        application_id=application.id if application is not None else None,
        account_id=person.account_id,
        side=person.side,
        name=person.name,
        email=person.email,
        time_zone=person.time_zone,
        places=person.places,
        priority=first,
        shared=list(person.shared),
        joined_at=now,
        until=person.until,
    )
