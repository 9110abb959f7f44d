"""A whole program leaves as one file and comes into another installation, whole or not at all."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func
from sqlmodel import Session, select

from core.errors import InvalidInput, NotAllowed
from core.program.program_file import read_file, write_file
from core.reports.schedule import Every
from core.reports.section import FULL
from core.reports.supervisor import Words, value_words
from core.roles import Role
from db import make_engine, open_workspace
from db.demo import create_demo
from db.migrate import at_step, upgrade
from db.models import (
    AccountRow,
    AuditRow,
    CohortRow,
    GoalRow,
    KeptApartRow,
    MeetingRow,
    MessageRow,
    OwnMeetingRow,
    PairingMemberRow,
    ParticipantRow,
    PlanRow,
    ProgramRow,
    ReportScheduleRow,
    RoleRow,
    metadata,
)
from db.program_export import LEFT_OUT
from db.program_import import NOT_BROUGHT, import_program


@pytest.fixture
def elsewhere(request, tmp_path, postgres):
    """Another installation with one account, who runs it; once on each database."""
    made = []

    def start(kind="sqlite"):
        engine = make_engine(f"sqlite:///{tmp_path}/there.db" if kind == "sqlite" else postgres())
        upgrade(engine)
        with Session(engine) as session:
            session.add(
                AccountRow(
                    email="ida@example.org", name="Ida", created_at=datetime(2026, 1, 1, tzinfo=UTC), runs_the_app=True
                )
            )
            session.commit()
            made.append(engine)
            return engine, session.exec(select(AccountRow.id)).one()

    yield start
    for engine in made:
        engine.dispose()


def all_of(engine, program_id):
    """How many rows of each table belong to the program."""
    with engine.connect() as connection:
        return {
            table.name: connection.execute(
                select(func.count()).select_from(table).where(table.c.program_id == program_id)
            ).scalar_one()
            for table in metadata.sorted_tables
            if "program_id" in table.c and table.name not in LEFT_OUT | NOT_BROUGHT
        }


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_program_is_the_same_in_another_installation(world, elsewhere, kind):
    demo = create_demo(world.engine, world.accounts["olga"], world.time)
    place = world.workspace("olga", demo)
    report_id = place.reports.make(Words("All well"), FULL)
    place.reports.close(report_id)
    there, ida = elsewhere(kind)
    done = import_program(there, ida, place.backup.program(), world.time)
    assert done.new_accounts == ("olga@example.org",)
    before, after = all_of(world.engine, demo), all_of(there, done.program_id)
    assert after == before | {"role": before["role"] + 1}  # whoever brings it in owns it, too
    mine = open_workspace(there, ida, done.program_id, now=world.clock)
    assert mine.reports.newest_closed() == place.reports.newest_closed()
    assert [(each.key, value_words(each.unit, each.value), each.n) for each in mine.reports.preview().figures] == [
        (each.key, value_words(each.unit, each.value), each.n) for each in place.reports.preview().figures
    ]
    assert [each.title for each in mine.reports.preview().targets] == [
        each.title for each in place.reports.preview().targets
    ]
    assert mine.analysis_plans.of(mine.surveys.all()[-1].id) == place.analysis_plans.of(place.surveys.all()[-1].id)


def test_numbers_inside_documents_are_those_of_here(world, elsewhere):
    with Session(world.engine) as session:
        session.add(
            KeptApartRow(program_id=1, application_id=3, written="Cy", people=[world.people["cy"]], at=world.time)
        )
        steps = [{"what": "Ask", "owner": world.people["ada"]}, {"what": "Do", "owner": None}]
        session.add(PlanRow(program_id=1, pairing_id=1, participant_id=world.people["bo"], document={"steps": steps}))
        session.commit()
    there, ida = elsewhere()
    create_demo(there, ida, world.time)  # so that numbers differ
    done = import_program(there, ida, world.workspace("olga").backup.program(), world.time)
    with Session(there) as session:
        (kept,) = session.exec(select(KeptApartRow).where(KeptApartRow.program_id == done.program_id)).all()
        assert session.get(ParticipantRow, kept.people[0]).name == "Cy"
        (plan,) = session.exec(select(PlanRow).where(PlanRow.program_id == done.program_id)).all()
        asked, nobody = (step["owner"] for step in plan.document["steps"])
        assert (session.get(ParticipantRow, asked).name, nobody) == ("Ada", None)
        members = session.exec(select(PairingMemberRow).where(PairingMemberRow.program_id == done.program_id)).all()
        assert sorted(session.get(ParticipantRow, each.participant_id).name for each in members) == ["Ada", "Bo"]


def test_goals_of_meetings_are_found_again(world, elsewhere):
    demo = create_demo(world.engine, world.accounts["olga"], world.time)
    there, ida = elsewhere()
    create_demo(there, ida, world.time)
    done = import_program(there, ida, world.workspace("olga", demo).backup.program(), world.time)
    with Session(there) as session:
        rows = session.exec(select(MeetingRow).where(MeetingRow.program_id == done.program_id)).all()
        goals = {goal for row in rows for goal in row.document.get("goals", ())}
        found = session.exec(select(GoalRow.program_id).where(GoalRow.id.in_(goals))).all()
    assert set(found) <= {done.program_id} and len(found) == len(goals)


def test_nothing_leaves_by_itself_and_nobody_gets_in_by_the_file(world, elsewhere):
    cora = world.workspace("cora")
    cora.report_plans.schedule(FULL, Every.MONTH, world.time.date(), "Ann", "ann@example.org")
    token = cora.reports.share(cora.reports.make(Words()), 30, "Ann", "ann@example.org").partition("link=")[2]
    with Session(world.engine) as session:
        session.get(AccountRow, world.accounts["olga"]).password_hash = "x" * 60
        meeting = MeetingRow(program_id=1, pairing_id=1, met_on=world.time.date(), state="held", created_at=world.time)
        session.add(meeting)
        session.flush()
        session.add(OwnMeetingRow(program_id=1, participant_id=1, meeting_id=meeting.id, note="sealed"))
        session.commit()
    content = world.workspace("olga").backup.program()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
    assert token.encode() not in everything and b"sealed" not in everything and b"x" * 60 not in everything
    there, ida = elsewhere()
    done = import_program(there, ida, content, world.time)
    with Session(there) as session:
        assert [row.status for row in session.exec(select(MessageRow)).all()] == ["recalled"]
        (plan,) = session.exec(select(ReportScheduleRow)).all()
        assert plan.next_on is None and plan.error
        assert session.get(ProgramRow, done.program_id).settings["asks_by_itself"] is False
        olga = session.exec(select(AccountRow).where(AccountRow.email == "olga@example.org")).one()
        assert olga.password_hash is None and not olga.runs_the_app
        line = session.exec(select(AuditRow)).one()
        assert line.action == "bring a program in"


def test_it_stands_beside_the_same_program_and_known_accounts_stay_themselves(world):
    done = import_program(world.engine, world.accounts["olga"], world.workspace("olga").backup.program(), world.time)
    assert done.new_accounts == () and done.program_id == 3
    with Session(world.engine) as session:
        roles = session.exec(select(RoleRow).where(RoleRow.program_id == 3)).all()
        assert {(row.account_id, row.role) for row in roles} == {
            (world.accounts[who], role) for who, role in
            (("olga", Role.OWNER), ("cora", Role.COORDINATOR), ("lea", Role.SAFEGUARDING_LEAD), ("sue", Role.SUPERVISOR))
        }  # fmt: skip
        codes = [row.mentor_code for row in session.exec(select(CohortRow)).all()]
        assert len(set(codes)) == len(codes) == 3


def test_every_column_is_in_the_dictionary_with_a_meaning(world):
    with zipfile.ZipFile(io.BytesIO(world.workspace("olga").backup.program())) as file:
        rows = list(csv.DictReader(io.StringIO(file.read("dictionary.csv").decode("utf-8-sig"))))
        tables = json.loads(file.read("manifest.json"))["tables"]
        assert {(row["Table"], row["Column"]) for row in rows} == {
            (name, column[0]) for name, columns in tables.items() for column in columns
        }
        assert all(row["Meaning"] and row["Holds"] and row["Type"] for row in rows)
        assert {f"data/{name}.csv" for name in tables} <= set(file.namelist())


def changed(content, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        document = json.loads(old.read("manifest.json"))
        change(document)
        for name in old.namelist():
            new.writestr(name, json.dumps(document) if name == "manifest.json" else old.read(name))
    return out.getvalue()


def test_a_file_of_a_later_version_is_refused_and_nothing_is_left(world):
    content = changed(world.workspace("olga").backup.program(), lambda document: document.update(step="9999"))
    with pytest.raises(InvalidInput) as no:
        import_program(world.engine, world.accounts["olga"], content, world.time)
    assert "later version" in str(no.value.faults[0].what)
    with Session(world.engine) as session:
        assert len(session.exec(select(ProgramRow)).all()) == 2


def test_only_an_owner_takes_it_and_only_who_runs_the_app_brings_one(world):
    from core.account import Account
    from db import SignedIn

    with pytest.raises(NotAllowed):
        world.workspace("cora").backup.program()
    content = world.workspace("olga").backup.program()
    account = Account(world.accounts["zed"], "Zed", "zed@example.org")
    with pytest.raises(NotAllowed):
        SignedIn(world.engine, account, "sid", now=world.clock).bring_program(content)


def test_a_file_of_yesterday_comes_in_today(world, tmp_path):
    """Written at an earlier step: before reports were closed and waves could be remembered."""
    step, content = "0017", world.workspace("olga").backup.program()
    old = make_engine(f"sqlite:///{tmp_path}/old.db")
    at_step(old, step)
    with old.connect() as connection:
        known = {
            table: {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
            for table in metadata.tables
        }
    old.dispose()
    manifest, rows = read_file(content)
    tables, kept = {}, {}
    for name, columns in manifest.tables.items():
        places = [place for place, column in enumerate(columns) if column.name in known[name]]
        if places:
            tables[name] = tuple(columns[place] for place in places)
            kept[name] = [[row[place] for place in places] for row in rows[name]]
    file = write_file(replace(manifest, step=step, tables=tables), kept, b"", "", {})
    done = import_program(world.engine, world.accounts["olga"], file, world.time)
    assert done.rows["participant"] == 5 and world.workspace("olga", done.program_id).participants
