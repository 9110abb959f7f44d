"""Two applications of one person become one, and nothing that hangs on either is lost."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, or_, select

from core.account import tidy_email
from core.intake.applications import ApplicationStatus
from db.admission import APPLICATION, consent_rows, consent_value, forms_by_version, shared_profile
from db.introductions import share
from db.links import LinkPurpose, move_links, retire_links, revoke_links
from db.merging_people import OF_PEOPLE, merge_people, repoint
from db.models import ApplicationRow, DistinctRow, GuardianRow, ImportChangeRow, KeptApartRow, ParticipantRow

# The one that is most alive tells what has been decided
ORDER = (
    ApplicationStatus.ACCEPTED, ApplicationStatus.SUBMITTED, ApplicationStatus.WAITLISTED, ApplicationStatus.DECLINED,
    ApplicationStatus.WITHDRAWN,
)  # fmt: skip
DECIDED = ("status", "decided_at", "decided_by", "decision_reason")
NO_VERSION = 0


def merge(session: Session, kept: ApplicationRow, gone: ApplicationRow, values: Mapping[str, Any]) -> None:
    """Move all that hangs on ``gone`` to ``kept``, give that ``values``, and remove the other.

    What was decided is what was decided of the one that is still alive. Raises Infeasible where both take part and
    are in one pairing.
    """
    here, there = _person(session, kept), _person(session, gone)
    decided = _decided(kept, here, gone, there)
    email = values.get("email", kept.email)
    end_links_elsewhere(session, [kept, gone], [each for each in (here, there) if each is not None], email)
    if here is not None and there is not None:
        merge_people(session, here, there, email)
    elif there is not None:
        there.application_id = kept.id
        here = there
    session.flush()
    _imports(session, kept, gone)
    _links(session, kept, gone)
    repoint(session, "application.id", gone.id or 0, kept.id or 0)
    for row in session.exec(
        select(DistinctRow).where(or_(DistinctRow.one_id == gone.id, DistinctRow.other_id == gone.id))
    ).all():
        session.delete(row)
    for apart in session.exec(select(KeptApartRow).where(KeptApartRow.application_id == gone.id)).all():
        session.delete(apart)  # found out anew from the answers that are kept
    kept.consents = {**gone.consents, **kept.consents}
    kept.about = {**gone.about, **kept.about}
    kept.own_id = kept.own_id or gone.own_id
    session.flush()
    session.delete(gone)
    session.flush()
    for name, value in (decided | dict(values)).items():
        setattr(kept, name, value)
    if here is not None:
        here.name, here.email, here.time_zone, here.places = kept.name, kept.email, kept.time_zone, kept.places
        form = forms_by_version(session, [kept.form_version_id])[kept.form_version_id]
        consents = [consent_value(row) for row in consent_rows(session, [here.id or 0])[here.id or 0]]
        share(session, here, shared_profile(form, kept.answers, consents))


def _decided(
    kept: ApplicationRow, here: ParticipantRow | None, gone: ApplicationRow, there: ParticipantRow | None
) -> dict[str, Any]:
    """Status, decision and place in line as they are afterwards."""

    def turn(row: ApplicationRow, person: ParticipantRow | None) -> int:
        """How far from taking part; whoever was accepted and has left is as far as can be."""
        has_left = row.status == ApplicationStatus.ACCEPTED and person is not None and person.status == "left"
        return len(ORDER) if has_left else ORDER.index(ApplicationStatus(row.status))

    row = gone if turn(gone, there) < turn(kept, here) else kept
    days = [each.submitted_at for each in (kept, gone) if each.status == row.status and each.submitted_at]
    return {name: getattr(row, name) for name in DECIDED} | {"submitted_at": min(days, default=row.submitted_at)}


def _imports(session: Session, kept: ApplicationRow, gone: ApplicationRow) -> None:
    """What an import brought of either is not to be undone any more: it would take away what came from the other."""
    both = (kept.id, gone.id)
    for row in session.exec(select(ImportChangeRow).where(col(ImportChangeRow.application_id).in_(both))).all():
        row.after = NO_VERSION


def _links(session: Session, kept: ApplicationRow, gone: ApplicationRow) -> None:
    """Private links that were mailed to her address still lead to her; of two guardians, hers that stays."""
    move_links(session, LinkPurpose.APPLICATION, gone.id or 0, kept.id or 0)
    move_links(session, LinkPurpose.CONSENT, gone.id or 0, kept.id or 0, of=APPLICATION)
    if session.exec(select(GuardianRow.id).where(GuardianRow.application_id == kept.id)).first() is not None:
        revoke_links(session, LinkPurpose.GUARDIAN, gone.id or 0)
    else:
        move_links(session, LinkPurpose.GUARDIAN, gone.id or 0, kept.id or 0)


def end_links_elsewhere(
    session: Session, applications: Sequence[ApplicationRow], people: Sequence[ParticipantRow], email: str
) -> None:
    """A link that was mailed to another address than hers afterwards opens nothing: if the two are two people after
    all, one would read what the other has answered."""
    for row in applications:
        if tidy_email(row.email) != tidy_email(email):
            retire_links(session, LinkPurpose.APPLICATION, row.id or 0)
            retire_links(session, LinkPurpose.CONSENT, row.id or 0, of=APPLICATION)
    for person in people:
        if tidy_email(person.email) != tidy_email(email):
            for purpose in OF_PEOPLE:
                retire_links(session, purpose, person.id or 0)
    session.flush()


def _person(session: Session, application: ApplicationRow) -> ParticipantRow | None:
    return session.exec(select(ParticipantRow).where(ParticipantRow.application_id == application.id)).first()
