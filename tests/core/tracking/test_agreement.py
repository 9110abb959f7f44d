"""Agreements: what has to be said, who signed, and when it is late."""

from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.tracking.agreement import (
    FIELDS,
    NEEDED,
    Agreement,
    AgreementState,
    Signature,
    Written,
    check_agreement,
    check_signature,
    first_draft,
    in_force,
    late_since,
    state_of,
)

START, ADA, BO = date(2026, 3, 1), 1, 3
SAID = Agreement(**dict.fromkeys(NEEDED, "said"))


def version(number, *signed):
    return Written(number, SAID, START, BO, tuple(Signature(who, "Name", START) for who in signed))


def test_what_is_asked_and_what_is_kept_have_the_same_names_and_come_back_whole():
    assert set(FIELDS) == set(Agreement.__dataclass_fields__)
    full = Agreement(**dict.fromkeys(FIELDS, "words"))
    assert Agreement.from_document(full.to_document() | {"invented_later": "x"}) == full


def test_the_first_draft_leaves_out_what_only_they_can_say():
    draft = first_draft(14, 60, None)
    assert str(draft["rhythm"]) == "every two weeks for 60 minutes" and not {"purpose", "until"} & set(draft)
    assert "until" in first_draft(14, 60, START)


@pytest.mark.parametrize(
    ("versions", "state", "holds"),
    [
        ([], AgreementState.NONE, None),
        ([version(1, ADA)], AgreementState.WAITS, None),
        ([version(1, ADA, BO)], AgreementState.SIGNED, 1),
        ([version(2, BO), version(1, ADA, BO)], AgreementState.RENEWING, 1),
        ([version(2, BO, ADA), version(1, ADA, BO)], AgreementState.SIGNED, 2),
    ],
)
def test_a_change_holds_once_all_have_signed_it(versions, state, holds):
    assert state_of(versions, {ADA, BO}) is state
    assert getattr(in_force(versions, {ADA, BO}), "number", None) == holds


def test_who_has_left_need_not_sign():
    assert state_of([version(1, BO)], {BO}) is AgreementState.SIGNED


@pytest.mark.parametrize(
    ("state", "days", "written", "late"),
    [
        (AgreementState.NONE, 29, None, None),
        (AgreementState.NONE, 30, None, 0),
        (AgreementState.WAITS, 33, 31, 3),
        (AgreementState.RENEWING, 100, 87, None),
        (AgreementState.RENEWING, 100, 80, 6),
        (AgreementState.SIGNED, 400, 1, None),
    ],
)
def test_it_is_late_a_month_after_the_start_and_a_change_after_two_weeks(state, days, written, late):
    written_on = START + timedelta(written) if written is not None else None
    assert late_since(state, START, written_on, START + timedelta(days)) == late


def test_nothing_is_signed_before_what_is_needed_is_said_and_a_name_is_typed():
    check_signature(SAID, "Bo")
    for agreement, name, said in ((Agreement("x"), "Bo", "not answered yet"), (SAID, " ", "that is your signature")):
        with pytest.raises(InvalidInput, match="not signed yet") as refused:
            check_signature(agreement, name)
        assert said in " ".join(str(each) for each in refused.value.faults)


def test_an_empty_or_endless_agreement_is_not_kept():
    for refused in (Agreement(), Agreement("x" * 1001)):
        with pytest.raises(InvalidInput, match="not kept"):
            check_agreement(refused)
