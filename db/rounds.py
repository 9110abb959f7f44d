"""Rounds of matching: who comes later is matched, and those who are paired stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from db.models import PairingRow, ScenarioRow
from db.repositories.participants import MatchingPerson


@dataclass(frozen=True)
class Round:
    """``came``: ready without a partner, and joined after the last pairing was made; ``waited``: ready and without one
    since before. ``paired``: people with a partner, who stay as they are.
    """

    number: int
    came: int
    waited: int
    paired: int


def round_of(session: Session, cohort_id: int, people: Sequence[MatchingPerson]) -> Round | None:
    """The round that a cohort is in; None while nobody is paired. Two queries."""
    paired = sum(each.places_left < each.places for each in people)
    if not paired:
        return None
    here = ScenarioRow.cohort_id == cohort_id
    published = session.exec(select(func.count()).where(here, col(ScenarioRow.published_at).is_not(None))).one()
    last = session.exec(select(func.max(PairingRow.published_at)).where(PairingRow.cohort_id == cohort_id)).one()
    looking = [each for each in people if each.ready and each.places_left == each.places and each.places]
    came = sum(each.joined_at is not None and last is not None and each.joined_at > last for each in looking)
    return Round(max(1, published) + 1, came, len(looking) - came, paired)
