"""Scenarios as a coordinator uses them: keep one on the desk, open it again, lock, choose, repeat, delete."""

import pytest
from sqlmodel import Session, select

from core.matching import match
from db.models import FormVersionRow, ParticipantRow, ScenarioRow
from tests.db.test_matching import publish
from tests.pages.matching.test_desk import press, rows, said

PLACE = "matching.scenarios"


def keep(app, name):
    press(app, "Keep as a scenario")
    app.text_input(key="scenario_name").set_value(name)
    app.button(key="keep").click()  # a dialog is not kept open over a second run here
    return press(app, "Keep it")


@pytest.fixture
def kept(world, see):
    """One kept from the desk, with its first weight at 1."""
    app = press(see("matching.desk", "cora"), "Match")
    app.slider[0].set_value(1).run()
    keep(app, "Skills do not matter")
    return rows(world, ScenarioRow)[0].id


def labels(app):
    return [button.label for button in app.button]


def open_on_desk(see, id, **state):
    """What opening does, where no other screen can be gone to: the desk begins with the scenario's values."""
    app = see(PLACE, "cora", **state)
    press(app, "Open on the desk")
    return see("matching.desk", "cora", rules_0_tried=app.session_state["rules_0_tried"], desk_1_opened=True)


def test_with_none_it_says_how_one_comes_to_be(see):
    assert "Keep as a scenario" in said(see(PLACE, "cora"))


def test_what_was_kept_is_listed_with_what_came_of_it(see, kept):
    words = said(see(PLACE, "cora"))
    assert "Skills do not matter" in words and "1 of 2 paired" in words and "By Cora" in words


def test_a_name_that_is_taken_is_refused_and_says_so(world, see, kept):
    app = press(see("matching.desk", "cora"), "Match")
    keep(app, "skills do not matter")
    assert "is taken already" in said(app) and len(rows(world, ScenarioRow)) == 1


def test_opened_on_the_desk_it_has_its_weights_and_can_be_closed(see, kept):
    app = open_on_desk(see, kept)
    assert app.slider[0].value == 1
    assert "Scenario “Skills do not matter”" in said(app) and "The same pairs as when it was kept." in said(app)
    press(app, "Close it")
    assert app.slider[0].value != 1 and "Scenario “" not in said(app)


def test_opened_after_its_people_were_paired_it_says_so(world, see, kept):
    publish(world.workspace("cora"))
    tried = press(see(PLACE, "cora"), "Open on the desk").session_state
    key = next(key for key in ("rules_0_tried", "rules_1_tried") if key in tried)
    with Session(world.engine) as session:  # somebody new, so that there is something to match
        session.get(ParticipantRow, 2).places = 2
        session.commit()
    app = see("matching.desk", "cora", **{key: tried[key]}, desk_1_opened=True)
    assert "1 of its 1 pairs is of people who are paired by now, or not to be matched." in said(app)


def test_locked_weights_are_shown_and_do_not_move_until_unlocked(world, see, kept):
    press(see(PLACE, "cora"), "Lock weights")
    app = open_on_desk(see, kept)
    assert all(slider.disabled for slider in app.slider if "weight_" in slider.key)
    assert "Its weights are locked" in said(app)
    press(app, "Unlock the weights")
    assert not any(slider.disabled for slider in app.slider) and not rows(world, ScenarioRow)[0].weights_locked


def test_locks_that_differ_from_then_are_told_and_set_on_demand(world, see, kept):
    world.workspace("cora").matching.bar((4, 2), "Same team")
    app = open_on_desk(see, kept)
    assert "1 lock or bar differs from then." in said(app) and "1 of its 1 pairs is another now." in said(app)
    press(app, "Set them as they were then")
    assert world.workspace("cora").matching.desk().pair_rules == ()


def test_the_chosen_one_says_by_whom_and_why(see, kept):
    app = see(PLACE, "cora")
    press(app, "Write it down")
    assert "say it for whoever asks later" in said(app)
    app.text_area(key=f"why_chosen_{kept}").set_value("The board wants it")
    press(app, "Write it down")
    assert "Chosen by Cora" in said(app) and "The board wants it" in said(app)
    press(app, "Not the chosen one any more")
    assert "The board wants it" not in said(app)


def test_a_record_tells_how_it_was_made_and_repeats_it(world, see, kept):
    app = press(see(PLACE, "cora"), "Record")
    assert "Fingerprint of the people" in said(app)
    press(app, "Repeat it")
    assert "The same, pair for pair: 1 pair" in app.success[0].value
    assert "Nobody of those it saw has changed." in said(app) and "since" not in said(app)
    with Session(world.engine) as session:
        session.get(ParticipantRow, 5).status = "paused"
        session.commit()
    press(app, "Repeat it")
    assert "1 person of then cannot be matched any more." in said(app)


def test_deleting_asks_first(world, see, kept):
    app = press(see(PLACE, "cora"), "Delete")
    assert len(rows(world, ScenarioRow)) == 1
    app.button(key=f"delete_{kept}").click()
    app.button(key=f"delete_{kept}_yes").click()
    app.run()
    assert rows(world, ScenarioRow) == []


def test_a_copy_needs_a_name_of_its_own(world, see, kept):
    app = press(see(PLACE, "cora"), "Copy under this name")
    assert "is taken already" in said(app)
    next(each for each in app.text_input if each.key.startswith(f"name_{kept}_")).set_value("A copy")
    press(app, "Copy under this name")
    assert [row.name for row in rows(world, ScenarioRow)] == ["Skills do not matter", "A copy"]


def side_by_side(see, *ids):
    app = see(PLACE, "cora")
    app.segmented_control(key="scenarios_part").set_value("beside").run()
    app.multiselect(key="beside").set_value(list(ids)).run()
    assert not app.exception, app.exception
    return app


def table(app, place):
    return app.dataframe[place].value.set_index(app.dataframe[place].value.columns[0])


def test_side_by_side_all_are_measured_with_the_same_weights(world, see, kept):
    workspace = world.workspace("cora")
    workspace.matching.lock((5, 2), "The director wants it")
    desk = workspace.matching.desk()
    other = workspace.scenarios.keep("The director's", desk.pool, desk.rules, match(desk.pool, desk.rules))
    app = side_by_side(see, kept, other)
    numbers = table(app, 0)
    assert list(numbers.columns) == ["1. Skills do not matter", "2. The director's"]
    assert list(numbers.loc["Paired"]) == ["1 of 2", "1 of 2"]
    assert float(numbers.loc["Average points"].iloc[0]) > float(numbers.loc["Average points"].iloc[1])
    moved = table(app, 1)
    assert list(moved.loc["Di"])[:2] == ["Cy", "nobody"] and list(moved.loc["Eve"])[:2] == ["nobody", "Cy"]
    assert moved.loc["Eve", "Why"] == "Eve was put with Cy by hand."
    app.selectbox(key="beside_to").set_value(0).run()
    assert "Choose two that differ." in said(app)


def test_one_alone_is_not_laid_beside_anything(world, see, kept):
    workspace = world.workspace("cora")
    workspace.scenarios.duplicate(kept, "Twin")
    assert "Choose at least two" in said(side_by_side(see, kept))


def test_of_small_groups_nothing_is_told(world, see, kept):
    with Session(world.engine) as session:
        for row in session.exec(select(FormVersionRow)):
            questions = [{**row.document["questions"][0], "key": "team", "label": "Team", "kind": "choice"}]
            row.document = {**row.document, "questions": [*row.document["questions"], *questions]}
        session.commit()
    twin = world.workspace("cora").scenarios.duplicate(kept, "Twin")
    app = side_by_side(see, kept, twin)
    assert "Nobody: both have the same pairs." in said(app)
    app.selectbox(key="beside_group").set_value("team").run()
    assert list(table(app, 1).iloc[0]) == ["fewer than 10: not shown"] * 2
