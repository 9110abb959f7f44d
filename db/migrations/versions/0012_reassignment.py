"""pairings that follow another: how it ended, who may be matched again, and why one was made in spite of a caution"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    words = sqlmodel.sql.sqltypes.AutoString
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ending", words(length=12), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("follows_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("in_spite", words(), server_default=sa.text("''"), nullable=False))
        batch_op.create_index(batch_op.f("ix_pairing_follows_id"), ["follows_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_pairing_follows_id_pairing"), "pairing", ["follows_id"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("pairing_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("again", sa.Boolean(), nullable=True))
