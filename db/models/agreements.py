"""What the people of a pairing agreed on, version by version, and who signed which."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import OfPairing, Versioned, document


class AgreementRow(OfPairing, Versioned, table=True):
    """One version. Changed in place while nobody has signed it; after that a change is a new row."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("pairing_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    number: int
    document: dict[str, Any] = document()  # core.tracking.agreement.Agreement
    written_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    written_on: date
    at: datetime


class AgreementSignatureRow(OfPairing, table=True):
    """Somebody of the pairing signed a version, with the name she typed."""

    __tablename__ = "agreement_signature"
    __table_args__ = (UniqueConstraint("agreement_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    agreement_id: int = Field(foreign_key="agreement.id", index=True, ondelete="CASCADE")
    participant_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=120)
    signed_on: date
    at: datetime
