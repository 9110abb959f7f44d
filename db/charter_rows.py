"""The charter that holds: the newest one."""

from sqlmodel import Session, col, select

from core.evaluation.charter import Charter
from db.models import CharterRow


def newest_charter(session: Session) -> CharterRow | None:
    """None where none was kept yet."""
    return session.exec(select(CharterRow).order_by(col(CharterRow.id).desc()).limit(1)).first()


def charter_of(row: CharterRow | None) -> Charter:
    """What it says; an empty one where there is none."""
    return Charter() if row is None else Charter.from_document(row.document)
