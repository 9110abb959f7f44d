"""Reassignment: who needs somebody while others are together, the ways to it, and the change as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from sqlmodel import select

from core.errors import Conflict, Fault, InvalidInput
from core.intake.readiness import Code
from core.matching import Pool, Rules, compare, explain
from core.matching.reassignment import Needing, Option, after_ending, in_order, options
from core.roles import Action
from core.text import text
from core.tracking.closure import Ending
from db.introductions import reasons_of
from db.kept_apart import kept_apart
from db.models import ParticipantRow
from db.old_pairing import close
from db.pair_rules import PairRuleKind, pair_rules
from db.pools import pool_of
from db.publishing import Publication, hold, pair_up, publication_by
from db.reassigning import Closing, History, ReassignmentDesk, alone_again, history, places_for
from db.repositories.participants import MatchingPerson
from db.repository import Repository, needs


class Reassignment(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_MATCHING)
    def desk(self) -> ReassignmentDesk:
        """Everything there is to choose from. A fixed number of queries."""
        people = self.workspace.participants.for_matching()
        known = history(self._session, self.workspace.cohort_id)
        able = [each for each in people if each.places > 0 and {stop.code for stop in each.blockers} <= {Code.FULL}]
        here = {each.id for each in able}
        pool = pool_of(self.workspace.today, able, places_for(able, known, here), fewest=False)
        rules = self._rules(pool, known)
        versions = [(each.id, each.version) for each in known.live] + [(each.id, each.version) for each in known.groups]
        print_of = sha256(repr((pool.fingerprint, versions, sorted(rules.barred))).encode()).hexdigest()
        waiting = self._waiting(able, known)
        return ReassignmentDesk(
            pool, rules, known.live, known.groups, alone_again(known, waiting),
            {each.id: each.places_left for each in able}, waiting, known.past, print_of,
        )  # fmt: skip

    @needs(Action.PUBLISH_PAIRS)
    def reassign(
        self, person_id: int, option: Option, fingerprint: str, closing: Closing | None = None, *,
        in_spite: str = "", note: str = "",
    ) -> int:  # fmt: skip
        """End what is left, pair anew, and write the messages, which wait; how many pairings are new. All or nothing.

        ``fingerprint`` is that of the desk the option came from. Raises Conflict where anything has changed since or
        the option is none of those there are, InvalidInput where an ending has no reason or ``in_spite`` is empty
        though something speaks for waiting.
        """
        self._one_at_a_time()
        desk = self.desk()
        if desk.fingerprint != fingerprint:
            raise Conflict(
                "People or pairings have changed meanwhile; nothing was changed.", "Look at the ways there are now."
            )
        pool, rules = self._ways(desk, person_id, option, closing)
        self._check(desk, person_id, option, closing, in_spite)
        made = publication_by(self.workspace, self._session, self._signature(), note)
        ended = self._end(desk, made, person_id, option, closing)
        comparison = compare(pool, rules.criteria)
        people = hold(self._session, option.makes, made.forms)
        pairs = []
        for pair in option.makes:
            one, other = (people[each] for each in pair)
            proposal = explain(pool, rules, comparison, pair)
            pairs.append((pair, reasons_of(proposal, rules, made.forms, one, other)))
        rows = pair_up(self._session, made, None, pairs, people)
        for row, follows in zip(rows, ended, strict=True):
            row.follows_id = follows
        rows[0].in_spite = in_spite.strip()
        return len(rows)

    def _ways(
        self, desk: ReassignmentDesk, person_id: int, option: Option, closing: Closing | None
    ) -> tuple[Pool, Rules]:
        """People and rules once the old pairing has ended; refused where the option is not among the ways."""
        now = tuple(each.pair for each in desk.movable)
        pool, rules = desk.pool, desk.rules
        if person_id not in {person.id for person in pool.people}:
            raise Conflict("This person is not to be matched now.", "Load the page again.")
        if closing is not None:
            pair = desk.pairing(closing.pairing_id).pair
            pool, rules, now = after_ending(pool, rules, now, pair, closing.gone)
        if option not in options(pool, rules, now, person_id):
            raise Conflict("This way is not there any more.", "Choose another of those shown.")
        return pool, rules

    def _check(
        self, desk: ReassignmentDesk, person_id: int, option: Option, closing: Closing | None, in_spite: str
    ) -> None:
        faults = []
        if closing is not None and closing.ending is Ending.MOVED:
            faults.append(Fault("How it ends", text("is for others who are moved; choose another")))
        against = desk.against(person_id, option, self.workspace.today, closing)
        if against and not in_spite.strip():
            faults.append(Fault("Why nevertheless", text("is empty; something speaks for waiting or looking first")))
        if faults:
            raise InvalidInput("Nothing was changed.", faults)

    def _end(
        self, desk: ReassignmentDesk, made: Publication, person_id: int, option: Option, closing: Closing | None
    ) -> list[int | None]:
        """End the old pairings; which one each new pairing follows."""
        name = next(person.name for person in desk.pool.people if person.id == person_id)
        follows: list[int | None] = []
        if closing is not None:
            close(self._session, made, closing, desk.pairing(closing.pairing_id).version)
            follows.append(closing.pairing_id)
        else:
            last = history(self._session, self.workspace.cohort_id).last.get(person_id)
            follows.append(last[0] if last else None)
        by_pair = {each.pair: each for each in desk.live}
        for pair in option.ends:
            moved = Closing(by_pair[pair].id, Ending.MOVED, f"Moved so that {name} finds a partner")
            close(self._session, made, moved, by_pair[pair].version)
            follows.append(by_pair[pair].id)
        return follows

    def _rules(self, pool: Pool, known: History) -> Rules:
        """The cohort's rules with every pair that must not be: barred, together before, asked to be kept apart."""
        here = {person.id for person in pool.people}
        decided = pair_rules(self._session, self.workspace.cohort_id, pool)
        barred = dict.fromkeys(known.before, "They were together before.")
        barred |= {rule.pair: rule.reason for rule in decided if rule.counts and rule.kind is PairRuleKind.BAR}
        barred |= kept_apart(self._session, self.workspace.cohort_id, here)
        kept = self.workspace.matching.rules()
        return replace(kept, locked={}, barred={pair: why for pair, why in barred.items() if set(pair) <= here})

    def _waiting(self, able: Sequence[MatchingPerson], known: History) -> tuple[Needing, ...]:
        joined = {
            number: at.date()
            for number, at in self._session.exec(
                select(ParticipantRow.id, ParticipantRow.joined_at).where(
                    ParticipantRow.cohort_id == self.workspace.cohort_id
                )
            ).all()
        }
        paired = {who for each in known.live for who in each.pair} | known.grouped
        return in_order(
            [
                Needing(
                    each.id, each.side, each.name, known.last[each.id][1] if each.id in known.last else joined[each.id],
                    each.id in known.last, each.priority,
                )
                for each in able
                if each.places_left > 0 and each.id not in paired
            ]
        )  # fmt: skip
