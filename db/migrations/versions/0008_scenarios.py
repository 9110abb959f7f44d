"""scenarios that can be repeated, chosen and have their weights locked"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    words, no = sqlmodel.sql.sqltypes.AutoString, sa.text("''")
    with op.batch_alter_table("scenario", schema=None) as batch_op:
        batch_op.add_column(sa.Column("engine", words(length=20), server_default=no, nullable=False))
        batch_op.add_column(sa.Column("read_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("people", sa.JSON(), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column("weights_locked", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("chosen_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("chosen_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("chosen_why", words(), server_default=no, nullable=False))
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
        batch_op.create_foreign_key(
            batch_op.f("fk_scenario_chosen_by_account"), "account", ["chosen_by"], ["id"], ondelete="SET NULL"
        )
