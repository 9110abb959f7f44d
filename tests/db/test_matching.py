"""The matching desk's memory: pool, rules, single pairs, publishing whole or not at all, and taking it back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotAllowed, NotFound
from core.matching import match
from core.tracking.meetings import Meeting
from db import OwnWord, Round
from db.models import (
    ApplicationRow,
    ConsentRow,
    MessageRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramRow,
    ScenarioRow,
)

BO, DI, EVE, ADA, CY = 3, 4, 5, 1, 2


def publish(workspace, pairs=None, note=""):
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    chosen = [proposal.pair for proposal in result.proposals] if pairs is None else pairs
    return workspace.matching.publish(result, chosen, desk.rules, desk.version, desk.pool.fingerprint, note)


def change(world, kind, id, **columns):
    with Session(world.engine) as session:
        row = session.get(kind, id)
        for name, value in columns.items():
            setattr(row, name, value)
        session.commit()


def everything(world, kind):
    with Session(world.engine) as session:
        return session.exec(select(kind).order_by(kind.id)).all()


def test_the_desk_has_who_is_ready_and_rules_suggested_from_the_forms(anywhere):
    desk = anywhere.workspace("cora").matching.desk()
    assert [person.name for person in desk.pool.mentees] == ["Di", "Eve"]
    assert [person.name for person in desk.pool.mentors] == ["Cy"]
    assert (desk.everyone, desk.paired, desk.version) == (5, 2, 0)
    assert "skills" in [criterion.key for criterion in desk.rules.criteria]


def test_somebody_who_is_not_ready_is_named_and_not_in_the_pool(world):
    change(world, ParticipantRow, EVE, status="paused")
    desk = world.workspace("cora").matching.desk()
    assert [person.name for person in desk.pool.mentees] == ["Di"]
    assert [person.name for person in desk.not_ready] == ["Eve"]


@pytest.mark.parametrize("asked", [True, False])
def test_what_matters_most_to_somebody_counts_where_the_program_asks_for_it(world, asked):
    with Session(world.engine) as session:
        application = session.get(ApplicationRow, session.get(ParticipantRow, DI).application_id)
        application.about = {**application.about, "matters": ["skills"]}
        program = session.get(ProgramRow, session.get(ParticipantRow, DI).program_id)
        program.settings = {**program.settings, "own_weights": asked}
        session.commit()
    pool = world.workspace("cora").matching.desk().pool
    assert [person.matters for person in pool.mentees] == [("skills",) if asked else (), ()]


def test_rules_are_kept_and_an_older_look_at_them_overwrites_nothing(anywhere):
    workspace = anywhere.workspace("cora")
    desk = workspace.matching.desk()
    criteria = tuple(replace(each, weight=9) for each in desk.rules.criteria)
    workspace.matching.save_rules(replace(desk.rules, criteria=criteria), desk.version)
    kept = workspace.matching.desk()
    assert kept.rules.criteria == criteria and kept.version == 1
    with pytest.raises(Conflict):
        anywhere.workspace("olga").matching.save_rules(desk.rules, desk.version)
    assert workspace.matching.desk().rules.criteria == criteria


def test_a_lock_and_a_bar_need_a_reason_and_reach_the_rules(anywhere):
    workspace = anywhere.workspace("cora")
    with pytest.raises(InvalidInput):
        workspace.matching.lock((DI, CY), "  ")
    workspace.matching.lock((DI, CY), "They asked for each other")
    assert workspace.matching.desk().rules.locked == {(DI, CY): "They asked for each other"}
    workspace.matching.bar((DI, CY), "Same team")  # a pair has one decision: the last
    desk = workspace.matching.desk()
    assert (dict(desk.rules.locked), desk.rules.barred) == ({}, {(DI, CY): "Same team"})
    [rule] = desk.pair_rules
    assert (rule.names, rule.by, rule.counts) == (("Di", "Cy"), "Cora", True)
    workspace.matching.remove_pair_rule(rule.id)
    assert workspace.matching.desk().pair_rules == ()


def test_a_lock_waits_while_one_of_the_two_is_paused(world):
    world.workspace("cora").matching.lock((DI, CY), "They asked")
    change(world, ParticipantRow, DI, status="paused")
    desk = world.workspace("cora").matching.desk()
    assert dict(desk.rules.locked) == {} and [rule.counts for rule in desk.pair_rules] == [False]
    match(desk.pool, desk.rules)  # a lock of somebody who is not there would be refused


def test_two_who_were_together_are_not_paired_again_unless_locked(world):
    change(world, PairingRow, 1, ended_on=world.time.date())
    workspace = world.workspace("cora")
    assert (BO, ADA) in workspace.matching.desk().rules.barred
    workspace.matching.lock((BO, ADA), "Both wish to go on")
    desk = workspace.matching.desk()
    assert (BO, ADA) in desk.rules.locked and (BO, ADA) not in desk.rules.barred


def test_publishing_writes_pairing_reasons_and_a_message_to_each(anywhere):
    published = publish(anywhere.workspace("cora"), note="See you at the kick-off.")
    assert (published.pairs, published.may_undo) == (1, True)
    pairing = everything(anywhere, PairingRow)[-1]
    assert pairing.scenario_id == published.scenario_id and pairing.started_on == anywhere.time.date()
    members = [row for row in everything(anywhere, PairingMemberRow) if row.pairing_id == pairing.id]
    assert {(row.participant_id, row.side) for row in members} == {(DI, "mentee"), (CY, "mentor")}
    assert any("Budgeting" in reason for reason in pairing.reasons)
    to_di, to_cy = everything(anywhere, MessageRow)
    assert (to_di.to_email, to_cy.to_email) == ("di@example.org", "cy@example.org")
    assert {to_di.status, to_cy.status} == {"waiting"}
    assert "cy@example.org" in to_di.body and "/?link=" in to_di.body and "See you at the kick-off." in to_di.body
    assert "points" not in to_di.body and "Negotiation" in to_di.body
    [scenario] = everything(anywhere, ScenarioRow)
    assert scenario.proposals[0]["mentee"] == DI and scenario.rules["criteria"]


def test_the_link_in_an_introduction_opens_the_readers_own_part(anywhere):
    publish(anywhere.workspace("cora"))
    [part] = anywhere.by_link("di").pairings.mine()
    assert [partner.name for pairing in part.now for partner in pairing.partners] == ["Cy"]


def test_reasons_and_profile_are_left_out_where_one_did_not_agree_to_sharing(world):
    with Session(world.engine) as session:
        rows = session.exec(select(ConsentRow).where(ConsentRow.participant_id == CY, ConsentRow.purpose == "sharing"))
        for row in rows:
            row.withdrawn_at = world.time
        session.commit()
    publish(world.workspace("cora"))
    assert everything(world, PairingRow)[-1].reasons == []
    to_di, _ = everything(world, MessageRow)
    assert "Negotiation" not in to_di.body and "brought you together" not in to_di.body


def test_people_who_changed_since_are_not_published(anywhere):
    workspace = anywhere.workspace("cora")
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    change(anywhere, ParticipantRow, EVE, places=2)
    with pytest.raises(Conflict, match="people have changed"):
        workspace.matching.publish(result, [(DI, CY)], desk.rules, desk.version, desk.pool.fingerprint)
    assert len(everything(anywhere, PairingRow)) == 1 and everything(anywhere, MessageRow) == []


def test_what_somebody_else_published_is_not_published_again(anywhere):
    first, second = anywhere.workspace("cora"), anywhere.workspace("olga")
    desk = second.matching.desk()
    result = match(desk.pool, desk.rules)
    publish(first)
    with pytest.raises(Conflict):
        second.matching.publish(result, [(DI, CY)], desk.rules, desk.version, desk.pool.fingerprint)
    assert len(everything(anywhere, PairingRow)) == 2


def test_a_pair_barred_since_is_not_published(world):
    workspace = world.workspace("cora")
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    world.workspace("olga").matching.bar((DI, CY), "Same team")
    with pytest.raises(Conflict, match="locked or barred"):
        workspace.matching.publish(result, [(DI, CY)], desk.rules, desk.version, desk.pool.fingerprint)


def test_rules_changed_since_are_not_published(world):
    workspace = world.workspace("cora")
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    world.workspace("olga").matching.save_rules(desk.rules, 0)
    with pytest.raises(Conflict, match="changed the rules"):
        workspace.matching.publish(result, [(DI, CY)], desk.rules, desk.version, desk.pool.fingerprint)
    assert len(everything(world, PairingRow)) == 1


def test_a_pair_that_is_not_of_the_result_is_refused(world):
    with pytest.raises(Conflict):
        publish(world.workspace("cora"), pairs=[(EVE, ADA)])


def test_publishing_is_taken_back_whole(anywhere):
    workspace = anywhere.workspace("cora")
    published = publish(workspace)
    assert workspace.matching.undo_publish(published.scenario_id) == 1
    assert [row.id for row in everything(anywhere, PairingRow)] == [1]
    assert everything(anywhere, MessageRow) == []
    assert len(everything(anywhere, PairingMemberRow)) == 2
    assert [person.name for person in workspace.matching.desk().pool.mentors] == ["Cy"]
    assert workspace.matching.desk().published is None


def test_nothing_is_taken_back_once_the_two_have_noted_something(anywhere):
    workspace = anywhere.workspace("cora")
    published = publish(workspace)
    [pairing] = [row for row in everything(anywhere, PairingRow) if row.scenario_id == published.scenario_id]
    members = [row.participant_id for row in everything(anywhere, PairingMemberRow) if row.pairing_id == pairing.id]
    name = {BO: "bo", DI: "di", EVE: "eve"}[min(set(members) - {ADA, CY})]
    met = Meeting(anywhere.time.date(), 60, came=frozenset(members))
    anywhere.by_link(name).meetings.log_mine(pairing.id, met, OwnWord())
    with pytest.raises(Infeasible, match="has been noted"):
        workspace.matching.undo_publish(published.scenario_id)
    assert len(everything(anywhere, PairingRow)) == 2


def test_nothing_is_taken_back_once_a_message_has_left(anywhere):
    workspace = anywhere.workspace("cora")
    published = publish(workspace)
    message = workspace.messages.outbox().lines[0]
    workspace.messages.mark_sent([message.id])
    assert workspace.matching.desk().published.may_undo is False
    with pytest.raises(Infeasible, match="already left"):
        workspace.matching.undo_publish(published.scenario_id)
    assert len(everything(anywhere, PairingRow)) == 2


def test_a_demos_introductions_are_held(world):
    change(world, ProgramRow, 1, is_demo=True)
    publish(world.workspace("cora"))
    assert {row.status for row in everything(world, MessageRow)} == {"held"}


def test_a_preview_is_what_each_would_read_and_writes_nothing(world):
    workspace = world.workspace("cora")
    desk = workspace.matching.desk()
    [proposal] = match(desk.pool, desk.rules).proposals
    to_mentee, to_mentor = workspace.matching.introductions([proposal], desk.rules, "A line")
    assert (to_mentee.to.name, to_mentor.to.name) == ("Di", "Cy")
    assert "A line" in to_mentor.message.body
    assert everything(world, MessageRow) == []


@pytest.mark.parametrize("who", ["lea", "sue", "bo"])
def test_only_staff_see_the_desk(world, who):
    with pytest.raises(NotAllowed):
        world.workspace(who).matching.desk()


def test_another_program_sees_nothing_of_it(world):
    publish(world.workspace("cora"))
    elsewhere = world.workspace("zed", 2)
    assert elsewhere.matching.desk().everyone == 0
    assert elsewhere.messages.outbox().lines == ()
    assert elsewhere.pairings.all() == ()


def test_a_swap_locks_both_new_pairs_and_forgets_what_was_decided_about_the_old(anywhere):
    change(anywhere, PairingRow, 1, ended_on=anywhere.time.date())  # Ada & Bo: so there are two mentors
    change(anywhere, ParticipantRow, BO, status="paused")
    workspace = anywhere.workspace("cora")
    workspace.matching.lock((DI, CY), "They asked")
    workspace.matching.lock_instead([(DI, ADA), (EVE, CY)], [(DI, CY), (EVE, ADA)], "Ada knows her team")
    desk = workspace.matching.desk()
    assert dict(desk.rules.locked) == {(DI, ADA): "Ada knows her team", (EVE, CY): "Ada knows her team"}


def test_a_swap_without_a_reason_leaves_everything_as_it_was(anywhere):
    workspace = anywhere.workspace("cora")
    workspace.matching.lock((DI, CY), "They asked")
    with pytest.raises(InvalidInput):
        workspace.matching.lock_instead([(EVE, CY)], [(DI, CY)], " ")
    assert dict(workspace.matching.desk().rules.locked) == {(DI, CY): "They asked"}


def test_the_desk_knows_the_round_and_who_came_since(anywhere):
    workspace = anywhere.workspace("cora")
    assert workspace.matching.desk().round == Round(2, 0, 3, 2)  # Ada & Bo came together before there was a desk
    publish(workspace)
    change(anywhere, ParticipantRow, EVE, joined_at=anywhere.time + timedelta(hours=1))
    assert workspace.matching.desk().round == Round(2, 1, 0, 4)
    assert [person.name for person in workspace.matching.desk().pool.people] == ["Eve"]  # nobody who is paired is moved


def test_before_anybody_is_paired_there_is_no_round(world):
    change(world, PairingRow, 1, ended_on=world.time.date())
    assert world.workspace("cora").matching.desk().round is None


def test_what_somebody_else_decided_about_a_pair_is_not_overwritten_unseen(anywhere):
    first, second = anywhere.workspace("cora").matching, anywhere.workspace("olga").matching
    first.bar((DI, CY), "siblings", 0)
    with pytest.raises(Conflict, match="while you were looking"):
        second.lock((DI, CY), "they asked", 0)
    with pytest.raises(Conflict):
        second.lock_instead([(DI, CY)], [], "swap", {})
    [rule] = second.desk().pair_rules
    first.bar((DI, CY), "siblings, by marriage", rule.version)
    with pytest.raises(Conflict):
        second.remove_pair_rule(rule.id, rule.version)
    assert [each.reason for each in second.desk().pair_rules] == ["siblings, by marriage"]


def test_a_decision_that_got_the_number_of_one_that_is_gone_is_not_taken_for_it(anywhere):
    first, second = anywhere.workspace("cora").matching, anywhere.workspace("olga").matching
    first.bar((DI, CY), "siblings")
    [seen] = second.desk().pair_rules
    first.remove_pair_rule(seen.id, seen.version)
    first.bar((EVE, CY), "colleagues")
    with pytest.raises((Conflict, NotFound)):
        second.remove_pair_rule(seen.id, seen.version)
    first.bar((DI, CY), "cousins")
    with pytest.raises(Conflict):
        second.lock((DI, CY), "they asked", seen.version)
    assert {rule.reason for rule in first.desk().pair_rules} == {"colleagues", "cousins"}
