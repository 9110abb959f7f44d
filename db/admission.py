"""From an application to a participant: what she agreed to, what a partner may read, and her place in the cohort."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlmodel import Session, col, select

from core.errors import NotFound
from core.intake.about import About
from core.intake.answers import profile_for_partner
from core.intake.consent import Consent, How, Purpose, agreed
from core.program.program import Program
from core.program.questions import Form, Side
from db.many import add_many
from db.models import ApplicationRow, ConsentRow, FormRow, FormVersionRow, ParticipantRow, ProgramRow

Item = TypeVar("Item")

APPLICATION = "application"
OF_APPLICATION = {"of": APPLICATION}  # a consent link's details; without them it is for a participant


def program_of(session: Session, program_id: int) -> Program:
    """The program as core sees it."""
    row = session.get(ProgramRow, program_id)
    if row is None:
        raise NotFound("That program is not here.", "It may have been removed.")
    return as_program(row)


def as_program(row: ProgramRow) -> Program:
    return Program.from_document(
        {**row.settings, "name": row.name, "time_zone": row.time_zone, "template": row.template}
    )


def newest_form(session: Session, cohort_id: int, side: Side | str) -> tuple[int, Form]:
    """The id and the questions of the newest version of a side's form; raises NotFound where there is none."""
    found = session.exec(
        select(FormVersionRow)
        .join(FormRow, (col(FormRow.id) == FormVersionRow.form_id) & (col(FormRow.number) == FormVersionRow.number))
        .where(FormRow.cohort_id == cohort_id, FormRow.side == str(side))
    ).first()
    if found is None or found.id is None:
        raise NotFound("There are no questions for this side yet.", "Write the form first, under Program.")
    return found.id, Form.from_document(found.document)


def forms_by_version(session: Session, versions: Iterable[int]) -> dict[int, Form]:
    """The questions of each form version asked for."""
    wanted = set(versions)
    rows = session.exec(select(FormVersionRow).where(col(FormVersionRow.id).in_(wanted))).all() if wanted else ()
    return {row.id: Form.from_document(row.document) for row in rows if row.id is not None}


def consent_document(consents: Iterable[Consent]) -> dict[str, Any]:
    """Consents as an application keeps them until there is a participant they belong to."""
    return {
        each.purpose.value: {
            "version": each.text_version,
            "at": each.given_at.isoformat(),
            "how": each.how.value,
            "by": each.by_whom,
            "evidence": each.evidence,
        }
        | ({"withdrawn": each.withdrawn_at.isoformat()} if each.withdrawn_at else {})
        for each in consents
    }


def versions_agreed(document: Mapping[str, Any]) -> dict[str, str]:
    """Purpose → version of the wording that stands, as ``core.intake.applications.Application`` has it."""
    return {
        purpose: str(given["version"]) if isinstance(given, Mapping) else str(given)
        for purpose, given in document.items()
        if not (isinstance(given, Mapping) and given.get("withdrawn"))
    }


def consents_of(row: ApplicationRow) -> tuple[Consent, ...]:
    """What an application says that its person agreed to, withdrawn ones too."""
    found = []
    for purpose, given in row.consents.items():
        known = given if isinstance(given, Mapping) else {"version": given}
        at = known.get("at")
        when = datetime.fromisoformat(at) if at else row.submitted_at or row.created_at
        how = How(known.get("how") or How.FORM)
        by, evidence = str(known.get("by", "")), str(known.get("evidence", ""))
        end = datetime.fromisoformat(known["withdrawn"]) if known.get("withdrawn") else None
        found.append(Consent(Purpose(purpose), str(known["version"]), when, how, by, evidence, end))
    return tuple(found)


def consent_value(row: ConsentRow) -> Consent:
    return Consent(
        Purpose(row.purpose), row.text_version, row.given_at, How(row.how), row.by_whom, row.evidence, row.withdrawn_at
    )


def consent_rows(session: Session, participants: Iterable[int]) -> dict[int, list[ConsentRow]]:
    """Every consent of these participants, withdrawn ones too, in the order they were given."""
    wanted = list(participants)
    found: dict[int, list[ConsentRow]] = {each: [] for each in wanted}
    for some in _parts(wanted):
        rows = select(ConsentRow).where(col(ConsentRow.participant_id).in_(some)).order_by(col(ConsentRow.id))
        for row in session.exec(rows).all():
            found[row.participant_id].append(row)
    return found


def add_consent(session: Session, person: ParticipantRow, consent: Consent, held: Sequence[ConsentRow]) -> bool:
    """Write a consent down; False if it stands already in this wording, or she withdrew after she had given it."""
    if _is_held(consent, held) or person.id is None:
        return False
    session.add(ConsentRow(**consent_row(person.program_id, person.id, consent)))
    return True


def consent_row(program_id: int, participant_id: int | None, consent: Consent) -> dict[str, Any]:
    """A consent as its row has it."""
    return {
        "program_id": program_id, "participant_id": participant_id, "purpose": consent.purpose.value,
        "text_version": consent.text_version, "how": consent.how.value, "by_whom": consent.by_whom,
        "evidence": consent.evidence, "given_at": consent.given_at,
    }  # fmt: skip


def _is_held(consent: Consent, held: Sequence[ConsentRow]) -> bool:
    """Whether it stands already in this wording, or was withdrawn after it had been given."""
    return any(
        row.purpose == consent.purpose
        and (
            (row.text_version == consent.text_version and row.withdrawn_at is None)
            or (row.withdrawn_at is not None and row.withdrawn_at > consent.given_at)
        )
        for row in held
    )


def shared_profile(form: Form, answers: Mapping[str, Any], consents: Iterable[Consent]) -> list[dict[str, Any]]:
    """What a partner may read: nothing without consent to sharing."""
    if not agreed(consents, Purpose.SHARING):
        return []
    return [each.to_document() for each in profile_for_partner(form, answers)]


class Admitted(NamedTuple):
    """An application with its participant, whether she is new, and what she has agreed to."""

    application: ApplicationRow
    person: ParticipantRow
    is_new: bool
    agreed_to: tuple[Consent, ...]


def admit(
    session: Session,
    applications: Sequence[ApplicationRow],
    now: datetime,
    held: Mapping[int, Sequence[ConsentRow]] | None = None,
) -> list[Admitted]:
    """Make participants of applications (of one cohort), or bring those up to date who are one already.

    People are told apart by side and e-mail address; all have ids afterwards. ``held``: the consents of participants,
    where they are at hand. A fixed number of queries, whatever the number of people.
    """
    if not applications:
        return []
    forms = forms_by_version(session, (row.form_version_id for row in applications))
    known = _by_address(session, applications)
    pairs = []
    for row in applications:
        person = known.get((row.side, row.email))
        is_new = person is None
        if person is None:
            person = ParticipantRow(
                program_id=row.program_id, cohort_id=row.cohort_id, side=row.side, name=row.name, email=row.email,
                joined_at=now,
            )  # fmt: skip
            known[row.side, row.email] = person
        bring_up_to_date(
            person, name=row.name, time_zone=row.time_zone or "UTC", places=row.places, application_id=row.id,
            until=About.from_document(row.about).until, status="active" if person.status == "left" else person.status,
        )  # fmt: skip
        if is_new:
            session.add(person)
        pairs.append((row, person, is_new))
    here = [person.id for _, person, is_new in pairs if not is_new and person.id is not None]
    if held is None or not held.keys() >= set(here):
        held = consent_rows(session, here)
    admitted, added = [], []
    for row, person, is_new in pairs:
        own = held.get(person.id or 0, ())
        given = [consent for consent in consents_of(row) if consent.stands and not _is_held(consent, own)]
        added.append((person, given))
        together = (*map(consent_value, own), *given)
        bring_up_to_date(person, shared=shared_profile(forms[row.form_version_id], row.answers, together))
        admitted.append(Admitted(row, person, is_new, together))
    session.flush()
    rows = [consent_row(person.program_id, person.id, consent) for person, given in added for consent in given]
    add_many(session, ConsentRow, rows)
    return admitted


def bring_up_to_date(row: Any, **values: Any) -> None:
    """Say what differs, and nothing else: a row of thousands that is told what it knows is looked through for it."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def person_of(session: Session, application: ApplicationRow) -> ParticipantRow | None:
    """The participant that an application became."""
    return session.exec(select(ParticipantRow).where(ParticipantRow.application_id == application.id)).first()


def _by_address(session: Session, applications: Sequence[ApplicationRow]) -> dict[tuple[str, str], ParticipantRow]:
    cohort_id = applications[0].cohort_id
    found: dict[tuple[str, str], ParticipantRow] = {}
    for some in _parts([row.email for row in applications]):
        rows = select(ParticipantRow).where(ParticipantRow.cohort_id == cohort_id, col(ParticipantRow.email).in_(some))
        found |= {(row.side, row.email): row for row in session.exec(rows).all()}
    return found


def _parts(items: Sequence[Item], size: int = 500) -> list[Sequence[Item]]:
    """In pieces that fit into one query."""
    return [items[at : at + size] for at in range(0, len(items), size)]
