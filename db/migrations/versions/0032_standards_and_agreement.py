"""who agrees to the charter, and what is attested of a standard"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

WORDS, MOMENT = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    _table(
        "stakeholder",
        ("program",),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", WORDS(length=120), nullable=False),
        sa.Column("email", WORDS(length=254), nullable=False),
        sa.Column("department", WORDS(length=120), nullable=False),
        sa.Column("asked_at", MOMENT(), nullable=True),
        sa.Column("added_at", MOMENT(), nullable=False),
        sa.UniqueConstraint("program_id", "email", name=op.f("uq_stakeholder_program_id_email")),
    )
    _table(
        "charter_reply",
        ("program", "stakeholder", "charter"),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("name", WORDS(length=120), nullable=False),
        sa.Column("words", WORDS(), nullable=False),
        sa.Column("targets", sa.JSON(), nullable=False),
        sa.Column("at", MOMENT(), nullable=False),
    )
    _table(
        "attestation",
        ("program",),
        sa.Column("framework", WORDS(length=40), nullable=False),
        sa.Column("benchmark", WORDS(length=20), nullable=False),
        sa.Column("judgement", WORDS(length=12), nullable=False),
        sa.Column("note", WORDS(), nullable=False),
        sa.Column("at", MOMENT(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_attestation_account_id_account"), ondelete="SET NULL"
        ),
    )


def _table(name: str, of: tuple[str, ...], *columns: sa.schema.SchemaItem) -> None:
    """A table with its number, whose rows go with those that they are ``of``."""
    op.create_table(
        name,
        *(sa.Column(f"{each}_id", sa.Integer(), nullable=False) for each in of),
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        *(
            sa.ForeignKeyConstraint(
                [f"{each}_id"], [f"{each}.id"], name=op.f(f"fk_{name}_{each}_id_{each}"), ondelete="CASCADE"
            )
            for each in of
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    with op.batch_alter_table(name, schema=None) as batch_op:
        for each in of:
            batch_op.create_index(batch_op.f(f"ix_{name}_{each}_id"), [f"{each}_id"], unique=False)
