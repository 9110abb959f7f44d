"""Matching that learned: nothing from nothing, something from something, and never more than there is."""

import numpy as np
import pytest

from core.evaluation.learned import LEAST, Asked, Made, Outcome, Verdict, learned
from tests.fuzz.learning import CRITERIA, program, simulate

LUCK = np.random.default_rng(7)
FIT = Asked("fit", "Skills", 4)


def pairings(n, slope, mentor=None):
    fits = np.linspace(0, 1, n)
    noise = LUCK.normal(scale=0.2, size=n)
    return [
        Made(
            mentor if mentor is not None else place,
            {"fit": float(fit)},
            {Outcome.MET: float(slope * fit + noise[place])},
        )
        for place, fit in enumerate(fits)
    ]


def test_where_nothing_goes_along_with_anything_nothing_is_suggested():
    """A sample; ``python -m tests.fuzz.learning`` runs a thousand."""
    told = simulate(60)
    assert told.suggested <= 0.05 * told.programs
    assert told.anything <= 0.10 * told.programs  # 5 % by right, and what chance leaves of 60


def test_what_goes_along_is_found_with_an_interval_and_one_step_is_suggested():
    found = learned(pairings(60, 1.0), [FIT])
    (one,) = found.went
    assert (one.verdict, one.outcome, found.looked_at) == (Verdict.ALONG, Outcome.MET, 1)
    assert one.finding.estimate.low < one.finding.estimate.value < one.finding.estimate.high
    assert "says nothing about which makes which" in str(one.finding.sentence)
    assert [(each.criterion.key, each.weight, each.because) for each in found.suggestions] == [
        ("fit", 5, (Outcome.MET,))
    ]


def test_what_goes_the_other_way_is_told_and_no_weight_is_taken_down_for_it():
    found = learned(pairings(60, -1.0), [FIT])
    assert (found.went[0].verdict, found.suggestions) == (Verdict.AGAINST, ())


def test_it_is_hidden_until_there_are_enough_and_many_pairings_of_one_mentor_are_one_witness():
    assert not learned(pairings(LEAST - 1, 1.0), [FIT]).is_enough
    of_one = learned(pairings(200, 1.0, mentor=3), [FIT])
    assert (of_one.is_enough, of_one.known[Outcome.MET]) == (False, 1)


def test_what_nearly_all_have_alike_is_not_tested():
    made = [Made(n, {"fit": float(n > 3)}, {Outcome.MET: n / 60}) for n in range(60)]
    assert learned(made, [FIT]).went[0].verdict is Verdict.TOO_FEW


def test_missing_is_left_out_and_counted_never_zero():
    made = [Made(n, {"fit": None if n % 3 else n / 120}, {Outcome.MET: n / 120}) for n in range(120)]
    assert learned(made, [FIT]).went[0].finding.missing == 80


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_pairings_changes_nothing(seed):
    made = program(np.random.default_rng(seed), effect=0.5)
    turned = learned(list(reversed(made)), CRITERIA)
    assert [each.verdict for each in learned(made, CRITERIA).went] == [each.verdict for each in turned.went]
