"""Forms: a wording that somebody has answered is never changed; a second editor is told."""

from dataclasses import replace

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed
from core.matching.documents import rules_to_document
from core.matching.rules import Criterion, Measure, Rules
from core.program.form_editing import add, change, move_up, remove
from core.program.questions import Form, Kind, Question, Side
from db.models import ApplicationRow, FormVersionRow, RulesRow
from db.new_program import create_program
from db.repositories.forms import KeptForm
from tests.conftest import World

HOPE = Question("", Kind.LONG_TEXT, "What do you hope for?")


def of(world: World, side: Side, program_id: int = 1, who: str = "olga") -> KeptForm:
    return next(each for each in world.workspace(who, program_id).forms.all() if each.form.side is side)


def test_a_form_in_use_gets_a_new_version_and_earlier_answers_keep_their_wording(anywhere: World) -> None:
    forms = anywhere.workspace("cora").forms
    seen = of(anywhere, Side.MENTEE)
    assert (seen.number, seen.answers) == (1, 3)
    skills = seen.form.questions[0]
    forms.save(change(seen.form, "skills", replace(skills, label="What would you like to learn?")), seen.version)
    kept = of(anywhere, Side.MENTEE)
    assert (kept.number, kept.answers) == (2, 0)
    assert kept.form.questions[0].label == "What would you like to learn?"
    with Session(anywhere.engine) as session:
        application = session.exec(select(ApplicationRow).where(ApplicationRow.name == "Bo")).one()
        wording = session.get_one(FormVersionRow, application.form_version_id)
        assert Form.from_document(wording.document).questions[0].label == "Skills"


def test_a_form_that_nobody_has_answered_is_changed_in_place(anywhere: World) -> None:
    made = create_program(anywhere.engine, anywhere.accounts["olga"], anywhere.time, "corporate", "Lighthouse")
    forms, seen = anywhere.workspace("olga", made).forms, of(anywhere, Side.MENTEE, made)
    forms.save(add(seen.form, HOPE), seen.version)
    kept = of(anywhere, Side.MENTEE, made)
    assert kept.number == 1
    assert kept.form.questions[-1].label == "What do you hope for?"
    assert kept.version > seen.version


def test_a_second_editor_is_told_in_use_or_not(anywhere: World) -> None:
    made = create_program(anywhere.engine, anywhere.accounts["olga"], anywhere.time, "corporate", "Lighthouse")
    for program in (1, made):
        forms, seen = anywhere.workspace("olga", program).forms, of(anywhere, Side.MENTEE, program)
        forms.save(add(seen.form, HOPE), seen.version)
        with pytest.raises(Conflict):
            forms.save(move_up(seen.form, seen.form.questions[1].key), seen.version)
        assert of(anywhere, Side.MENTEE, program).form.questions[-1].label == "What do you hope for?"


def test_a_form_with_faults_is_not_saved(world: World) -> None:
    seen = of(world, Side.MENTOR)
    broken = add(seen.form, Question("", Kind.CHOICE, "Which?", options=("One",)))
    with pytest.raises(InvalidInput) as no:
        world.workspace("cora").forms.save(broken, seen.version)
    assert [fault.where for fault in no.value.faults] == ["Which?"]
    assert of(world, Side.MENTOR) == seen


def test_a_criterion_goes_with_its_question(world: World) -> None:
    criteria = (
        Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills", 7),
        Criterion("languages", "Languages", Measure.LANGUAGE, "languages", "languages", 3),
    )
    with Session(world.engine) as session:
        session.add(RulesRow(program_id=1, cohort_id=1, document=rules_to_document(Rules(criteria))))
        session.commit()
    seen = of(world, Side.MENTEE)
    assert world.workspace("cora").forms.save(remove(seen.form, "languages"), seen.version) == ("Languages",)
    with Session(world.engine) as session:
        (left,) = session.exec(select(RulesRow.document)).one()["criteria"]
        assert left["key"] == "skills"


def test_other_questions_bring_their_own_criteria(anywhere: World) -> None:
    made = create_program(anywhere.engine, anywhere.accounts["olga"], anywhere.time, "corporate", "Lighthouse")
    question = Question("topic", Kind.CHOICE, "Topic", options=("Money", "Law"))
    anywhere.workspace("olga", made).forms.replace(Form(side, (question,)) for side in (Side.MENTOR, Side.MENTEE))
    assert of(anywhere, Side.MENTOR, made).form.questions == (question,)
    with Session(anywhere.engine) as session:
        document = session.exec(select(RulesRow.document).where(RulesRow.program_id == made)).one()
    assert [each["mentee_question"] for each in document["criteria"]] == ["topic"]


def test_whoever_keeps_people_safe_reads_forms_and_changes_none(world: World) -> None:
    forms = world.workspace("lea").forms
    seen = of(world, Side.MENTOR, who="lea")
    with pytest.raises(NotAllowed):
        forms.save(seen.form, seen.version)
