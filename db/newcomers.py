"""Whoever an import brings in for the first time: written many at once, since thousands come by one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from core.intake.applications import ApplicationStatus
from core.intake.consent import Consent, consent_texts, missing
from core.intake.spreadsheet import Row
from core.program.program import Program
from core.program.questions import Form, Side
from db.admission import consent_document, consent_row, shared_profile
from db.many import add_many, add_many_known
from db.models import ApplicationRow, ConsentRow, ImportChangeRow, ImportRow, ParticipantRow
from db.sheets import Brought


def bring_newcomers(
    session: Session,
    batch: ImportRow,
    rows: Sequence[Row],
    version: int,
    form: Form,
    program: Program,
    given: Sequence[Consent],
    now: datetime,
    *,
    accepted: bool,
) -> list[Brought]:
    """Applications of this form version and, if ``accepted``, participants with their consents, in the order of rows.

    Nobody of them may be in the cohort yet, by her address. What is needed to take the import back is kept with it.
    """
    agreed = consent_document(given)
    usual = program.places_default if batch.side == Side.MENTOR else 1
    every = {
        "program_id": batch.program_id, "cohort_id": batch.cohort_id, "side": batch.side, "form_version_id": version,
        "consents": agreed, "source": "import", "import_id": batch.id, "created_at": now, "submitted_at": now,
        "status": ApplicationStatus.SUBMITTED.value,
    }  # fmt: skip
    if accepted:
        every |= {"status": ApplicationStatus.ACCEPTED.value, "decided_at": now, "decided_by": batch.account_id}
    applications: list[dict[str, Any]] = [
        every
        | {
            "name": row.name, "email": row.email, "time_zone": row.time_zone or program.time_zone,
            "answers": dict(row.answers), "places": row.places if row.places is not None else usual,
            "own_id": row.own_id,
        }
        for row in rows
    ]  # fmt: skip
    ids = add_many_known(session, ApplicationRow, applications)
    people = [
        {
            "program_id": batch.program_id, "cohort_id": batch.cohort_id, "application_id": id, "side": batch.side,
            "name": each["name"], "email": each["email"], "time_zone": each["time_zone"] or "UTC",
            "places": each["places"], "shared": shared_profile(form, each["answers"], given), "joined_at": now,
        }
        for id, each in zip(ids, applications, strict=True)
    ]  # fmt: skip
    numbers: list[int] | list[None] = [None] * len(ids)
    if accepted:
        numbers = add_many_known(session, ParticipantRow, people)
        consents = [consent_row(batch.program_id, number, each) for number in numbers for each in given]
        add_many(session, ConsentRow, consents)
    lacks = bool(missing(given, consent_texts(program)))
    came = [
        Brought(row.name, row.email, id, number, is_new=True, lacks=lacks)
        for row, id, number in zip(rows, ids, numbers, strict=True)
    ]
    add_many(session, ImportChangeRow, [_change(batch, each) for each in came])
    return came


def _change(batch: ImportRow, who: Brought) -> dict[str, object]:
    """They are new: nothing was before, and each is as it was first written."""
    return {
        "program_id": batch.program_id, "import_id": batch.id, "application_id": who.application_id,
        "participant_id": who.participant_id, "before": {}, "participant_before": {}, "after": 1,
        "participant_after": 1 if who.participant_id is not None else 0,
    }  # fmt: skip
