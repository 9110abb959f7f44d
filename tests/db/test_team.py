"""The team of a program."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import InvalidInput, NotAllowed, NotFound
from core.roles import Role
from core.settings import Settings
from db import Public
from db.engine import unit_of_work
from db.models import AccountRow, MessageRow, ProgramRow, SignInRow
from db.sign_ins import open_sign_in, whose
from tests.conftest import MAIL

SETTINGS = Settings(password_rounds=4)


def team(world, who="olga", program=1):
    return world.workspace(who, program).team


def roles(world, who="olga"):
    return {member.name: set(member.roles) for member in team(world, who).members()}


def test_the_team_is_who_has_a_role_in_this_program(anywhere):
    assert roles(anywhere) == {
        "Cora": {Role.COORDINATOR},
        "Lea": {Role.SAFEGUARDING_LEAD},
        "Olga": {Role.OWNER},
        "Sue": {Role.SUPERVISOR},
    }
    assert [member.name for member in team(anywhere).members() if member.is_me] == ["Olga"]
    assert roles(anywhere, "cora") == roles(anywhere)


def test_somebody_new_follows_an_invitation_and_is_on_the_team(anywhere):
    public = Public(anywhere.engine, anywhere.clock, SETTINGS)
    token = team(anywhere).invite("Nia", " NIA@example.org", Role.COORDINATOR)
    offered = public.invitation(token)
    assert (offered.program, offered.role, offered.email, offered.has_account) == (
        "Spring mentoring", Role.COORDINATOR, "nia@example.org", False,
    )  # fmt: skip
    public.accept(token, "Nia", "a good long one", "sid")
    assert public.who("sid").workspace(1).actor.roles == {Role.COORDINATOR}
    assert team(anywhere).invitations() == ()
    with pytest.raises(NotFound):
        public.accept(token, "Nia", "a good long one", "sid2")


def test_somebody_with_an_account_joins_by_a_press(anywhere):
    public = Public(anywhere.engine, anywhere.clock, SETTINGS)
    token = team(anywhere).invite("Zed", "zed@example.org", Role.SAFEGUARDING_LEAD, deputy=True)
    with unit_of_work(anywhere.engine, writes=True) as session:
        open_sign_in(session, session.get(AccountRow, anywhere.accounts["zed"]), "sid", anywhere.time, 1)
    with pytest.raises(NotAllowed, match="account with this address already"):
        public.accept(token, "Zed", "a good long one", "sid2")
    public.who("sid").join(token)
    assert [(member.name, member.deputy) for member in team(anywhere).members() if member.deputy] == [("Zed", True)]
    with pytest.raises(NotFound):
        public.who("sid").join(token)


def test_an_invitation_is_over_after_two_weeks_or_when_withdrawn(anywhere):
    public = Public(anywhere.engine, anywhere.clock, SETTINGS)
    token = team(anywhere).invite("Nia", "nia@example.org", Role.COORDINATOR)
    other = team(anywhere).invite("Tom", "tom@example.org", Role.SUPERVISOR)
    newest = team(anywhere).invitations()[0]
    assert (newest.name, newest.role) == ("Tom", Role.SUPERVISOR)
    team(anywhere).withdraw_invitation(newest.link_id)
    with pytest.raises(NotFound):
        public.invitation(other)
    anywhere.time += timedelta(days=14, minutes=1)
    with pytest.raises(NotFound):
        public.accept(token, "Nia", "a good long one", "sid")
    assert team(anywhere).invitations() == ()


def test_inviting_again_ends_the_first_invitation(anywhere):
    public = Public(anywhere.engine, anywhere.clock, SETTINGS)
    first, _second = (team(anywhere).invite("Nia", "nia@example.org", Role.COORDINATOR) for _ in range(2))
    assert len(team(anywhere).invitations()) == 1
    with pytest.raises(NotFound):
        public.invitation(first)


def test_all_faults_of_an_invitation_come_at_once(anywhere):
    with pytest.raises(InvalidInput) as told:
        team(anywhere).invite(" ", "nowhere", Role.MENTOR)
    assert [fault.where for fault in told.value.faults] == ["Name", "E-mail", "Role"]
    with pytest.raises(InvalidInput, match="not made"):
        team(anywhere).invite("Cora", "cora@example.org", Role.COORDINATOR)


def test_another_programs_invitation_is_not_there(anywhere):
    team(anywhere).invite("Nia", "nia@example.org", Role.COORDINATOR)
    link = team(anywhere).invitations()[0].link_id
    assert team(anywhere, "zed", 2).invitations() == ()
    with pytest.raises(NotFound):
        team(anywhere, "zed", 2).withdraw_invitation(link)
    with pytest.raises(NotFound):
        team(anywhere, "zed", 2).give_role(anywhere.accounts["cora"], Role.OWNER)


def test_one_person_may_hold_several_roles(anywhere):
    team(anywhere).give_role(anywhere.accounts["cora"], Role.SUPERVISOR)
    team(anywhere).give_role(anywhere.accounts["cora"], Role.SUPERVISOR)
    assert roles(anywhere)["Cora"] == {Role.COORDINATOR, Role.SUPERVISOR}


def test_a_new_safeguarding_lead_makes_the_one_before_her_deputy(anywhere):
    team(anywhere).give_role(anywhere.accounts["cora"], Role.SAFEGUARDING_LEAD)
    deputies = {member.name for member in team(anywhere).members() if member.deputy}
    assert deputies == {"Lea"}
    team(anywhere).give_role(anywhere.accounts["lea"], Role.SAFEGUARDING_LEAD)
    assert {member.name for member in team(anywhere).members() if member.deputy} == {"Cora"}


@pytest.mark.parametrize(
    ("who", "role", "why"), [("olga", Role.OWNER, "an owner"), ("lea", Role.SAFEGUARDING_LEAD, "lead")]
)
def test_the_last_owner_and_the_lead_cannot_go(anywhere, who, role, why):
    with pytest.raises(NotAllowed, match=why):
        team(anywhere).take_role(anywhere.accounts[who], role)
    team(anywhere).give_role(anywhere.accounts["cora"], role)
    team(anywhere).take_role(anywhere.accounts[who], role)
    assert role not in roles(anywhere, "cora").get(who.title(), set())


def test_the_lead_cannot_be_made_her_own_deputy(anywhere):
    with pytest.raises(NotAllowed, match="safeguarding lead"):
        team(anywhere).give_role(anywhere.accounts["lea"], Role.SAFEGUARDING_LEAD, deputy=True)


def test_a_role_that_is_taken_away_ends_the_sign_ins_of_who_had_it(anywhere):
    with Session(anywhere.engine) as session:
        open_sign_in(session, session.get(AccountRow, anywhere.accounts["cora"]), "sid", anywhere.time, 1)
        session.commit()
    team(anywhere).take_role(anywhere.accounts["cora"], Role.COORDINATOR)
    with Session(anywhere.engine) as session:
        assert session.exec(select(SignInRow)).one() and whose(session, "sid", anywhere.time) is None
    with pytest.raises(NotFound):
        anywhere.workspace("cora")


def test_taking_a_role_that_nobody_has_is_told(anywhere):
    with pytest.raises(NotFound):
        team(anywhere).take_role(anywhere.accounts["cora"], Role.SUPERVISOR)


@pytest.mark.parametrize(("mails", "demo", "messages"), [(True, False, 1), (True, True, 0), (False, False, 0)])
def test_an_invitation_is_mailed_where_mail_is_set_up_and_never_for_a_demo(anywhere, installed, mails, demo, messages):
    installed(**MAIL if mails else {"PAIRWELL_ADDRESS": MAIL["PAIRWELL_ADDRESS"]})
    with Session(anywhere.engine) as session:
        session.get(ProgramRow, 1).is_demo = demo
        session.commit()
    token = team(anywhere).invite("Nia", "nia@example.org", Role.OWNER)
    with Session(anywhere.engine) as session:
        kept = session.exec(select(MessageRow)).all()
    assert len(kept) == messages
    assert all(f"https://m.example.org/?link={token}" in message.body for message in kept)
    assert all(message.program_id is None for message in kept), "a coordinator could read it and become an owner"


def test_who_accepts_being_safeguarding_lead_makes_the_one_before_her_deputy(anywhere):
    public = Public(anywhere.engine, anywhere.clock, SETTINGS)
    token = team(anywhere).invite("Nia", "nia@example.org", Role.SAFEGUARDING_LEAD)
    public.accept(token, "Nia", "a good long one", "sid")
    leads = {each.name: each.deputy for each in team(anywhere).members() if Role.SAFEGUARDING_LEAD in each.roles}
    assert leads == {"Lea": True, "Nia": False}


def test_an_owner_who_cannot_sign_in_is_not_the_owner_a_program_needs(anywhere):
    with Session(anywhere.engine) as session:
        session.get(AccountRow, anywhere.accounts["cora"]).active = False
        session.commit()
    team(anywhere).give_role(anywhere.accounts["cora"], Role.OWNER)
    with pytest.raises(NotAllowed, match="needs an owner"):
        team(anywhere).take_role(anywhere.accounts["olga"], Role.OWNER)
