"""Standards in a program: what its data show, what people say, and only where it chose them."""

from dataclasses import replace

import pytest
from sqlmodel import Session

from core.errors import NotAllowed, NotFound
from core.evaluation.standards import Judgement, frameworks
from db.models import MeetingRow, PairingRow, ScreeningRow, TargetRow
from tests.conftest import NOW, World

DAY = NOW.date()
ALL = frozenset(each.key for each in frameworks())


def choose(world: World, *keys: str) -> None:
    programs = world.workspace("cora").programs
    kept = programs.current()
    programs.change(replace(kept.program, standards=frozenset(keys)), kept.version)


def by_fact(world: World, key: str) -> dict[str, tuple[int, int]]:
    found = world.workspace("cora").standards.read(key).standings
    return {each.shown.fact: (each.shown.count, each.shown.of) for each in found if each.shown is not None}


def test_a_program_that_chose_no_standard_sees_none(world: World) -> None:
    assert world.workspace("cora").standards.chosen() == ()
    with pytest.raises(NotFound):
        world.workspace("cora").standards.read("elements-2015")


def test_what_the_data_show_is_counted_in_this_program_alone(anywhere: World) -> None:
    choose(anywhere, *ALL)
    with Session(anywhere.engine) as session:
        for n, who in enumerate((1, 2, 2), start=1):  # Ada has one reference, Cy two
            session.add(ScreeningRow(program_id=1, application_id=who, step="reference", outcome="good", done_on=DAY,
                                     about=str(n), at=NOW))  # fmt: skip
        session.add(ScreeningRow(program_id=1, application_id=1, step="check", outcome="clear", done_on=DAY,
                                 expires_on=DAY.replace(day=1), at=NOW))  # fmt: skip
        session.add(MeetingRow(program_id=1, pairing_id=1, met_on=DAY, state="held", minutes=60, created_at=NOW))
        session.add(MeetingRow(program_id=1, pairing_id=1, met_on=DAY, state="held", created_at=NOW))
        session.add(PairingRow(program_id=2, cohort_id=2, started_on=DAY, published_at=NOW, ended_on=DAY))
        session.add(TargetRow(program_id=2, key="people", aim="at least", line=3))
        session.commit()
    found = {fact: shown for key in ALL for fact, shown in by_fact(anywhere, key).items()}
    assert found["references"] == (1, 2)
    assert found["checks"] == (0, 2), "a check that has expired is none"
    assert found["meetings_whole"] == (1, 2)
    assert found["closings"] == (0, 0), "nothing of the other program is counted"
    assert found["targets"] == (0, 1)
    assert found["consented"] == (5, 5)
    assert (found["trained_mentors"], found["signed"], found["first_met"]) == ((0, 1), (0, 1), (0, 0))


def test_who_said_so_and_when_stays_and_may_be_taken_back(world: World) -> None:
    choose(world, "aps")
    standards = world.workspace("cora").standards
    standards.attest("aps", "3", Judgement.PARTLY, "We check by telephone.")
    standards.attest("aps", "3", Judgement.MET, "The register is asked each year.")
    found = standards.read("aps")
    one = next(each for each in found.standings if each.benchmark.code == "3")
    assert (one.judgement, one.attested.by, one.attested.at) == (Judgement.MET, "Cora", NOW)
    assert [each.note for each in found.said["3"]] == ["The register is asked each year.", "We check by telephone."]
    standards.withdraw("aps", "3")
    found = standards.read("aps")
    assert next(each for each in found.standings if each.benchmark.code == "3").judgement is Judgement.NOT
    assert len(found.said["3"]) == 2


@pytest.mark.parametrize("who", ["ada", "lea", "sue"])
def test_standards_are_read_and_attested_by_those_who_run_the_program(world: World, who: str) -> None:
    choose(world, "aps")
    with pytest.raises(NotAllowed):
        world.workspace(who).standards.read("aps")
    with pytest.raises(NotAllowed):
        world.workspace(who).standards.attest("aps", "3", Judgement.MET, "yes")
