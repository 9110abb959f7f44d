"""The workspace: permission, scope and audit, whatever the repository."""

import pytest
from sqlalchemy import func
from sqlmodel import Session, select

from core.errors import NotAllowed, NotFound
from core.roles import Action
from db.models import AccountRow, ApplicationRow, AuditRow, CohortRow, PairingRow, ParticipantRow, SecretRow
from db.repositories import Repositories
from db.repository import Repository
from db.scope import Limits


def names(workspace, action=Action.READ_OWN_PAIRING):
    with workspace.doing(action) as session:
        return sorted(session.exec(select(ParticipantRow.name)).all())


def test_a_repository_with_an_unguarded_method_cannot_be_defined():
    with pytest.raises(TypeError, match=r"Forgetful\.peek names no action"):

        class Forgetful(Repository):
            def peek(self): ...


def test_a_coordinator_sees_everyone_in_the_program(anywhere):
    assert names(anywhere.workspace("cora"), Action.READ_PARTICIPANTS) == ["Ada", "Bo", "Cy", "Di", "Eve"]


def test_a_participant_sees_herself_and_her_partner_only(anywhere):
    assert names(anywhere.workspace("bo")) == ["Ada", "Bo"]
    assert names(anywhere.by_link("bo")) == ["Ada", "Bo"]
    assert names(anywhere.by_link("di")) == ["Di"]


def test_a_partners_application_is_closed_to_a_participant(anywhere):
    with anywhere.workspace("bo").doing(Action.READ_OWN_PAIRING) as session:
        assert [a.name for a in session.exec(select(ApplicationRow))] == ["Bo"]


def test_another_program_is_not_there(anywhere):
    assert names(anywhere.workspace("zed", 2), Action.READ_PARTICIPANTS) == []
    with pytest.raises(NotFound):
        anywhere.workspace("zed", 1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: s.get(ParticipantRow, 4),
        lambda s: s.exec(select(ParticipantRow).where(ParticipantRow.id == 4)).first(),
        lambda s: s.exec(select(ParticipantRow.email).where(ParticipantRow.id == 4)).first(),
        lambda s: s.exec(select(func.count()).select_from(ParticipantRow).where(ParticipantRow.id == 4)).one() or None,
        lambda s: s.exec(select(SecretRow)).first(),
    ],
)
def test_scope_holds_however_a_row_is_asked_for(world, ask):
    with world.workspace("bo").doing(Action.READ_OWN_PAIRING) as session:
        assert ask(session) is None


def test_who_asks_the_same_as_somebody_before_sees_her_own(anywhere):
    alike = [anywhere.by_link("bo"), anywhere.by_link("di"), anywhere.workspace("bo"), anywhere.workspace("cora")]
    told = [["Ada", "Bo"], ["Di"], ["Ada", "Bo"], ["Ada", "Bo", "Cy", "Di", "Eve"]]
    spelled = len(Limits._spellings)
    for _again in range(2):
        assert [names(one) for one in alike[:3]] == told[:3]
        assert names(alike[3], Action.READ_PARTICIPANTS) == told[3]
        assert names(anywhere.workspace("zed", 2), Action.READ_PARTICIPANTS) == []
    assert len(Limits._spellings) - spelled <= 2  # for a team and for who takes part: nobody is spelled anew


def test_what_nobody_opened_to_participants_is_closed_to_them(world):
    with world.workspace("bo").doing(Action.READ_OWN_PAIRING) as session:
        assert [p.id for p in session.exec(select(PairingRow))] == [1]
        assert session.exec(select(AuditRow)).all() == []


def test_a_supervisor_counts_but_reads_nobody(world):
    with pytest.raises(NotAllowed, match="As supervisor you may not read participants"):
        names(world.workspace("sue"), Action.READ_PARTICIPANTS)
    with world.workspace("sue").doing(Action.READ_REPORTS) as session:
        assert session.exec(select(func.count()).select_from(ParticipantRow)).one() == 5


def test_a_verb_that_reads_cannot_write(world):
    with (
        pytest.raises(RuntimeError, match="tried to write"),
        world.workspace("cora").doing(Action.READ_PARTICIPANTS) as session,
    ):
        session.get(ParticipantRow, 1).name = "Someone else"


def test_nothing_is_written_into_another_program(anywhere):
    workspace = anywhere.workspace("cora")
    row = CohortRow(program_id=2, name="x", mentor_code="a", mentee_code="b", created_at=anywhere.time)
    with pytest.raises(NotFound), workspace.doing(Action.CHANGE_PROGRAM) as session:
        session.add(row)


def test_a_change_leaves_one_line_and_a_refusal_leaves_nothing(anywhere):
    with anywhere.workspace("cora").doing(Action.CHANGE_PARTICIPANT) as session:
        session.get(ParticipantRow, 1).status = "paused"
        session.get(ParticipantRow, 2).status = "paused"
    with pytest.raises(ZeroDivisionError), anywhere.workspace("cora").doing(Action.CHANGE_PARTICIPANT) as session:
        session.get(ParticipantRow, 3).status = "paused"
        session.flush()
        _ = 1 / 0
    with Session(anywhere.engine) as session:
        lines = session.exec(select(AuditRow)).all()
        assert [(line.account_id, line.action, line.changes) for line in lines] == [
            (2, "change a participant", {"participant": {"changed": 2, "ids": [1, 2]}})
        ]
        assert session.get(ParticipantRow, 3).status == "active"


def test_a_coordinator_sees_the_accounts_of_her_program_only(world):
    with world.workspace("cora").doing(Action.READ_TEAM) as session:
        assert "zed@example.org" not in session.exec(select(AccountRow.email)).all()


def test_every_subject_is_within_reach_of_a_page(world):
    workspace = world.workspace("cora")
    assert [name for name in vars(Repositories(workspace)) if not hasattr(workspace, name)] == []
