"""Move everything from one database to another, for example from SQLite to PostgreSQL.

python -m db.move sqlite:///data/pairwell.db postgresql://user:password@host/name

The target must be empty. It is filled in one transaction: whole, or not at all. The source is only read.
"""

import sys

from sqlalchemy import Connection, Engine, Integer, Table, func, insert, select, text

from core.errors import Conflict
from db.engine import make_engine
from db.migrate import upgrade
from db.models import metadata

AT_ONCE = 500  # rows of one INSERT


def move(source: Engine, target: Engine) -> dict[str, int]:
    """Copy every row of every table; how many, by table. Both are brought up to date first.

    Raises
    ------
    Conflict
        If the target already holds anything: two installations are never mixed.
    """
    upgrade(source)
    upgrade(target)
    moved = {}
    with source.connect() as reader, target.begin() as writer:
        for table in metadata.sorted_tables:
            if writer.execute(select(func.count()).select_from(table)).scalar_one():
                raise Conflict("The target database is not empty.", "Make a new, empty database and name that one.")
        for table in metadata.sorted_tables:
            moved[table.name] = _copy(reader, writer, table)
            _count_on(writer, table)
    return moved


def _copy(reader: Connection, writer: Connection, table: Table) -> int:
    rows = reader.execution_options(yield_per=AT_ONCE).execute(select(table)).mappings()
    count = 0
    for part in rows.partitions(AT_ONCE):
        writer.execute(insert(table), [dict(row) for row in part])
        count += len(part)
    return count


def _count_on(writer: Connection, table: Table) -> None:
    """PostgreSQL's counters do not notice ids that were given."""
    key = table.primary_key.columns.values()[0]
    if writer.dialect.name == "postgresql" and isinstance(key.type, Integer):
        newest = select(func.max(key)).scalar_subquery()
        counter = func.pg_get_serial_sequence(text(f"'{table.name}'"), text(f"'{key.name}'"))
        writer.execute(select(func.setval(counter, func.coalesce(newest, 1))))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for name, count in move(make_engine(sys.argv[1]), make_engine(sys.argv[2])).items():
        print(f"{count:>8}  {name}")
