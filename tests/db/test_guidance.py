"""Guidance and trainings: finished once, seen by the team, counted where the program says so."""

from dataclasses import replace

import pytest
from sqlmodel import Session

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.intake.screening import Requirements
from core.program.program import Part, TrainingCounts
from core.program.questions import Side
from core.tracking.guidance import Page, PageKind, shipped
from db.merging_people import merge_people
from db.models import ParticipantRow

ROLE = next(page for page in shipped() if page.key == "mentor-role")
RIGHT = [one.right for one in ROLE.check]


def minutes(world, who):
    return {one.name: one.minutes for one in world.workspace("cora").trainings.all().people}[who]


def test_a_module_is_finished_by_right_answers_once_and_the_team_sees_it(anywhere):
    ada = anywhere.workspace("ada").guidance
    with pytest.raises(InvalidInput, match="not finished"):
        ada.finish("mentor-role", [1, 1])
    ada.finish("mentor-role", RIGHT)
    ada.finish("mentor-role", RIGHT)
    assert ada.mine().done == {"mentor-role": anywhere.time.date()}
    assert minutes(anywhere, "Ada") == ROLE.minutes
    assert anywhere.by_link("bo").guidance.mine().done == {}


def test_nobody_finishes_a_module_of_the_other_side_or_a_page_that_is_only_read(anywhere):
    for key in ("mentor-role", "stories", "gone"):
        with pytest.raises(NotFound):
            anywhere.by_link("bo").guidance.finish(key, RIGHT)


def test_a_program_changes_a_page_adds_one_and_goes_back(anywhere):
    cora, ada = anywhere.workspace("cora").guidance, anywhere.workspace("ada").guidance

    def kept(key):
        return next(one for one in cora.all() if one.page.key == key)

    cora.keep(replace(ROLE, title="Ours"), 0)
    cora.keep(Page("own-1", "House rules", PageKind.GUIDE, frozenset({Side.MENTEE}), body="Be kind"), 0)
    cora.hide("stories", 0, True)
    with pytest.raises(Conflict):
        cora.keep(replace(ROLE, title="Mine"), 0)
    titles = {page.key: page.title for page in ada.mine().pages}
    assert titles["mentor-role"] == "Ours" and not {"stories", "own-1"} & set(titles)
    assert "own-1" in {page.key for page in anywhere.by_link("bo").guidance.mine().pages}
    cora.restore("mentor-role", kept("mentor-role").version)
    cora.restore("own-1", kept("own-1").version)
    assert not kept("mentor-role").is_own and "own-1" not in {one.page.key for one in cora.all()}
    with pytest.raises(NotAllowed):
        ada.keep(ROLE, 0)


def test_many_are_ticked_at_once_and_corrected(anywhere):
    cora, people = anywhere.workspace("cora").trainings, anywhere.people
    with pytest.raises(InvalidInput) as told:
        cora.hold(" ", anywhere.time.date().replace(year=2030), 0, [])
    assert [fault.where for fault in told.value.faults] == ["Title", "Day", "Minutes", "Who came"]
    id = cora.hold("First aid", anywhere.time.date(), 90, list(people.values()))
    assert minutes(anywhere, "Ada") == minutes(anywhere, "Di") == 90
    cora.correct(id, [people["ada"]])
    assert (minutes(anywhere, "Ada"), minutes(anywhere, "Di")) == (90, 0)
    cora.correct(id, [])
    assert cora.all().held == ()


@pytest.mark.parametrize(
    ("counts", "still"), [(TrainingCounts.NOTED, 0), (TrainingCounts.LIVE, 60), (TrainingCounts.ALL, 75)]
)
def test_trainings_open_the_gate_as_far_as_the_program_says(anywhere, counts, still):
    olga, cora = anywhere.workspace("olga"), anywhere.workspace("cora")
    kept = olga.programs.current()
    olga.programs.change(replace(kept.program, parts=kept.program.parts | {Part.TRAINING}, training_counts=counts),
                         kept.version)  # fmt: skip
    cora.screening.keep_requirements(Requirements(training_minutes=75), 0)
    cora.trainings.hold("Beginning", anywhere.time.date(), 60, [anywhere.people["cy"]])
    anywhere.by_link("cy").guidance.finish("mentor-role", RIGHT)
    screened = {one.name: one for one in cora.screening.people().people}["Cy"]
    assert screened.minutes == still and bool(screened.gaps) == (still < 75)
    people = cora.participants.people()
    stops = people.readiness.of(anywhere.people["cy"])
    assert bool([one for one in stops if "training" in one.code.value]) == (still < 75)


def test_of_two_who_are_one_person_nobody_came_twice(anywhere):
    cora, people = anywhere.workspace("cora").trainings, anywhere.people
    cora.hold("First aid", anywhere.time.date(), 90, [people["di"], people["eve"]])
    with Session(anywhere.engine) as session:
        merge_people(session, session.get(ParticipantRow, people["di"]), session.get(ParticipantRow, people["eve"]),
                     "di@example.org")  # fmt: skip
        session.commit()
    assert minutes(anywhere, "Di") == 90
