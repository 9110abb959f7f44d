"""The parts of a full report that go beyond its one page, made of what a cohort is judged by."""

from collections.abc import Mapping, Sequence
from datetime import date

from core.evaluation.charter import FIELDS, Charter
from core.evaluation.cost import Costs
from core.evaluation.durations import FEWEST_ENDINGS, durations
from core.evaluation.indicators import FEWEST, Indicator, SurveyFacts
from core.evaluation.shares import share
from core.evaluation.surveys import stage_words
from core.reports.section import Block, Column, Section, Shape, Value
from core.text import Text, text

EVERY = 30  # days between two points of a curve: single endings are not to be read off it
LAST = 365
DAYS = (90, 180, 270, 365)


def charter_section(charter: Charter, version: int = 0, kept_on: date | None = None) -> Section:
    """What was agreed, in its words, and which version of it this is; what is not said is left out."""
    rows = [
        (asked, getattr(charter, name)) for name, (asked, _example) in FIELDS.items() if getattr(charter, name).strip()
    ]
    rows += _amounts(charter.costs)
    if not rows:
        return Section(Block.CHARTER, (text("No charter is written yet."),))
    known = version and kept_on is not None
    which = (text("Version {version} of the charter, kept on {day}.", version=version, day=kept_on),) if known else ()
    return Section(Block.CHARTER, which, (Column(text("Asked")), Column(text("Said"))), tuple(rows))


def _amounts(costs: Costs) -> list[tuple[Text, str]]:
    """Budget and rate as given; what is not given is left out."""
    rows = []
    if costs.budget is not None:
        rows.append((text("Budget of one cohort"), f"{costs.budget:,.2f} {costs.currency}"))
    if costs.rate is not None:
        said = f"{costs.rate:,.2f} {costs.currency} ({costs.rate_source}, {costs.rate_year})"
        rows.append((text("An hour of a mentor is valued at"), said))
    return rows


def cohorts_section(cohorts: Sequence[tuple[str, Sequence[Indicator]]]) -> Section:
    """The same numbers of several cohorts, this one first. What rests on fewer than ten is empty."""
    columns = (
        Column(text("Cohort")), Column(text("Applied"), Shape.COUNT), Column(text("Took part"), Shape.COUNT),
        Column(text("Paired"), Shape.SHARE), Column(text("From"), Shape.SHARE), Column(text("To"), Shape.SHARE),
        Column(text("Last half a year"), Shape.SHARE), Column(text("From"), Shape.SHARE),
        Column(text("To"), Shape.SHARE),
    )  # fmt: skip
    rows = []
    for name, found in cohorts:
        known = {each.key: each for each in found}
        row: list[Value] = [name, known["applied"].value, known["people"].value]
        for key in ("paired", "lasting"):
            row += [known[key].value, known[key].low, known[key].high]
        rows.append(tuple(row))
    note = text("Cohorts differ in more than the year: who came, how many mentors there were, what was asked of them.")
    return Section(Block.COHORTS, (), columns, tuple(rows), (note,))


def surveys_section(surveys: Sequence[SurveyFacts]) -> Section:
    """Every wave, and how many answered; of fewer than ten asked only how many they were."""
    rows = [
        (
            facts.survey.title, stage_words(wave.stage, wave.remembered),
            text("anonymous") if facts.anonymous else text("confidential"),
            text("closed") if wave.is_over else text("open"), wave.invited, *_answered(wave.answered, wave.invited),
        )
        for facts in surveys
        for wave in facts.waves
    ]  # fmt: skip
    if not rows:
        return Section(Block.SURVEYS, (text("Nobody was asked yet."),))
    columns = (
        Column(text("Survey")), Column(text("When")), Column(text("How")), Column(text("State")),
        Column(text("Asked"), Shape.COUNT), Column(text("Answered"), Shape.COUNT), Column(text("Share"), Shape.SHARE),
    )  # fmt: skip
    note = text("Whoever did not answer may think otherwise: the fewer answer, the less the others speak for them.")
    return Section(Block.SURVEYS, (), columns, tuple(rows), (note,))


def lengths_section(lengths: Sequence[tuple[int, bool]]) -> Section:
    """What share still goes on, every 30 days; nothing below ten pairings or ten early endings."""
    if len(lengths) < FEWEST:
        said = text("Not enough data: {n} pairings, and it takes {least}.", n=len(lengths), least=FEWEST)
        return Section(Block.LENGTHS, (said,))
    curve = durations([days for days, _ in lengths], [ended for _, ended in lengths])
    if not curve.is_enough:
        said = text("Too early to tell: of {n} pairings {ended} ended before they were meant to, and it takes {least} "
                    "to see a shape.", n=curve.n, ended=curve.ended, least=FEWEST_ENDINGS)  # fmt: skip
        return Section(Block.LENGTHS, (said,))
    points = [
        (float(day), step.share, step.low, step.high)
        for day in range(0, LAST + 1, EVERY)
        if (step := curve.at(day)) is not None
    ]
    rows = tuple((day, step.share, step.low, step.high) for day in DAYS if (step := curve.at(day)) is not None)
    said = text("Of {n} pairings {ended} ended before they were meant to; those that go on count as far as they are "
                "seen.", n=curve.n, ended=curve.ended)  # fmt: skip
    columns = (
        Column(text("Days"), Shape.COUNT), Column(text("Still going on"), Shape.SHARE),
        Column(text("From"), Shape.SHARE), Column(text("To"), Shape.SHARE),
    )  # fmt: skip
    note = text("Days since the start; the shade is where the truth likely lies (Kaplan and Meier, log-log limits). A "
                "point every {days} days, so that no single ending is read off.", days=EVERY)  # fmt: skip
    return Section(Block.LENGTHS, (said,), columns, rows, (note,), tuple(points))


def method_section(definitions: Mapping[str, Text]) -> Section:
    """What the words in the tables mean, and what nobody may conclude."""
    rows = tuple((name, what) for name, what in definitions.items())
    said = (
        text("Intervals hold the truth 95 times of 100: Wilson for shares, t for averages and changes, log-log limits "
             "for how long pairings last. Changes are those of the same people, each with herself."),
        text("Whoever gave no answer is left out, and how many they are is said: missing is never counted as zero."),
        text("Without a group to compare with, nothing here is said to be because of the program."),
    )  # fmt: skip
    return Section(Block.METHOD, said, (Column(text("Word")), Column(text("Meaning"))), rows)


def _answered(answered: int, invited: int) -> tuple[int | None, float | None]:
    found = share(answered, invited)
    return (None, None) if found is None else (answered, found.share)
