"""When a report is made by itself: once, or every month or quarter on the same day."""

from calendar import monthrange
from datetime import date
from enum import StrEnum


class Every(StrEnum):
    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"


MONTHS = {Every.MONTH: 1, Every.QUARTER: 3}


def next_day(every: Every, begins: date, after: date) -> date | None:
    """The first day later than ``after`` on which it is due; None where it was due once and that is over.

    Always on the day of the month on which it began, or on the last of a month that is too short.

    >>> next_day(Every.MONTH, date(2026, 1, 31), date(2026, 2, 1))
    datetime.date(2026, 2, 28)
    """
    if after < begins:
        return begins
    if every is Every.ONCE:
        return None
    step = MONTHS[every]
    passed = (after.year - begins.year) * 12 + after.month - begins.month
    turn = passed // step * step
    while (day := _months_later(begins, turn)) <= after:
        turn += step
    return day


def _months_later(begins: date, months: int) -> date:
    year, month = divmod(begins.month - 1 + months, 12)
    year, month = begins.year + year, month + 1
    return date(year, month, min(begins.day, monthrange(year, month)[1]))
