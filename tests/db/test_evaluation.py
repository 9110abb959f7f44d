"""Totals: what they count, whom they hide, and who may read them."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import NotAllowed
from core.evaluation.fairness import Fate, Group
from core.program.questions import Side
from db.demo import create_demo
from db.models import ApplicationRow, CohortRow, ParticipantRow
from tests.conftest import World


def test_totals_count_each_side(anywhere: World) -> None:
    now = anywhere.workspace("cora").evaluation.overview().now
    mentors, mentees = now.sides
    assert (mentors.side, mentors.applications, mentors.paired, mentors.places, mentors.places_used) == (
        Side.MENTOR, 2, 1, 2, 1
    )  # fmt: skip
    assert (mentees.accepted, mentees.ready, mentees.together, mentees.waiting) == (3, 3, 1, 2)
    assert (now.pairings, now.pairings_now) == (1, 1)


def test_who_left_or_paused_is_not_waiting(world: World) -> None:
    with Session(world.engine) as session:
        session.get_one(ParticipantRow, world.people["di"]).status = "paused"
        session.get_one(ParticipantRow, world.people["eve"]).status = "left"
        session.commit()
    mentees = world.workspace("cora").evaluation.overview().now.sides[1]
    assert (mentees.ready, mentees.waiting) == (1, 0)


def test_groups_are_shown_only_where_nobody_can_be_made_out(world: World) -> None:
    demo = create_demo(world.engine, world.accounts["olga"], world.time)
    found = world.workspace("olga", demo).evaluation.overview()
    counts = [[group.people for group in each.groups] for each in found.breakdowns]
    assert any(count is None for each in counts for count in each)
    assert any(count for each in counts for count in each if count)
    _fairness_of(world, demo)
    for each in found.breakdowns:
        assert all(group.people is None or group.people >= 10 for group in each.groups)
        assert all((group.people is None) == (group.paired is None) for group in each.groups)
        assert sum(group.people is None for group in each.groups) != 1 or len(each.groups) == 1
    assert found.before is not None
    assert found.before.pairings > 0
    weeks = [count for _, count in found.now.weeks]
    assert weeks == sorted(weeks)
    assert weeks[-1] == sum(side.applications for side in found.now.sides)


def _fairness_of(world: World, demo: int) -> None:
    """From the application to what came of the pairing."""
    evaluation, cohort = world.workspace("olga", demo).evaluation, world.workspace("olga", demo).cohort_id
    name, people = max(
        (group.people or 0, group.name) for group in evaluation.fairness(Fate.ACCEPTED)[0].groups
    )[::-1]  # fmt: skip
    with Session(world.engine) as session:
        asked = select(ApplicationRow).where(ApplicationRow.cohort_id == cohort, ApplicationRow.side == "mentor")
        for row in [row for row in session.exec(asked).all() if name in map(str, row.answers.values())][:4]:
            row.status = "declined"
        session.commit()
    by_fate = {fate: evaluation.fairness(fate) for fate in Fate}
    assert Group(name, people, people - 4) in by_fate[Fate.ACCEPTED][0].groups
    assert len({tuple((each.side, each.question) for each in found) for found in by_fate.values()}) == 1
    for group in (group for found in by_fate.values() for each in found for group in each.groups):
        assert (group.people is None) == (group.having is None)
        assert group.people is None or group.people == 0 or (group.people >= 10 and 0 <= group.having <= group.people)
    soon, paired = (sum(one.having or 0 for one in by_fate[fate][0].groups) for fate in (Fate.SOON, Fate.PAIRED))
    assert 0 < soon <= paired


def test_of_nobody_asked_there_is_no_fairness_to_tell_on_both_databases(anywhere: World) -> None:
    evaluation = anywhere.workspace("cora").evaluation
    assert {fate: evaluation.fairness(fate) for fate in Fate} == dict.fromkeys(Fate, ())


def test_a_first_cohort_has_none_before_it(world: World) -> None:
    assert world.workspace("cora").evaluation.overview().before is None
    with Session(world.engine) as session:
        session.add(
            CohortRow(
                program_id=1, name="Later", created_at=world.time + timedelta(days=1), mentor_code="a", mentee_code="b"
            )
        )
        session.commit()
    later = world.workspace("cora").evaluation.overview()
    assert later.before is not None
    assert (later.now.cohort.name, later.before.cohort.name, later.now.weeks) == ("Later", "2026", ())


@pytest.mark.parametrize("who", ["ada", "lea", "sue"])
def test_totals_are_for_those_who_run_the_program(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        world.workspace(who).evaluation.overview()


def test_a_glance_tells_this_cohort_first_and_leaves_out_what_it_did_not_count(world: World, monkeypatch) -> None:
    demo = create_demo(world.engine, world.accounts["olga"], world.time)
    evaluation = world.workspace("olga", demo).evaluation
    found = evaluation.overview(glance_too=True).glance
    assert [name for name, _ in found.cohorts] == ["2026", "2025"] and found.with_surveys and found.targets
    keys = [{each.key for each in numbers} for _, numbers in found.cohorts]
    assert {"paired", "lasting", "answered"} <= keys[0] & keys[1]
    monkeypatch.setattr("db.glance.QUICK", 0)  # a demo has few answers
    quick = evaluation.overview(glance_too=True).glance
    assert not quick.with_surveys and not {"answered"} & {each.key for each in quick.cohorts[0][1]}
    assert len(quick.targets) < len(found.targets) and evaluation.overview(glance_too=True, whole=True).glance == found
