"""Check-ins: asked within limits, answered by private link, read by the team alone."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Infeasible, InvalidInput, NotAllowed, NotFound
from core.tracking.check_ins import CheckInAnswer
from core.tracking.due import DueKind
from db import CheckingIn
from db.models import CheckInRow, MessageRow, PairingRow

ADA, BO = 1, 3


def asked(world, pairings=(1,)):
    """Ask; the tokens of the links, by name."""
    world.workspace("cora").check_ins.ask(pairings)
    with Session(world.engine) as session:
        written = session.exec(select(MessageRow).where(MessageRow.kind == "check-in").order_by(MessageRow.id)).all()
    return {row.to_name: row.body.split("/?link=")[1].split()[0] for row in written}


def door(world):
    return CheckingIn(world.engine, world.clock)


def test_both_are_asked_and_nobody_twice_within_a_week(anywhere):
    ask = anywhere.workspace("cora").check_ins.ask
    assert ask([1]) == (2, 0)
    with pytest.raises(Infeasible, match="within the last week"):
        ask([1])
    anywhere.time += timedelta(7)
    assert ask([1]) == (2, 0)
    with pytest.raises(NotFound):
        ask([99])
    with pytest.raises(NotAllowed):
        anywhere.workspace("bo").check_ins.ask([1])


def test_an_answer_comes_by_link_and_opening_it_writes_nothing(anywhere):
    token = asked(anywhere)["Bo"]
    seen = door(anywhere).read(token)
    assert (seen.name, seen.partners, seen.program, seen.answer) == ("Bo", ("Ada",), "Spring mentoring", None)
    with Session(anywhere.engine) as session:
        assert all(row.answered_on is None for row in session.exec(select(CheckInRow)).all())
    with pytest.raises(InvalidInput):
        door(anywhere).answer(token, CheckInAnswer(words=" "))
    door(anywhere).answer(token, CheckInAnswer(4, True, "All well"))
    assert door(anywhere).read(token).answer == CheckInAnswer(4, True, "All well")
    lines = anywhere.workspace("cora").check_ins.of_pairing(1)
    assert {line.name: line.answer and line.answer.rating for line in lines} == {"Ada": None, "Bo": 4}
    assert anywhere.workspace("cora").support.one(1).situation.life.one_side.value == 4


def test_a_wish_for_a_call_is_first_in_the_day_and_counted_once(anywhere):
    token = asked(anywhere)["Bo"]
    for words in ("Please call", "Please call me"):
        door(anywhere).answer(token, CheckInAnswer(2, False, words, True))
    lines = anywhere.workspace("cora").support.today().lines
    assert [line.kind for line in lines] == [DueKind.HELP, DueKind.LOW_RATING]
    assert anywhere.workspace("ada").support.asked_for_help() == frozenset()


def test_what_was_not_answered_in_time_is_known_and_what_still_can_be_is_not_held_against_them(anywhere):
    token = asked(anywhere)["Bo"]
    support = anywhere.workspace("cora").support
    life = support.one(1).situation.life
    assert (life.asked, life.answered, life.check_in_overdue_days) == (0, 0, None)
    door(anywhere).answer(token, CheckInAnswer(5))
    anywhere.time += timedelta(16)
    life = support.one(1).situation.life
    assert (life.asked, life.answered, life.check_in_overdue_days) == (2, 1, 9)


def test_a_link_of_a_pairing_that_ended_or_of_somebody_who_left_asks_nothing(anywhere):
    tokens = asked(anywhere)
    with Session(anywhere.engine) as session:
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.commit()
    with pytest.raises(NotFound):
        door(anywhere).read(tokens["Bo"])
    with pytest.raises(NotFound):
        door(anywhere).answer(tokens["Ada"], CheckInAnswer(5))
