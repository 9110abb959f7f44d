"""The waiting list, guardians and people kept apart, as staff and guardians meet them on their screens."""

from datetime import date

import pytest
from sqlmodel import Session

from core.program.program import Part, Program
from core.settings import Settings
from db.applying import Applying
from db.models import ApplicationRow, CohortRow, ParticipantRow, ProgramRow
from tests.pages.intake.test_applying import open_at, said

EVIL = "[press](javascript:alert(1)) <b>Cy</b>"


@pytest.fixture
def here(world):
    with Session(world.engine) as session:
        session.get(CohortRow, 1).opens_on = date(2026, 11, 1)
        session.get(CohortRow, 1).most_mentees = 3
        for row in (4, 5):  # Di and Eve
            session.get(ApplicationRow, row).answers = {"skills": {"Python": 1}, "not_with": EVIL if row == 4 else ""}
        session.commit()
    return world


def test_a_name_that_was_written_is_shown_as_it_is_and_settled_by_a_press(here, see):
    app = see("intake.participants", "cora")
    assert not app.exception
    words = " ".join(each.value for each in app.markdown)
    assert "[press](javascript" not in words and "javascript" in words
    next(each for each in app.button if (each.key or "").startswith("apart_4_") and each.key.endswith("_no")).click()
    app.run()
    names = [
        name for wish in here.workspace("cora").kept_apart.named().wishes if wish.name == "Di" for name in wish.names
    ]
    assert any(name.by_hand and not name.people for name in names)


def test_a_form_without_places_says_so_before_anything_is_asked(here):
    app = open_at(Applying(here.engine, here.clock, Settings()), join="mentee1")
    assert "All places are taken. You can still apply for the waiting list." in said(app)


def test_a_guardian_reads_then_agrees_by_a_press(here):
    with Session(here.engine) as session:
        settings = Program("Spring mentoring", parts=frozenset({Part.GUARDIANS})).to_document()
        session.get(ProgramRow, 1).settings = settings
        session.commit()
    link = here.workspace("cora").guardians.ask(4, "Mo Mum", "mo@example.org").split("?link=")[1]
    app = open_at(Applying(here.engine, here.clock, Settings()), "guardian", link=link)
    assert "May Di take part?" in said(app) and "Thank you" not in said(app)
    next(button for button in app.button if button.label == "I agree").click().run()
    assert "Thank you, you have agreed." in said(app)
    (ward,) = [ward for ward in here.workspace("cora").guardians.wards() if ward.name == "Di"]
    assert ward.guardian.answer == "agreed"


def test_a_managers_name_that_may_mean_several_is_settled_by_a_press(here, see):
    with Session(here.engine) as session:
        for row, manager in ((4, "Corn"), (5, "The *minister*")):
            session.get(ApplicationRow, row).answers = {"skills": {"Python": 1}, "manager": manager}
        for row, name in ((1, "Ada Corn"), (2, "Cy Corn")):
            session.get(ParticipantRow, row).name = name
        session.commit()
    app = see("intake.participants", "cora")
    assert not app.exception
    assert "Managers: named by 2 people · 1 to look at" in [each.label for each in app.expander]
    words = " ".join(each.value for each in app.markdown)
    assert "Manager “Corn”, written by **Di**." in words and r"The \*minister" in words
    next(each for each in app.multiselect if (each.key or "").startswith("manager_")).select(2).run()
    next(each for each in app.button if (each.key or "").startswith("manager_") and each.key.endswith("_yes")).click()
    app.run()
    assert here.workspace("cora").matching.desk().rules.barred[4, 2] == "One of the two is the other's manager."
