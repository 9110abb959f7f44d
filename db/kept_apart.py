"""Whom people asked not to be matched with: the names they wrote, whom those mean, and the pairs barred by it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from core.intake.named import Directory, names_in
from core.matching import PairIds
from core.program.questions import Side
from db.models import ApplicationRow, KeptApartRow, ParticipantRow

QUESTION = "not_with"  # the key of the question, of every form's
ASKED = "One of the two asked not to be matched with the other."
PERHAPS = "One of the two may have asked not to be matched with the other: see Participants."


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


def wishes(session: Session, cohort_id: int) -> tuple[Wish, ...]:
    """Of everybody who has not left, by id. Two queries; nobody is looked up where nobody wrote anything."""
    rows = session.exec(
        select(  # type: ignore[call-overload]  # of more columns than it is typed for
            ParticipantRow.id, ParticipantRow.side, ParticipantRow.name, ParticipantRow.email,
            ParticipantRow.application_id, ApplicationRow.answers[QUESTION].as_string(),
        )
        .outerjoin(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .where(ParticipantRow.cohort_id == cohort_id, ParticipantRow.status != "left")
        .order_by(col(ParticipantRow.id))
    ).all()  # fmt: skip
    if not any(words for *_, words in rows):
        return ()
    found_out = {
        (row.application_id, row.written): row.people
        for row in session.exec(
            select(KeptApartRow)
            .join(ApplicationRow, col(ApplicationRow.id) == KeptApartRow.application_id)
            .where(ApplicationRow.cohort_id == cohort_id)
        ).all()
    }
    names = {id: name for id, _, name, *_ in rows}
    sides: dict[str, dict[int, tuple[str, str]]] = {}
    for id, side, name, email, *_ in rows:
        sides.setdefault(_other(side), {})[id] = (name, email)
    directories = {side: Directory(people) for side, people in sides.items()}
    wished = []
    for id, side, name, _email, application_id, words in rows:
        written = names_in(words or "")
        if written:
            there = directories.get(side) or Directory({})
            each = tuple(_one(one, there, found_out.get((application_id, one)), names, id) for one in written)
            wished.append(Wish(application_id, id, name, Side(side), each))
    return tuple(wished)


def kept_apart(session: Session, cohort_id: int, here: Collection[int]) -> dict[PairIds, str]:
    """Pairs of people to be matched now that were asked for not to be made, with the reason.

    Where a name is not settled yet, none of those who could be meant is paired with whoever wrote it.
    """
    barred: dict[PairIds, str] = {}
    inside = set(here)
    for wish in wishes(session, cohort_id):
        for name in wish.names:
            for other, _name in name.people:
                if {wish.person_id, other} <= inside:
                    pair = _pair(wish.side, wish.person_id, other)
                    barred[pair] = ASKED if name.settled else barred.get(pair, PERHAPS)
    return barred


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
