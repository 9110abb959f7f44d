"""Consent: purpose by purpose, to a wording that can be named."""

from dataclasses import replace
from datetime import UTC, datetime

from core.intake.consent import Consent, How, Purpose, agreed, consent_texts, missing, wording_version
from core.program.program import Program

PROGRAM = Program("Northwind", template="corporate")
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
GIVEN = Consent(Purpose.PARTICIPATION, "any", NOON, How.FORM)


def test_each_purpose_is_asked_alone_and_only_taking_part_is_required():
    texts = consent_texts(PROGRAM)
    assert [each.purpose for each in texts] == list(Purpose)
    assert [each.purpose for each in texts if each.required] == [Purpose.PARTICIPATION]


def test_the_wording_names_the_program():
    wording = consent_texts(PROGRAM)[0].wording
    assert "Northwind" in wording and "{" not in wording


def test_young_people_and_their_guardians_have_a_wording_of_their_own():
    young = consent_texts(replace(PROGRAM, template="youth"))
    assert "guardian" in young[0].wording
    assert young[0].version != consent_texts(PROGRAM)[0].version
    assert young[1:] == consent_texts(PROGRAM)[1:]


def test_a_version_names_the_words_and_never_changes():
    assert wording_version(Purpose.SHARING, "You may read this.") == "3e0e840c20fc"
    assert wording_version(Purpose.SHARING, "You  may\nread this. ") == wording_version(
        Purpose.SHARING, "You may read this."
    )
    assert wording_version(Purpose.SHARING, "You may not read this.") != wording_version(
        Purpose.SHARING, "You may read this."
    )
    assert wording_version(Purpose.EVALUATION, "You may read this.") != wording_version(
        Purpose.SHARING, "You may read this."
    )


def test_a_program_of_no_template_is_asked_the_usual():
    assert consent_texts(Program("Other")) == consent_texts(Program("Other", template="corporate"))


def test_a_name_with_braces_is_only_a_name():
    assert "{link}" in consent_texts(Program("Our {link}"))[0].wording


def test_agreement_to_an_older_wording_stands():
    assert agreed([GIVEN], Purpose.PARTICIPATION)
    assert missing([GIVEN], consent_texts(PROGRAM)) == ()


def test_withdrawn_is_not_agreed():
    withdrawn = replace(GIVEN, withdrawn_at=NOON)
    assert not agreed([withdrawn], Purpose.PARTICIPATION)
    assert [each.purpose for each in missing([withdrawn], consent_texts(PROGRAM))] == [Purpose.PARTICIPATION]
    assert agreed([withdrawn, GIVEN], Purpose.PARTICIPATION)


def test_one_purpose_says_nothing_of_another():
    assert not agreed([replace(GIVEN, purpose=Purpose.EVALUATION)], Purpose.PARTICIPATION)
