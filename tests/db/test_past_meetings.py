"""Lists of past meetings: brought in whole, shown to the two, not noted twice, and taken back as a whole."""

from datetime import date

import pytest
from sqlmodel import Session, select

from core.errors import InvalidInput, NotAllowed
from core.intake.meeting_checks import MeetingWish
from core.tracking.meetings import Way, hours
from db import OwnWord
from db.models import AttendanceRow, AuditRow, ImportRow, MeetingRow, MessageRow, PairingRow

FIRST = MeetingWish(2, (3, 1), date(2026, 2, 2), 45, Way.VIDEO)  # Bo and Ada
SECOND = MeetingWish(3, (3, 1), date(2026, 3, 2))
STRANGERS = MeetingWish(4, (4, 1), date(2026, 3, 2), 60)
TOO_EARLY = MeetingWish(5, (3, 1), date(2025, 3, 2), 60)


@pytest.fixture(autouse=True)
def together_since_january(request):
    world = request.getfixturevalue("world" if "world" in request.fixturenames else "anywhere")
    with Session(world.engine) as session:
        session.get(PairingRow, 1).started_on = date(2026, 1, 5)
        session.commit()


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def bring(world, *wishes, who="cora"):
    return world.workspace(who).past_meetings.bring(wishes, "meetings.csv")


def undo(world):
    imports = world.workspace("cora").imports
    return imports.undo(imports.history()[0].at)


def test_meetings_are_noted_as_held_by_the_team_with_both_there_and_nobody_is_written_to(anywhere):
    assert bring(anywhere, FIRST, SECOND).added == 2
    [mine] = anywhere.workspace("bo").meetings.mine()
    newest, oldest = [one.meeting for one in mine.meetings]
    assert (oldest.on, oldest.minutes, oldest.way, oldest.is_held) == (FIRST.on, 45, Way.VIDEO, True)
    assert (newest.minutes, newest.came, newest.logged_by, newest.from_list) == (None, {1, 3}, None, True)
    assert rows(anywhere, MessageRow) == []
    line = rows(anywhere, AuditRow)[-1]
    assert (line.action, line.changes["meeting"]["added"]) == ("import meetings", 2)
    assert [each.of_meetings for each in anywhere.workspace("cora").imports.history()] == [True]


def version_of(world, id):
    return next(row.version for row in rows(world, MeetingRow) if row.id == id)


def test_they_count_in_hours_as_not_confirmed_until_one_of_the_two_agrees(anywhere):
    bring(anywhere, FIRST, SECOND)
    cora, bo = anywhere.workspace("cora"), anywhere.workspace("bo")
    spent = hours(cora.hours.all().given.attended)[3]
    assert (spent.count, spent.meetings, spent.confirmed) == (2, 45, 0)
    bo.meetings.confirm_mine(1, version_of(anywhere, 1))
    assert hours(cora.hours.all().given.attended)[3].confirmed == 45


def test_the_same_list_again_notes_nothing_twice(anywhere):
    bring(anywhere, FIRST, SECOND)
    done = bring(anywhere, FIRST, SECOND)
    assert (done.added, done.unchanged, len(rows(anywhere, MeetingRow))) == (0, 2, 2)


def test_what_cannot_be_stops_the_whole_list_and_is_told_by_row(anywhere):
    with pytest.raises(InvalidInput) as refusal:
        bring(anywhere, FIRST, STRANGERS, TOO_EARLY)
    assert [fault.where for fault in refusal.value.faults] == ["row 4", "row 5"]
    assert rows(anywhere, MeetingRow) == []
    with pytest.raises(InvalidInput):
        bring(anywhere)


def test_a_list_is_taken_back_as_a_whole(anywhere):
    bring(anywhere, FIRST, SECOND)
    assert undo(anywhere) == 2
    assert (rows(anywhere, MeetingRow), rows(anywhere, AttendanceRow)) == ([], [])
    assert rows(anywhere, ImportRow)[0].undone_at is not None


def test_a_list_is_not_taken_back_where_a_meeting_was_touched_since_and_they_are_all_named(anywhere):
    bring(anywhere, FIRST, SECOND)
    bo = anywhere.workspace("bo").meetings
    bo.confirm_mine(1, version_of(anywhere, 1))
    bo.keep_own(2, OwnWord(rating=4))
    with pytest.raises(InvalidInput) as refusal:
        undo(anywhere)
    assert [fault.where for fault in refusal.value.faults] == ["Ada & Bo", "Ada & Bo"]
    assert len(rows(anywhere, MeetingRow)) == 2


def test_only_staff_bring_meetings(world):
    with pytest.raises(NotAllowed):
        bring(world, FIRST, who="lea")
