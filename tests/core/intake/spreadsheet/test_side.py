"""Whose list it looks like, and when it was filled in."""

from datetime import date

import pytest

from core.intake.spreadsheet import last_filled_in, likely_side, read_pasted
from core.program.questions import Side


@pytest.mark.parametrize(
    ("name", "headers", "side"),
    [
        ("Mentors_2026.csv", "Name\tE-mail", Side.MENTOR),
        ("mentee-signup.xlsx", "Name\tE-mail", Side.MENTEE),
        ("mentors and mentees.csv", "Name\tE-mail", None),
        ("answers.csv", "Name\tWhat can you help with?\tHow many mentees could you take?", Side.MENTOR),
        ("answers.csv", "Name\tWhat would you like to learn?", Side.MENTEE),
        ("answers.csv", "Name\tDo you want to learn?\tWhat can you help with?", None),
        ("mentorship.csv", "Name\tE-mail", None),
    ],
)
def test_a_list_looks_like_one_of_a_side_by_its_name_then_by_its_columns(name, headers, side):
    assert likely_side(name, read_pasted(f"{headers}\nFay\tx")) is side


def test_the_last_day_is_told_where_all_days_are_certain():
    at = "Timestamp\tName\n{}\tFay\n{}\tGus\n"
    assert last_filled_in(read_pasted(at.format("2026-10-25 9:12", "2026-10-03 8:00"))) == (
        "Timestamp",
        date(2026, 10, 25),
    )
    assert last_filled_in(read_pasted(at.format("10/13/26 9:12:00", "10/4/26 8:00:00"))) == (
        "Timestamp",
        date(2026, 10, 13),
    )
    assert last_filled_in(read_pasted(at.format("3/4/2026 9:12", "4/5/2026 8:00"))) is None
    assert last_filled_in(read_pasted("Name\tE-mail\nFay\tfay@example.org\n")) is None
