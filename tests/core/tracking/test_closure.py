"""What an ending asks before the next beginning."""

from datetime import date, timedelta

from core.program.questions import Side
from core.tracking.closure import AS_PLANNED, ENDINGS, REST_DAYS, Caution, Ending, Past, cautions

TODAY = date(2026, 12, 1)
LONG_AGO = TODAY - timedelta(days=200)


def kinds(side, *past):
    return [each.caution for each in cautions("Ada", side, past, TODAY)]


def test_a_rest_follows_an_ending_until_its_last_day():
    def ended(days):
        return Past(TODAY - timedelta(days=days), Ending.WISH)

    [rest] = cautions("Ada", Side.MENTOR, [ended(3)], TODAY)
    assert (rest.caution, rest.until) == (Caution.REST, TODAY + timedelta(days=REST_DAYS - 3))
    assert kinds(Side.MENTOR, ended(REST_DAYS - 1)) == [Caution.REST]
    assert kinds(Side.MENTOR, ended(REST_DAYS)) == []


def test_who_was_moved_for_others_needs_no_rest_and_it_does_not_count_as_early():
    moved = Past(TODAY, Ending.MOVED)
    assert kinds(Side.MENTEE, moved, moved) == []


def test_after_two_early_endings_somebody_looks_first():
    early = Past(LONG_AGO, Ending.FIT)
    assert kinds(Side.MENTOR, early) == []
    assert kinds(Side.MENTOR, early, early) == [Caution.PREPARE]
    assert kinds(Side.MENTEE, early, early) == kinds(Side.PEER, early, early) == [Caution.HARM]
    assert kinds(Side.MENTEE, early, Past(LONG_AGO, Ending.REACHED)) == []


def test_what_was_not_noted_is_early_only_where_the_plan_is_known():
    assert not Past(LONG_AGO, None).early
    assert Past(LONG_AGO, None, TODAY).early and not Past(LONG_AGO, None, LONG_AGO).early


def test_every_ending_has_words_and_none_of_them_blames():
    assert set(ENDINGS) == set(Ending) and set(Ending) >= AS_PLANNED
    assert not [words for words in map(str, ENDINGS.values()) if "fault" in words or "fail" in words]
