"""Who is together and who was, as a new partner for somebody is looked for; and writing the change down."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from core.errors import Conflict
from core.matching import PairIds, Pool, Rules
from core.matching.reassignment import Needing, Option
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


@dataclass(frozen=True)
class ReassignmentDesk:
    """``pool``: whoever could be moved or found, with all her places; ``live``: pairings that go on; ``waiting``: who
    has nobody, in the order in which they are helped; ``fingerprint`` differs whenever any of it does."""

    pool: Pool
    rules: Rules
    live: tuple[LivePair, ...]
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
        people = {person.id: person for person in self.pool.people}
        sides = {one.id: Side.MENTOR for one in self.pool.mentors} | {one.id: Side.PEER for one in self.pool.peers}
        ends = set(self.pairing(closing.pairing_id).pair) if closing is not None else set()
        found: list[Cautioned] = []
        for who in (person_id, *(each for each in option.makes[0] if each != person_id)):
            ending = closing.ending if closing is not None and who in ends else None
            side, past = sides.get(who, Side.MENTEE), self.past.get(who, ())
            found += cautions(people[who].name, side, past, today, ending)
        return tuple(found)

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
    """``live``: pairings of two that go on; ``grouped``: who is in one of more. ``past``: by person, what has ended;
    ``last``: her newest pairing that has ended. ``before``: pairs, as matching has them, that were together once."""

    live: tuple[LivePair, ...]
    grouped: frozenset[int]
    past: Mapping[int, tuple[Past, ...]]
    last: Mapping[int, tuple[int, date]]
    before: frozenset[PairIds]


@dataclass(frozen=True)
class _Member:
    id: int
    side: Side
    name: str


def history(session: Session, cohort_id: int) -> History:
    """Every pairing of a cohort. Two queries."""
    rows: Sequence[Any] = session.exec(
        select(  # type: ignore[call-overload]  # of more columns than it is typed for
            PairingRow.id, PairingRow.version, PairingRow.started_on, PairingRow.ended_on, PairingRow.ending,
            PairingMemberRow.participant_id, PairingMemberRow.side, ParticipantRow.name,
        )
        .join(PairingMemberRow, col(PairingMemberRow.pairing_id) == PairingRow.id)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(PairingRow.cohort_id == cohort_id)
        .order_by(col(PairingRow.id), col(PairingMemberRow.participant_id))
    ).all()  # fmt: skip
    cohort = session.get(CohortRow, cohort_id)
    planned = cohort.ends_on if cohort is not None else None
    members: dict[tuple[Any, ...], list[_Member]] = {}
    for *pairing, person, side, name in rows:
        members.setdefault(tuple(pairing), []).append(_Member(person, Side(side), name))
    live: list[LivePair] = []
    grouped: set[int] = set()
    past: dict[int, list[Past]] = {}
    last: dict[int, tuple[int, date]] = {}
    before: set[PairIds] = set()
    for (number, version, started_on, ended_on, ending), here in members.items():
        if ended_on is not None:
            for member in here:
                past.setdefault(member.id, []).append(Past(ended_on, Ending(ending) if ending else None, planned))
                last[member.id] = max(last.get(member.id, (0, date.min)), (number, ended_on), key=lambda one: one[1])
            before |= {(one.id, other.id) for one in here for other in here if _are_a_pair(one, other)}
        elif len(here) == 2:
            one, other = sorted(here, key=lambda each: (each.side is Side.MENTOR, each.id))
            pair, names, sides = (one.id, other.id), (one.name, other.name), (one.side, other.side)
            live.append(LivePair(number, version, pair, names, sides, started_on))
        else:
            grouped |= {member.id for member in here}
    told = {who: tuple(each) for who, each in past.items()}
    return History(tuple(live), frozenset(grouped), told, last, frozenset(before))


def _are_a_pair(one: _Member, other: _Member) -> bool:
    """As matching has pairs: mentee and mentor, or of peers the smaller id first."""
    if one.side is Side.PEER and other.side is Side.PEER:
        return one.id < other.id
    return one.side is Side.MENTEE and other.side is Side.MENTOR


def places_for(able: Collection[MatchingPerson], known: History, here: Collection[int]) -> dict[int, int]:
    """Places that could be given: those that are free, and those in pairings of two who could both be moved."""
    movable = Counter(who for each in known.live if set(each.pair) <= set(here) for who in each.pair)
    return {each.id: each.places_left + movable[each.id] for each in able}
