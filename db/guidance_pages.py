"""The pages of guidance as a program has them."""

from sqlmodel import Session, col, select

from core.tracking.guidance import Page, together
from db.models import GuidancePageRow


def pages_of(session: Session, program_id: int | None = None) -> tuple[Page, ...]:
    """None that is left out. ``program_id`` where the session is not narrowed to a program. One query."""
    asked = select(GuidancePageRow).order_by(col(GuidancePageRow.id))
    rows = session.exec(asked if program_id is None else asked.where(GuidancePageRow.program_id == program_id)).all()
    own = {row.key: Page.from_document(row.key, row.document) for row in rows if row.document}
    return together(own, {row.key for row in rows if row.hidden})
