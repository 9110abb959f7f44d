"""plans of what is tested, and answers that were given elsewhere or are remembered"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    words = sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "analysis_plan",
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("fingerprint", words(length=64), nullable=False),
        sa.Column("fixed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_analysis_plan_account_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["program_id"], ["program.id"], name=op.f("fk_analysis_plan_program_id_program"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_analysis_plan_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analysis_plan")),
    )
    with op.batch_alter_table("analysis_plan", schema=None) as batch_op:
        for each in ("program_id", "survey_id"):
            batch_op.create_index(batch_op.f(f"ix_analysis_plan_{each}"), [each], unique=False)
    with op.batch_alter_table("survey_wave", schema=None) as batch_op:
        batch_op.add_column(sa.Column("remembered", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("source", words(length=200), nullable=False, server_default=""))
