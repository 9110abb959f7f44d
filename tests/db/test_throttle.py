"""Guessing is slow, everywhere at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlmodel import Session, select

from db import make_engine
from db.models import ThrottleRow
from db.throttle import CLOSED_FOR, MOST_FAILURES, forgive, take_a_try


def tries(world, n, later=timedelta(), subject="bo@example.org"):
    return [take_a_try(world.engine, "sign in", subject, world.time + later) for _ in range(n)]


def test_five_tries_are_free_and_the_sixth_is_not(anywhere):
    assert tries(anywhere, MOST_FAILURES + 2) == [True] * MOST_FAILURES + [False, False]
    assert tries(anywhere, 1, subject="cy@example.org") == [True]


def test_it_opens_again_after_a_quarter_of_an_hour(anywhere):
    tries(anywhere, MOST_FAILURES)
    assert tries(anywhere, 1, CLOSED_FOR - timedelta(seconds=1)) == [False]
    assert tries(anywhere, MOST_FAILURES + 1, CLOSED_FOR + timedelta(seconds=1)) == [True] * MOST_FAILURES + [False]


def test_old_failures_do_not_count(anywhere):
    tries(anywhere, MOST_FAILURES - 1)
    assert tries(anywhere, MOST_FAILURES - 1, CLOSED_FOR * 2) == [True] * (MOST_FAILURES - 1)


def test_the_right_one_forgives(anywhere):
    tries(anywhere, MOST_FAILURES - 1)
    with Session(anywhere.engine) as session:
        forgive(session, "sign in", "bo@example.org")
        session.commit()
    assert all(tries(anywhere, MOST_FAILURES))


def test_it_holds_after_a_restart_and_says_nothing_about_whom(world):
    tries(world, MOST_FAILURES)
    again = make_engine(world.url)
    assert not take_a_try(again, "sign in", "bo@example.org", world.time)
    with Session(again) as session:
        assert "bo@example.org" not in str([row.model_dump() for row in session.exec(select(ThrottleRow))])
    again.dispose()


def test_many_at_the_same_moment_get_no_more_tries(anywhere):
    with ThreadPoolExecutor(8) as at_once:
        given = list(at_once.map(lambda _: tries(anywhere, 1)[0], range(24)))
    assert sum(given) == MOST_FAILURES
