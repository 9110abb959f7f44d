"""long work that outlives a closed browser"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    words, moment = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
    belongs = {"account": "account_id", "cohort": "cohort_id", "program": "program_id"}
    op.create_table(
        "job",
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", words(length=20), nullable=False),
        sa.Column("asked", words(length=64), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("status", words(length=10), nullable=False),
        sa.Column("stage", words(length=60), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("cancel", sa.Boolean(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("error", words(), nullable=False),
        sa.Column("created_at", moment(), nullable=False),
        sa.Column("started_at", moment(), nullable=True),
        sa.Column("beat_at", moment(), nullable=True),
        sa.Column("ended_at", moment(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_job_{column}_{table}"), ondelete="CASCADE"
            )
            for table, column in belongs.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        for column in ("account_id", "asked", "cohort_id", "program_id", "status"):
            batch_op.create_index(batch_op.f(f"ix_job_{column}"), [column], unique=False)
