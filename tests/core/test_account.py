"""What a name, an address and a password must be, and who may do what outside a program."""

import pytest

from core.account import (
    ACCOUNT_MAY,
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    AccountAction,
    check,
    email_faults,
    name_faults,
    password_faults,
)
from core.errors import InvalidInput


@pytest.mark.parametrize("password", ["a" * (SHORTEST_PASSWORD - 1), "a" * (LONGEST_PASSWORD + 1), ""])
def test_a_password_has_a_shortest_and_a_longest_length(password):
    assert len(password_faults(password, "bo@example.org")) == 1


@pytest.mark.parametrize("password", ["ALEXANDRA@example.org", "alexandra.long"])
def test_a_password_is_not_the_address(password):
    assert password_faults(password, "alexandra.long@example.org" if "." in password[:12] else "alexandra@example.org")


def test_a_few_words_are_a_password():
    assert password_faults("three plain words", "bo@example.org") == []


def test_an_empty_name_and_a_wrong_address_are_told_together():
    with pytest.raises(InvalidInput) as told:
        check(name_faults(" ") + email_faults("nowhere"))
    assert [fault.where for fault in told.value.faults] == ["Name", "E-mail"]


def test_every_action_of_an_account_has_a_policy():
    assert set(ACCOUNT_MAY) == set(AccountAction)
    assert all(ACCOUNT_MAY.values())
