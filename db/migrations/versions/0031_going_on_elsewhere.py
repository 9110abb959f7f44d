"""pairings whose people went on elsewhere in the same step"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("went_on", sa.Boolean(), server_default=sa.false(), nullable=False))
