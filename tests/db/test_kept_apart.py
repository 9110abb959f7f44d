"""Who is kept apart: by a wish, a line of management, a household; barred where it is sure, else held back to be looked at."""

import pytest
from sqlmodel import Session

from core.errors import Conflict, Infeasible, NotAllowed
from core.matching import match
from db.kept_apart import ABOVE, ASKED, MANAGES, PERHAPS, PERHAPS_ABOVE, TOGETHER
from db.models import ApplicationRow, ParticipantRow

DI, EVE, CY = 4, 5, 2  # mentees and a mentor who are not paired


def wrote(world, application_id, words, **names):
    with Session(world.engine) as session:
        row = session.get(ApplicationRow, application_id)
        row.answers = {**row.answers, "not_with": words}
        for who, name in names.items():
            session.get(ParticipantRow, world.people[who]).name = name
        session.commit()


@pytest.fixture
def ours(world):
    for one in range(1, 6):
        wrote(world, one, "")
    return world.workspace("cora")


def barred(workspace):
    return {pair: why for pair, why in workspace.matching.desk().rules.barred.items() if pair != (3, 1)}


def test_a_name_that_is_sure_bars_the_pair_and_says_not_who_wrote_it(world, ours):
    wrote(world, DI, "Cy Corn, nobody else", cy="Cy Corn")
    assert barred(ours) == {(DI, CY): ASKED}
    result = match(ours.matching.desk().pool, ours.matching.desk().rules)
    assert (DI, CY) not in {proposal.pair for proposal in result.proposals}


def test_a_mentor_may_write_it_too(world, ours):
    wrote(world, CY, "Eve")
    assert barred(ours) == {(EVE, CY): ASKED}


def test_what_is_nearly_a_name_is_held_back_until_a_person_says_who_is_meant(world, ours):
    wrote(world, DI, "C. Corn", cy="Cy Corn")
    assert barred(ours) == {(DI, CY): PERHAPS}
    ours.kept_apart.settle(DI, "C. Corn", [])
    assert barred(ours) == {}
    ours.kept_apart.settle(DI, "C. Corn", [CY])
    assert barred(ours) == {(DI, CY): ASKED}


def test_a_description_is_for_a_person_to_find_out(world, ours):
    wrote(world, DI, "my boss")
    (wish,) = ours.kept_apart.named().wishes
    assert [(name.written, name.people, name.settled) for name in wish.names] == [("my boss", (), False)]
    ours.kept_apart.settle(DI, "my boss", [CY])
    assert barred(ours) == {(DI, CY): ASKED}


def test_a_name_that_is_taken_out_counts_no_more(world, ours):
    wrote(world, DI, "Cy")
    assert barred(ours) == {(DI, CY): ASKED}
    wrote(world, DI, "")
    assert barred(ours) == {}
    with pytest.raises(Conflict):
        ours.kept_apart.settle(DI, "Cy", [])


def test_nobody_locks_a_pair_that_asked_not_to_be_one(world, ours):
    ours.matching.lock((DI, CY), "They know each other.")
    wrote(world, DI, "Cy")
    rules = ours.matching.desk().rules
    assert (DI, CY) not in rules.locked and rules.barred[DI, CY] == ASKED
    with pytest.raises(Infeasible):
        ours.matching.lock((DI, CY), "Still.")


def test_nobody_but_staff_reads_it(world, ours):
    wrote(world, DI, "Cy")
    for who in ("lea", "sue", "ada", "bo"):
        with pytest.raises(NotAllowed):
            world.workspace(who).kept_apart.named()


def answered(world, application_id, **answers):
    with Session(world.engine) as session:
        row = session.get(ApplicationRow, application_id)
        row.answers = {**row.answers, **answers}
        session.commit()


def test_nobody_is_paired_within_a_line_of_management(world, ours):
    answered(world, DI, manager="Eve")
    answered(world, EVE, manager="Cy")
    assert barred(ours) == {(DI, CY): ABOVE, (EVE, CY): MANAGES}
    with pytest.raises(Infeasible, match="line of management"):
        ours.matching.lock((DI, CY), "They get on well.")


def test_a_managers_name_that_may_mean_several_is_settled_once_for_all_who_wrote_it(world, ours):
    wrote(world, CY, "", cy="Cy Corn", ada="Ada Corn")
    answered(world, DI, manager="Corn")
    answered(world, EVE, manager="Corn")
    assert barred(ours)[DI, CY] == PERHAPS_ABOVE
    (doubtful,) = ours.kept_apart.named().management.doubtful
    assert (doubtful.written, doubtful.by) == ("Corn", ("Di", "Eve"))
    ours.kept_apart.settle_manager("Corn", [CY])
    assert barred(ours) == {(DI, CY): MANAGES, (EVE, CY): MANAGES} and not ours.kept_apart.named().management.doubtful
    ours.kept_apart.settle_manager("Corn", [])
    assert barred(ours) == {}
    with pytest.raises(Conflict):
        ours.kept_apart.settle_manager("Corn", [99])
    with pytest.raises(Conflict):
        ours.kept_apart.settle_manager("Nobody wrote this", [])


def test_circles_and_managers_who_take_no_part_are_told(world, ours):
    answered(world, DI, manager="Eve")
    answered(world, EVE, manager="Di")
    answered(world, CY, manager="The minister")
    known = ours.kept_apart.named().management
    assert (known.named, known.circles, known.elsewhere) == (3, (("Di", "Eve"),), ("The minister",))


def test_nobody_is_paired_within_one_household(world, ours):
    answered(world, DI, household="12 Elm Street, AB1")
    answered(world, CY, household="elm street 12, ab1")
    answered(world, EVE, household="12 Elm St, AB1")  # in other words: not recognised
    assert barred(ours) == {(DI, CY): TOGETHER}
