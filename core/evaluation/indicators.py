"""What a program is judged by, in people's words: each number with its interval, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.evaluation.analysis_plan import KeptPlan, by_plan
from core.evaluation.answer_table import AnswerTable
from core.evaluation.durations import durations
from core.evaluation.finding import Estimate, Finding, NotEnough, not_enough
from core.evaluation.outcomes import level
from core.evaluation.shares import share
from core.evaluation.surveys import Measure, Scoring, Stage, Survey, measures
from core.text import Text, text

HALF_YEAR = 180  # days
FEWEST = 10  # people behind a number that leaves the team


class Unit(StrEnum):
    """How a number is read."""

    PEOPLE = "people"
    COUNT = "count"  # of anything else
    SHARE = "share"  # 0 to 1
    SCORE = "score"  # net promoter, -100 to 100
    STEPS = "steps"  # of a question


@dataclass(frozen=True)
class WaveFacts:
    stage: Stage
    invited: int
    answered: int
    is_over: bool
    table: AnswerTable | None  # None while it must be kept from sight
    remembered: bool = False  # asked afterwards how it was then


@dataclass(frozen=True)
class SurveyFacts:
    survey: Survey
    anonymous: bool
    waves: tuple[WaveFacts, ...]
    plans: tuple[KeptPlan, ...] = ()


@dataclass(frozen=True)
class MeetingCounts:
    """``held`` meetings were noted in all. Of ``pairings`` that had the time for one, ``in_rhythm`` noted as many as
    agreed, and ``silent`` none at all: whether those met is not known."""

    held: int
    pairings: int
    in_rhythm: int
    silent: int


@dataclass(frozen=True)
class GoalCounts:
    """``reached`` of ``goals``; of ``pairings`` that set any, ``having`` reached one at least."""

    goals: int
    reached: int
    pairings: int
    having: int


@dataclass(frozen=True)
class CohortCounts:
    """One cohort in totals. ``lengths``: days of each pairing, and whether it ended before it was meant to;
    ``meetings`` and ``goals`` are None where the program does not use them."""

    applied: int
    ready: int
    paired: int
    waiting: int | None  # None once the cohort is over: then nobody waits
    lengths: tuple[tuple[int, bool], ...]
    surveys: tuple[SurveyFacts, ...]
    meetings: MeetingCounts | None = None
    goals: GoalCounts | None = None


@dataclass(frozen=True)
class Indicator:
    """One number. ``value`` is None where there is not enough data, and ``said`` then tells why; else how sure it is
    and what may be concluded. ``asks`` is the question in people's words that it answers."""

    key: str
    asks: Text
    title: Text
    unit: Unit
    value: float | None
    low: float | None
    high: float | None
    n: int
    said: Text


JOINED = text("Who joined?")
MET = text("Did they find somebody?")
DID_MEET = text("Did they meet?")
LASTED = text("Does it last?")
CONTENT = text("Are they content?")
CHANGED = text("What changed?")
ORDER = (JOINED, MET, DID_MEET, LASTED, CONTENT, CHANGED)
EXPLORATORY = "{said} Exploratory: no plan foresaw it."
COUNTED = text("Counted, so without an interval.")
NO_MEETING = text("Not enough data: no meeting was noted, and whether people met is not known.")
NO_GOAL = text("Not enough data: no goal was set here.")
FIXED: dict[str, tuple[Text, Text, Unit]] = {  # those that every program has, in order
    "applied": (JOINED, text("Applications"), Unit.PEOPLE),
    "people": (JOINED, text("People taking part"), Unit.PEOPLE),
    "paired": (MET, text("Share of people taking part who were paired"), Unit.SHARE),
    "waiting": (MET, text("People who wait"), Unit.PEOPLE),
    "meetings": (DID_MEET, text("Meetings noted as held"), Unit.COUNT),
    "rhythm": (DID_MEET, text("Share of pairings that noted as many meetings as agreed"), Unit.SHARE),
    "lasting": (LASTED, text("Share of pairings that last half a year"), Unit.SHARE),
    "answered": (CONTENT, text("Share who answered the last survey"), Unit.SHARE),
    "goals": (CHANGED, text("Goals reached"), Unit.COUNT),
    "reached": (CHANGED, text("Share of pairings with goals that reached one"), Unit.SHARE),
}


def indicators(counts: CohortCounts) -> tuple[Indicator, ...]:
    """Every indicator that this cohort has, in the order of the questions. None rests on fewer than ten people."""
    found = [
        _count("applied", counts.applied),
        _count("people", counts.ready),
        _share("paired", min(counts.paired, counts.ready), counts.ready),
        *([] if counts.waiting is None else [_count("waiting", counts.waiting)]),
        *_met(counts.meetings),
        _lasting(counts.lengths),
        _answered(counts.surveys),
        *_reached(counts.goals),
    ]
    for facts in counts.surveys:
        found += [each for scale in _scales(facts.survey) for each in _of_scale(facts, scale)]
    unique = {each.key: each for each in reversed(found)}  # of two surveys with one scale the newest counts
    asked = list(dict.fromkeys(str(each.asks) for each in sorted(found, key=lambda each: ORDER.index(each.asks))))
    return tuple(each for asks in asked for each in found if str(each.asks) == asks and unique[each.key] is each)


def known_titles(surveys: Sequence[Survey]) -> dict[str, tuple[Text, Unit]]:
    """What a target may be set for: the fixed ones, and level and change of every scale; in order."""
    found = {key: (title, unit) for key, (_asks, title, unit) in FIXED.items()}
    for survey in surveys:
        for scale in _scales(survey):
            unit = _unit(scale)
            found.setdefault(f"level:{scale.key}", (_level_title(scale), unit))
            if scale.scoring is not Scoring.NET_PROMOTER:
                found.setdefault(f"change:{scale.key}", (_change_title(scale), Unit.STEPS))
    return found


def _scales(survey: Survey) -> list[Measure]:
    return [measure for measure in measures(survey) if measure.scoring is not None]


def _unit(scale: Measure) -> Unit:
    return Unit.SCORE if scale.scoring is Scoring.NET_PROMOTER else Unit.STEPS


def _level_title(scale: Measure) -> Text:
    if scale.scoring is Scoring.NET_PROMOTER:
        return text("{scale} (-100 to 100)", scale=scale.title)
    return text("{scale}, average ({low} to {high})", scale=scale.title, low=f"{scale.lowest:g}",
                high=f"{scale.highest:g}")  # fmt: skip


def _change_title(scale: Measure) -> Text:
    return text("{scale}, change from before to after", scale=scale.title)


def _count(key: str, value: int) -> Indicator:
    asks, title, unit = FIXED[key]
    return Indicator(key, asks, title, unit, value, None, None, value, COUNTED)


def _unknown(key: str, n: int, why: Text) -> Indicator:
    asks, title, unit = FIXED[key]
    return Indicator(key, asks, title, unit, None, None, None, n, why)


def _share(key: str, count: int, of: int) -> Indicator:
    asks, title, unit = FIXED[key]
    found = share(count, of, fewest=FEWEST)
    if found is None:
        return _unknown(key, of, not_enough(of, FEWEST).sentence)
    said = text("{count} of {of}.", count=count, of=of)
    return Indicator(key, asks, title, unit, found.share, found.low, found.high, of, said)


def _met(counts: MeetingCounts | None) -> list[Indicator]:
    if counts is None:
        return []
    if counts.pairings and counts.silent == counts.pairings:  # nothing was noted: that is not "nobody met"
        return [_unknown("meetings", counts.pairings, NO_MEETING), _unknown("rhythm", counts.pairings, NO_MEETING)]
    rhythm = _share("rhythm", counts.in_rhythm, counts.pairings)
    if rhythm.value is not None and counts.silent:
        told = "{count} of {of}; {silent} noted none at all, and whether those met is not known."
        said = text(told, count=counts.in_rhythm, of=counts.pairings, silent=counts.silent)
        rhythm = replace(rhythm, said=said)
    return [_count("meetings", counts.held), rhythm]


def _reached(counts: GoalCounts | None) -> list[Indicator]:
    if counts is None:
        return []
    if not counts.goals:
        return [_unknown("goals", 0, NO_GOAL), _unknown("reached", 0, NO_GOAL)]
    said = text("Of {goals} that were set; pairings say themselves what they reached.", goals=counts.goals)
    return [replace(_count("goals", counts.reached), said=said), _share("reached", counts.having, counts.pairings)]


def _lasting(lengths: Sequence[tuple[int, bool]]) -> Indicator:
    asks, title, unit = FIXED["lasting"]
    if len(lengths) < FEWEST:
        said = text("Not enough data: {n} pairings, and it takes {least}.", n=len(lengths), least=FEWEST)
        return Indicator("lasting", asks, title, unit, None, None, None, len(lengths), said)
    curve = durations([days for days, _ in lengths], [ended for _, ended in lengths])
    step = curve.at(HALF_YEAR)
    if step is None or not curve.is_enough:
        said = text("Too early to tell: {ended} of {n} pairings ended before they were meant to, the longest has "
                    "lasted {days} days.", ended=curve.ended, n=curve.n, days=int(curve.longest))  # fmt: skip
        return Indicator("lasting", asks, title, unit, None, None, None, curve.n, said)
    said = text("Of {n} pairings, {ended} ended before they were meant to; those that go on count as far as they are "
                "seen (Kaplan and Meier).", n=curve.n, ended=curve.ended)  # fmt: skip
    return Indicator("lasting", asks, title, unit, step.share, step.low, step.high, curve.n, said)


def _answered(surveys: Sequence[SurveyFacts]) -> Indicator:
    waves = [wave for facts in surveys for wave in facts.waves if wave.is_over]
    if not waves:
        asks, title, unit = FIXED["answered"]
        return Indicator("answered", asks, title, unit, None, None, None, 0, text("No survey has closed yet."))
    return _share("answered", waves[-1].answered, waves[-1].invited)


def _of_scale(facts: SurveyFacts, scale: Measure) -> list[Indicator]:
    # of one that is open, two looks would tell what each single one answered in between
    seen = [wave for wave in facts.waves if wave.is_over and wave.table is not None and wave.table.n]
    if not seen:
        return []
    last = seen[-1]
    found = []
    if last.table is not None:
        now = level(scale, last.table)
        n = now.described.n if now.described else 0
        found.append(_of_estimate(f"level:{scale.key}", CONTENT if last.stage is not Stage.BEFORE else CHANGED,
                                  _level_title(scale), _unit(scale), now.estimate, n, now.sentence))  # fmt: skip
    if len(seen) > 1 and seen[0].table is not None and last.table is not None and not facts.anonymous:
        ((main, plan),) = by_plan(facts.plans, (scale,), seen[0].table, last.table)
        if scale.scoring is not Scoring.NET_PROMOTER:
            estimate = main.estimate if isinstance(main, Finding) else main
            said = main.sentence if plan or isinstance(main, NotEnough) else text(EXPLORATORY, said=main.sentence)
            found.append(_of_estimate(f"change:{scale.key}", CHANGED, _change_title(scale), Unit.STEPS, estimate,
                                      main.n, said))  # fmt: skip
    return found


def _of_estimate(
    key: str, asks: Text, title: Text, unit: Unit, found: Estimate | NotEnough, n: int, said: Text
) -> Indicator:
    if isinstance(found, NotEnough):
        return Indicator(key, asks, title, unit, None, None, None, n, found.sentence)
    if n < FEWEST:
        return Indicator(key, asks, title, unit, None, None, None, n, not_enough(n, FEWEST).sentence)
    return Indicator(key, asks, title, unit, found.value, found.low, found.high, n, said)
