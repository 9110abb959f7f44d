"""when an application that was begun was touched last; of those there are, nobody knows, so they count from today"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("application", sa.Column("touched_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.execute("UPDATE application SET touched_at = CURRENT_TIMESTAMP WHERE status = 'draft'")
