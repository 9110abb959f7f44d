"""One measure before and after, or once."""

import numpy as np
import pytest

from core.evaluation.answer_table import answer_table
from core.evaluation.finding import Estimate, Finding, NotEnough
from core.evaluation.instruments import instrument
from core.evaluation.outcomes import distribution, family, level, outcome
from core.evaluation.surveys import Survey, measures
from core.program.questions import Kind, Question
from core.reports.findings import HEADERS, findings_table

FOOTING = instrument("footing").survey
WHOLE = measures(FOOTING)[0]


def answers(level_of, people, seed=1):
    """Everybody's answers around a level, by id."""
    luck = np.random.default_rng(seed)
    (scale,) = FOOTING.scales
    found = []
    for who in people:
        own = luck.normal(level_of, 0.4)
        given = {}
        for key in scale.questions:
            value = int(np.clip(round(luck.normal(own, 0.5)), 1, 5))
            given[key] = 6 - value if key in scale.reversed else value
        found.append((who, given))
    return found


BEFORE = answer_table(FOOTING, answers(2.8, range(40)))
AFTER = answer_table(FOOTING, answers(3.6, range(5, 45), seed=2))


def test_each_person_is_compared_with_herself():
    found = outcome(FOOTING, WHOLE, BEFORE, AFTER, asked=50)
    assert isinstance(found.main, Finding)
    assert (found.main.n, found.main.missing, len(found.dots)) == (35, 10, 35)
    assert found.main.estimate.low < 0.8 < found.main.estimate.high + 0.2
    assert [str(name) for name, _ in found.flow.steps][-1] == "answered both times"
    assert [many for _, many in found.flow.steps] == [50, 40, 40, 35]
    assert found.drawn is not None and found.reliability is not None and found.reliable.n == 35
    assert "can't be said that the program" in str(found.main.sentence)
    assert "towards the middle" in str(found.caveats[-1])
    assert found.unchanged.n == 40 and found.unchanged.estimate.value == pytest.approx(
        found.main.estimate.value * 35 / 40
    )


def test_the_same_answers_make_the_same_outcome():
    assert outcome(FOOTING, WHOLE, BEFORE, AFTER, asked=50) == outcome(FOOTING, WHOLE, BEFORE, AFTER, asked=50)
    assert BEFORE.fingerprint == answer_table(FOOTING, answers(2.8, range(40))).fingerprint != AFTER.fingerprint


def test_anonymous_answers_are_never_put_together():
    nameless = [answer_table(FOOTING, [(None, given) for _, given in answers(mean, range(20))]) for mean in (2.8, 3.6)]
    found = outcome(FOOTING, WHOLE, *nameless, asked=20)
    assert "Welch" in str(found.main.method)
    assert found.dots == () and found.reliable is None
    assert "anonymous" in str(found.caveats[0])


def test_nobody_is_drawn_alone_where_few_answered_both_times():
    few = [answer_table(FOOTING, answers(3, range(9), seed=seed)) for seed in (1, 2)]
    assert outcome(FOOTING, WHOLE, *few, asked=9).dots == ()


def test_too_few_have_no_test_and_no_average():
    few = answer_table(FOOTING, answers(3, range(5)))
    assert isinstance(outcome(FOOTING, WHOLE, few, few, asked=5).main, NotEnough)
    assert isinstance(level(WHOLE, few).estimate, NotEnough)


def test_nobody_at_all_breaks_nothing():
    nobody = answer_table(FOOTING, [])
    found = outcome(FOOTING, WHOLE, nobody, nobody, asked=0)
    assert isinstance(found.main, NotEnough)
    assert distribution(WHOLE, nobody) == ()


def test_yes_or_no_and_recommending_have_measures_of_their_own():
    survey = Survey("x", (Question("a", Kind.YES_NO, "A?"),))
    (yes,) = measures(survey)
    table = answer_table(survey, [(who, {"a": who % 3 > 0}) for who in range(30)])
    assert isinstance(found := level(yes, table).estimate, Estimate) and found.value == pytest.approx(2 / 3)
    assert distribution(yes, table) == ((0.0, 10), (1.0, 20))
    recommend = instrument("recommend").survey
    (score,) = measures(recommend)
    table = answer_table(recommend, [(who, {"recommend_1": 10 if who % 2 else 5}) for who in range(20)])
    assert level(score, table).estimate.value == 0.0
    assert "Net promoter score of 20 people: 0" in str(level(score, table).sentence)


def test_many_questions_are_corrected_for_their_number():
    things = measures(FOOTING)
    found = family(things, BEFORE, AFTER)
    assert len(found) == 7
    assert all(each.p_adjusted >= each.p for each in found)
    headers, rows = findings_table([(thing.title, each, True) for thing, each in zip(things, found, strict=True)])
    assert headers == HEADERS and all(len(row) == len(headers) for row in rows)
    headers, rows = findings_table([("x", NotEnough(1, 6, 2, found[0].sentence), False)])
    assert len(rows[0]) == len(headers) and rows[0][5] is None
