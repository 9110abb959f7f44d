"""Scenarios as they are handed out: in short for a list, whole for a look, and with what they are repeated from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.matching import Pool, Result, Rules
from core.matching.scenarios import Trace
from db.kept_results import Decided, decided_of, more_of, people_of, result_of, rules_of
from db.models import ScenarioRow


@dataclass(frozen=True)
class Choice:
    """That a scenario is the one to go by, and why."""

    by: str
    at: datetime
    why: str


@dataclass(frozen=True)
class ScenarioLine:
    """A kept result in short. ``paired`` of ``people``; points None where no pair was made or none were written down.

    ``published_at`` is set while its pairings stand; ``undone_at`` once they were taken back.
    """

    id: int
    version: int
    name: str
    by: str
    at: datetime
    read_on: date | None
    paired: int | None
    people: int | None
    mean: float | None
    lowest: float | None
    proven: bool
    method: str
    engine: str
    fingerprint: str
    weights_locked: bool
    choice: Choice | None
    published_at: datetime | None
    undone_at: datetime | None

    @property
    def is_record(self) -> bool:
        """Whether it is what was published: it stays."""
        return self.published_at is not None


@dataclass(frozen=True)
class Scenario:
    """A kept result in full. ``rules`` with the locks and bars of then; ``more``: places that were tried out, by id."""

    id: int
    version: int
    name: str
    rules: Rules
    more: Mapping[int, int]
    result: Result
    people: tuple[Trace, ...]
    fingerprint: str
    engine: str
    weights_locked: bool
    decided: tuple[Decided, ...] | None


@dataclass(frozen=True)
class Again:
    """What a scenario is repeated with: itself, and a pool of today on the day of then, with the places of then."""

    scenario: Scenario
    pool: Pool


def line_of(row: Any, names: Mapping[int | None, str]) -> ScenarioLine:
    """``names``: of accounts, by id."""
    told: Mapping[str, Any] = row.summary
    undone = told.get("undone_at")
    of = told.get("of")
    return ScenarioLine(
        id=row.id, version=row.version, name=row.name, by=names.get(row.account_id, ""), at=row.at,
        read_on=row.read_on, paired=told.get("paired"), people=of, mean=told.get("mean"), lowest=told.get("lowest"),
        proven=bool(told.get("proven")), method=row.method, engine=row.engine, fingerprint=row.fingerprint,
        weights_locked=row.weights_locked,
        choice=None if row.chosen_at is None else Choice(names.get(row.chosen_by, ""), row.chosen_at, row.chosen_why),
        published_at=row.published_at, undone_at=datetime.fromisoformat(undone) if undone else None,
    )  # fmt: skip


def whole(row: ScenarioRow) -> Scenario:
    """Raises ValueError for a measure that this version does not know."""
    return Scenario(
        id=row.id or 0, version=row.version, name=row.name, rules=rules_of(row), more=more_of(row),
        result=result_of(row), people=people_of(row), fingerprint=row.fingerprint, engine=row.engine,
        weights_locked=row.weights_locked, decided=decided_of(row),
    )  # fmt: skip
