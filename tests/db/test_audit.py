"""Reading the audit log."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from core.errors import NotAllowed
from core.roles import Action, Role
from db.models import AuditRow
from db.repositories.audit import LINES, Change


def kept(world, *lines):
    with Session(world.engine) as session:
        for line in lines:
            session.add(AuditRow(**{"program_id": 1, "at": world.time, "action": "publish pairs"} | line))
        session.commit()


def test_what_was_done_is_told_with_who_did_it(anywhere):
    anywhere.workspace("olga").team.give_role(anywhere.accounts["cora"], Role.SUPERVISOR)
    (line,) = anywhere.workspace("olga").audit.page().lines
    assert (line.who, line.by_link, line.action) == ("Olga", False, Action.CHANGE_TEAM.value)
    assert [(change.kind, change.how, change.count) for change in line.changes] == [("role", "added", 1)]


def test_lines_of_another_program_are_not_there(anywhere):
    kept(anywhere, {"program_id": 2}, {"program_id": None}, {})
    assert anywhere.workspace("olga").audit.page().all == 1


def test_only_owners_read_it(anywhere):
    with pytest.raises(NotAllowed):
        anywhere.workspace("cora").audit.page()


def test_it_is_narrowed_by_person_kind_and_day(anywhere):
    cora, day = anywhere.accounts["cora"], timedelta(days=1)
    kept(
        anywhere,
        {"account_id": cora},
        {"account_id": cora, "action": "import people"},
        {"at": anywhere.time - 3 * day},
        {"participant_id": anywhere.people["bo"], "action": "change my own part"},
    )
    audit, today = anywhere.workspace("olga").audit, anywhere.time.date()
    assert audit.page(account_id=cora).all == 2
    assert audit.page(action="import people").all == 1
    assert audit.page(since=today, until=today).all == 3
    assert audit.page(until=today - day).all == 1
    assert audit.page(since=today + day).all == 0
    assert audit.page(account_id=cora, action="publish pairs", since=today).all == 1
    assert audit.people() == ((cora, "Cora"),)
    assert audit.actions() == ("change my own part", "import people", "publish pairs")
    by_link = audit.page(action="change my own part").lines[0]
    assert (by_link.who, by_link.by_link) == ("Bo", True)


def test_somebody_who_left_has_a_number_and_no_name(anywhere):
    kept(anywhere, {"account_id": anywhere.accounts["zed"]})
    line = anywhere.workspace("olga").audit.page().lines[0]
    assert (line.who, line.account_id) == ("", anywhere.accounts["zed"])


def test_pages_are_newest_first_and_a_page_that_is_none_is_the_last(anywhere):
    kept(anywhere, *({"changes": {"participant": {"changed": n, "ids": [n]}}} for n in range(1, LINES + 3)))
    audit = anywhere.workspace("olga").audit
    first, second, beyond = audit.page(1), audit.page(2), audit.page(9)
    assert (first.pages, len(first.lines), len(second.lines)) == (2, LINES, 2)
    assert first.lines[0].changes == (Change("participant", "changed", LINES + 2, (LINES + 2,)),)
    assert second.lines == beyond.lines


def test_a_page_takes_the_same_number_of_queries_however_much_there_is(world):
    def queries():
        seen = []
        workspace = world.workspace("olga")
        event.listen(world.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
        workspace.audit.page()
        return len(seen)

    kept(world, {"account_id": 1})
    few = queries()
    kept(world, *({"account_id": n % 4 + 1, "participant_id": None} for n in range(40)))
    assert queries() == few
