"""Applications: what may be sent, and what becomes of it."""

from dataclasses import replace
from itertools import product

import pytest

from core.errors import InvalidInput, Refusal
from core.intake.applications import (
    MOVES,
    Application,
    ApplicationStatus,
    By,
    application_faults,
    check_application,
    check_move,
    is_email,
    may_become,
    submit_faults,
)
from core.intake.consent import Purpose, consent_texts
from core.program.program import Program
from core.program.questions import Form, Kind, Question, Side

FORM = Form(
    Side.MENTEE,
    (
        Question("goal", Kind.LONG_TEXT, "Your goal", required=True),
        Question("years", Kind.NUMBER, "Years"),
        Question("travel", Kind.YES_NO, "Do you travel?", required=True),
    ),
)
CONSENTS = consent_texts(Program("Northwind"))
AGREED = {each.purpose.value: each.version for each in CONSENTS}
WHOLE = Application("Ana Example", "ana@example.org", "Europe/Lisbon", 1, {"goal": "Lead", "travel": False}, AGREED)


def test_a_whole_application_may_be_sent():
    submit_faults(FORM, WHOLE, CONSENTS)


def test_an_empty_draft_has_no_faults_and_an_empty_application_has_all_of_them():
    assert check_application(FORM, Application(), final=False, consents=CONSENTS) == ()
    assert [fault.where for fault in check_application(FORM, Application(), final=True, consents=CONSENTS)] == [
        "Name", "E-mail", "Time zone", "Your goal", "Do you travel?", "Consent",
    ]  # fmt: skip


def test_no_is_an_answer_to_a_required_question():
    assert "travel" not in application_faults(FORM, WHOLE, final=True)


def test_a_draft_is_told_what_can_not_be_right_where_it_stands():
    draft = Application(email="ana at example", answers={"years": "lots"})
    assert set(application_faults(FORM, draft, final=False)) == {"email", "years"}


def test_only_participation_must_be_agreed_to():
    alone = replace(WHOLE, consents={"participation": AGREED["participation"]})
    submit_faults(FORM, alone, CONSENTS)
    without = replace(WHOLE, consents={"sharing": AGREED["sharing"], "evaluation": AGREED["evaluation"]})
    assert set(application_faults(FORM, without, final=True, consents=CONSENTS)) == {"consent:participation"}


def test_agreement_to_an_older_wording_is_asked_again():
    older = replace(WHOLE, consents=AGREED | {Purpose.SHARING.value: "0" * 12})
    assert set(application_faults(FORM, older, final=True, consents=CONSENTS)) == {"consent:sharing"}


def test_sending_raises_with_all_faults_and_says_that_it_is_kept():
    with pytest.raises(InvalidInput, match="kept") as no:
        submit_faults(FORM, Application(), CONSENTS)
    assert len(no.value.faults) == 6


@pytest.mark.parametrize("address", ["ana@example.org", "a.b+c@mail.example.org", "jörg@example.org"])
def test_an_address_that_could_be_one_passes(address):
    assert is_email(address)


@pytest.mark.parametrize(
    "address",
    ["", "ana", "ana@", "@example.org", "ana@example", "ana@@example.org", "a na@example.org", "ana@example..org",
     "ana@example.org\nBcc: all@example.org", "ana.@example.org", ".ana@example.org", "ana@example.org, b@example.org",
     "x" * 250 + "@example.org"],
)  # fmt: skip
def test_an_address_that_can_not_be_one_is_told(address):
    assert not is_email(address)


@pytest.mark.parametrize(("side", "fine"), [(Side.MENTOR, True), (Side.MENTEE, False), (Side.PEER, False)])
def test_only_a_mentor_may_offer_no_place(side, fine):
    faults = application_faults(replace(FORM, side=side), replace(WHOLE, places=0), final=True)
    assert ("places" not in faults) is fine


def test_tidying_keeps_answers_to_questions_of_an_older_form():
    tidy = replace(WHOLE, name=" Ana  Example ", answers={"goal": " Lead ", "years": "", "old": "x"}).tidied(FORM)
    assert tidy.name == "Ana Example" and tidy.answers == {"goal": "Lead", "old": "x"}


EVERY_MOVE = list(product(By, ApplicationStatus, ApplicationStatus))


@pytest.mark.parametrize(("by", "status", "to"), EVERY_MOVE)
def test_a_move_is_in_the_table_or_refused_with_a_remedy(by, status, to):
    if to in may_become(status, by):
        check_move(status, to, by, "Ana Example")
        return
    with pytest.raises(Refusal) as no:
        check_move(status, to, by, "Ana Example")
    assert str(no.value.remedy)
    assert "{" not in f"{no.value.message}{no.value.remedy}"


def test_the_table_covers_every_status_for_both():
    assert all(set(MOVES[by]) == set(ApplicationStatus) for by in By)


def test_staff_never_decide_on_a_draft_or_bring_back_who_withdrew():
    assert may_become(ApplicationStatus.DRAFT, By.STAFF) == frozenset()
    assert may_become(ApplicationStatus.WITHDRAWN, By.STAFF) == frozenset()


def test_a_person_may_withdraw_until_a_decision_against_her_and_staff_may_note_that_she_asked():
    open_to_her = {
        status for status in ApplicationStatus if ApplicationStatus.WITHDRAWN in may_become(status, By.APPLICANT)
    }
    assert open_to_her == set(ApplicationStatus) - {ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN}
    noted = {status for status in ApplicationStatus if ApplicationStatus.WITHDRAWN in may_become(status, By.STAFF)}
    assert noted == open_to_her - {ApplicationStatus.DRAFT}


def test_nobody_accepts_herself():
    decided = {ApplicationStatus.ACCEPTED, ApplicationStatus.WAITLISTED, ApplicationStatus.DECLINED}
    assert not any(decided & may_become(status, By.APPLICANT) - {status} for status in ApplicationStatus)


def test_signs_that_no_database_keeps_are_not_kept():
    form = Form(Side.MENTEE, (Question("goal", Kind.LONG_TEXT, "Goal"), Question("name2", Kind.SHORT_TEXT, "Nick")))
    given = Application("Fay\0", "fay\0@example.org", "UTC\0", 1, {"goal": "To\0 learn\nmore", "name2": "F\0"})
    tidy = given.tidied(form)
    assert (tidy.name, tidy.email, tidy.time_zone) == ("Fay", "fay@example.org", "UTC")
    assert tidy.answers == {"goal": "To learn\nmore", "name2": "F"}


def test_what_is_kept_already_is_taken_as_it_is_and_only_what_differs_is_looked_through():
    kept = {"goal": "Lead", "travel": False, "old": "x"}
    assert replace(WHOLE, answers=dict(kept)).tidied(FORM, kept) == replace(WHOLE, answers=kept)
    assert replace(WHOLE, answers=kept | {"years": " 4 "}).tidied(FORM, kept).answers == kept | {"years": 4}
    assert replace(WHOLE, answers=kept | {"goal": ""}).tidied(FORM, kept).answers == {"travel": False, "old": "x"}
