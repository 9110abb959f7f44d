"""What the demo's pairings agreed on."""

from datetime import date, timedelta
from random import Random

from sqlmodel import Session

from core.tracking.agreement import Agreement, first_draft
from db.models import AgreementRow, AgreementSignatureRow, PairingRow, ParticipantRow

PURPOSES = (  # all invented
    "To find out which role comes next, and to be ready for it.",
    "To lead a first project without losing sleep over it.",
    "To be heard in meetings, and to know more people outside the team.",
)
WAYS = ("By video, every third time over lunch.", "In the canteen, Thursdays.", "By video.")


def agreement_of(session: Session, pairing: PairingRow, people: tuple[ParticipantRow, ...], today: date) -> None:
    """Most have signed one, a few wait for a signature, some have none."""
    luck = Random(pairing.id)  # noqa: S311 -- of its own, so that all else stays as it is
    kind = luck.choices(("signed", "waits", "none"), (75, 13, 12))[0]
    written_on = min(today, pairing.started_on + timedelta(days=luck.randint(7, 20)))
    if kind == "none":
        return
    usual = {name: str(words)[:1].upper() + str(words)[1:] for name, words in first_draft(14, 60, None).items()}
    words = Agreement(**usual | {"purpose": luck.choice(PURPOSES), "way": luck.choice(WAYS)})
    row = AgreementRow(
        program_id=pairing.program_id, pairing_id=pairing.id or 0, number=1, document=words.to_document(),
        written_by_id=people[0].id, written_on=written_on, at=pairing.published_at,
    )  # fmt: skip
    session.add(row)
    session.flush()
    for person in people if kind == "signed" else people[:1]:
        session.add(
            AgreementSignatureRow(
                program_id=pairing.program_id, pairing_id=row.pairing_id, agreement_id=row.id or 0,
                participant_id=person.id or 0, name=person.name, signed_on=written_on, at=pairing.published_at,
            )
        )  # fmt: skip
