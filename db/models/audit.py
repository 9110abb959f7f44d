"""The audit log: who did what, when, to which rows; never what was in them."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from db.models.base import Base, document


class AuditRow(Base, table=True):
    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    program_id: int | None = Field(default=None, index=True)  # no foreign key: the log outlives what it tells of
    account_id: int | None = None
    participant_id: int | None = None  # of someone who came by a personal link
    action: str = Field(max_length=80)
    changes: dict[str, Any] = document()  # {"application": {"added": 2, "changed": 1, "ids": [4, 5, 9]}}
