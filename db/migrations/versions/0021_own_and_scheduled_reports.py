"""own reports, and reports that are made and sent by themselves"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    words = sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "report_layout",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", words(length=80), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        _to("report_layout", "program"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_layout")),
        sa.UniqueConstraint("program_id", "name", name=op.f("uq_report_layout_program_id_name")),
    )
    op.create_table(
        "report_schedule",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("every", words(length=10), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("to_name", words(length=120), nullable=False),
        sa.Column("to_email", words(length=254), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("error", words(), nullable=False),
        *(_to("report_schedule", each) for each in ("account", "cohort", "program")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_schedule")),
    )
    for table, columns in (("report_layout", ["program"]), ("report_schedule", ["account", "cohort", "program"])):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for each in columns:
                batch_op.create_index(batch_op.f(f"ix_{table}_{each}_id"), [f"{each}_id"], unique=False)


def _to(table: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{other}_id"], [f"{other}.id"], name=op.f(f"fk_{table}_{other}_id_{other}"), ondelete="CASCADE"
    )
