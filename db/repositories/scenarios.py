"""Scenarios: results kept under a name, and every result that was published; looked at again, chosen, repeated."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from core.errors import Conflict, Fault, Infeasible, InvalidInput, NotFound
from core.intake.readiness import Code
from core.matching import Pool, Result, Rules
from core.program.questions import Kind, Side
from core.roles import Action
from core.text import text
from db.admission import newest_form
from db.kept_results import counting, decided_of, more_of, scenario_row
from db.models import AccountRow, ScenarioRow
from db.pair_rules import PairRule, PairRuleKind, pair_rules, taken_since
from db.pools import pool_of
from db.repository import Repository, needs
from db.scenarios import Again, Scenario, ScenarioLine, line_of, whole

LONGEST_NAME = 120
CHOSEN = (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO)
MOST = 4  # looked at side by side


class Scenarios(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_MATCHING)
    def all(self) -> tuple[ScenarioLine, ...]:
        """Every kept result, the chosen one first, then the newest. Two queries; no pair is read."""
        row = ScenarioRow
        columns: Any = (
            row.id, row.version, row.name, row.account_id, row.at, row.read_on, row.summary, row.method, row.engine,
            row.fingerprint, row.weights_locked, row.chosen_at, row.chosen_by, row.chosen_why, row.published_at,
        )  # fmt: skip
        here = row.cohort_id == self.workspace.cohort_id
        found: Sequence[Any] = self._session.exec(select(*columns).where(here).order_by(col(row.id).desc())).all()
        names = dict(self._session.exec(select(AccountRow.id, AccountRow.name)).all())
        lines = [line_of(each, names) for each in found]
        return tuple(sorted(lines, key=lambda line: line.choice is None))

    @needs(Action.READ_MATCHING)
    def find(self, scenario_id: int) -> Scenario | None:
        """One in full; None where it is gone. One query."""
        row = self._session.get(ScenarioRow, scenario_id)
        return None if row is None or row.cohort_id != self.workspace.cohort_id else whole(row)

    @needs(Action.READ_MATCHING)
    def beside(self, scenario_ids: Sequence[int]) -> tuple[Again, ...]:
        """Each in full, with the people it was made of as they are now, in the order asked for.

        Raises InvalidInput for more than ``MOST``, NotFound for one that is gone. A fixed number of queries.
        """
        if len(scenario_ids) > MOST:
            raise InvalidInput("These are too many.", [Fault("Scenarios", text("{most} at most", most=MOST))])
        rows = [self._row(id) for id in scenario_ids]
        everyone = [
            each
            for each in self.workspace.participants.for_matching()
            if all(blocker.code is Code.FULL for blocker in each.blockers)
        ]
        since = taken_since(self._session, self.workspace.cohort_id)
        found = []
        for row in rows:
            more = more_of(row)
            places = {
                each.id: each.places_left + since.partners(each.id, row.at, row.id or 0) + more.get(each.id, 0)
                for each in everyone
            }
            pool = pool_of(row.read_on or self.workspace.today, everyone, places)
            found.append(Again(whole(row), pool))
        return tuple(found)

    @needs(Action.READ_MATCHING)
    def questions_that_part(self) -> tuple[tuple[str, str], ...]:
        """Key and label of what mentees (or peers) choose from: by their answers people are grouped."""
        side = Side.PEER if self.workspace.place.form == "peer" else Side.MENTEE
        form = newest_form(self._session, self.workspace.cohort_id, side)[1]
        return tuple((each.key, each.label) for each in form.questions if each.kind in CHOSEN)

    @needs(Action.CHANGE_RULES)
    def keep(self, name: str, pool: Pool, rules: Rules, result: Result, more: Mapping[int, int] | None = None) -> int:
        """Keep a result under a name, with all it hangs on: its id. ``more``: places that are tried out.

        Nothing is made, and no rule of the cohort changes.
        """
        row = scenario_row(
            self._free_name(name), pool, rules, result, program_id=self.workspace.actor.program_id,
            cohort_id=self.workspace.cohort_id, account_id=self.workspace.actor.account_id, now=self.workspace.now,
            more=more or {}, decided=counting(rules, self._decided(pool)),
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_RULES)
    def duplicate(self, scenario_id: int, name: str) -> int:
        """The same under another name, its weights not locked, and not the chosen one: its id."""
        row, name = self._row(scenario_id), self._free_name(name)
        kept = row.model_dump(
            exclude={"id", "version", "published_at", "weights_locked", "chosen_at", "chosen_by", "chosen_why"}
        )
        summary = {
            key: value for key, value in row.summary.items() if key not in ("published", "left_out", "undone_at")
        }
        proposals = [{**each, "published": False} for each in row.proposals]
        copy = ScenarioRow(
            **kept
            | {
                "name": name, "summary": summary, "proposals": proposals, "at": self.workspace.now,
                "account_id": self.workspace.actor.account_id,
            }
        )  # fmt: skip
        self._session.add(copy)
        self._session.flush()
        return copy.id or 0

    @needs(Action.CHANGE_RULES)
    def rename(self, scenario_id: int, version: int, name: str) -> None:
        """Give it another name."""
        row = self._seen(scenario_id, version)
        if name.strip() != row.name:
            row.name = self._free_name(name)

    @needs(Action.CHANGE_RULES)
    def lock_weights(self, scenario_id: int, version: int, locked: bool = True) -> None:
        """From now on nobody moves its weights on the desk; or they may again."""
        self._seen(scenario_id, version).weights_locked = locked

    @needs(Action.CHANGE_RULES)
    def choose(self, scenario_id: int, version: int, why: str) -> None:
        """Write down that this is the one to go by, and why; an earlier choice is one no longer."""
        row = self._seen(scenario_id, version)
        if not why.strip():
            raise InvalidInput(
                "Nothing was written down yet.", [Fault("Why", text("is empty; say it for whoever asks later"))]
            )
        for other in self._chosen():
            if other.id != scenario_id:
                _no_longer_chosen(other)
        row.chosen_at, row.chosen_by = self.workspace.now, self.workspace.actor.account_id
        row.chosen_why = why.strip()

    @needs(Action.CHANGE_RULES)
    def choose_none(self, scenario_id: int, version: int) -> None:
        """It is the one to go by no longer."""
        _no_longer_chosen(self._seen(scenario_id, version))

    @needs(Action.CHANGE_RULES)
    def decide_as_in(self, scenario_id: int) -> int:
        """Lock and bar the pairs that were locked and barred then, and no others of people who can be matched now.

        How many decisions changed. Raises what ``lock`` and ``bar`` raise: all or nothing.
        """
        decided = decided_of(self._row(scenario_id))
        if decided is None:
            raise Infeasible(
                "What was locked and barred then was not written down.", "Lock and bar pairs on the desk instead."
            )
        pool = self.workspace.matching.desk().pool
        here = {person.id for person in pool.people}
        wanted = {each.pair: each for each in decided if here.issuperset(each.pair)}
        now = {each.pair: each for each in self._decided(pool) if each.counts}
        others = [each for pair, each in now.items() if pair not in wanted]
        anew = [each for pair, each in wanted.items() if pair not in now or now[pair].kind is not each.kind]
        for rule in others:
            self.workspace.matching.remove_pair_rule(rule.id)
        for each in anew:
            decide = self.workspace.matching.lock if each.kind is PairRuleKind.LOCK else self.workspace.matching.bar
            decide(each.pair, each.reason)
        return len(others) + len(anew)

    @needs(Action.CHANGE_RULES)
    def remove(self, scenario_id: int, version: int) -> None:
        """Delete it for good. What was published stays, as long as its pairings do."""
        row = self._seen(scenario_id, version)
        if row.published_at is not None:
            raise Infeasible(
                "This is the record of what was published, so it stays.",
                "Undo the publication first, as long as no message has left.",
            )
        self._session.delete(row)

    def _decided(self, pool: Pool) -> tuple[PairRule, ...]:
        return pair_rules(self._session, self.workspace.cohort_id, pool)

    def _row(self, scenario_id: int) -> ScenarioRow:
        row = self._session.get(ScenarioRow, scenario_id)
        if row is None or row.cohort_id != self.workspace.cohort_id:
            raise NotFound("That scenario is not here any more.", "Somebody may have deleted it. Load the page again.")
        return row

    def _seen(self, scenario_id: int, version: int) -> ScenarioRow:
        row = self._row(scenario_id)
        if row.version != version:
            raise Conflict(
                "Somebody else changed this scenario while you were looking; nothing of theirs was overwritten.",
                "Load the page again and look at it as it is now.",
            )
        return row

    def _chosen(self) -> Sequence[ScenarioRow]:
        here = ScenarioRow.cohort_id == self.workspace.cohort_id
        return self._session.exec(select(ScenarioRow).where(here, col(ScenarioRow.chosen_at).is_not(None))).all()

    def _free_name(self, name: str) -> str:
        name = " ".join(name.split())
        if not name:
            fault = text("is empty; choose one that you will know again")
        elif len(name) > LONGEST_NAME:
            fault = text("has more than {most} characters", most=LONGEST_NAME)
        elif name.casefold() in {each.casefold() for each in self._names()}:
            fault = text("is taken already; choose another")
        else:
            return name
        raise InvalidInput("The scenario was not kept under this name.", [Fault("Name", fault)])

    def _names(self) -> Sequence[str]:
        here = ScenarioRow.cohort_id == self.workspace.cohort_id
        return self._session.exec(select(ScenarioRow.name).where(here)).all()


def _no_longer_chosen(row: ScenarioRow) -> None:
    row.chosen_at, row.chosen_by, row.chosen_why = None, None, ""
