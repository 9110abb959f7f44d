"""Who is together and who was, as a new partner for somebody is looked for; and writing the change down."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from core.errors import Conflict
from core.matching import Comparison, PairIds, Pool, Rules
from core.matching.leading import Lead, leads, without_mentor
from core.matching.reassignment import Needing, Option
from core.matching.regrouping import Joining, RunningGroup, joinings
from core.program.questions import Side
from core.tracking.closure import Cautioned, Ending, Past, cautions
from db.models import CohortRow, PairingMemberRow, PairingRow, ParticipantRow
from db.repositories.participants import MatchingPerson


@dataclass(frozen=True)
class LivePair:
    """A pairing of two that goes on; ``pair`` as matching has it, mentee first."""

    id: int
    version: int
    pair: PairIds
    names: tuple[str, str]
    sides: tuple[Side, Side]
    started_on: date

    @property
    def as_group(self) -> RunningGroup:
        """The same as a group of two."""
        if self.sides[1] is Side.PEER:
            return RunningGroup(self.id, None, self.pair)
        return RunningGroup(self.id, self.pair[1], self.pair[:1])


@dataclass(frozen=True)
class LiveGroup:
    """A pairing of more than two that goes on; ``names`` of all in it, by id, and since when each is in it."""

    id: int
    version: int
    group: RunningGroup
    names: Mapping[int, str]
    since: Mapping[int, date]
    started_on: date


@dataclass(frozen=True)
class ReassignmentDesk:
    """``pool``: whoever could be moved or found, with all her places, of which ``free`` are not taken; ``live``:
    pairings of two that go on, ``groups``: those of more; ``alone``: groups that ended with their mentor, with those of
    them who wait since; ``waiting``: who has nobody, in the order in which they are helped; ``fingerprint`` differs
    whenever any of it does."""

    pool: Pool
    rules: Rules
    live: tuple[LivePair, ...]
    groups: tuple[LiveGroup, ...]
    alone: tuple[LiveGroup, ...]
    free: Mapping[int, int]
    waiting: tuple[Needing, ...]
    past: Mapping[int, tuple[Past, ...]]
    fingerprint: str

    @property
    def movable(self) -> tuple[LivePair, ...]:
        """Pairings of people who could be paired otherwise now."""
        here = {person.id for person in self.pool.people}
        return tuple(each for each in self.live if set(each.pair) <= here)

    def against(
        self, person_id: int, option: Option, today: date, closing: "Closing | None" = None
    ) -> tuple[Cautioned, ...]:
        """What speaks for waiting or looking first, of her and of the partner she would get."""
        ends = self.pairing(closing.pairing_id).pair if closing is not None else ()
        endings = dict.fromkeys(ends, closing.ending) if closing is not None else {}
        return self.cautions((person_id, *(each for each in option.makes[0] if each != person_id)), endings, today)

    def cautions(self, whom: Iterable[int], endings: Mapping[int, Ending], today: date) -> tuple[Cautioned, ...]:
        """The same of these people; ``endings``: how the pairing ends that somebody goes on from just now."""
        people = {person.id: person for person in self.pool.people}
        sides = {one.id: Side.MENTOR for one in self.pool.mentors} | {one.id: Side.PEER for one in self.pool.peers}
        return tuple(
            each
            for who in whom
            for each in cautions(
                people[who].name, sides.get(who, Side.MENTEE), self.past.get(who, ()), today, endings.get(who)
            )
        )

    def leads(
        self, group: LiveGroup, closing: "Closing | None", comparison: Comparison | None = None
    ) -> tuple[Lead, ...]:
        """Who could lead all of a group that ends so, or has ended: those of them who are to be matched."""
        rules, free, others = self.once_ended(group, closing)
        return leads(self.pool, rules, others, free, self.able(group, closing).group, comparison)

    def once_ended(
        self, group: LiveGroup, closing: "Closing | None"
    ) -> tuple[Rules, Mapping[int, int], tuple[RunningGroup, ...]]:
        """Rules, free places and the groups that go on, once it has ended."""
        others = tuple(each.group for each in self.groups if each.id != group.id)
        if closing is None:
            return self.rules, self.free, others
        return *without_mentor(self.rules, group.group, self.free, closing.gone), others

    def able(self, group: LiveGroup, closing: "Closing | None") -> LiveGroup:
        """The same group with those alone who can be given another mentor now."""
        here = {person.id for person in self.pool.mentees} - (closing.gone if closing is not None else frozenset())
        members = tuple(each for each in group.group.member_ids if each in here)
        return replace(group, group=replace(group.group, member_ids=members))

    def against_lead(
        self, group: LiveGroup, lead: Lead, today: date, closing: "Closing | None"
    ) -> tuple[Cautioned, ...]:
        """What speaks for waiting or looking first, of its members and of the mentor they would get."""
        endings = dict.fromkeys(group.names, closing.ending) if closing is not None else {}
        return self.cautions((lead.mentor_id, *self.able(group, closing).group.member_ids), endings, today)

    def joinings(self, person_id: int, leaves: int | None, comparison: Comparison | None = None) -> tuple[Joining, ...]:
        """Where somebody could go while nobody else moves; ``leaves``: what she leaves, a group or a pairing of two."""
        running = [each.group for each in self.groups] + [each.as_group for each in self.live if each.id == leaves]
        return joinings(self.pool, self.rules, running, self.free, person_id, leaves, comparison)

    def group(self, pairing_id: int) -> LiveGroup:
        found = next((each for each in (*self.groups, *self.alone) if each.id == pairing_id), None)
        if found is None:
            raise Conflict("This group has ended meanwhile.", "Load the page again.")
        return found

    def pairing(self, pairing_id: int) -> LivePair:
        found = next((each for each in self.live if each.id == pairing_id), None)
        if found is None:
            raise Conflict("This pairing has ended meanwhile.", "Load the page again.")
        return found


@dataclass(frozen=True)
class Closing:
    """How the pairing ends that is left. ``again``: by person, whether she may be matched again; who may not, takes a
    break until somebody brings her back. ``leaves``: who leaves the program with it. ``tell``: both are written to."""

    pairing_id: int
    ending: Ending
    reason: str = ""
    again: Mapping[int, bool] = field(default_factory=dict)
    leaves: int | None = None
    tell: bool = True

    @property
    def gone(self) -> frozenset[int]:
        """Who can't be anybody's partner now."""
        return frozenset(who for who, may in self.again.items() if not may) | (
            frozenset() if self.leaves is None else frozenset({self.leaves})
        )


@dataclass(frozen=True)
class History:
    """``live``: pairings of two that go on; ``groups``: of more; ``ended``: groups with a mentor that have ended.
    ``past``: by person, what has ended; ``last``: her newest pairing that has ended. ``before``: pairs, as matching has
    them, that were together once and are no more."""

    live: tuple[LivePair, ...]
    groups: tuple[LiveGroup, ...]
    ended: tuple[LiveGroup, ...]
    past: Mapping[int, tuple[Past, ...]]
    last: Mapping[int, tuple[int, date]]
    before: frozenset[PairIds]

    @property
    def grouped(self) -> frozenset[int]:
        """Who is in a group."""
        return frozenset(who for each in self.groups for who in each.names)


@dataclass(frozen=True)
class _Member:
    id: int
    side: Side
    name: str
    joined_on: date | None


def history(session: Session, cohort_id: int) -> History:
    """Every pairing of a cohort. Two queries."""
    rows: Sequence[Any] = session.exec(
        select(  # type: ignore[call-overload]  # of more columns than it is typed for
            PairingRow.id, PairingRow.version, PairingRow.started_on, PairingRow.ended_on, PairingRow.ending,
            PairingRow.went_on,
            PairingMemberRow.participant_id, PairingMemberRow.side, ParticipantRow.name, PairingMemberRow.joined_on,
            ParticipantRow.status,
        )
        .join(PairingMemberRow, col(PairingMemberRow.pairing_id) == PairingRow.id)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(PairingRow.cohort_id == cohort_id)
        .order_by(col(PairingRow.id), col(PairingMemberRow.participant_id))
    ).all()  # fmt: skip
    cohort = session.get(CohortRow, cohort_id)
    planned = cohort.ends_on if cohort is not None else None
    members: dict[tuple[Any, ...], list[_Member]] = {}
    for *pairing, person, side, name, joined_on, status in rows:
        here = members.setdefault(tuple(pairing), [])
        if status != "left" or pairing[3] is not None:  # a group goes on without whoever left
            here.append(_Member(person, Side(side), name, joined_on))
    live: list[LivePair] = []
    groups: list[LiveGroup] = []
    ended: list[LiveGroup] = []
    past: dict[int, list[Past]] = {}
    last: dict[int, tuple[int, date]] = {}
    before: set[PairIds] = set()
    for (number, version, started_on, ended_on, ending, went_on), here in members.items():
        if ended_on is not None:
            for member in here:
                how = Ending(ending) if ending else None
                past.setdefault(member.id, []).append(Past(ended_on, how, planned, went_on))
                last[member.id] = max(last.get(member.id, (0, date.min)), (number, ended_on), key=lambda one: one[1])
            before |= {(one.id, other.id) for one in here for other in here if _are_a_pair(one, other)}
            if len(here) > 2 and any(each.side is Side.MENTOR for each in here):
                ended.append(_group(number, version, started_on, here))
        elif len(here) == 2:
            one, other = sorted(here, key=lambda each: (each.side is Side.MENTOR, each.id))
            pair, names, sides = (one.id, other.id), (one.name, other.name), (one.side, other.side)
            live.append(LivePair(number, version, pair, names, sides, started_on))
        else:
            groups.append(_group(number, version, started_on, here))
    told = {who: tuple(each) for who, each in past.items()}
    now = {each.pair for each in live} | {pair for each in groups for pair in each.group.pairs}
    return History(tuple(live), tuple(groups), tuple(ended), told, last, frozenset(before - now))


def alone_again(known: History, waiting: Collection[Needing]) -> tuple[LiveGroup, ...]:
    """Groups that ended with their mentor and of whom at least two have waited ever since, with these alone."""
    waits = {each.person_id for each in waiting if each.side is Side.MENTEE}
    found = []
    for each in known.ended:
        still = tuple(who for who in each.group.member_ids if who in waits and known.last[who][0] == each.id)
        if len(still) > 1:
            found.append(replace(each, group=replace(each.group, member_ids=still)))
    return tuple(found)


def _group(number: int, version: int, started_on: date, here: Sequence[_Member]) -> LiveGroup:
    mentor = next((each.id for each in here if each.side is Side.MENTOR), None)
    group = RunningGroup(number, mentor, tuple(each.id for each in here if each.id != mentor))
    names = {each.id: each.name for each in here}
    return LiveGroup(
        number, version, group, names, {each.id: each.joined_on or started_on for each in here}, started_on
    )


def _are_a_pair(one: _Member, other: _Member) -> bool:
    """As matching has pairs: mentee and mentor, or of peers the smaller id first."""
    if one.side is Side.PEER and other.side is Side.PEER:
        return one.id < other.id
    return one.side is Side.MENTEE and other.side is Side.MENTOR


def places_for(able: Collection[MatchingPerson], known: History, here: Collection[int]) -> dict[int, int]:
    """Places that could be given: those that are free, and those in pairings of two who could both be moved."""
    movable = Counter(who for each in known.live if set(each.pair) <= set(here) for who in each.pair)
    return {each.id: each.places_left + movable[each.id] for each in able}
