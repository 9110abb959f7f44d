"""Who may be in the list twice: the same address, the same name, or nearly with another sign."""

import pytest

from core.intake.duplicates import NEAR_NAME, SAME_ADDRESS, SAME_BOX, SAME_NAME, Somebody, lookalikes

ANNA = Somebody(1, "mentor", "Anna Müller", "anna.muller@example.org")


def signs(name, email, side="mentor", distinct=()):
    found = lookalikes([ANNA, Somebody(2, side, name, email)], distinct)
    return [each.signs for each in found]


@pytest.mark.parametrize(
    ("name", "email", "expected"),
    [
        ("Somebody Else", "Anna.Muller@example.org", (SAME_ADDRESS,)),
        ("Muller, Anna", "other@example.com", (SAME_NAME,)),
        ("Anna Muler", "other@example.com", (NEAR_NAME,)),
        ("Ana Müller", "annamuller+work@example.com", (NEAR_NAME, SAME_BOX)),
    ],
)
def test_one_person_is_found(name, email, expected):
    assert signs(name, email) == [expected]


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Anna Schmidt", "anna.s@example.org"),
        ("Peter Müller", "peter@example.org"),
        ("Nina Müller", "nina@example.org"),
        ("Bo Berg", "anna.muller@example.com"),
        ("", ""),
    ],
)
def test_two_people_are_left_alone(name, email):
    assert signs(name, email) == []


def test_a_mentor_who_is_a_mentee_too_is_no_duplicate():
    assert signs("Anna Müller", "anna.muller@example.org", side="mentee") == []


def test_who_was_said_to_be_two_people_is_not_asked_about_again():
    assert signs("Anna Müller", "other@example.org", distinct={(1, 2)}) == []


def test_in_a_large_list_every_planted_pair_is_found_and_nobody_else():
    letters = "abcdefghijklmnopqrstuvwxyz"
    people = [
        Somebody(
            n, "mentor", f"{letters[n % 26]}{letters[n // 26 % 26]}ra {letters[(7 * n) % 26] * 3}{n}orin", f"p{n}@x.org"
        )
        for n in range(600)
    ]
    again = [Somebody(1000 + n, "mentor", people[n].name, f"again{n}@x.org") for n in range(0, 600, 60)]
    found = lookalikes([*people, *again])
    assert {(each.one, each.other) for each in found} >= {(n, 1000 + n) for n in range(0, 600, 60)}
