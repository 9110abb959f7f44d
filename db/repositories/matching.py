"""Matching of a cohort: the people, the rules, decisions about single pairs, and publishing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import select

from core.errors import Conflict, NotFound
from core.matching import PairIds, Pool, Proposal, Result, Rules, suggest
from core.matching.choices import with_choices
from core.matching.documents import rules_from_document, rules_to_document
from core.program.program import Program, ProgramForm
from core.program.questions import Form, Side
from core.roles import Action
from db.admission import newest_form, program_of
from db.compiling import compiled_loops
from db.group_introductions import first_for_all, group_reasons, introduce_group, members_of
from db.introductions import Introduction, people_to_introduce, reasons_of
from db.message_wording import own_wordings
from db.models import PairRuleRow, RulesRow
from db.pair_deciding import as_seen, decide_pair, decided_about
from db.pair_rules import PairRule, PairRuleKind, pair_rules, with_pair_rules
from db.pools import grouped, pool_of
from db.publishing import (
    Publication,
    Published,
    check_still_true,
    chosen_of,
    last_published,
    take_back,
    write_down,
)
from db.repositories.participants import MatchingPerson
from db.repository import Repository, needs
from db.rounds import Round, round_of


@dataclass(frozen=True)
class Desk:
    """All that the matching desk shows before anybody moves a slider.

    ``pool``: who is ready, with places left. ``rules``: as kept, or suggested from the forms (``version`` 0), with
    the locked and barred pairs that count now; pairs that are or were together are barred as well.
    ``asks``: people are asked before they are paired. ``compiled``: the engine's loops for many people lie ready.
    """

    pool: Pool
    rules: Rules
    version: int
    pair_rules: tuple[PairRule, ...]
    not_ready: tuple[MatchingPerson, ...]
    everyone: int
    paired: int
    forms: Mapping[Side, Form]
    published: Published | None
    round: Round | None = None
    compiled: bool = False
    asks: bool = False


class Matching(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_MATCHING)
    def desk(self) -> Desk:
        """Everything there is to match with. A fixed number of queries."""
        people = self.workspace.participants.for_matching()
        looking = [person for person in people if person.places_left > 0]
        pool = self._pool(people)
        decided = pair_rules(self._session, self.workspace.cohort_id, pool)
        forms, kept, program = self._forms(), self._kept(), self._program()
        rules = grouped(self._rules(kept, forms), program)
        return Desk(
            pool=pool,
            rules=with_pair_rules(self._session, self.workspace.cohort_id, rules, decided, pool),
            version=kept.version if kept else 0,
            pair_rules=decided,
            not_ready=tuple(person for person in looking if not person.ready),
            everyone=len(people),
            paired=sum(person.places_left < person.places for person in people),
            forms=forms,
            published=last_published(self._session, self.workspace.cohort_id),
            round=round_of(self._session, self.workspace.cohort_id, people),
            compiled=compiled_loops(len(pool.mentees) * len(pool.mentors)),
            asks=program.asking.asks,
        )

    @needs(Action.READ_MATCHING)
    def with_places(self) -> tuple[Pool, Rules, Mapping[Side, Form]]:
        """Everybody who has a place left and is not on a break, ready or not; the rules with what was decided about
        pairs of theirs; the forms. A fixed number of queries."""
        here = self.workspace.cohort_id
        pool = pool_of(self.workspace.today, self.workspace.participants.with_places())
        forms = self._forms()
        rules = grouped(self._rules(self._kept(), forms), self._program())
        return pool, with_pair_rules(self._session, here, rules, pair_rules(self._session, here, pool), pool), forms

    @needs(Action.READ_MATCHING)
    def rules(self) -> Rules:
        """As kept, or suggested from the forms; without any decision about single pairs."""
        return self._rules(self._kept(), self._forms())

    @needs(Action.READ_MATCHING)
    def rules_and_forms(self) -> tuple[Rules, int, Mapping[Side, Form]]:
        """The rules, their version (0 where none were kept) and the forms, without anybody's answers."""
        kept, forms = self._kept(), self._forms()
        return grouped(self._rules(kept, forms), self._program()), kept.version if kept else 0, forms

    @needs(Action.CHANGE_RULES)
    def save_rules(self, rules: Rules, version: int) -> None:
        """Keep criteria, objective and minimum score; ``version`` is the one seen, 0 where none were kept."""
        self._keep(rules, version)

    @needs(Action.CHANGE_RULES)
    def lock(self, pair: PairIds, reason: str, seen: int | None = None) -> None:
        """These two are paired whatever they score. ``seen``: the version of what was decided before, 0 for nothing."""
        self._decide(pair, PairRuleKind.LOCK, reason, seen)

    @needs(Action.CHANGE_RULES)
    def bar(self, pair: PairIds, reason: str, seen: int | None = None) -> None:
        """These two are never paired. ``seen``: as for ``lock``."""
        self._decide(pair, PairRuleKind.BAR, reason, seen)

    @needs(Action.CHANGE_RULES)
    def lock_instead(
        self, pairs: Collection[PairIds], instead_of: Collection[PairIds], reason: str,
        seen: Mapping[PairIds, int] | None = None,
    ) -> None:  # fmt: skip
        """Lock these pairs, and take away what was decided about those: all or nothing. ``seen``: see ``lock``."""
        for pair in instead_of:
            row = decided_about(self._session, self.workspace.cohort_id, pair)
            as_seen(row, None if seen is None else seen.get(pair, 0))
            if row is not None:
                self._session.delete(row)
        self._session.flush()
        for pair in pairs:
            self._decide(pair, PairRuleKind.LOCK, reason, None if seen is None else seen.get(pair, 0))

    @needs(Action.CHANGE_RULES)
    def remove_pair_rule(self, rule_id: int, seen: int | None = None) -> None:
        """Take a lock or a bar away. ``seen``: the version that was seen."""
        row = self._session.get(PairRuleRow, rule_id)
        if row is None:
            raise NotFound("That decision is not here any more.", "Somebody may have taken it away already.")
        as_seen(row, seen)
        self._session.delete(row)

    @needs(Action.READ_MATCHING)
    def introductions(self, proposals: Sequence[Proposal], rules: Rules, note: str = "") -> tuple[Introduction, ...]:
        """What everybody in these pairs, two people or one group, would read, with an example of a link."""
        forms, ids = self._forms(), {id for each in proposals for id in each.pair}
        people = people_to_introduce(self._session, ids, forms)
        if len(people) < len(ids):
            raise Conflict("One of them is not here any more.", "Match again and look at the new result.")
        members = [people[id] for id in sorted(ids, key=lambda id: (people[id].side is Side.MENTOR, id))]
        if len(members) == 2:
            reasons = reasons_of(proposals[0], rules, forms, *(people[id] for id in proposals[0].pair))
        else:
            reasons = group_reasons(proposals, rules, forms, people)
        program = self._program()
        wordings = own_wordings(self._session, self.workspace.actor.program_id)
        first = first_for_all(program, members, self.workspace.today)
        links = dict.fromkeys(people, "/?link=…")
        return introduce_group(program, members, reasons, links, self._signature(), note, wordings, first)

    @needs(Action.PUBLISH_PAIRS)
    def publish(
        self, result: Result, pairs: Collection[PairIds], rules: Rules, version: int, fingerprint: str, note: str = ""
    ) -> Published:
        """Make these pairs of the result real, and write the introductions; nobody is sent anything yet.

        Raises like ``decided``. The rules are kept too.
        """
        made, pool, chosen = self.decided(result, pairs, rules, version, fingerprint, note)
        scenario_id, _messages = write_down(self._session, made, pool, rules, result, chosen)
        pairings = len(members_of(result.groups, chosen)) if result.groups else len(chosen)
        return Published(scenario_id, made.now, pairings, True, bool(result.groups))

    @needs(Action.PUBLISH_PAIRS)
    def decided(
        self, result: Result, pairs: Collection[PairIds], rules: Rules, version: int, fingerprint: str, note: str = ""
    ) -> tuple[Publication, Pool, list[Proposal]]:
        """These pairs of the result, still as they were seen; the rules are kept with it.

        ``fingerprint`` is that of the pool the result came from. All or nothing. Raises Conflict where people, rules
        or decisions about pairs are not those seen any more.
        """
        here = self.workspace.cohort_id
        # two who publish at once: the second waits here, then reads what the first has made
        self._one_at_a_time()
        pool = self._pool(self.workspace.participants.for_matching())
        if pool.fingerprint != fingerprint:
            raise Conflict(
                "The people have changed since these pairs were found; nothing was published.",
                "Load the page again, match, and look at the new result.",
            )
        seen = with_pair_rules(self._session, here, rules, pair_rules(self._session, here, pool), pool)
        if (seen.locked, seen.barred) != (rules.locked, rules.barred):
            raise Conflict(
                "Somebody locked or barred a pair since; nothing was published.",
                "Load the page again, match, and look at the new result.",
            )
        chosen = chosen_of(result, pairs)
        check_still_true(pool, rules, chosen, result.groups)
        self._keep(rules, version)
        actor = self.workspace.actor
        made = Publication(
            program=self._program(), program_id=actor.program_id, cohort_id=here, account_id=actor.account_id,
            now=self.workspace.now, today=self.workspace.today, signed=self._signature(), note=note,
            forms=self._forms(),
        )  # fmt: skip
        return made, pool, chosen

    @needs(Action.PUBLISH_PAIRS)
    def undo_publish(self, scenario_id: int) -> int:
        """Take a publication back, until its first message has left; how many pairings there were."""
        return take_back(self._session, scenario_id, self.workspace.now)

    def _pool(self, people: tuple[MatchingPerson, ...]) -> Pool:
        return pool_of(self.workspace.today, [each for each in people if each.ready and each.places_left > 0])

    def _program(self) -> Program:
        return program_of(self._session, self.workspace.actor.program_id)

    def _forms(self) -> dict[Side, Form]:
        """The newest questions of each side that has any."""
        found = {}
        for side in (Side.PEER,) if self.workspace.place.form == "peer" else (Side.MENTEE, Side.MENTOR):
            try:
                found[side] = newest_form(self._session, self.workspace.cohort_id, side)[1]
            except NotFound:
                continue  # no form yet: the desk says so
        return found

    def _suggested(self, forms: Mapping[Side, Form]) -> tuple[Any, ...]:
        ours = forms.get(Side.PEER) or forms.get(Side.MENTEE)
        theirs = forms.get(Side.PEER) or forms.get(Side.MENTOR)
        if ours is None or theirs is None:
            return ()
        program = self._program()
        reverse = program.form is ProgramForm.REVERSE  # whatever it began as
        return suggest(ours, theirs, program.form.value if reverse else program.template)

    def _rules(self, kept: RulesRow | None, forms: Mapping[Side, Form]) -> Rules:
        rules = rules_from_document(kept.document) if kept else Rules(self._suggested(forms))
        return with_choices(rules, self._program().choosing)

    def _kept(self) -> RulesRow | None:
        return self._session.exec(select(RulesRow).where(RulesRow.cohort_id == self.workspace.cohort_id)).first()

    def _keep(self, rules: Rules, version: int) -> None:
        document, row = rules_to_document(rules), self._kept()
        if (row.version if row else 0) != version:
            raise Conflict(
                "Somebody else changed the rules while you were looking; nothing of theirs was overwritten.",
                "Load the page again and look at the rules as they are now.",
            )
        if row is None:
            here = self.workspace.cohort_id
            self._session.add(RulesRow(program_id=self.workspace.actor.program_id, cohort_id=here, document=document))
        elif row.document != document:
            row.document = document

    def _decide(self, pair: PairIds, kind: PairRuleKind, reason: str, seen: int | None = None) -> None:
        pool = self._pool(self.workspace.participants.for_matching())
        if pool.peers:
            pair = min(pair), max(pair)
        ones, others = pool.peers or pool.mentees, pool.peers or pool.mentors
        if pair[0] not in {one.id for one in ones} or pair[1] not in {one.id for one in others}:
            raise Conflict("One of the two is not to be matched any more.", "Load the page again.")
        decide_pair(self._session, self.workspace, pair, kind, reason, seen)
