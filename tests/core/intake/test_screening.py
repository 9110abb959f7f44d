"""What screening still wants, what may be noted, and that of a check no words are kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.intake.readiness import Code, PersonFacts, blockers
from core.intake.screening import (
    USUAL,
    USUAL_SCREENED,
    Outcome,
    Requirements,
    ScreeningRecord,
    Step,
    check_requirements,
    gaps,
    next_expiry,
    record_faults,
    requirements_faults,
    usual_requirements,
)
from core.program.program import Part
from core.program.questions import Side

DAY = date(2026, 11, 23)
BOTH = {Part.SCREENING, Part.TRAINING}
ASKED = Requirements(
    interview=("Why?",), references=2, checks=("Criminal record",), disqualifiers=("Lied",), training_minutes=120
)
INTERVIEW = ScreeningRecord(Step.INTERVIEW, Outcome.RECOMMENDED, DAY, ratings={"Why?": 4}, id=1)
REFERENCES = [
    ScreeningRecord(Step.REFERENCE, Outcome.GOOD, DAY, about=who, id=n) for n, who in ((2, "boss"), (3, "friend"))
]
CHECK = ScreeningRecord(
    Step.CHECK, Outcome.CLEAR, DAY, about="Criminal record", expires=DAY + timedelta(days=365), id=4
)
TRAINING = ScreeningRecord(Step.TRAINING, Outcome.DONE, DAY, minutes=120, id=5)
ALL = [INTERVIEW, *REFERENCES, CHECK, TRAINING]


def codes(records, on=DAY, parts=BOTH, asked=ASKED):
    return [gap.code for gap in gaps(asked, records, on, parts)]


def test_whoever_has_everything_lacks_nothing():
    assert codes(ALL) == []


def test_everything_is_missing_of_whoever_has_nothing():
    assert codes([]) == [Code.INTERVIEW, Code.REFERENCES, Code.CHECK_MISSING, Code.TRAINING_MINUTES]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((), []),
        ({Part.MEETINGS, Part.GOALS}, []),
        ({Part.TRAINING}, [Code.TRAINING_MINUTES]),
        ({Part.SCREENING}, [Code.INTERVIEW, Code.REFERENCES, Code.CHECK_MISSING]),
    ],
)
def test_only_gates_that_the_program_chose_count(parts, found):
    assert codes([], parts=parts) == found


@pytest.mark.parametrize(
    ("instead", "code"),
    [
        (replace(INTERVIEW, outcome=Outcome.NOT_SURE), Code.INTERVIEW_UNSURE),
        (replace(INTERVIEW, outcome=Outcome.NOT_RECOMMENDED), Code.INTERVIEW_UNSURE),
        (replace(REFERENCES[0], outcome=Outcome.MIXED), Code.REFERENCES),
        (replace(CHECK, outcome=Outcome.REQUESTED), Code.CHECK_WAITING),
        (replace(CHECK, outcome=Outcome.NOT_CLEAR), Code.CHECK_FAILED),
        (replace(CHECK, expires=DAY - timedelta(days=1)), Code.CHECK_EXPIRED),
        (replace(CHECK, expires=None), Code.CHECK_EXPIRED),
        (replace(CHECK, about="Another check"), Code.CHECK_MISSING),
        (replace(TRAINING, minutes=119), Code.TRAINING_MINUTES),
    ],
)
def test_a_step_that_is_not_good_keeps_one_out(instead, code):
    assert codes([instead if each.id == instead.id else each for each in ALL]) == [code]


def test_a_check_holds_on_its_last_day_and_not_on_the_next():
    assert codes(ALL, on=CHECK.expires) == []
    assert codes(ALL, on=CHECK.expires + timedelta(days=1)) == [Code.CHECK_EXPIRED]


def test_the_newest_counts_and_an_older_one_noted_later_does_not_undo_it():
    failed = replace(CHECK, outcome=Outcome.NOT_CLEAR, on=DAY + timedelta(days=1), id=9)
    assert codes([*ALL, failed]) == [Code.CHECK_FAILED]
    older = replace(CHECK, outcome=Outcome.NOT_CLEAR, on=DAY - timedelta(days=9), id=9)
    assert codes([*ALL, older]) == []


def test_what_rules_out_does_so_until_it_is_lifted():
    lied = ScreeningRecord(Step.DISQUALIFIER, Outcome.APPLIES, DAY, about="Lied", note="seen", id=8)
    assert codes([*ALL, lied]) == [Code.RULED_OUT]
    assert codes([*ALL, lied, replace(lied, outcome=Outcome.LIFTED, id=9)]) == []
    assert codes([*ALL, lied, replace(lied, about="Another", outcome=Outcome.LIFTED, id=9)]) == [Code.RULED_OUT]


def test_each_gap_is_told_with_a_next_step_and_its_values_filled_in():
    ada = PersonFacts(1, "Ada", Side.MENTOR, consented=True, email="ada@example.org", screened=False, trained=False)
    told = blockers(replace(ada, gaps=gaps(ASKED, [], DAY, BOTH)), BOTH)
    assert [str(each.sentence) for each in told] == [
        "Ada has not been interviewed.",
        "Good references of Ada: 0 of 2.",
        "The check “Criminal record” of Ada is missing.",
        "Ada has done 0 of 120 minutes of training.",
    ]
    assert not any("{" in f"{each.sentence}{each.next_step}" for each in told)


def test_nothing_is_kept_of_a_check_but_its_result_and_its_days():
    assert record_faults(CHECK, ASKED, DAY) == ()
    (fault,) = record_faults(replace(CHECK, note="theft in 2011"), ASKED, DAY)
    assert str(fault) == "Words are not kept of a check: only its result and when it runs out"


@pytest.mark.parametrize(
    ("record", "where"),
    [
        (replace(CHECK, expires=None), "Valid until"),
        (replace(CHECK, expires=DAY), "Valid until"),
        (replace(CHECK, on=DAY + timedelta(days=1)), "Day"),
        (replace(CHECK, about=" "), "Check"),
        (replace(CHECK, outcome=Outcome.GOOD), "Result"),
        (replace(INTERVIEW, ratings={}), "Why?"),
        (replace(INTERVIEW, ratings={"Why?": 6}), "Why?"),
        (replace(TRAINING, minutes=0), "Minutes"),
        (ScreeningRecord(Step.DISQUALIFIER, Outcome.APPLIES, DAY, about="Lied"), "Why"),
    ],
)
def test_a_record_with_a_fault_is_not_kept_and_the_fault_has_its_place(record, where):
    assert [fault.where for fault in record_faults(record, ASKED, DAY)] == [where]


def test_the_first_day_on_which_a_check_runs_out():
    other = replace(CHECK, about="First aid", expires=DAY + timedelta(days=9))
    assert next_expiry([CHECK, other], ["Criminal record"]) == CHECK.expires
    assert next_expiry([CHECK, other], ["Criminal record", "First aid"]) == other.expires
    assert next_expiry([], ["Criminal record"]) is None


def test_an_adult_program_asks_for_no_screening():
    assert usual_requirements({Part.MEETINGS}) == USUAL
    assert (USUAL.interview, USUAL.references, USUAL.checks, USUAL.training_minutes) == ((), 0, (), 0)
    assert usual_requirements({Part.SCREENING}) == USUAL_SCREENED


def test_what_is_looked_for_is_kept_tidy_and_comes_back_the_same():
    given = Requirements(mentors=("  Kind ", "", "Kind"), references=1, number=3)
    assert given.tidied().mentors == ("Kind",)
    assert Requirements.from_document(USUAL_SCREENED.to_document() | {"later": 1}, 3) == replace(
        USUAL_SCREENED, number=3
    )
    assert [fault.where for fault in requirements_faults(replace(given, references=11, checks=("x" * 201,)))] == [
        "Checks",
        "References",
    ]
    with pytest.raises(InvalidInput):
        check_requirements(replace(given, training_minutes=-1))
