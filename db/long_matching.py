"""A matching worked out away from the page: the same people and rules as were asked for, or a refusal."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Any

from sqlalchemy import Engine

from core.errors import Conflict
from core.jobs import SoFar
from core.matching import match, needs_size, prepare
from core.matching.documents import rules_from_document
from core.matching.long_run import asked_of, result_to_document
from core.matching.places import pool_with_places
from db.large_results import large_match_for
from db.models import JobRow

SEARCHING = "Finding the best pairs"
TOLD_EVERY = 2.0  # seconds


def match_for(engine: Engine, row: JobRow, tell: Callable[[str], bool]) -> dict[str, Any]:
    """The result of what the row asks, as a document. Raises Conflict where people or decisions are others now.

    ``tell`` writes down how far it is, and says whether to go on; if not, a search that has something gives that.
    """
    from core.matching.size.matching import match_sized
    from db.workspace import open_workspace

    tell("Reading people")
    asked_at = row.created_at  # midnight in between changes nothing
    desk = open_workspace(engine, row.account_id, row.program_id, row.cohort_id, lambda: asked_at).matching.desk()
    rules = rules_from_document(row.given["rules"])
    rules = replace(rules, locked=desk.rules.locked, barred=desk.rules.barred)
    pool = pool_with_places(desk.pool, dict(row.given.get("more", ())))
    if asked_of(pool, rules) != row.asked:
        raise Conflict("People or decisions have changed meanwhile.", "Match again.")
    if not needs_size(pool, rules):
        tell("Comparing everyone with everyone")
        prepare(pool)
        return result_to_document(match(pool, rules))
    tell(SEARCHING)
    prepare(pool)
    return result_to_document(match_sized(pool, rules, watch=_now_and_then(tell)))


def large_match(engine: Engine, row: JobRow, tell: Callable[[str], bool]) -> dict[str, Any]:
    """The same of many thousands, whose pairs are written down one by one."""
    return large_match_for(engine, row, tell, _now_and_then(tell))


def _now_and_then(tell: Callable[[str], bool]) -> Callable[[SoFar], bool]:
    told, going = monotonic(), True

    def watch(now: SoFar) -> bool:
        nonlocal told, going
        if going and monotonic() - told > TOLD_EVERY:
            told, going = monotonic(), tell(now.stage(SEARCHING))
        return going

    return watch
