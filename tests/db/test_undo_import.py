"""Taking an import back: as a whole or not at all, and nothing is left that leads to somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import InvalidInput, NotFound
from core.intake.spreadsheet import read_pasted, read_people, suggest_mapping
from core.program.questions import Side
from db import open_workspace
from db.models import (
    ApplicationRow,
    GuardianRow,
    ImportChangeRow,
    MessageRow,
    PairRuleRow,
    ParticipantRow,
    ReferralRow,
    ReferredRow,
    ScreeningRow,
)
from db.sheets import Sheet, Wishes
from tests.db.test_applying import opened, whole
from tests.db.test_imports import AGREED, SHEET, bring, person, rows


def as_applications(world, ask=False):
    bring(world, wishes=Wishes(as_participants=False, agreement=None if ask else AGREED, ask_consent=ask))


def undo_last(world):
    imports = world.workspace("cora").imports
    return imports.undo(imports.history()[0].at)


def test_a_link_to_an_application_that_an_import_brought_leads_nowhere_once_it_is_undone(anywhere):
    as_applications(anywhere)
    applying = opened(anywhere)
    applying.send_link("mentee1", "gus@example.org")
    token = rows(anywhere, MessageRow)[-1].body.split("?link=")[1].split()[0]
    assert applying.read(token).application.name == "Gus"
    undo_last(anywhere)
    for n in range(2):  # SQLite gives the numbers of rows that are gone again
        applying.start("mentee1", replace(whole(applying), email=f"p{n}@example.org"))
    with pytest.raises(NotFound):
        applying.read(token)


@pytest.mark.parametrize("what", ["screening", "guardian", "bar", "referral"])
def test_an_import_is_not_undone_where_something_was_noted_of_somebody_since(world, what):
    bring(world)
    fay = next(each for each in world.workspace("cora").participants.people().everyone if each.name == "Fay")
    noted = {
        "screening": ScreeningRow(
            program_id=1, application_id=fay.application_id, step="training", outcome="done", at=world.time,
            done_on=world.time.date(),
        ),
        "guardian": GuardianRow(
            program_id=1, application_id=fay.application_id, name="Mo", email="mo@example.org", asked_at=world.time
        ),
        "bar": PairRuleRow(program_id=1, cohort_id=1, mentee_id=fay.id, mentor_id=2, kind="bar", at=world.time),
        "referral": ReferralRow(program_id=1, participant_id=fay.id, code="x", created_at=world.time),
    }  # fmt: skip
    with Session(world.engine) as session:
        session.add(noted[what])
        session.commit()
    with pytest.raises(InvalidInput) as no:
        undo_last(world)
    assert [fault.where for fault in no.value.faults] == ["Fay"]
    assert person(world, "Fay")


def test_whoever_was_asked_for_consent_and_has_not_been_written_to_yet_is_asked_no_more(anywhere):
    as_applications(anywhere, ask=True)
    assert len(rows(anywhere, MessageRow)) == 2
    undo_last(anywhere)
    assert rows(anywhere, MessageRow) == []


def test_an_import_is_not_undone_once_applicants_were_written_to(world):
    as_applications(world, ask=True)
    with Session(world.engine) as session:
        session.exec(select(MessageRow)).first().status = "sent"
        session.commit()
    with pytest.raises(InvalidInput) as no:
        undo_last(world)
    assert [str(fault) for fault in no.value.faults] == ["Fay has been written to"]


def test_two_lists_that_came_together_are_one_import_by_a_clock_that_goes_on(world):
    ticks = iter(range(10_000))
    ours = open_workspace(world.engine, 2, 1, now=lambda: world.time + timedelta(microseconds=next(ticks)))
    sheets = []
    for side, name in ((Side.MENTOR, "Una"), (Side.MENTEE, "Fay")):
        before = ours.imports.before(side)
        table = read_pasted(f"Name\tE-mail\tSkills\n{name}\t{name}@example.org\tPython\n")
        people = read_people(table, suggest_mapping(table, before.form), before.form).good
        sheets.append(Sheet(side, people, before.form))
    ours.imports.bring_in(sheets, Wishes(agreement=AGREED))
    (past,) = ours.imports.history()
    assert past.added == 2
    assert ours.imports.undo(past.at) == 2
    assert len(rows(world, ParticipantRow)) == 5


def test_nothing_is_kept_of_what_was_undone_nor_of_an_answer_that_was_taken_out(world):
    bring(world, SHEET + "Di\tdi@example.org\tPython (2)\t\n")
    assert "secret of di" in str([row.before for row in rows(world, ImportChangeRow)])
    applying = opened(world)
    applying.send_link("mentee1", "di@example.org")
    with Session(world.engine) as session:
        session.get(ApplicationRow, 4).status = "submitted"
        session.commit()
    applying.forget(rows(world, MessageRow)[-1].body.split("?link=")[1].split()[0], "not_with")
    assert "secret of di" not in str([row.before for row in rows(world, ImportChangeRow)])


def test_what_was_decided_before_an_import_is_as_it_was_once_it_is_undone(world):
    with Session(world.engine) as session:
        session.get(ApplicationRow, 4).status = "waitlisted"
        session.delete(session.get(ParticipantRow, 4))
        session.commit()
    before = rows(world, ApplicationRow)[3].decided_at
    world.time += timedelta(days=1)
    bring(world, "Name\tE-mail\tSkills\nDi\tdi@example.org\tPython\n")
    undo_last(world)
    di = rows(world, ApplicationRow)[3]
    assert (di.status, di.decided_at) == ("waitlisted", before)


def test_the_name_of_a_mentor_who_is_taken_back_stays_with_nobody_whom_she_recommended(world):
    bring(world, "Name\tE-mail\tSkills\nUna\tuna@example.org\tPython\n", Side.MENTOR)
    ours = world.workspace("cora")
    una = rows(world, ParticipantRow)[-1]
    with Session(world.engine) as session:
        session.add(ReferredRow(program_id=1, application_id=4, participant_id=una.id, name="Una"))
        session.commit()
    ours.imports.undo(ours.imports.history()[0].at)
    assert [row.name for row in rows(world, ReferredRow)] == [""]
