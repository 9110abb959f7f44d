"""Whether people of a proposal may still be paired: whatever has changed since it was planned."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from core.errors import Fault, InvalidInput
from core.intake.readiness import Code
from core.text import text
from db.gates import gates
from db.kept_apart import kept_apart
from db.models import PairRuleRow, ProposalRow
from db.pair_rules import PairRuleKind, together
from db.standing import cohort_program, standings

if TYPE_CHECKING:
    from db.workspace import Workspace


def check_people(workspace: "Workspace", session: Session, rows: Sequence[ProposalRow]) -> None:
    """Raise InvalidInput with everything in the way of any of these pairs, each with the names of the two.

    A must-have that came after the proposal counts: a bar, a wish to be kept apart, a gate of screening or consent,
    a break, fewer places. A fixed number of queries.
    """
    cohort_id, program = workspace.cohort_id, cohort_program(session, workspace.cohort_id)
    people = {each.id: each for each in standings(session, cohort_id, workspace.today, program)}
    found = gates(session, program, cohort_id, people.values(), workspace.today)
    bars = select(PairRuleRow.mentee_id, PairRuleRow.mentor_id, PairRuleRow.reason).where(
        PairRuleRow.cohort_id == cohort_id, PairRuleRow.kind == PairRuleKind.BAR.value
    )
    barred = {(one, other): reason for one, other, reason in session.exec(bars).all()}
    barred |= kept_apart(session, cohort_id, [id for row in rows for id in (row.mentee_id, row.mentor_id)])
    paired = {each.pair for each in together(session, cohort_id) if each.ended_on is None}
    faults = []
    for row in rows:
        pair = row.mentee_id, row.mentor_id
        both = [people[person] for person in pair if person in people]
        where = " & ".join(each.name for each in both)
        if pair in barred:
            faults.append(Fault(where, text("must not be paired any more: {reason}", reason=barred[pair])))
        if pair in paired:
            faults.append(Fault(where, text("are together already")))
        for each in both:
            stops = [stop for stop in found.stops(each) if stop.code is not Code.FULL]
            faults += [Fault(where, stop.sentence) for stop in stops]
            if each.partners + each.proposed > each.places:
                what = "can't be paired: {name} has {places} places for {n} partners and proposals"
                n = each.partners + each.proposed
                faults.append(Fault(where, text(what, name=each.name, places=each.places, n=n)))
    if faults:
        raise InvalidInput("Nothing was done yet.", faults)
