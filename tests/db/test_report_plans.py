"""Own reports, and reports that are made and sent by themselves."""

from datetime import timedelta

import pytest
from sqlmodel import Session, delete, select

from core.errors import InvalidInput, NotFound
from core.reports.schedule import Every
from core.reports.section import FULL, Block
from core.reports.supervisor import Words
from db.models import MessageRow, ReportRow, RoleRow
from db.scheduled_reports import any_due, make_due

OWN = (Block.OUTCOMES, Block.TARGETS)


def plan(world, every=Every.MONTH, days=0):
    begins = world.time.date() + timedelta(days=days)
    return world.workspace("cora").report_plans.schedule(OWN, every, begins, "Ann", "ann@example.org")


def messages(world):
    with Session(world.engine) as session:
        return session.exec(select(MessageRow)).all()


def test_an_own_report_is_kept_by_name_and_made_with_its_parts_in_order(anywhere):
    plans = anywhere.workspace("cora").report_plans
    plans.keep_layout("Board", FULL)
    plans.keep_layout(" Board ", OWN)
    (kept,) = plans.layouts()
    assert (kept.name, kept.blocks) == ("Board", OWN)
    report = anywhere.workspace("cora").reports
    made = report.one(report.make(Words("x"), kept.blocks)).report
    assert made.blocks == OWN and not made.figures and [each.block for each in made.sections] == [Block.OUTCOMES]
    plans.remove_layout(kept.id)
    assert plans.layouts() == () and report.one(1).report == made
    with pytest.raises(InvalidInput) as no:
        plans.keep_layout(" ", ())
    assert [each.where for each in no.value.faults] == ["Name", "What it holds"]
    with pytest.raises(NotFound):
        plans.remove_layout(kept.id)


def test_a_scheduled_report_goes_out_on_its_day_closed_and_once(anywhere):
    plan(anywhere, days=2)
    assert make_due(anywhere.engine, anywhere.clock) == 0
    anywhere.time += timedelta(days=2)
    assert any_due(anywhere.engine, anywhere.clock)
    assert make_due(anywhere.engine, anywhere.clock) == 1
    assert make_due(anywhere.engine, anywhere.clock) == 0
    (kept,) = anywhere.workspace("sue").reports.all()
    assert kept.report.blocks == OWN and kept.closed_at is not None
    (message,) = messages(anywhere)
    assert (message.to_email, message.status) == ("ann@example.org", "ready")
    (then,) = anywhere.workspace("cora").report_plans.schedules()
    assert (then.next_on - anywhere.time.date()).days in (28, 29, 30, 31)


def test_days_that_were_missed_make_one_report(world):
    plan(world)
    world.time += timedelta(days=200)
    assert make_due(world.engine, world.clock) == 1
    assert world.workspace("cora").report_plans.schedules()[0].next_on > world.time.date()


def test_one_that_is_made_once_is_done_then(world):
    plan(world, Every.ONCE)
    assert make_due(world.engine, world.clock) == 1
    (done,) = world.workspace("cora").report_plans.schedules()
    assert done.next_on is None and not done.error and not any_due(world.engine, world.clock)


def test_whoever_may_not_any_more_sends_nothing_and_it_says_why(world):
    plan(world)
    with Session(world.engine) as session:
        session.exec(delete(RoleRow).where(RoleRow.account_id == world.accounts["cora"]))
        session.commit()
    assert make_due(world.engine, world.clock) == 0
    assert messages(world) == []
    with Session(world.engine) as session:
        assert session.exec(select(ReportRow)).all() == []
    (stopped,) = world.workspace("olga").report_plans.schedules()
    assert stopped.next_on is None and "not here" in stopped.error


def test_a_plan_says_what_it_lacks_and_is_taken_away(world):
    plans = world.workspace("cora").report_plans
    with pytest.raises(InvalidInput) as no:
        plans.schedule((), Every.ONCE, world.time.date() - timedelta(days=1), "", "nowhere")
    assert [each.where for each in no.value.faults] == ["What it holds", "First day", "Name", "E-mail"]
    plans.unschedule(plan(world))
    assert plans.schedules() == ()
