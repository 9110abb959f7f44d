"""Ranked choices on a real database: who is asked, what she sees, and that matching follows what she said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.matching import Objective, match
from core.matching.choices import KEY, suggestions, who_chooses
from core.program.asking import Choosing
from db.models import ApplicationRow, ChoosingRow, ConsentRow, ParticipantRow
from tests.db.test_proposals import CY, DI, EVE, change, everything, mailed, settings


def one_mentor_more(world):
    """Fay, who offers what Eve wants."""
    with Session(world.engine) as session:
        application = ApplicationRow(
            id=6, program_id=1, cohort_id=1, side="mentor", form_version_id=1, name="Fay", email="fay@example.org",
            answers={"skills": {"Python": 3}, "languages": ["English"]}, status="accepted", created_at=world.time,
        )  # fmt: skip
        session.add(application)
        session.flush()
        session.add(
            ParticipantRow(
                id=6, program_id=1, cohort_id=1, application_id=6, side="mentor", name="Fay", email="fay@example.org",
                joined_at=world.time,
            )
        )  # fmt: skip
        session.flush()
        for purpose in ("participation", "sharing"):
            row = {"program_id": 1, "participant_id": 6, "purpose": purpose, "text_version": "1", "how": "form"}
            session.add(ConsentRow(**row, given_at=world.time))
        session.commit()


def ask(world, choosing="mentees", days=5):
    settings(world, choosing=choosing, choices_most=2)
    workspace = world.workspace("cora")
    desk = workspace.matching.desk()
    found = suggestions(desk.pool, desk.rules, who_chooses(Choosing(choosing), desk.pool), 4)
    return workspace.choices.ask(found, desk.rules, workspace.today + timedelta(days=days))


def test_mentees_are_asked_and_see_names_reasons_and_what_is_shared(anywhere):
    assert ask(anywhere) == 2
    assert mailed(anywhere) == [("Di", "choosing"), ("Eve", "choosing")]
    assert len(mailed(anywhere, "choosing reminder")) == 2
    [own] = anywhere.by_link("di").choices.mine()
    [cy] = own.offered
    assert (cy.name, cy.rank, own.most, own.closed) == ("Cy", None, 2, False)
    assert any("Budgeting" in reason for reason in cy.reasons) and dict(cy.profile)["Languages"] == "English"
    assert anywhere.by_link("cy").choices.mine() == ()
    assert everything(anywhere, ChoosingRow)[0].answered_at is None  # looking chooses nothing


def test_matching_follows_what_people_chose(anywhere):
    one_mentor_more(anywhere)
    ask(anywhere, "both")
    [di], [eve] = (anywhere.by_link(who).choices.mine() for who in ("di", "eve"))
    fay = 6
    anywhere.by_link("di").choices.rank(di.id, di.version, [fay, CY])
    anywhere.by_link("eve").choices.rank(eve.id, eve.version, [CY])
    workspace = anywhere.workspace("cora")
    desk = workspace.matching.desk()
    assert desk.rules.criteria[0].key == KEY
    assert {person.name: person.answers.get(KEY) for person in desk.pool.mentees} == {"Di": [fay, CY], "Eve": [CY]}
    stable = match(desk.pool, replace(desk.rules, objective=Objective.RANKED))
    assert {each.pair for each in stable.proposals} == {(DI, fay), (EVE, CY)} and stable.proven
    lines = {line.name: line.ranked for line in workspace.choices.all() if line.answered_at}
    assert lines == {"Di": ("Fay", "Cy"), "Eve": ("Cy",)}
    assert ("Di", "choosing reminder") not in mailed(anywhere, "choosing reminder")


def test_without_the_setting_nothing_of_it_counts(world):
    ask(world)
    settings(world, choosing="nobody")
    desk = world.workspace("cora").matching.desk()
    assert KEY not in [each.key for each in desk.rules.criteria]


def test_only_who_was_suggested_may_be_ranked_and_only_until_the_last_day(world):
    ask(world)
    [own] = world.by_link("di").choices.mine()
    for wrong in ([EVE], [CY, CY], [1, 2, 3]):
        with pytest.raises(InvalidInput):
            world.by_link("di").choices.rank(own.id, own.version, wrong)
    world.by_link("di").choices.rank(own.id, own.version, [CY])
    with pytest.raises(Conflict):
        world.by_link("di").choices.rank(own.id, own.version, [])
    with pytest.raises(NotFound):
        world.by_link("eve").choices.rank(own.id, own.version + 1, [])
    world.by_link("di").choices.rank(own.id, own.version + 1, [])  # nobody in particular
    world.time += timedelta(days=6)
    with pytest.raises(Infeasible, match="last day"):
        world.by_link("di").choices.rank(own.id, own.version + 2, [CY])


def test_whoever_has_left_is_not_offered_any_more_and_asking_anew_begins_anew(world):
    ask(world)
    [own] = world.by_link("di").choices.mine()
    world.by_link("di").choices.rank(own.id, own.version, [CY])
    change(world, ParticipantRow, CY, status="paused")
    assert world.by_link("di").choices.mine()[0].offered == ()
    change(world, ParticipantRow, CY, status="active")
    ask(world)
    [own] = world.by_link("di").choices.mine()
    assert own.answered_at is None and [each.rank for each in own.offered] == [None]
