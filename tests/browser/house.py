"""An installation that people work in already: the demo with its owner, a coordinator, a supervisor and a mentee."""

from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_urlsafe

from core.roles import Role
from core.settings import Settings
from db import Public, make_engine
from db.clock import clock
from db.migrate import upgrade
from tests.browser.steps import OWNER, PASSWORD, SETUP_CODE

COORDINATOR = ("Cora Coordinator", "cora@example.org")
SUPERVISOR = ("Sven Supervisor", "sven@example.org")


@dataclass(frozen=True)
class House:
    """``paired`` and ``waiting`` are personal links of two mentees, beginning with "/"; ``apply`` of the public form."""

    paired: str
    waiting: str
    apply: str


def fill(folder: Path) -> House:
    """Make its database in ``folder``."""
    engine = make_engine(f"sqlite:///{folder / 'pairwell.db'}")
    upgrade(engine)
    public = Public(engine, clock, Settings(setup_code=SETUP_CODE, password_rounds=4))
    sid = token_urlsafe(16)
    public.create_first_account(SETUP_CODE, *OWNER, PASSWORD, sid)
    owner = public.who(sid)
    assert owner is not None
    workspace = owner.workspace(owner.create_demo())
    for (name, email), role in ((COORDINATOR, Role.COORDINATOR), (SUPERVISOR, Role.SUPERVISOR)):
        public.accept(workspace.team.invite(name, email, role), name, PASSWORD, token_urlsafe(16))
    mentees = [one for one in workspace.participants.people().everyone if one.side == "mentee"]
    paired = next(one for one in mentees if one.is_paired)
    waiting = next(one for one in mentees if not one.is_paired and one.status == "active")
    here = next(one for one in workspace.cohorts.all() if one.id == workspace.cohort_id)
    workspace.cohorts.change(here.id, replace(here.cohort, closes_on=None), here.version)  # people may still apply
    links = [workspace.participants.new_link(one.id) for one in (paired, waiting)]
    engine.dispose()
    return House(*links, apply=f"/?join={dict(here.addresses)['mentee']}")
