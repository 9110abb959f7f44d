"""What came of people by what they answered: accepted, paired, kept waiting, and how their pairing went."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, func

from core.evaluation.fairness import WAIT, Fate, Group, shown_groups
from core.evaluation.learned import Outcome
from core.intake.applications import ApplicationStatus
from core.program.program import Program
from core.program.questions import Side
from db.cohort_counts import ever_paired
from db.group_counts import GroupCount, applicant_counts, group_counts
from db.many import columns
from db.models import ApplicationRow, PairingMemberRow, PairingRow
from db.paired_before import how_they_went
from db.standing import Standing

BY_PAIRING = {Fate.MET: Outcome.MET, Fate.LASTED: Outcome.LASTED, Fate.REACHED: Outcome.REACHED}
DECIDED = {ApplicationStatus.ACCEPTED.value: True, ApplicationStatus.DECLINED.value: False}


@dataclass(frozen=True)
class GroupFates:
    """One side by one question."""

    side: Side
    question: str
    groups: tuple[Group, ...]


def group_fates(
    session: Session, cohort_id: int, program: Program, today: date, people: Sequence[Standing], fate: Fate
) -> tuple[GroupFates, ...]:
    """What this ``fate`` came to, of each group large enough. Thirteen queries at most, whatever the number of people.

    A group that could be guessed from applicants beside participants, or the other way round, is held back in both, and
    whoever is held back there is so in what comes of their pairings too.
    """
    staying = [each for each in people if each.status != "left"]
    here = group_counts(session, cohort_id, staying)
    decided = dict(
        session.exec(
            columns(ApplicationRow.id, ApplicationRow.status).where(
                ApplicationRow.cohort_id == cohort_id, col(ApplicationRow.status).in_(DECIDED)
            )
        ).all()
    )
    applied = applicant_counts(session, cohort_id, frozenset(decided))
    if fate is Fate.ACCEPTED:
        asked, known = applied, {id: DECIDED[status] for id, status in decided.items()}
    else:
        asked = group_counts(session, cohort_id, people, left_too=True) if fate in BY_PAIRING else here
        known = _known(session, cohort_id, program, today, staying, fate)
    return tuple(
        GroupFates(each.side, each.question, shown_groups(_counted(each, known), (one.counts, two.counts)))
        for each, one, two in zip(asked, here, applied, strict=True)
    )


def _counted(found: GroupCount, known: Mapping[int, bool]) -> dict[str, tuple[int, int]]:
    """By group, in its order: of how many it is known, and for how many it is so."""
    counted: defaultdict[str, list[bool]] = defaultdict(list)
    for id, name in found.answers.items():
        if id in known:
            counted[name].append(known[id])
    return {name: (len(counted[name]), sum(counted[name])) for name in found.counts if name in counted}


def _known(
    session: Session, cohort_id: int, program: Program, today: date, staying: Sequence[Standing], fate: Fate
) -> dict[int, bool]:
    """By participant, whether it came to her; without those of whom it is not known."""
    if fate is Fate.PAIRED:
        ever = ever_paired(session, cohort_id)
        return {each.id: each.id in ever for each in staying}
    if fate is Fate.SOON:
        first = _first_days(session, cohort_id, today)
        old = {each.id: each.joined_at.date() + timedelta(days=WAIT) for each in staying}
        return {id: id in first and first[id] <= until for id, until in old.items() if until <= today}
    went = how_they_went(session, cohort_id, program, today)
    known: dict[int, bool] = {}
    for pairing, person in _members(session, cohort_id, today):
        value = went[pairing][BY_PAIRING[fate]]
        if person not in known and value is not None:
            known[person] = value >= 1
    return known


def _first_days(session: Session, cohort_id: int, today: date) -> dict[int, date]:
    """On which day each began with her first partner."""
    rows: Any = session.exec(
        columns(PairingMemberRow.participant_id, func.min(PairingRow.started_on))
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.started_on) <= today)
        .group_by(col(PairingMemberRow.participant_id))
    ).all()
    return dict(rows)


def _members(session: Session, cohort_id: int, today: date) -> Sequence[tuple[int, int]]:
    """Pairing and participant, older pairings first."""
    rows: Sequence[tuple[int, int]] = session.exec(
        columns(PairingMemberRow.pairing_id, PairingMemberRow.participant_id)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.started_on) <= today)
        .order_by(col(PairingRow.started_on), col(PairingRow.id))
    ).all()
    return rows
