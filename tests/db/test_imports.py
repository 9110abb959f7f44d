"""Bringing people in: whole or not at all, again without doubling anybody, and nobody matched without consent."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from core.errors import InvalidInput, NotAllowed, NotFound
from core.intake.applications import ApplicationStatus
from core.intake.consent import Purpose
from core.intake.spreadsheet import (
    Row,
    merge_preview,
    propose_form,
    propose_forms,
    read_pasted,
    read_people,
    suggest_mapping,
)
from core.program.questions import Form, Side
from db.models import ApplicationRow, ConsentRow, ImportRow, MessageRow, ParticipantRow
from db.sheets import Agreement, Sheet, Wishes

AGREED = Agreement("Yes, match me with somebody.", date(2026, 11, 2), "Cora, by the sign-up form", frozenset(Purpose))
SHEET = (
    "Name\tE-mail\tSkills\tTime zone\nFay\tfay@example.org\tPython (3)\tEurope/Berlin\nGus\tgus@example.org\tPython\t\n"
)


def bring(world, sheet=SHEET, side=Side.MENTEE, who="cora", wishes=None):
    imports = world.workspace(who).imports
    before = imports.before(side)
    table = read_pasted(sheet)
    reading = read_people(table, suggest_mapping(table, before.form), before.form)
    return imports.bring_in([Sheet(side, reading.good, before.form)], wishes or Wishes(agreement=AGREED))


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def person(world, name):
    people = world.workspace("cora").participants.for_matching()
    return next(each for each in people if each.name == name)


def test_people_come_in_as_participants_with_their_answers_and_consent(anywhere):
    done = bring(anywhere)
    assert (done.added, done.changed, done.unchanged, done.without_consent) == (2, 0, 0, 0)
    fay = person(anywhere, "Fay")
    assert (fay.ready, fay.time_zone, fay.answers) == (True, "Europe/Berlin", {"skills": {"Python": 3}})
    consent = rows(anywhere, ConsentRow)[-1]
    assert (consent.how, consent.by_whom, consent.evidence) == ("import", AGREED.by_whom, AGREED.words)
    assert consent.given_at.date() == AGREED.on


def test_the_same_sheet_again_changes_nothing(anywhere):
    bring(anywhere)
    before = [(row.id, row.version) for table in (ApplicationRow, ParticipantRow) for row in rows(anywhere, table)]
    done = bring(anywhere)
    assert (done.added, done.changed, done.unchanged) == (0, 0, 2)
    assert [(r.id, r.version) for t in (ApplicationRow, ParticipantRow) for r in rows(anywhere, t)] == before
    assert len(rows(anywhere, ConsentRow)) == 10 + 6


def test_a_second_sheet_brings_people_up_to_date_and_takes_nothing_away(anywhere):
    bring(anywhere)
    done = bring(anywhere, "Name\tE-mail\tLanguages\nFay Fern\tFAY@example.org\tSpanish\n")
    assert (done.added, done.changed) == (0, 1)
    fay = person(anywhere, "Fay Fern")
    assert fay.answers == {"skills": {"Python": 3}, "languages": ["Spanish"]}
    assert fay.time_zone == "Europe/Berlin"


def test_nobody_is_ready_without_consent_and_each_is_sent_a_link_that_asks(anywhere):
    done = bring(anywhere, wishes=Wishes(ask_consent=True))
    assert (done.asked, done.without_consent) == (2, 2)
    assert not person(anywhere, "Fay").ready
    assert [message.kind for message in rows(anywhere, MessageRow)] == ["consent request"] * 2


def test_those_who_agreed_get_their_link_only_when_it_is_wished(world):
    bring(world)
    assert rows(world, MessageRow) == []
    bring(world, SHEET.replace("fay", "una").replace("Fay", "Una"), wishes=Wishes(agreement=AGREED, tell=True))
    assert [(message.kind, message.to_email) for message in rows(world, MessageRow)] == [
        ("accepted", "una@example.org")
    ]


def test_people_can_come_in_as_applications_to_decide_on(anywhere):
    bring(anywhere, wishes=Wishes(as_participants=False, agreement=AGREED))
    assert [row.status for row in rows(anywhere, ApplicationRow)][5:] == ["submitted", "submitted"]
    assert len(rows(anywhere, ParticipantRow)) == 5
    anywhere.workspace("cora").applications.decide({6: 1}, ApplicationStatus.ACCEPTED)
    assert person(anywhere, "Fay").ready
    assert rows(anywhere, ConsentRow)[-1].evidence == AGREED.words


def test_whoever_left_is_not_brought_back(anywhere):
    anywhere.workspace("cora").participants.let_go(4, 1)
    done = bring(anywhere, "Name\tE-mail\tSkills\nDi\tdi@example.org\tPython\n")
    assert (done.gone, done.added, done.changed) == (1, 0, 0)
    assert rows(anywhere, ParticipantRow)[3].status == "left"


def test_an_import_does_not_revive_a_consent_that_was_withdrawn(anywhere):
    bring(anywhere)
    id = person(anywhere, "Fay").id
    with Session(anywhere.engine) as session:
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == id)):
            row.withdrawn_at = anywhere.time
        session.commit()
    bring(anywhere)
    assert not person(anywhere, "Fay").ready


def test_a_change_by_the_coordinator_outlives_the_next_import(anywhere):
    bring(anywhere)
    participants = anywhere.workspace("cora").participants
    fay = next(each for each in participants.people().everyone if each.name == "Fay")
    participants.change_places(fay.id, fay.version, 2)
    bring(anywhere)
    assert person(anywhere, "Fay").places == 2


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"by_whom": " "}, "does not say who knows"),
        ({"words": ""}, "does not say to which words"),
        ({"on": date(2026, 11, 24)}, "is on a day that is still to come"),
    ],
)
def test_an_agreement_says_what_when_and_by_whom(world, change, what):
    with pytest.raises(InvalidInput) as no:
        bring(world, wishes=Wishes(agreement=replace(AGREED, **change)))
    assert what in str(no.value.faults[0])
    assert rows(world, ImportRow) == []


def test_questions_that_were_changed_meanwhile_stop_the_import(world):
    row = Row(2, "Fay", "fay@example.org", "", None, {})
    seen = Sheet(Side.MENTEE, [row], Form(Side.MENTEE, ()))
    with pytest.raises(InvalidInput, match="Nobody was brought in"):
        world.workspace("cora").imports.bring_in([seen], Wishes())
    assert len(rows(world, ApplicationRow)) == 5


def test_questions_are_made_of_the_columns_in_the_same_breath(anywhere):
    tables = [read_pasted(SHEET), read_pasted(SHEET.replace("fay", "una").replace("gus", "vic"))]
    questions = propose_forms(*tables)
    sheets = [
        Sheet(form.side, read_people(table, suggest_mapping(table, form), form).good, form)
        for table, form in zip(tables, questions, strict=True)
    ]
    done = anywhere.workspace("cora").imports.bring_in(sheets, Wishes(agreement=AGREED), questions)
    assert done.added == 4
    assert anywhere.workspace("cora").imports.before(Side.MENTEE).form == questions[0]
    assert person(anywhere, "Fay").ready


def test_where_the_import_is_refused_the_questions_stay_as_they_were(world):
    before = world.workspace("cora").imports.before(Side.MENTEE).form
    table = read_pasted(SHEET)
    form = propose_form(table, Side.MENTEE)
    with pytest.raises(InvalidInput):
        world.workspace("cora").imports.bring_in([Sheet(Side.MENTEE, [], form)], Wishes(), [form])
    assert world.workspace("cora").imports.before(Side.MENTEE).form == before


def test_only_staff_import(world):
    for who in ("lea", "sue", "bo"):
        with pytest.raises(NotAllowed):
            world.workspace(who).imports.before(Side.MENTEE)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from sqlalchemy import event
from core.intake.spreadsheet import Row
from core.program.questions import Side
from db import make_engine, open_workspace
from db.sheets import Sheet, Wishes

engine = make_engine(sys.argv[1])

def die(_connection, _cursor, statement, *_rest):
    if statement.startswith("INSERT INTO participant"):
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(engine, "after_cursor_execute", die)
people = [Row(n, f"P{n}", f"p{n}@example.org", "UTC", 1, {}) for n in range(300)]
workspace = open_workspace(engine, 2, 1)
workspace.imports.bring_in([Sheet(Side.MENTEE, people, workspace.imports.before(Side.MENTEE).form)], Wishes())
"""


def test_a_process_killed_in_the_middle_of_an_import_leaves_nothing(anywhere):
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, anywhere.url], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    with Session(anywhere.engine) as session:
        for table, number in ((ApplicationRow, 5), (ParticipantRow, 5), (ImportRow, 0)):
            assert session.exec(select(func.count()).select_from(table)).one() == number
    assert bring(anywhere).added == 2


def test_a_sheet_of_the_same_day_does_not_bring_back_a_consent_withdrawn_on_it(world):
    today = Wishes(agreement=replace(AGREED, on=world.time.date()))  # at nine in the morning
    bring(world, wishes=today)
    with Session(world.engine) as session:
        for row in session.exec(select(ConsentRow).where(ConsentRow.how == "import")):
            row.withdrawn_at = world.time
        session.commit()
    bring(world, wishes=today)
    assert not person(world, "Fay").ready


def test_an_import_is_undone_as_a_whole(anywhere):
    before = [(row.email, row.name, row.answers) for row in rows(anywhere, ApplicationRow)]
    consents = len(rows(anywhere, ConsentRow))
    bring(anywhere, SHEET + "Di Changed\tdi@example.org\tPython (2)\tAsia/Tokyo\n")
    imports = anywhere.workspace("cora").imports
    past = imports.history()
    assert (past[0].added, past[0].changed, past[0].by) == (2, 1, "Cora")
    assert imports.undo(past[0].at) == 3
    assert [(row.email, row.name, row.answers) for row in rows(anywhere, ApplicationRow)] == before
    assert len(rows(anywhere, ParticipantRow)) == 5 and len(rows(anywhere, ConsentRow)) == consents
    assert imports.history()[0].undone_at is not None
    with pytest.raises(NotFound):
        imports.undo(past[0].at)


def test_an_import_is_not_undone_where_somebody_was_touched_since_and_they_are_all_named(anywhere):
    bring(anywhere)
    participants = anywhere.workspace("cora").participants
    fay = next(each for each in participants.people().everyone if each.name == "Fay")
    participants.change_places(fay.id, fay.version, 2)
    imports = anywhere.workspace("cora").imports
    with pytest.raises(InvalidInput) as no:
        imports.undo(imports.history()[0].at)
    assert [str(fault) for fault in no.value.faults] == ["Fay was changed since"]
    assert person(anywhere, "Gus")


def test_a_person_is_found_by_the_own_id_when_her_address_has_changed(anywhere):
    sheet = "Name\tE-mail\tEmployee ID\nFay\tfay@example.org\tE-7\n"
    bring(anywhere, sheet)
    before = anywhere.workspace("cora").imports.before(Side.MENTEE)
    table = read_pasted(sheet.replace("fay@", "fay.new@"))
    reading = read_people(table, suggest_mapping(table, before.form), before.form)
    met = anywhere.workspace("cora").imports.before(Side.MENTEE, reading.good)
    change = merge_preview(reading, met.known).changed[0]
    assert change.fields["email"] == ("fay@example.org", "fay.new@example.org")
    done = bring(anywhere, sheet.replace("fay@", "fay.new@"))
    assert (done.added, done.changed) == (0, 1)
    assert [row.email for row in rows(anywhere, ParticipantRow) if row.name == "Fay"] == ["fay.new@example.org"]


def test_a_mapping_is_remembered_by_its_name(world):
    imports = world.workspace("cora").imports
    form = imports.before(Side.MENTEE).form
    table = read_pasted(SHEET)
    mapping = suggest_mapping(table, form).with_field("Skills", None)
    good = read_people(table, mapping, form).good
    imports.bring_in([Sheet(Side.MENTEE, good, form, "x.csv", mapping, name="Sign-up sheet")], Wishes(agreement=AGREED))
    assert imports.before(Side.MENTEE).earlier["Sign-up sheet"] == mapping


def test_whoever_left_is_not_brought_back_by_her_id_either(anywhere):
    sheet = "Name\tE-mail\tEmployee ID\tSkills\nFay\tfay@example.org\tE-7\tPython\n"
    bring(anywhere, sheet)
    fay = next(each for each in anywhere.workspace("cora").participants.people().everyone if each.name == "Fay")
    anywhere.workspace("cora").participants.let_go(fay.id, fay.version)
    again = read_pasted(sheet.replace("fay@", "fay.new@"))
    form = anywhere.workspace("cora").imports.before(Side.MENTEE).form
    good = read_people(again, suggest_mapping(again, form), form).good
    assert anywhere.workspace("cora").imports.before(Side.MENTEE, good).gone_ids == {"E-7"}
    done = bring(anywhere, sheet.replace("fay@", "fay.new@"))
    assert (done.gone, done.added, done.changed) == (1, 0, 0)
    assert [row.email for row in rows(anywhere, ParticipantRow) if row.name == "Fay"] == ["fay@example.org"]
