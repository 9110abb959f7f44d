"""The wordings that somebody agreed to, each kept once in its program, so that a version can always be read."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from core.intake.consent import ConsentText
from db.engine import is_sqlite
from db.models import ConsentTextRow


def keep_wordings(
    session: Session, program_id: int, texts: Iterable[ConsentText], versions: Collection[str], now: datetime
) -> None:
    """Keep those of the texts that were agreed to."""
    for each in texts:
        if each.version in versions:
            keep_wording(session, program_id, each.purpose.value, each.version, each.wording, now)


def keep_wording(session: Session, program_id: int, purpose: str, version: str, wording: str, now: datetime) -> None:
    """Once, also where two agree to a new one at the same moment."""
    insert = sqlite.insert if is_sqlite(session.get_bind()) else postgresql.insert  # type: ignore[arg-type]
    session.execute(
        insert(ConsentTextRow)
        .values(program_id=program_id, version=version, purpose=purpose, wording=wording, first_at=now)
        .on_conflict_do_nothing(index_elements=["program_id", "version"])
    )
