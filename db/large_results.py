"""Results of many thousands: worked out away from the page, written down pair by pair, read a page at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Engine, delete, insert
from sqlmodel import col

from core.jobs import SoFar
from core.matching import Pool, Result, Rules, match, needs_size, prepare
from core.matching.documents import rules_from_document, rules_to_document
from core.matching.in_counts import in_counts
from core.matching.measures.distances import with_range
from core.matching.result import Unmatched
from core.matching.scores import POINT
from core.text import Text
from db.engine import unit_of_work
from db.models import FoundPairRow, FoundWaitingRow, JobRow

READING, SEARCHING, WRITING, REASONS = (
    "Reading people", "Finding the best pairs", "Writing the pairs down", "Finding out why people wait"
)  # fmt: skip
AT_ONCE = 5_000  # rows in one transaction: others write in between
REASONS_AT_ONCE = 256
Item = TypeVar("Item")
Tell = Callable[[str], bool]
Watch = Callable[[SoFar], bool]


def large_match_for(engine: Engine, row: JobRow, tell: Tell, watch: Watch) -> dict[str, Any]:
    """The pairs of everybody who is ready now, written down; what is said of all of them, as a document.

    Raises InvalidInput where so many people cannot be matched under such rules.
    """
    from core.matching.size.matching import match_sized
    from db.workspace import open_workspace

    tell(READING)
    asked_at = row.created_at
    desk = open_workspace(engine, row.account_id, row.program_id, row.cohort_id, lambda: asked_at).matching.desk()
    rules = replace(rules_from_document(row.given["rules"]), locked=desk.rules.locked, barred=desk.rules.barred)
    pool = desk.pool
    tell(SEARCHING)
    prepare(pool)
    result = match_sized(pool, rules, watch=watch) if needs_size(pool, rules) else match(pool, rules)
    tell(WRITING)
    _write_pairs(engine, row, pool, result)
    explained = _write_waiting(engine, row, result, tell)
    return {
        "counts": in_counts(pool, result).to_document(), "explained": explained, "fingerprint": pool.fingerprint,
        "rules": rules_to_document(as_among_all(pool, rules)), "proven": result.proven,
        "decided": [sorted(map(list, rules.locked)), len(rules.barred)],
    }  # fmt: skip


def as_among_all(pool: Pool, rules: Rules) -> Rules:
    """Rules by which two people compare alone as they do among all of the pool."""
    return replace(
        rules,
        criteria=tuple(replace(one, settings=dict(with_range(one, pool.people))) for one in rules.criteria),
    )


def _write_pairs(engine: Engine, row: JobRow, pool: Pool, result: Result) -> None:
    with unit_of_work(engine, writes=True) as session:  # of an earlier claim of this job
        for table in (FoundPairRow, FoundWaitingRow):
            session.execute(delete(table).where(col(table.job_id) == row.id))
    here = {"program_id": row.program_id, "job_id": row.id, "made": False}
    rows = (
        {
            **here, "mentee_id": each.mentee_id, "mentor_id": each.mentor_id, "score": each.score,
            "coverage": each.coverage, "price": result.prices.get(each.mentor_id, 0) / POINT, "locked": each.locked,
        }
        for each in result.proposals
    )  # fmt: skip
    for some in _in_parts(rows, AT_ONCE):
        with unit_of_work(engine, writes=True) as session:
            session.execute(insert(FoundPairRow), some)


def _write_waiting(engine: Engine, row: JobRow, result: Result, tell: Tell) -> int:
    """Everybody who waits, with her reason; how many reasons were worked out before somebody wanted no more."""
    here = {"program_id": row.program_id, "job_id": row.id}
    known, told, going = 0, monotonic(), True
    for start in range(0, len(result.unmatched), REASONS_AT_ONCE):
        if going and monotonic() - told > 2:
            told, going = monotonic(), tell(f"{REASONS}|0|{start / len(result.unmatched):.2f}||")
        some = result.unmatched[start : start + REASONS_AT_ONCE]
        rows = [{**here, "participant_id": each.person_id, "why": _why(each)} for each in some]
        known += len(rows)
        with unit_of_work(engine, writes=True) as session:
            session.execute(insert(FoundWaitingRow), rows)
    return known


def _why(each: Unmatched) -> dict[str, Any]:
    return {"reason": _kept(each.reason), "remedy": _kept(each.remedy)}


def _kept(words: Text) -> list[Any]:
    """Message and values, all of them words or numbers."""
    values = {name: value if isinstance(value, int) else str(value) for name, value in words.values.items()}
    return [words.message, values]


def _in_parts(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while some := list(islice(items, size)):
        yield some


def text_of(kept: Sequence[Any]) -> Text:
    message, values = kept
    return Text(message, values)
