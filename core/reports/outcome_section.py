"""What changed, as a part of a report: the fixed test of every measure, corrected for looking at many."""

from collections.abc import Sequence

from core.evaluation.analysis_plan import KeptPlan, by_plan, told
from core.evaluation.finding import Estimate, Finding, NotEnough, unusually_large
from core.evaluation.indicators import FEWEST, SurveyFacts, WaveFacts
from core.evaluation.outcomes import APART, TO_THE_MIDDLE, level
from core.evaluation.surveys import Measure, Scoring, measures
from core.reports.section import Block, Column, Section, Shape, Value
from core.text import Text, text

COLUMNS = (
    Column(text("Question")), Column(text("Counted"), Shape.COUNT), Column(text("Before"), Shape.NUMBER),
    Column(text("After"), Shape.NUMBER), Column(text("Change"), Shape.NUMBER), Column(text("From"), Shape.NUMBER),
    Column(text("To"), Shape.NUMBER), Column(text("Effect size"), Shape.NUMBER),
    Column(text("p corrected"), Shape.CHANCE), Column(text("In short")),
    Column(text("Planned?")),
)  # fmt: skip
BOTH = text(
    "“Before” and “After” are averages of everybody who answered then (of yes or no the share of yes, from 0 to 1); "
    "“Change” is of those who answered both times."
)
CORRECTED = text(
    "With many questions some differ by chance alone: p is corrected for all that is planned together, and "
    "for all that is exploratory. Nothing that rests on fewer than {fewest} people is shown.",
    fewest=FEWEST,
)

LARGER = unusually_large(float("inf"), 0.0)


def outcome_section(surveys: Sequence[SurveyFacts]) -> Section:
    """First wave against last of every survey that was asked twice and has closed; shares of yes from 0 to 1.

    What may be said of each scale comes first, in whole sentences; single questions stand in the table only.
    """
    said: list[Text] = []
    rows: list[tuple[Value, ...]] = []
    apart = False
    asked_twice = sum(len(facts.waves) > 1 for facts in surveys)
    for facts in surveys:
        seen = [wave for wave in facts.waves if wave.is_over and wave.table is not None and wave.table.n]
        if len(seen) < 2:
            continue
        apart = apart or facts.anonymous
        for thing, found, plan, *ends in _changes(facts, seen[0], seen[-1]):
            rows.append(_row(facts.survey.title if asked_twice > 1 else "", thing, found, plan, ends))
            if thing.scoring is not None or plan is not None:
                said.append(text("{scale}: {said} {told}", scale=thing.title, said=_sentence(found), told=told(plan)))
                said += _large(found)
    if not rows:
        return Section(Block.OUTCOMES, (text("Nothing was asked twice and has closed, so no change can be told yet."),))
    notes = (BOTH, CORRECTED, *((APART,) if apart else ()), TO_THE_MIDDLE)
    return Section(Block.OUTCOMES, tuple(said), COLUMNS, tuple(rows), notes)


Change = tuple[Measure, Finding | NotEnough, KeptPlan | None, Estimate | NotEnough, Estimate | NotEnough]


def _changes(facts: SurveyFacts, first: WaveFacts, last: WaveFacts) -> list[Change]:
    if first.table is None or last.table is None:
        return []
    things = [each for each in measures(facts.survey) if each.scoring is not Scoring.NET_PROMOTER]
    found = by_plan(facts.plans, things, first.table, last.table)
    return [
        (thing, each, plan, level(thing, first.table).estimate, level(thing, last.table).estimate)
        for thing, (each, plan) in zip(things, found, strict=True)
    ]


def _row(
    survey: str, thing: Measure, found: Finding | NotEnough, plan: KeptPlan | None, ends: Sequence[Estimate | NotEnough]
) -> tuple[Value, ...]:
    planned = text("exploratory") if plan is None else text("planned")
    name = text("{survey}: {question}", survey=survey, question=thing.title) if survey else thing.title
    if isinstance(found, NotEnough) or found.n < FEWEST:
        return (name, found.n, *[None] * 7, text("not enough data"), planned)
    change, effect = found.estimate, found.effect
    return (
        name, found.n, *(each.value if isinstance(each, Estimate) else None for each in ends), change.value,
        change.low, change.high, effect.value if effect else None, found.p_adjusted, _in_short(found), planned,
    )  # fmt: skip


def _in_short(found: Finding) -> Text:
    if not found.estimate.is_clear:
        return text("no clear change")
    return text("rose") if found.estimate.value > 0 else text("fell")


def _sentence(found: Finding | NotEnough) -> Text:
    return found.sentence if isinstance(found, NotEnough) or found.n >= FEWEST else _too_few(found.n)


def _large(found: Finding | NotEnough) -> tuple[Text, ...]:
    """What to look at where the effect is larger than mentoring usually achieves."""
    return () if isinstance(found, NotEnough) or found.n < FEWEST else tuple(
        each for each in found.caveats if each in LARGER
    )  # fmt: skip


def _too_few(n: int) -> Text:
    return text("Not enough data: {n} answered all that is needed, and it takes {least}.", n=n, least=FEWEST)
