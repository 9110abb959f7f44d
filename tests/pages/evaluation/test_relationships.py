"""Relationships and fairness on the screen."""

from datetime import timedelta

from sqlmodel import Session

from db.demo import create_demo
from db.models import PairingRow
from tests.pages.evaluation.test_surveys import said


def test_few_pairings_are_too_early_to_tell(see):
    app = see("evaluation.relationships", "cora")
    assert not app.exception
    assert "Too early to tell" in said(app)


def test_with_endings_enough_a_curve_says_how_long(world, see):
    today = world.time.date()
    with Session(world.engine) as session:
        for number in range(30):
            begun = today - timedelta(days=300)
            ended = begun + timedelta(days=40 + 4 * number) if number % 2 else None
            session.add(
                PairingRow(program_id=1, cohort_id=1, started_on=begun, ended_on=ended, published_at=world.time)
            )
        session.commit()
    app = see("evaluation.relationships", "cora")
    assert not app.exception
    words = said(app)
    assert "31 pairings" in words and "on average" in words
    assert list(app.table[0].value.columns)[1:] == ["after 90 days", "after 180 days", "after 365 days"]
    assert "not seen so long" in app.table[0].value.iloc[0, 3]


def test_how_pairings_are_doing_is_told_month_by_month_of_ten_or_more(world, see):
    app = see("evaluation.relationships", "cora")
    app.query_params["part"] = "health"
    assert "Not enough data" in said(app.run())
    begun = world.time.date() - timedelta(days=50)
    with Session(world.engine) as session:
        made = {"program_id": 1, "cohort_id": 1, "published_at": world.time}
        session.add_all(PairingRow(started_on=begun, **made) for _ in range(12))
        session.commit()
    app.run()
    assert not app.exception
    assert len(app.table) == 2 and said(app).count("Too few to tell shares") == 2


def test_groups_of_the_demo_are_compared_and_small_ones_held_back(world, see):
    program = create_demo(world.engine, world.accounts["olga"], world.time)
    workspace = world.workspace("olga", program)
    world.workspace = lambda who: workspace
    app = see("evaluation.fairness", "olga")
    assert not app.exception
    app.selectbox(key="fairness_by").set_value(1).run()
    assert not app.exception
    assert "the others" in said(app) and "Not shown" in said(app)


def test_without_groups_it_says_where_they_come_from(see):
    assert "Nothing to compare by" in said(see("evaluation.fairness", "cora"))
