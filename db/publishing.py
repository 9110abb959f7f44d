"""From a result to pairings: written down whole, with what each side is told, or not at all; and taken back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from core.errors import Conflict, Infeasible, NotFound
from core.matching import Group, PairIds, Pool, Proposal, Result, Rules
from core.matching.proposals import ProposalState
from core.messages.outbox import CHANGEABLE, LEFT, MessageStatus, shown_status
from core.messages.templates import MessageKey, introduction_for
from core.program.program import Program
from core.program.questions import Form, Side
from db.admission import program_of
from db.facts import forms_by_side
from db.group_introductions import first_for_all, group_reasons, introduce_group, members_of
from db.introductions import Introduced, meeting_file, people_to_introduce, reasons_of
from db.kept_results import counting, scenario_row
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import own_wordings
from db.models import MessageRow, PairingMemberRow, PairingRow, ParticipantRow, ProposalRow, ScenarioRow
from db.outbox import put_message
from db.pair_rules import pair_rules
from db.undo_pairs import worked_with

if TYPE_CHECKING:
    from db.workspace import Workspace


@dataclass(frozen=True)
class Publication:
    """What is published, by whom, when, and under which rules."""

    program: Program
    program_id: int
    cohort_id: int
    account_id: int | None
    now: datetime
    today: date
    signed: str
    note: str
    forms: Mapping[Side, Form]


def publication_by(workspace: "Workspace", session: Session, signed: str, note: str) -> Publication:
    """By whoever works in this workspace, now, in the cohort she works in."""
    actor, cohort_id = workspace.actor, workspace.cohort_id
    return Publication(
        program_of(session, actor.program_id), actor.program_id, cohort_id, actor.account_id, workspace.now,
        workspace.today, signed, note, forms_by_side(session, cohort_id),
    )  # fmt: skip


@dataclass(frozen=True)
class Published:
    """The newest publication of a cohort. ``pairs``: how many pairings; ``may_undo``: no message of it has left."""

    scenario_id: int
    at: datetime
    pairs: int
    may_undo: bool
    of_groups: bool = False


def check_still_true(pool: Pool, rules: Rules, chosen: Sequence[Proposal], groups: Sequence[Group] = ()) -> None:
    """Raise Conflict unless every chosen pair may be made now: both still there, with places, and not barred.

    A circle of peers (of ``groups``) takes one place of each, however many are in it.
    """
    places = {person.id: person.places for person in pool.people}
    circles = [ids for ids, _ in members_of([each for each in groups if each.mentor_id is None], chosen)]
    taken = [id for ids in circles for id in ids] if circles else [id for each in chosen for id in each.pair]
    for person in taken:
        places[person] = places.get(person, 0) - 1
    if any(left < 0 for left in places.values()):
        raise Conflict(
            "Somebody in these pairs has left, has been paired, or has fewer places than before.",
            "Match again and look at the new result.",
        )
    if any(proposal.pair in rules.barred or proposal.pair[::-1] in rules.barred for proposal in chosen):
        raise Conflict("One of these pairs must not be made any more.", "Match again and look at the new result.")


def write_down(
    session: Session, made: Publication, pool: Pool, rules: Rules, result: Result, chosen: Sequence[Proposal]
) -> tuple[int, int]:
    """Scenario, pairings, links and messages; the scenario's id and how many messages."""
    people = hold(session, [proposal.pair for proposal in chosen], made.forms)
    scenario = scenario_row(
        f"Published on {made.today.isoformat()}", pool, rules, result,
        program_id=made.program_id, cohort_id=made.cohort_id, account_id=made.account_id, now=made.now,
        published={proposal.pair for proposal in chosen},
        decided=counting(rules, pair_rules(session, made.cohort_id, pool)),
    )  # fmt: skip
    session.add(scenario)
    session.flush()
    if result.groups:
        gathered = members_of(result.groups, chosen)
        scenario.summary = {**scenario.summary, "published": len(gathered), "published_groups": True}
        units = [(ids, group_reasons(inside, rules, made.forms, people)) for ids, inside in gathered]
        pair_up(session, made, scenario.id, units, people)
        return scenario.id or 0, sum(len(ids) for ids, _ in units)
    pairs = []
    for proposal in chosen:
        one, other = (people[person] for person in proposal.pair)
        pairs.append((proposal.pair, reasons_of(proposal, rules, made.forms, one, other)))
    pair_up(session, made, scenario.id, pairs, people)
    return scenario.id or 0, 2 * len(pairs)


def hold(session: Session, pairs: Sequence[PairIds], forms: Mapping[Side, Form]) -> dict[int, Introduced]:
    """Everybody of these pairs; whoever leaves at this moment waits until all is written, or was faster: Conflict."""
    ids = sorted({person for pair in pairs for person in pair})
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        here = select(ParticipantRow.id).where(col(ParticipantRow.id).in_(some), ParticipantRow.status == "active")
        if len(session.exec(here.order_by(col(ParticipantRow.id)).with_for_update()).all()) < len(some):
            raise Conflict("Somebody in these pairs has just left.", "Match again and look at the new result.")
    return people_to_introduce(session, ids, forms)


def pair_up(
    session: Session,
    made: Publication,
    scenario_id: int | None,
    units: Sequence[tuple[tuple[int, ...], Sequence[str]]],
    people: Mapping[int, Introduced],
    starts_on: date | None = None,
) -> list[PairingRow]:
    """Pairings of two or of a group, with their reasons, links and messages; from today on, or from a later day."""
    links = {
        person: link_address(
            make_link(
                session, LinkPurpose.PARTICIPANT, program_id=made.program_id, subject_id=person, now=made.now, days=None
            )
        )
        for person in people
    }
    wordings, begins = own_wordings(session, made.program_id), starts_on or made.today
    _no_longer_looking(session, people)
    rows = [
        PairingRow(
            program_id=made.program_id, cohort_id=made.cohort_id, scenario_id=scenario_id, reasons=list(reasons),
            started_on=begins, published_at=made.now,
            first_meeting_at=first_for_all(made.program, [people[id] for id in ids], begins),
        )
        for ids, reasons in units
    ]  # fmt: skip
    session.add_all(rows)
    session.flush()
    for row, (ids, _) in zip(rows, units, strict=True):
        members = [people[id] for id in ids]
        for person in members:
            session.add(
                PairingMemberRow(
                    program_id=made.program_id, pairing_id=row.id or 0, participant_id=person.id, side=person.side.value
                )
            )
        names = [each.name for each in members]
        calendar = meeting_file(made.program, names, row.id or 0, row.first_meeting_at, made.now)
        written = introduce_group(
            made.program, members, row.reasons, links, made.signed, made.note, wordings, row.first_meeting_at
        )
        for each in written:
            put_message(
                session, program_id=made.program_id, kind=introduction_for(each.to.side).value,
                to_name=each.to.name, to_email=each.to.email, subject=each.message.subject, body=each.message.body,
                now=made.now, participant_id=each.to.id, pairing_id=row.id, wait=True, calendar=calendar,
            )  # fmt: skip
    return rows


def _no_longer_looking(session: Session, ids: Collection[int]) -> None:
    """Whoever has somebody now is not written any more that somebody is still looked for."""
    about, known = [MessageKey.PROPOSAL_ENDED.value, MessageKey.STILL_LOOKING.value], sorted(ids)
    waiting = col(MessageRow.status).in_([status.value for status in CHANGEABLE])
    for start in range(0, len(known), 500):
        theirs = col(MessageRow.participant_id).in_(known[start : start + 500])
        for row in session.exec(
            select(MessageRow).where(theirs, waiting, col(MessageRow.kind).in_(about)).with_for_update()
        ).all():
            session.delete(row)


def take_back(session: Session, scenario_id: int, now: datetime) -> int:
    """Undo a publication: its pairings and messages go; how many pairings. Raises once a message has left."""
    scenario = session.get(ScenarioRow, scenario_id, with_for_update=True)
    if scenario is None or scenario.published_at is None:
        raise NotFound("There is nothing to undo here.", "It may have been undone already.")
    pairings = session.exec(select(PairingRow).where(PairingRow.scenario_id == scenario_id).with_for_update()).all()
    ids = [row.id for row in pairings]
    messages = [
        row
        for start in range(0, len(ids), 500)
        for row in session.exec(
            select(MessageRow).where(col(MessageRow.pairing_id).in_(ids[start : start + 500])).with_for_update()
        ).all()
    ]
    if any(shown_status(row.status, row.sending_since, now) in LEFT for row in messages):
        raise Infeasible(
            "An introduction has already left, so people know of their pairing.",
            "End single pairings under Pairings instead, and tell the people yourself.",
        )
    if any(pairing.ended_on is not None for pairing in pairings):
        raise Infeasible(
            "One of these pairings has ended since, so this can't be undone as a whole.",
            "End single pairings under Pairings instead.",
        )
    if worked_with(session, [id for id in ids if id is not None]):
        raise Infeasible(
            "Something has been noted with one of these pairings since, and would be lost.",
            "End single pairings under Pairings instead; what was noted stays.",
        )
    for message in messages:
        session.delete(message)
    session.flush()  # before their pairings, whose going would take them along uncounted
    for start in range(0, len(ids), 500):
        begun = select(ProposalRow).where(col(ProposalRow.pairing_id).in_(ids[start : start + 500]))
        for proposal in session.exec(begun).all():
            proposal.state, proposal.pairing_id, proposal.starts_on = ProposalState.ACCEPTED.value, None, None
    for pairing in pairings:
        session.delete(pairing)
    scenario.published_at = None
    scenario.summary = {**scenario.summary, "undone_at": now.isoformat()}
    return len(pairings)


def last_published(session: Session, cohort_id: int) -> Published | None:
    """The newest publication of a cohort that was not taken back."""
    row = session.exec(
        select(ScenarioRow)
        .where(ScenarioRow.cohort_id == cohort_id, col(ScenarioRow.published_at).is_not(None))
        .order_by(col(ScenarioRow.id).desc())
        .limit(1)
    ).first()
    if row is None or row.id is None or row.published_at is None:
        return None
    made, of_groups = int(row.summary.get("published", 0)), bool(row.summary.get("published_groups"))
    return Published(row.id, row.published_at, made, not has_left(session, row.id), of_groups)


def has_left(session: Session, scenario_id: int) -> bool:
    """Whether a message of this publication is perhaps with its reader."""
    out = [status.value for status in LEFT | {MessageStatus.SENDING}]
    asked = (
        select(MessageRow.id)
        .join(PairingRow, col(PairingRow.id) == col(MessageRow.pairing_id))
        .where(PairingRow.scenario_id == scenario_id, col(MessageRow.status).in_(out))
        .limit(1)
    )
    return session.exec(asked).first() is not None


def chosen_of(result: Result, pairs: Collection[PairIds]) -> list[Proposal]:
    """The proposals of these pairs; raises Conflict for a pair that the result does not have."""
    wanted = set(pairs)
    found = [proposal for proposal in result.proposals if proposal.pair in wanted]
    if len(found) < len(wanted) or not found:
        raise Conflict("These are not pairs of this result.", "Match again and look at the new result.")
    return found
