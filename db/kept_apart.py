"""Who is kept apart by what people wrote: wishes not to be matched, lines of management, households."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from core.intake.named import LONGEST, Directory, names_in, spelled
from core.matching import PairIds
from core.matching.management import Employee, Lines, line_of_managers
from core.program.questions import HOUSEHOLD, MANAGER, Side
from db.models import ApplicationRow, KeptApartRow, ParticipantRow

QUESTION = "not_with"  # the key of the question, of every form's
ASKED = "One of the two asked not to be matched with the other."
PERHAPS = "One of the two may have asked not to be matched with the other: see Participants."
MANAGES = "One of the two is the other's manager."
ABOVE = "One of the two is above the other in the line of management."
TOGETHER = "Both live in one household."
CROWD = 20  # people: where more wrote the same it is a place, not a household
PERHAPS_ABOVE = "One of the two may be above the other in the line of management: see Participants."


@dataclass(frozen=True)
class WrittenName:
    """One name that somebody wrote. ``people``: whom it means, ids and names; empty where nobody of this cohort.

    ``settled``: beyond doubt, or found out by a coordinator. Otherwise ``people`` are those who could be meant.
    """

    written: str
    people: tuple[tuple[int, str], ...]
    settled: bool
    by_hand: bool


@dataclass(frozen=True)
class Wish:
    """What one participant wrote."""

    application_id: int
    person_id: int
    name: str
    side: Side
    names: tuple[WrittenName, ...]


@dataclass(frozen=True)
class DoubtfulManager:
    """A manager's name that may mean several people, or another than it says. ``by``: who wrote it."""

    written: str
    by: tuple[str, ...]
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Management:
    """What people wrote about their managers. ``named``: how many did; ``circles``: names of people who are all above
    each other; ``elsewhere``: managers who take no part here."""

    named: int
    doubtful: tuple[DoubtfulManager, ...]
    circles: tuple[tuple[str, ...], ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True)
class NamedByPeople:
    """Everybody of the program whom people named: those not to be matched with, and their managers."""

    wishes: tuple[Wish, ...]
    management: Management


def named(session: Session, cohort_id: int) -> NamedByPeople:
    """Of everybody who has not left, by id. Two queries; nobody is looked up where nobody wrote anything."""
    rows = _written(session, cohort_id)
    found_out = _found_out(session, cohort_id, rows)
    return NamedByPeople(_wishes(rows, found_out), _management(rows, found_out))


def _management(rows: Sequence[Any], found_out: Mapping[tuple[int, str], list[int]]) -> Management:
    if not any(row.manager for row in rows):
        return Management(0, (), (), ())
    lines = _lines(rows, found_out)
    names = {row.id: row.name for row in rows}
    doubtful = tuple(
        DoubtfulManager(
            answer, tuple(row.name for row in rows if _manager(row) == answer), tuple((id, names[id]) for id in ids)
        )
        for answer, ids in lines.unsure.items()
    )  # fmt: skip
    circles = tuple(tuple(names[id] for id in circle) for circle in lines.circles)
    return Management(sum(bool(_manager(row)) for row in rows), doubtful, circles, tuple(lines.unknown))


def managed_by(session: Session, cohort_id: int, written: str) -> tuple[int, ...]:
    """The applications in which this stands as the manager's name. One query."""
    return tuple(row.application_id for row in _written(session, cohort_id) if _manager(row) == written)


def kept_apart(session: Session, cohort_id: int, here: Collection[int]) -> dict[PairIds, str]:
    """Pairs of people to be matched now that must not be made, with the reason: one of them asked for it, or is above
    the other in the line of management, or they live in one household. Two queries.

    Where a name is not settled yet, none of those who could be meant is paired with whoever wrote it.
    """
    barred: dict[PairIds, str] = {}
    inside = set(here)
    rows = _written(session, cohort_id)
    found_out = _found_out(session, cohort_id, rows)
    for home in _households(row for row in rows if row.id in inside):
        barred |= dict.fromkeys(_within(home), TOGETHER)
    lines = _lines(rows, found_out)
    here_by_side = {side: [row.id for row in rows if row.side == side and row.id in inside] for side in Side}
    for ones, others in ((Side.MENTEE, Side.MENTOR), (Side.PEER, Side.PEER)):
        for pair, how in lines.between(here_by_side[ones], here_by_side[others]).items():
            barred[pair] = PERHAPS_ABOVE if not how.sure else MANAGES if len(how.path) == 2 else ABOVE
    for wish in _wishes(rows, found_out):
        for name in wish.names:
            for other, _name in name.people:
                if {wish.person_id, other} <= inside:
                    pair = _pair(wish.side, wish.person_id, other)
                    barred[pair] = ASKED if name.settled else barred.get(pair, PERHAPS)
    return barred


def _written(session: Session, cohort_id: int) -> Sequence[Any]:
    """Everybody who has not left, with what she wrote to each of these questions."""
    return session.exec(
        select(  # type: ignore[call-overload]  # of more columns than it is typed for
            ParticipantRow.id, ParticipantRow.side, ParticipantRow.name, ParticipantRow.email,
            ParticipantRow.application_id, ApplicationRow.answers[QUESTION].as_string().label("asked"),
            ApplicationRow.answers[MANAGER].as_string().label("manager"),
            ApplicationRow.answers[HOUSEHOLD].as_string().label("household"),
        )
        .outerjoin(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .where(ParticipantRow.cohort_id == cohort_id, ParticipantRow.status != "left")
        .order_by(col(ParticipantRow.id))
    ).all()  # fmt: skip


def _found_out(session: Session, cohort_id: int, rows: Sequence[Any]) -> dict[tuple[int, str], list[int]]:
    """Whom a coordinator found to be meant: (application, name as written) → ids. No query where nobody wrote any."""
    if not any(row.asked or row.manager for row in rows):
        return {}
    return {
        (row.application_id, row.written): row.people
        for row in session.exec(
            select(KeptApartRow)
            .join(ApplicationRow, col(ApplicationRow.id) == KeptApartRow.application_id)
            .where(ApplicationRow.cohort_id == cohort_id)
        ).all()
    }


def _households(rows: Iterable[Any]) -> list[list[Any]]:
    """Who wrote the same words, in whatever order: two at least, and no crowd."""
    homes: dict[tuple[str, ...], list[Any]] = {}
    for row in rows:
        if row.household and (words := tuple(sorted(spelled(row.household)))):
            homes.setdefault(words, []).append(row)
    return [home for home in homes.values() if 2 <= len(home) <= CROWD]


def _within(home: Sequence[Any]) -> Iterator[PairIds]:
    for one in home:
        for other in home:
            if other.side == _other(one.side) and one.id != other.id:
                yield _pair(Side(one.side), one.id, other.id)


def _manager(row: Any) -> str:
    """The manager as somebody wrote her, on one line."""
    return " ".join((row.manager or "").split())[:LONGEST]


def _lines(rows: Sequence[Any], found_out: Mapping[tuple[int, str], list[int]]) -> Lines:
    if not any(row.manager for row in rows):
        return Lines({}, (), {}, {})
    people = []
    for row in rows:
        manager = _manager(row)
        meant = found_out.get((row.application_id, manager)) if manager else None
        people.append(Employee(row.id, row.name, row.email, manager, None if meant is None else tuple(meant)))
    return line_of_managers(tuple(people))


def _wishes(rows: Sequence[Any], found_out: Mapping[tuple[int, str], list[int]]) -> tuple[Wish, ...]:
    if not any(row.asked for row in rows):
        return ()
    names = {row.id: row.name for row in rows}
    sides: dict[str, dict[int, tuple[str, str]]] = {}
    for row in rows:
        sides.setdefault(_other(row.side), {})[row.id] = (row.name, row.email)
    directories = {side: Directory(people) for side, people in sides.items()}
    wished = []
    for row in rows:
        written = names_in(row.asked or "")
        if written:
            there = directories.get(row.side) or Directory({})
            application_id = row.application_id
            each = tuple(_one(one, there, found_out.get((application_id, one)), names, row.id) for one in written)
            wished.append(Wish(application_id, row.id, row.name, Side(row.side), each))
    return tuple(wished)


def _one(written: str, there: Directory, by_hand: list[int] | None, names: Mapping[int, str], own: int) -> WrittenName:
    found = there.look_up(written)
    sure = [] if found.sure in (None, own) else [found.sure]
    if by_hand is not None or sure:
        ids = dict.fromkeys([*sure, *(by_hand or ())])
        people = tuple((id, names[id]) for id in ids if id in names)
        return WrittenName(written, people, True, by_hand is not None)
    maybe = tuple((id, names[id]) for id in found.maybe if id != own)
    return WrittenName(written, maybe, False, False)


def _other(side: str) -> str:
    return {"mentor": "mentee", "mentee": "mentor"}.get(side, side)


def _pair(side: Side, own: int, other: int) -> PairIds:
    if side is Side.PEER:
        return min(own, other), max(own, other)
    return (own, other) if side is Side.MENTEE else (other, own)
