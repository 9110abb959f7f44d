"""Scenarios: kept whole under a name, chosen, locked, copied, repeated from the people of now."""

from dataclasses import replace

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotAllowed, NotFound
from core.matching import match
from core.matching.scenarios import repeat
from db.models import ParticipantRow, RulesRow, ScenarioRow
from tests.db.test_matching import CY, DI, EVE, change, publish


def keep(workspace, name="First", **rules):
    desk = workspace.matching.desk()
    wanted = replace(desk.rules, **rules)
    return workspace.scenarios.keep(name, desk.pool, wanted, match(desk.pool, wanted))


def again(workspace, id):
    [found] = workspace.scenarios.beside([id])
    scenario = found.scenario
    return found, repeat(scenario.people, scenario.result, scenario.rules, found.pool)


def test_a_result_is_kept_with_all_it_hangs_on(anywhere):
    workspace = anywhere.workspace("cora")
    desk = workspace.matching.desk()
    id = keep(workspace, " First  try ")
    [line] = workspace.scenarios.all()
    assert (line.name, line.by, line.at, line.paired, line.people) == ("First try", "Cora", anywhere.time, 1, 2)
    assert (line.fingerprint, line.engine != "", line.proven) == (desk.pool.fingerprint, True, True)
    kept = workspace.scenarios.find(id)
    result = match(desk.pool, desk.rules)
    assert kept.rules == desk.rules
    assert [(each.pair, each.score) for each in kept.result.proposals] == [
        (each.pair, each.score) for each in result.proposals
    ]
    with Session(anywhere.engine) as session:
        assert session.exec(select(RulesRow)).all() == []  # nothing of the cohort is changed


@pytest.mark.parametrize("name", ["", "  ", "first", "x" * 121])
def test_a_name_is_given_once_and_fits(world, name):
    workspace = world.workspace("cora")
    keep(workspace)
    with pytest.raises(InvalidInput):
        keep(workspace, name)


def test_a_copy_has_another_name_and_is_neither_locked_nor_chosen(anywhere):
    workspace = anywhere.workspace("cora")
    id = keep(workspace)
    workspace.scenarios.lock_weights(id, version(workspace, id))
    workspace.scenarios.choose(id, version(workspace, id), "The board wants it")
    copy = anywhere.workspace("olga").scenarios.duplicate(id, "Second")
    second = next(line for line in workspace.scenarios.all() if line.id == copy)
    assert (second.by, second.weights_locked, second.choice) == ("Olga", False, None)
    assert workspace.scenarios.find(copy).rules == workspace.scenarios.find(id).rules


def version(workspace, id):
    return next(line.version for line in workspace.scenarios.all() if line.id == id)


def test_one_is_chosen_at_a_time_with_who_when_and_why(anywhere):
    workspace = anywhere.workspace("cora")
    first, second = keep(workspace), keep(workspace, "Second")
    with pytest.raises(InvalidInput):
        workspace.scenarios.choose(first, version(workspace, first), " ")
    workspace.scenarios.choose(first, version(workspace, first), "Nobody is far behind")
    anywhere.workspace("olga").scenarios.choose(second, version(workspace, second), "More are paired")
    lines = workspace.scenarios.all()
    assert [(line.id, line.choice and (line.choice.by, line.choice.why)) for line in lines] == [
        (second, ("Olga", "More are paired")), (first, None),
    ]  # fmt: skip
    workspace.scenarios.choose_none(second, version(workspace, second))
    assert all(line.choice is None for line in workspace.scenarios.all())


def test_two_at_once_never_overwrite_each_other(world):
    workspace = world.workspace("cora")
    id = keep(workspace)
    seen = version(workspace, id)
    world.workspace("olga").scenarios.rename(id, seen, "Hers")
    with pytest.raises(Conflict):
        workspace.scenarios.rename(id, seen, "Mine")
    with pytest.raises(Conflict):
        workspace.scenarios.remove(id, seen)
    workspace.scenarios.remove(id, seen + 1)
    assert workspace.scenarios.find(id) is None
    with pytest.raises(NotFound):
        workspace.scenarios.rename(id, seen + 1, "Gone")


def test_what_was_published_is_listed_and_stays_until_it_is_taken_back(anywhere):
    workspace = anywhere.workspace("cora")
    id = publish(workspace).scenario_id
    [line] = workspace.scenarios.all()
    assert line.is_record and line.paired == 1
    with pytest.raises(Infeasible, match="record of what was published"):
        workspace.scenarios.remove(id, line.version)
    workspace.matching.undo_publish(id)
    [line] = workspace.scenarios.all()
    assert not line.is_record and line.undone_at is not None
    workspace.scenarios.remove(id, line.version)


def test_repeated_from_the_same_people_it_is_the_same_pair_for_pair(anywhere):
    workspace = anywhere.workspace("cora")
    id = keep(workspace)
    found, repeated = again(workspace, id)
    assert found.pool.fingerprint != "" and not repeated.data.matters and repeated.same


def test_what_was_published_is_repeated_as_if_it_had_not_been(anywhere):
    """Its own pairings take no place from it; and the day of then is taken, not today."""
    workspace = anywhere.workspace("cora")
    id = publish(workspace).scenario_id
    anywhere.time = anywhere.time.replace(day=28)
    found, repeated = again(anywhere.workspace("cora"), id)
    assert found.pool.on.day == 23
    assert (repeated.data.matters, repeated.same) == (False, True)


def test_what_has_changed_since_is_told_by_person(world):
    workspace = world.workspace("cora")
    id = keep(workspace)
    change(world, ParticipantRow, EVE, status="paused")
    change(world, ParticipantRow, CY, places=2)
    change(world, ParticipantRow, DI, time_zone="Asia/Tokyo")
    _, repeated = again(workspace, id)
    assert (repeated.data.gone, repeated.data.places, repeated.data.answers) == ((EVE,), (CY,), (DI,))


def test_locks_and_bars_are_set_as_they_were_then(anywhere):
    workspace = anywhere.workspace("cora")
    workspace.matching.lock((DI, CY), "They asked")
    id = keep(workspace)
    [rule] = workspace.matching.desk().pair_rules
    workspace.matching.remove_pair_rule(rule.id)
    workspace.matching.bar((EVE, CY), "Same team")
    assert workspace.scenarios.decide_as_in(id) == 2
    desk = workspace.matching.desk()
    assert (dict(desk.rules.locked), dict(desk.rules.barred)) == ({(DI, CY): "They asked"}, {})
    assert workspace.scenarios.decide_as_in(id) == 0


def test_the_list_reads_no_pair_and_asks_as_often_however_many_there_are(world):
    from sqlalchemy import event

    workspace = world.workspace("cora")
    asked = []
    event.listen(world.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def queries():
        asked.clear()
        workspace.scenarios.all()
        return len(asked)

    keep(workspace)
    few = queries()
    for n in range(4):
        keep(workspace, f"More {n}")
    assert queries() == few
    assert not [each for each in asked if "scenario.proposals" in each or "scenario.people" in each]


def test_four_at_most_lie_side_by_side(world):
    workspace = world.workspace("cora")
    ids = [keep(workspace, f"Try {n}") for n in range(5)]
    assert [each.scenario.id for each in workspace.scenarios.beside(ids[:4][::-1])] == ids[:4][::-1]
    with pytest.raises(InvalidInput, match="too many"):
        workspace.scenarios.beside(ids)


@pytest.mark.parametrize("who", ["lea", "sue", "bo"])
def test_only_staff_see_scenarios(world, who):
    keep(world.workspace("cora"))
    with pytest.raises(NotAllowed):
        world.workspace(who).scenarios.all()


def test_another_program_sees_none_of_them(world):
    id = keep(world.workspace("cora"))
    elsewhere = world.workspace("zed", 2)
    assert elsewhere.scenarios.all() == () and elsewhere.scenarios.find(id) is None
    with pytest.raises(NotFound):
        elsewhere.scenarios.remove(id, 1)


def test_a_result_kept_by_an_earlier_version_is_listed_and_opened(world):
    publish(world.workspace("cora"))
    with Session(world.engine) as session:
        row = session.exec(select(ScenarioRow)).one()
        row.summary = {"people": 3, "published": 1, "left_out": 0, "unmatched": 1, "total": 9.0, "proven": True}
        row.people, row.read_on, row.engine = [], None, ""
        row.rules = {key: value for key, value in row.rules.items() if key not in ("more", "decided")}
        session.commit()
        id = row.id
    [line] = world.workspace("cora").scenarios.all()
    assert (line.paired, line.people, line.mean) == (None, None, None)
    assert len(world.workspace("cora").scenarios.find(id).result.proposals) == 1
