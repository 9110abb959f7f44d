"""messages in the program's own words and the reader's language, with a calendar file, at a time of one's own"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    words = sqlmodel.sql.sqltypes.AutoString
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", words(length=16), server_default=sa.text("''"), nullable=False))
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("first_meeting_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("calendar", words(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.create_table(
        "message_wording",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", words(length=30), nullable=False),
        sa.Column("language", words(length=16), nullable=False),
        sa.Column("subject", words(), nullable=False),
        sa.Column("body", words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id"], ["program.id"], name=op.f("fk_message_wording_program_id_program"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_wording")),
        sa.UniqueConstraint("program_id", "key", "language", name=op.f("uq_message_wording_program_id_key_language")),
    )
    with op.batch_alter_table("message_wording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_wording_program_id"), ["program_id"], unique=False)
