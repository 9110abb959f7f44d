"""A matching worked out away from the page: the same people and rules as were asked for, or a refusal."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Engine

from core.errors import Conflict
from core.matching import compare, match, prepare, with_places
from core.matching.documents import rules_from_document
from core.matching.long_run import asked_of, result_to_document
from db.models import JobRow


def match_for(engine: Engine, row: JobRow, tell: Callable[[str], None]) -> dict[str, Any]:
    """The result of what the row asks, as a document. Raises Conflict where people or decisions are others now."""
    from db.workspace import open_workspace

    tell("Reading people")
    asked_at = row.created_at  # midnight in between changes nothing
    desk = open_workspace(engine, row.account_id, row.program_id, row.cohort_id, lambda: asked_at).matching.desk()
    rules = rules_from_document(row.given["rules"])
    rules = replace(rules, locked=desk.rules.locked, barred=desk.rules.barred)
    tell("Comparing everyone with everyone")
    comparison = compare(desk.pool, rules.criteria)
    pool, comparison = with_places(desk.pool, comparison, dict(row.given.get("more", ())))
    if asked_of(pool, rules) != row.asked:
        raise Conflict("People or decisions have changed meanwhile.", "Match again.")
    tell("Finding the best pairs")
    prepare(pool)
    return result_to_document(match(pool, rules, comparison))
