"""What rows have in common: whose they are, and which change of them was seen."""

import secrets
from typing import Any

from sqlalchemy import JSON, Column, Integer, MetaData
from sqlalchemy.orm import declared_attr, registry
from sqlmodel import Field, SQLModel

NAMING = {  # so that a migration can name what it drops
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


class Base(SQLModel, registry=registry(metadata=metadata)):
    """Its own registry: a module loaded anew in a live process does not clash with its old self."""

    metadata = metadata


class InProgram(Base):
    """Belongs to one program. Its team sees it; participants do not, unless it is one of the kinds below."""

    program_id: int = Field(foreign_key="program.id", index=True, ondelete="CASCADE")


class Shared(InProgram):
    """For everyone who takes part in the program: its cohorts, its forms' wording."""


class OfParticipant(InProgram):
    """Belongs to one participant; she sees her own."""

    participant_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")


class OfPairing(InProgram):
    """Belongs to one pairing; a participant sees her own pairings'."""

    pairing_id: int = Field(foreign_key="pairing.id", index=True, ondelete="CASCADE")


class AboutPairing(InProgram):
    """What the team keeps about one pairing; the people of the pairing see none of it."""

    pairing_id: int = Field(foreign_key="pairing.id", index=True, ondelete="CASCADE")


class ForTheLead(InProgram):
    """What the safeguarding lead and her deputy read, nobody else on the team, and no participant."""


class Versioned(Base):
    """Counts its changes: a second writer who saw an older one is told, and overwrites nothing."""

    version: int = Field(default=1, sa_column_kwargs={"nullable": False}, sa_type=Integer)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version} if hasattr(cls, "__table__") else {}


class VersionedAnew(Versioned):
    """For rows that are removed and made again, while a database may give a new row the number of one that is gone:
    versions begin anywhere, so that no look at the old one passes for a look at the new one."""

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        if not hasattr(cls, "__table__"):
            return {}
        return {"version_id_col": cls.version, "version_id_generator": _next_version}


def _next_version(version: int | None) -> int:
    return version + 1 if version else 1 + secrets.randbelow(1 << 30)


def document(**kwargs: Any) -> Any:
    """A JSON column that is never null."""
    return Field(default_factory=_no_entries, sa_column=Column(JSON, nullable=False), **kwargs)


def listing() -> Any:
    """A JSON column that holds a list and is never null."""
    return Field(default_factory=_no_items, sa_column=Column(JSON, nullable=False))


def _no_entries() -> dict[str, Any]:
    """In place of ``dict``, into which pydantic looks anew for each row, at ten times the cost of the row."""
    return {}


def _no_items() -> list[Any]:
    return []
