"""What came of it: one measure before and after, or once; the numbers, the sentence and what to keep in mind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy import special

from core.evaluation.answer_table import AnswerTable
from core.evaluation.attrition import Flow, flow, responders_flag
from core.evaluation.bootstrap import mean_change
from core.evaluation.finding import (
    FEWEST_PAIRS,
    LEVEL,
    Design,
    Estimate,
    Finding,
    NotEnough,
    claim,
    few,
    not_enough,
    shown,
)
from core.evaluation.multiplicity import benjamini_hochberg
from core.evaluation.net_promoter import net_promoter
from core.evaluation.paired import change_in_mean
from core.evaluation.reliability import alpha
from core.evaluation.reliable_change import ReliableChange, reliable_change
from core.evaluation.samples import Described, described, known
from core.evaluation.shares import share
from core.evaluation.signed_ranks import change_in_ranks
from core.evaluation.surveys import Measure, Scoring, Survey
from core.evaluation.two_groups import difference
from core.evaluation.yes_or_no import change_in_share
from core.text import Text, text

Correct = Callable[[Sequence[float | None]], tuple[float | None, ...]]
FEWEST_DOTS = 10  # people; of fewer, no single ones are drawn
MOST_DRAWN = 500  # people; of more, drawing again tells what the formula tells

APART = text(
    "The answers are anonymous, so nobody's two answers can be put together: two groups are compared, in which many "
    "people are the same. A change has to be larger to be seen."
)
TO_THE_MIDDLE = text(
    "People who begin very low or very high tend towards the middle when they are asked again, without any program."
)


@dataclass(frozen=True)
class Level:
    """One wave by itself: ``estimate`` is a mean, a share of yes (0 to 1) or a net promoter score."""

    measure: Measure
    described: Described | None
    estimate: Estimate | NotEnough
    sentence: Text


@dataclass(frozen=True)
class Outcome:
    """A measure before and after. ``main`` is the test that was fixed beforehand for such a measure, ``beside`` looks
    at the same in another way. ``dots``: both values of everyone who gave both, for the picture; none where few."""

    measure: Measure
    before: Level
    after: Level
    main: Finding | NotEnough
    beside: tuple[Finding, ...]
    drawn: Estimate | None
    dots: tuple[tuple[float, float], ...]
    flow: Flow | None
    reliability: Estimate | None
    reliable: ReliableChange | None
    caveats: tuple[Text, ...]
    unchanged: Finding | None = None  # as if nobody who did not answer again had changed


def level(measure: Measure, table: AnswerTable) -> Level:
    """What one wave says of a measure. NotEnough below 6 answers (10 for a share or a net promoter score)."""
    values = table.numbers(measure)
    seen = described(values)
    if measure.scoring is Scoring.NET_PROMOTER:
        found = net_promoter(values)
        return Level(measure, seen, found, _level_sentence(found, table.n, measure))
    if measure.is_yes_no:
        numbers, missing = known(values)
        part = share(int(numbers.sum()), len(numbers))
        name, method = text("share of yes"), text("Wilson interval, 95 %")
        got: Estimate | NotEnough = (
            not_enough(len(numbers), 10, missing)
            if part is None
            else Estimate(part.share, part.low, part.high, name, method)
        )
        return Level(measure, seen, got, _level_sentence(got, len(numbers), measure))
    mean = _mean(seen)
    return Level(measure, seen, mean, _level_sentence(mean, seen.n if seen else 0, measure))


def outcome(
    survey: Survey, measure: Measure, before: AnswerTable, after: AnswerTable, *, asked: int, seed: int = 1
) -> Outcome:
    """The measure in both waves, compared; ``asked``: how many were asked in either. Same input, same outcome.

    Paired t for numbers, McNemar for yes or no, each person with herself; where answers are anonymous, Welch's test
    of two groups. Reliability is that of the wave before. Bootstrap for up to 500 people.
    """
    first, second = level(measure, before), level(measure, after)
    if before.is_anonymous or after.is_anonymous:
        main = difference(after.numbers(measure), before.numbers(measure), design=_design(before, after))
        return Outcome(measure, first, second, main, (), None, (), None, None, None, (APART,))
    one, two = paired(measure, before, after)
    design = _design(before, after)
    main = _test(measure, one, two, design)
    both = [(a, b) for a, b in zip(one, two, strict=True) if a is not None and b is not None]
    beside: list[Finding] = []
    drawn = None
    if not measure.is_yes_no:
        ranks = change_in_ranks(one, two)
        beside += [ranks] if isinstance(ranks, Finding) else []
        again = mean_change(one, two, seed=seed) if len(both) <= MOST_DRAWN else None
        drawn = again if isinstance(again, Estimate) else None
    reliability, reliable = _reliability(survey, measure, before, one, two)
    steps = flow(max(asked, _known(one) + _known(two) - len(both)), _known(one), _known(two), len(both))
    stayed = [a for a, b in zip(one, two, strict=True) if a is not None and b is not None]
    gone = [a for a, b in zip(one, two, strict=True) if a is not None and b is None]
    caveats = (*(main.caveats if isinstance(main, Finding) else ()), *steps.flags, *responders_flag(stayed, gone))
    dots = tuple(both) if len(both) >= FEWEST_DOTS else ()
    unchanged = (
        _test(measure, one, [a if b is None else b for a, b in zip(one, two, strict=True)], design) if gone else None
    )
    return Outcome(
        measure,
        first,
        second,
        main,
        tuple(beside),
        drawn,
        dots,
        steps,
        reliability,
        reliable,
        (*caveats, TO_THE_MIDDLE),
        unchanged if isinstance(unchanged, Finding) else None,
    )


def family(
    chosen: Sequence[Measure], before: AnswerTable, after: AnswerTable, correct: Correct = benjamini_hochberg
) -> tuple[Finding | NotEnough, ...]:
    """The main test of each measure of one survey, with its p corrected for all the others."""
    found = []
    for measure in chosen:
        if before.is_anonymous or after.is_anonymous:
            found.append(difference(after.numbers(measure), before.numbers(measure), design=_design(before, after)))
        else:
            found.append(_test(measure, *paired(measure, before, after), _design(before, after)))
    corrected = correct([each.p if isinstance(each, Finding) else None for each in found])
    return tuple(
        each.corrected(p) if isinstance(each, Finding) else each for each, p in zip(found, corrected, strict=True)
    )


def paired(measure: Measure, before: AnswerTable, after: AnswerTable) -> tuple[list[float | None], list[float | None]]:
    """Both values of everybody who answered either time, by person; None where one is open."""
    one = dict(zip(before.who, before.numbers(measure), strict=True))
    two = dict(zip(after.who, after.numbers(measure), strict=True))
    people = sorted({who for who in (*one, *two) if who is not None})
    return [one.get(who) for who in people], [two.get(who) for who in people]


def distribution(measure: Measure, table: AnswerTable) -> tuple[tuple[float, int], ...]:
    """How many gave which value, lowest first; scores of scales by halves. Of yes or no: 0 and 1."""
    numbers, _ = known(table.numbers(measure))
    if not len(numbers):
        return ()
    whole = bool(np.all(numbers == np.round(numbers)))
    placed = numbers if whole else np.round(numbers * 2) / 2
    steps = placed
    if measure.lowest is not None and measure.highest is not None and measure.highest - measure.lowest <= 20:
        steps = np.arange(measure.lowest, measure.highest + 0.01, 1.0 if whole else 0.5)
    elif measure.is_yes_no:
        steps = np.array([0.0, 1.0])
    return tuple((float(step), int((np.abs(placed - step) < 1e-9).sum())) for step in np.unique(steps))


def _design(before: AnswerTable, after: AnswerTable) -> Design:
    return Design.RETROSPECTIVE if before.remembered or after.remembered else Design.ONE_GROUP


def _test(measure: Measure, one: list[float | None], two: list[float | None], design: Design) -> Finding | NotEnough:
    if measure.is_yes_no:
        as_truth = [[None if value is None else bool(value) for value in values] for values in (one, two)]
        return change_in_share(*as_truth, design=design)
    return change_in_mean(one, two, design=design)


def _reliability(
    survey: Survey, measure: Measure, before: AnswerTable, one: list[float | None], two: list[float | None]
) -> tuple[Estimate | None, ReliableChange | None]:
    """Of a scale of two questions or more; whose change is more than noise, where the scale is reliable enough."""
    scale = next((each for each in survey.scales if each.key == measure.key), None)
    if scale is None or len(scale.questions) < 2 or any(key not in before.items for key in scale.questions):
        return None, None
    rows = np.column_stack([before.items[key] for key in scale.questions])
    found = alpha([[None if value != value else float(value) for value in row] for row in rows])
    numbers, _ = known(one)
    if not isinstance(found, Estimate) or not 0 <= found.value <= 1 or len(numbers) < 2:
        return (found if isinstance(found, Estimate) else None), None
    return found, reliable_change(one, two, sd=float(numbers.std(ddof=1)), reliability=found.value)


def _mean(seen: Described | None) -> Estimate | NotEnough:
    if seen is None or seen.sd is None or seen.n < FEWEST_PAIRS:
        return not_enough(seen.n if seen else 0, FEWEST_PAIRS, seen.missing if seen else 0)
    reach = float(special.stdtrit(seen.n - 1, 0.5 + LEVEL / 2)) * seen.sd / sqrt(seen.n)
    name, method = text("average"), text("t interval, 95 %")
    if seen.sd < 1e-9:
        return Estimate(seen.mean, None, None, name, text("no interval: all answered alike"))
    return Estimate(seen.mean, seen.mean - reach, seen.mean + reach, name, method)


def _level_sentence(found: Estimate | NotEnough, n: int, measure: Measure) -> Text:
    if isinstance(found, NotEnough):
        return found.sentence
    caveat = few(n)
    values = {"n": n, "claim": claim(Design.AFTER_ONLY)}
    scale = 100 if measure.is_yes_no else 1
    digits = 0 if measure.is_yes_no or measure.scoring is Scoring.NET_PROMOTER else 2
    values |= {"value": shown(found.value * scale, digits)}
    if found.low is None or found.high is None:
        return text("All {n} people answered {value}. {claim}", **values)
    values |= {"low": shown(found.low * scale, digits), "high": shown(found.high * scale, digits)}
    if measure.is_yes_no:
        return text("{value} % of {n} people said yes, likely {low} to {high} %. {claim}", **values)
    if measure.scoring is Scoring.NET_PROMOTER:
        return text("Net promoter score of {n} people: {value}, likely {low} to {high}. {claim}", **values)
    said = "The average of {n} people is {value}, likely {low} to {high}. {claim}"
    return text(said + " {caveat}", caveat=caveat[0], **values) if caveat else text(said, **values)


def _known(values: Sequence[float | None]) -> int:
    return sum(value is not None for value in values)
