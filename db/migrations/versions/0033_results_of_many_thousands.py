"""results of many thousands"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "found_pair",
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("coverage", sa.Float(), nullable=False),
        sa.Column("price", sa.Float(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("made", sa.Boolean(), nullable=False),
        *_of(("program_id", "program"), ("job_id", "job"), ("mentee_id", "participant"), ("mentor_id", "participant"),
             table="found_pair"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_found_pair")),
    )  # fmt: skip
    op.create_table(
        "found_waiting",
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        *_of(("program_id", "program"), ("job_id", "job"), ("participant_id", "participant"), table="found_waiting"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_found_waiting")),
    )
    op.create_index("ix_participant_counted", "participant", ["cohort_id", "side", "status", "places", "version"])
    op.create_index("ix_participant_named", "participant", ["cohort_id", "name", "email"])
    with op.batch_alter_table("found_pair", schema=None) as batch_op:
        batch_op.create_index("ix_found_pair_score", ["job_id", "score"], unique=False)
        for column in ("mentee_id", "mentor_id", "program_id"):
            batch_op.create_index(batch_op.f(f"ix_found_pair_{column}"), [column], unique=False)
    with op.batch_alter_table("found_waiting", schema=None) as batch_op:
        for column in ("job_id", "participant_id", "program_id"):
            batch_op.create_index(batch_op.f(f"ix_found_waiting_{column}"), [column], unique=False)


def _of(*columns: tuple[str, str], table: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete="CASCADE"
        )
        for column, other in columns
    ]
