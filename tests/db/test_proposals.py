"""Proposals on a real database: who is written to when, what an answer leads to, and what the other side may see."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.matching import match
from core.matching.declining import NoGround
from core.matching.proposals import ProposalState, Reply
from db.models import (
    ApplicationRow,
    ConsentRow,
    MessageRow,
    PairingRow,
    PairRuleRow,
    ParticipantRow,
    ProgramRow,
    ProposalRow,
)

BO, DI, EVE, ADA, CY = 3, 4, 5, 1, 2


def settings(world, **given):
    with Session(world.engine) as session:
        row = session.get(ProgramRow, 1)
        row.settings = {**row.settings, **given}
        session.commit()


def change(world, kind, id, **columns):
    with Session(world.engine) as session:
        row = session.get(kind, id)
        for name, value in columns.items():
            setattr(row, name, value)
        session.commit()


def everything(world, kind):
    with Session(world.engine) as session:
        return session.exec(select(kind).order_by(kind.id)).all()


def make(world, who="cora", days=5, note=""):
    """Di & Cy are the pair of the small world; ``days`` None: a draft."""
    workspace = world.workspace(who)
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    pairs = [each.pair for each in result.proposals]
    closes_on = None if days is None else workspace.today + timedelta(days=days)
    workspace.proposals.make(result, pairs, desk.rules, desk.version, desk.pool.fingerprint, note, closes_on)
    return the_one(world)


def the_one(world):
    return world.workspace("cora").proposals.all()[0]


def seen(line):
    return {line.id: line.version}


def mailed(world, kind=None):
    """What was written, reminders that lie in wait left out unless they are asked for."""
    rows = [row for row in everything(world, MessageRow) if row.kind == kind or not (kind or row.due_at)]
    return [(row.to_name, row.kind) for row in rows]


def reminders(world):
    return [(row.to_name, row.due_at) for row in everything(world, MessageRow) if row.kind == "proposal reminder"]


def test_a_draft_holds_the_places_of_both_and_tells_nobody(anywhere):
    settings(anywhere, acceptance="both")
    line = make(anywhere, days=None)
    assert (line.state, line.names, line.awaited) == (ProposalState.DRAFT, ("Di", "Cy"), ())
    assert everything(anywhere, MessageRow) == [] and len(everything(anywhere, PairingRow)) == 1
    desk = anywhere.workspace("cora").matching.desk()
    assert [person.name for person in desk.pool.people] == ["Eve"]
    assert anywhere.by_link("di").proposals.mine() == ()


def test_one_after_the_other_says_yes_and_the_pairing_is_made(anywhere):
    settings(anywhere, acceptance="both", asked_first="mentor", answer_days=10)
    line = make(anywhere, note="I think of your garden project.")
    assert [each.name for each in line.awaited] == ["Cy"] and mailed(anywhere) == [("Cy", "proposal")]
    assert anywhere.by_link("di").proposals.mine() == ()
    message = everything(anywhere, MessageRow)[0]
    assert "Di" in message.subject and "garden project" in message.body and "28 November 2026" in message.body
    assert "di@example.org" not in message.body and "/?link=" in message.body
    [to_cy] = anywhere.by_link("cy").proposals.mine()
    assert (to_cy.name, to_cy.mine, to_cy.others) == ("Di", Reply.NONE, False)
    anywhere.by_link("cy").proposals.accept(line.id)
    assert mailed(anywhere)[-1] == ("Di", "proposal")
    [to_di] = anywhere.by_link("di").proposals.mine()
    assert any("Budgeting" in reason for reason in to_di.reasons) and dict(to_di.profile)["Languages"] == "English"
    anywhere.by_link("di").proposals.accept(line.id)
    line = the_one(anywhere)
    assert line.state is ProposalState.ACCEPTED
    workspace = anywhere.workspace("olga")
    assert workspace.proposals.begin(seen(line), workspace.today + timedelta(days=7), "Welcome!") == 1
    line = the_one(anywhere)
    assert line.state is ProposalState.SCHEDULED
    pairing = everything(anywhere, PairingRow)[-1]
    assert pairing.started_on == workspace.today + timedelta(days=7) and pairing.reasons == list(to_di.reasons)
    waiting = [row for row in everything(anywhere, MessageRow) if row.status == "waiting"]
    assert {row.to_name for row in waiting} == {"Di", "Cy"} and all("Welcome!" in row.body for row in waiting)
    anywhere.time += timedelta(days=7)
    assert the_one(anywhere).state is ProposalState.ACTIVE
    assert workspace.matching.undo_publish(pairing.scenario_id) == 1
    assert the_one(anywhere).state is ProposalState.ACCEPTED


def test_opening_a_suggestion_changes_nothing(world):
    settings(world, acceptance="mentee")
    before = make(world)
    world.by_link("di").proposals.mine()
    world.by_link("di").pairings.mine()
    assert the_one(world) == before


def test_a_no_is_for_the_team_alone_frees_both_and_is_not_asked_again(anywhere):
    settings(anywhere, acceptance="both")
    line = make(anywhere)
    anywhere.by_link("cy").proposals.accept(line.id)
    to_cy = next(row for row in everything(anywhere, MessageRow) if row.to_name == "Cy")
    change(anywhere, MessageRow, to_cy.id, status="sent")
    anywhere.by_link("di").proposals.decline(line.id, NoGround.TIMES, "I work at night.")
    line = the_one(anywhere)
    assert (line.state, line.refusal.name, line.refusal.words) == (ProposalState.DECLINED, "Di", "I work at night.")
    to_cy = next(row for row in everything(anywhere, MessageRow) if row.kind == "proposal ended")
    assert to_cy.to_name == "Cy" and to_cy.status == "waiting" and "night" not in to_cy.body
    assert "Nobody is at fault" in to_cy.body
    assert anywhere.by_link("cy").proposals.mine() == ()
    desk = anywhere.workspace("cora").matching.desk()
    assert {person.name for person in desk.pool.people} == {"Di", "Eve", "Cy"}
    assert desk.rules.barred[DI, CY] == "One of the two said no to the other."
    assert [each.pair for each in match(desk.pool, desk.rules).proposals] == [(EVE, CY)]


def test_whose_message_had_not_left_hears_nothing_of_it(world):
    settings(world, acceptance="both")
    line = make(world)
    world.by_link("di").proposals.decline(line.id)
    assert mailed(world) == []


def test_after_the_last_day_only_the_team_may_note_an_answer_or_give_more_time(world):
    settings(world, acceptance="mentee")
    line = make(world, days=2)
    world.time += timedelta(days=3)
    assert the_one(world).is_closed and world.by_link("di").proposals.mine()[0].closed
    with pytest.raises(Infeasible, match="last day to answer"):
        world.by_link("di").proposals.accept(line.id)
    workspace = world.workspace("cora")
    with pytest.raises(Conflict, match="last day"):
        workspace.proposals.nudge(seen(line))
    workspace.proposals.extend(seen(line), workspace.today + timedelta(days=1))
    world.by_link("di").proposals.accept(line.id)
    assert the_one(world).state is ProposalState.ACCEPTED


def test_a_reminder_lies_in_the_outbox_until_its_day_and_goes_with_the_answer(anywhere):
    settings(anywhere, acceptance="both", remind_days=3)
    line = make(anywhere, days=5)
    morning = anywhere.time + timedelta(days=2)  # nine o'clock, where the program is
    assert sorted(reminders(anywhere)) == [("Cy", morning), ("Di", morning)]
    anywhere.by_link("di").proposals.accept(line.id)
    assert reminders(anywhere) == [("Cy", morning)]
    workspace = anywhere.workspace("cora")
    workspace.proposals.extend(seen(the_one(anywhere)), workspace.today + timedelta(days=10))
    assert reminders(anywhere) == [("Cy", anywhere.time + timedelta(days=7))]
    assert workspace.proposals.nudge(seen(the_one(anywhere))) == 1
    assert [due_at for _, due_at in reminders(anywhere)] == [anywhere.time + timedelta(days=7), None]
    anywhere.by_link("cy").proposals.accept(line.id)
    assert reminders(anywhere) == []


def test_a_program_that_does_not_remind_writes_no_reminder(world):
    settings(world, acceptance="both", remind_days=0)
    make(world)
    assert reminders(world) == []


def test_the_team_may_answer_for_somebody_and_says_how_it_knows(anywhere):
    settings(anywhere, acceptance="both")
    line = make(anywhere)
    workspace = anywhere.workspace("cora")
    with pytest.raises(InvalidInput, match="Nothing was changed"):
        workspace.proposals.answer_for(line.id, line.version, DI, Reply.ACCEPTED, " ")
    workspace.proposals.answer_for(line.id, line.version, DI, Reply.ACCEPTED, "told me on the phone")
    line = the_one(anywhere)
    noted = next(each for each in line.answers if each.name == "Di")
    assert (noted.reply, noted.noted_by, noted.words) == (Reply.ACCEPTED, "Cora", "told me on the phone")
    workspace.proposals.answer_for(line.id, line.version, CY, Reply.DECLINED, "on the phone too")
    assert the_one(anywhere).state is ProposalState.DECLINED


def test_what_somebody_answered_meanwhile_is_never_overwritten(anywhere):
    settings(anywhere, acceptance="both")
    line = make(anywhere)
    anywhere.by_link("di").proposals.accept(line.id)
    for act in (
        lambda own: own.withdraw(seen(line), "changed my mind"),
        lambda own: own.answer_for(line.id, line.version, DI, Reply.DECLINED, "I heard so"),
        lambda own: own.extend(seen(line), anywhere.time.date() + timedelta(days=9)),
        lambda own: own.nudge(seen(line)),
    ):
        with pytest.raises(Conflict, match="while you were looking"):
            act(anywhere.workspace("cora").proposals)
    assert the_one(anywhere).state is ProposalState.PROPOSED


def test_a_withdrawn_proposal_takes_no_answer(world):
    settings(world, acceptance="mentee")
    line = make(world)
    world.workspace("cora").proposals.withdraw(seen(line), "asked the wrong one")
    with pytest.raises((Conflict, NotFound)):
        world.by_link("di").proposals.accept(line.id)
    assert the_one(world).why == "asked the wrong one" and mailed(world) == []


def test_drafts_are_reviewed_and_then_proposed_by_whoever_comes_next(anywhere):
    settings(anywhere, acceptance="mentee")
    line = make(anywhere, days=None)
    anywhere.workspace("cora").proposals.review(seen(line))
    workspace = anywhere.workspace("olga")
    assert workspace.proposals.preview(line.id, DI).subject == "Spring mentoring: may we introduce you to Cy?"
    workspace.proposals.propose(seen(the_one(anywhere)), workspace.today + timedelta(days=4))
    assert [each.name for each in the_one(anywhere).awaited] == ["Di"]


def test_where_nobody_is_to_be_asked_a_draft_goes_straight_to_accepted(world):
    line = make(world, days=None)
    world.workspace("cora").proposals.propose(seen(line), world.time.date())
    assert the_one(world).state is ProposalState.ACCEPTED and mailed(world) == []


@pytest.mark.parametrize("what", ["bar", "kept apart", "places", "consent", "paused"])
def test_a_must_have_that_came_later_keeps_a_pair_from_beginning(world, what):
    line = make(world)
    workspace = world.workspace("cora")
    with Session(world.engine) as session:
        if what == "kept apart":
            application = session.get(ApplicationRow, DI)
            application.answers = {**application.answers, "not_with": "Cy"}
        if what == "places":
            session.get(ParticipantRow, CY).places = 0
        if what == "paused":
            session.get(ParticipantRow, CY).status = "paused"
        if what == "consent":
            for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == DI)):
                row.withdrawn_at = world.time
        if what == "bar":
            pair = {"cohort_id": 1, "mentee_id": DI, "mentor_id": CY}
            session.add(PairRuleRow(program_id=1, kind="bar", reason="siblings", at=world.time, **pair))
        session.commit()
    with pytest.raises(InvalidInput) as no:
        workspace.proposals.begin(seen(line), workspace.today)
    assert all(fault.where == "Di & Cy" for fault in no.value.faults)
    assert len(everything(world, PairingRow)) == 1 and the_one(world).state is ProposalState.ACCEPTED


def test_whoever_leaves_takes_her_proposals_back_and_the_other_is_told(anywhere):
    settings(anywhere, acceptance="both")
    make(anywhere)
    for row in everything(anywhere, MessageRow):
        change(anywhere, MessageRow, row.id, status="sent")
    own = anywhere.by_link("di").participants.mine()[0]
    anywhere.by_link("di").participants.leave_mine(own.id, own.version)
    line = the_one(anywhere)
    assert (line.state, line.why) == (ProposalState.WITHDRAWN, "Di left")
    assert mailed(anywhere, "proposal ended") == [("Cy", "proposal ended")]
    assert "Cy" in [person.name for person in anywhere.workspace("cora").matching.desk().pool.mentors]


def test_others_see_and_answer_nothing_of_it(anywhere):
    settings(anywhere, acceptance="both")
    line = make(anywhere)
    assert anywhere.by_link("eve").proposals.mine() == ()
    with pytest.raises(NotFound):
        anywhere.by_link("eve").proposals.decline(line.id)
    assert everything(anywhere, ProposalRow)[0].state == "proposed"


def test_the_list_takes_the_same_number_of_queries_however_much_there_is(world):
    make(world)
    ran = []
    workspace = world.workspace("cora")
    event.listen(world.engine, "before_cursor_execute", lambda *given: ran.append(given[2]))
    workspace.proposals.all()
    assert len([each for each in ran if each.startswith("SELECT")]) == 3


def test_home_counts_pairs_that_may_begin_and_those_whom_nobody_answered_in_time(anywhere):
    def counted():
        facts = anywhere.workspace("cora").programs.facts()
        return facts.proposals_accepted, facts.proposals_late

    settings(anywhere, acceptance="mentee")
    line = make(anywhere, days=2)
    assert counted() == (0, 0)
    anywhere.time += timedelta(days=3)
    assert counted() == (0, 1)
    workspace = anywhere.workspace("cora")
    workspace.proposals.extend(seen(line), workspace.today + timedelta(days=1))
    anywhere.by_link("di").proposals.accept(line.id)
    assert counted() == (1, 0)


def test_whoever_has_somebody_is_not_told_any_more_that_we_keep_looking(anywhere):
    settings(anywhere, acceptance="both", asked_first="mentor")
    line = make(anywhere)
    change(anywhere, MessageRow, everything(anywhere, MessageRow)[0].id, status="sent")
    anywhere.by_link("cy").proposals.accept(line.id)
    anywhere.by_link("di").proposals.decline(line.id)
    assert ("Cy", "proposal ended") in mailed(anywhere)
    make(anywhere)
    line = next(each for each in anywhere.workspace("cora").proposals.all() if each.names == ("Eve", "Cy"))
    for who in ("cy", "eve"):
        anywhere.by_link(who).proposals.accept(line.id)
    line = next(each for each in anywhere.workspace("cora").proposals.all() if each.names == ("Eve", "Cy"))
    anywhere.workspace("cora").proposals.begin(seen(line), anywhere.workspace("cora").today)
    assert ("Cy", "proposal ended") not in mailed(anywhere)
    assert ("Cy", "introduction to mentor") in mailed(anywhere)
