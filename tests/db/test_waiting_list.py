"""Places run out: the waiting list, which one somebody is on it, and moving up."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlmodel import Session

from core.errors import Conflict, Infeasible
from core.intake.applications import ApplicationStatus
from core.program.cohort import Room
from db.models import CohortRow, MessageRow, ParticipantRow
from db.sheets import Wishes
from tests.db.test_applying import opened, rows, sent, whole
from tests.db.test_imports import bring


def limited(world, mentees=3, waiting=None):
    """Three mentees were accepted before: no place is left."""
    applying = opened(world)
    with Session(world.engine) as session:
        cohort = session.get(CohortRow, 1)
        cohort.most_mentees, cohort.most_waiting = mentees, waiting
        session.commit()
    return applying


def applied(applying, name):
    token = applying.start("mentee1", replace(whole(applying), name=name, email=f"{name.lower()}@example.org"))
    applying.submit(token)
    return applying.read(token)


def test_whoever_comes_when_all_places_are_taken_waits_and_is_told_so(anywhere):
    applying = limited(anywhere)
    there = applying.cohort("mentee1")
    assert (there.is_open, there.room) == (True, Room.WAITING_LIST)
    assert "waiting list until 2026-12-01" in str(there.sentence)
    draft = applied(applying, "Fay")
    assert (draft.status, draft.line) == (ApplicationStatus.WAITLISTED, 1)
    assert applied(applying, "Gus").line == 2
    assert [message.kind for message in rows(anywhere, MessageRow)] == ["waitlisted", "waitlisted"]


def test_the_other_side_has_places_of_its_own(world):
    assert limited(world).cohort("mentor1").room is Room.PLACES


def test_a_full_waiting_list_closes_the_form_and_keeps_what_was_begun(world):
    applying = limited(world, waiting=1)
    token = applying.start("mentee1", whole(applying))
    applied(applying, "Gus")
    there = applying.cohort("mentee1")
    assert not there.is_open and "waiting list is full" in str(there.sentence)
    with pytest.raises(Infeasible, match="waiting list is full"):
        applying.submit(token)
    assert applying.read(token).application.name == "Fay"


def test_without_a_waiting_list_it_is_full_at_once(world):
    assert limited(world, waiting=0).cohort("mentee1").room is Room.NONE


def test_the_last_place_is_given_once(anywhere):
    applying = limited(anywhere, mentees=4)
    tokens = [applying.start("mentee1", replace(whole(applying), email=f"p{n}@example.org")) for n in range(6)]
    with ThreadPoolExecutor(6) as at_once:
        list(at_once.map(applying.submit, tokens))
    became = sorted(applying.read(token).status for token in tokens)
    assert became == ["submitted"] + ["waitlisted"] * 5
    assert sorted(filter(None, (applying.read(token).line for token in tokens))) == [1, 2, 3, 4, 5]


def test_whoever_comes_later_does_not_overtake_those_who_wait(world):
    applying = limited(world)
    applied(applying, "Fay")
    with Session(world.engine) as session:
        session.get(CohortRow, 1).most_mentees = 4
        session.commit()
    assert applied(applying, "Gus").line == 2


def test_a_correction_keeps_the_place_on_the_list(world):
    applying = limited(world)
    token = applying.start("mentee1", whole(applying))
    applying.submit(token)
    applied(applying, "Gus")
    assert applying.correct(token, replace(applying.read(token).application, name="Fay Fern")) == {}
    draft = applying.read(token)
    assert (draft.status, draft.line, draft.application.name) == (ApplicationStatus.WAITLISTED, 1, "Fay Fern")


def test_moving_up_gives_the_first_a_place_and_tells_her(anywhere):
    applying = limited(anywhere)
    for name in ("Fay", "Gus", "Hal"):
        applied(applying, name)
    here = anywhere.workspace("cora").waiting_list
    (line,) = here.sides()
    assert (line.free, [each.name for each in line.waiting]) == (0, ["Fay", "Gus", "Hal"])
    with pytest.raises(Infeasible, match="0 places are free"):
        here.move_up({line.waiting[0].id: line.waiting[0].version})
    with Session(anywhere.engine) as session:
        session.get(CohortRow, 1).most_mentees = 5
        session.commit()
    (line,) = here.sides()
    assert line.may_move_up == 2
    assert here.move_up({each.id: each.version for each in line.waiting[:2]}, "It is yours.") == 2
    (line,) = here.sides()
    assert [(each.number, each.name) for each in line.waiting] == [(1, "Hal")]
    assert {"Fay", "Gus"} <= {row.name for row in rows(anywhere, ParticipantRow)}
    accepted = [row for row in rows(anywhere, MessageRow) if row.kind == "accepted"]
    assert len(accepted) == 2 and "It is yours." in accepted[0].body


def test_nobody_moves_up_past_another_by_that_verb(world):
    applying = limited(world, mentees=9)
    with Session(world.engine) as session:
        session.get(CohortRow, 1).most_mentees = 3
        session.commit()
    for name in ("Fay", "Gus"):
        applied(applying, name)
    here = world.workspace("cora").waiting_list
    second = here.sides()[0].waiting[1]
    with pytest.raises(Conflict):
        here.move_up({second.id: second.version})


def test_who_withdraws_and_comes_again_goes_to_the_end(world):
    applying = limited(world)
    token = sent(applying)
    applied(applying, "Gus")
    applying.withdraw(token)
    world.time = world.time.replace(hour=12)
    assert applying.submit(token) == {}
    assert applying.read(token).line == 2


def test_a_place_is_free_again_when_somebody_leaves(anywhere):
    applying = limited(anywhere)
    applied(applying, "Fay")
    ours = anywhere.workspace("cora")
    di = next(each for each in ours.participants.people().everyone if each.name == "Di")
    ours.breaks.change({di.id: di.version}, "left")
    (line,) = ours.waiting_list.sides()
    assert line.free == 1
    assert ours.waiting_list.move_up({line.waiting[0].id: line.waiting[0].version}) == 1
    assert ours.waiting_list.sides() == ()


def test_agreeing_after_all_takes_no_place_that_somebody_else_has(world):
    applying = limited(world, mentees=4)
    bring(world, "Name\tE-mail\tSkills\nFay\tfay@example.org\tPython\n",
          wishes=Wishes(as_participants=False, ask_consent=True))  # fmt: skip
    token = rows(world, MessageRow)[-1].body.split("?link=")[1].split()[0]
    applying.consenting.refuse(token)
    assert applied(applying, "Gus").status is ApplicationStatus.SUBMITTED
    applying.consenting.agree(token, {each.purpose: each.version for each in applying.cohort("mentee1").consents})
    (line,) = world.workspace("cora").waiting_list.sides()
    assert [each.name for each in line.waiting] == ["Fay"]
