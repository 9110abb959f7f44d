"""Who signs in, how, and by which private links people come without an account."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import Base, InProgram, document


class AccountRow(Base, table=True):
    __tablename__ = "account"
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True, max_length=254)  # in small letters
    name: str = Field(max_length=120)
    password_hash: str | None = Field(default=None, max_length=72)  # None: signs in by OpenID Connect only
    active: bool = True
    runs_the_app: bool = False  # the first account: sees accounts and backups of the whole installation
    token_version: int = 0  # raised to end every session
    language: str = Field(default="en", max_length=16)
    created_at: datetime


class SignInRow(Base, table=True):
    """One signed-in browser. The cookie carries the random id whose hash stands here."""

    __tablename__ = "sign_in"
    sid_hash: str = Field(primary_key=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    token_version: int
    created_at: datetime
    expires_at: datetime
    revoked: bool = False
    program_id: int | None = Field(default=None, foreign_key="program.id", ondelete="SET NULL")  # where she was last
    cohort_id: int | None = Field(default=None, foreign_key="cohort.id", ondelete="SET NULL")


class ThrottleRow(Base, table=True):
    """Failures by a hashed subject (an address, a kind of try), so that guessing is slow everywhere at once."""

    __tablename__ = "throttle"
    subject_hash: str = Field(primary_key=True, max_length=64)
    failures: int = 0
    first_at: datetime
    locked_until: datetime | None = None


class SecretRow(Base, table=True):
    """Keys made at the first start: they outlive a restart and serve several processes."""

    __tablename__ = "secret"
    name: str = Field(primary_key=True, max_length=40)
    value: str = Field(max_length=200)


class RoleRow(InProgram, table=True):
    """A role of an account in a program."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("program_id", "account_id", "role"),)
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    role: str = Field(max_length=20)
    deputy: bool = False  # of the safeguarding lead
    granted_at: datetime


class PrivateLinkRow(Base, table=True):
    """A link that is mailed or copied. Only the hash is kept; following it changes nothing, a press does."""

    __tablename__ = "private_link"
    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    purpose: str = Field(max_length=20, index=True)
    program_id: int | None = Field(default=None, foreign_key="program.id", index=True, ondelete="CASCADE")
    subject_id: int | None = Field(default=None, index=True)  # the application, participant or account it is for
    details: dict[str, Any] = document()
    created_at: datetime
    expires_at: datetime | None = None
    uses_left: int | None = None  # None: as often as wanted
    revoked: bool = False
