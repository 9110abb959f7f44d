"""Many rows at once: as one by one would have written them, counted, and in one's own program only."""

import pytest
from sqlmodel import Session, select

from core.errors import NotFound
from core.roles import Action
from db.many import add_many
from db.models import AuditRow, ConsentRow, MessageRow, PrivateLinkRow
from tests.conftest import World


def consent(world: World, **more: object) -> dict[str, object]:
    return {
        "program_id": 1, "participant_id": 4, "purpose": "news", "text_version": "1", "how": "import",
        "given_at": world.time,
    } | more  # fmt: skip


def newest(world: World, table: type[ConsentRow | MessageRow | PrivateLinkRow]) -> dict[str, object]:
    with Session(world.engine) as session:
        row = session.exec(select(table).order_by(table.id.desc())).first()  # type: ignore[union-attr]
        assert row is not None
        return row.model_dump(exclude={"id", "version"})


def test_a_row_of_many_is_as_one_written_alone(anywhere: World) -> None:
    link = {"token_hash": "b" * 64, "purpose": "consent", "program_id": 1, "created_at": anywhere.time}
    said: list[tuple[type[ConsentRow | MessageRow | PrivateLinkRow], dict[str, object]]] = [
        (ConsentRow, consent(anywhere)),
        (PrivateLinkRow, link),
        (MessageRow, {"program_id": 1, "kind": "x", "to_email": "a@b.c", "subject": "s", "body": "b",
                      "created_at": anywhere.time}),
    ]  # fmt: skip
    for table, row in said:
        with Session(anywhere.engine) as session:
            session.add(table(**row | ({"token_hash": "a" * 64} if table is PrivateLinkRow else {})))
            session.commit()
        alone = newest(anywhere, table)
        with Session(anywhere.engine) as session:
            add_many(session, table, [row])
            session.commit()
        assert newest(anywhere, table) | {"token_hash": ""} == alone | {"token_hash": ""}


def test_the_log_counts_them(anywhere: World) -> None:
    with anywhere.workspace("cora").doing(Action.IMPORT_PEOPLE) as session:
        add_many(session, ConsentRow, [consent(anywhere), consent(anywhere, participant_id=3)])
    with Session(anywhere.engine) as session:
        line = session.exec(select(AuditRow).order_by(AuditRow.id.desc())).first()  # type: ignore[union-attr]
    assert line is not None and line.changes == {"consent": {"added": 2}}


def test_none_is_written_into_another_program(anywhere: World) -> None:
    with pytest.raises(NotFound), anywhere.workspace("cora").doing(Action.IMPORT_PEOPLE) as session:
        add_many(session, ConsentRow, [consent(anywhere), consent(anywhere, program_id=2)])
