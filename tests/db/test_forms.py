"""Forms: a wording that somebody has answered is never changed; a second editor is told."""

from dataclasses import replace

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.matching.documents import rules_to_document
from core.matching.rules import Criterion, Measure, Rules
from core.program.form_editing import add, change, move_up, remove
from core.program.pairs import add_both
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


def both(world: World, who: str = "cora") -> tuple[KeptForm, KeptForm]:
    return of(world, Side.MENTEE, who=who), of(world, Side.MENTOR, who=who)


def test_two_forms_are_kept_together_or_neither(anywhere: World) -> None:
    mentees, mentors = both(anywhere)
    ours, theirs = add_both(mentees.form, mentors.form, HOPE, replace(HOPE, label="What could you give?"))
    forms = anywhere.workspace("cora").forms
    with pytest.raises(Conflict):
        forms.save(ours, mentees.version, (theirs, mentors.version + 1))
    assert both(anywhere) == (mentees, mentors)
    forms.save(ours, mentees.version, (theirs, mentors.version))
    assert [each.form.questions[-1].label for each in both(anywhere)] == [HOPE.label, "What could you give?"]


def test_a_fault_of_either_form_is_told_with_its_side(world: World) -> None:
    mentees, mentors = both(world)
    broken = add(mentors.form, Question("", Kind.CHOICE, "Which?", options=("One",)))
    with pytest.raises(InvalidInput) as no:
        world.workspace("cora").forms.save(mentees.form, mentees.version, (broken, mentors.version))
    assert [fault.where for fault in no.value.faults] == ["Mentors: Which?"]


def test_every_wording_is_kept_with_how_many_answered_it(anywhere: World) -> None:
    forms, seen = anywhere.workspace("cora").forms, of(anywhere, Side.MENTEE)
    forms.save(add(seen.form, HOPE), seen.version)
    found = forms.wordings(Side.MENTEE)
    assert [(each.number, len(each.form.questions), each.answers) for each in found] == [(2, 5, 0), (1, 4, 3)]


def test_criteria_are_kept_beside_the_rest_of_the_rules(anywhere: World) -> None:
    forms = anywhere.workspace("cora").forms
    assert forms.criteria().version == 0
    style = Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills", 7)
    forms.compare((style,), 0)
    kept = forms.criteria()
    assert kept.criteria == (style,)
    with pytest.raises(Conflict):
        forms.compare((), 0)
    forms.compare((), kept.version)
    assert forms.criteria().criteria == ()


def test_forms_are_copied_only_from_programs_that_one_may_read(world: World) -> None:
    made = create_program(world.engine, world.accounts["olga"], world.time, "corporate", "Lighthouse")
    olga = world.workspace("olga")
    assert [each.id for each in olga.elsewhere()] == [made]
    assert olga.at(made).forms.all()
    cora = world.workspace("cora")
    assert cora.elsewhere() == ()
    with pytest.raises(NotFound):
        cora.at(made)
    with pytest.raises(NotFound):
        world.by_link("ada").at(1)
