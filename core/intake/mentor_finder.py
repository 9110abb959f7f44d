"""Who of the candidates to ask first: what the gap needs, experience, time, feedback and recommendation, in points."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from core.intake.candidates import Candidate
from core.intake.gap_counts import compared
from core.intake.mentor_gap import Enough
from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison, compare
from core.matching.measures.answers import options
from core.matching.measures.sentence import listed
from core.matching.pool import Person, Pool
from core.matching.reading import read
from core.matching.result import Points
from core.matching.rules import Criterion, Measure, Rules
from core.text import Text, counted, text

NEED, TIME, LANGUAGE, EXPERIENCE, MENTORED, FEEDBACK, REFERRED = (
    "need", "time", "language", "experience", "mentored", "feedback", "referred",
)  # fmt: skip
WEIGHTS: dict[str, tuple[Text, int]] = {  # our judgement; only proportions matter
    NEED: (text("What is missing"), 5),
    TIME: (text("Times that fit"), 2),
    EXPERIENCE: (text("Years of experience"), 2),
    LANGUAGE: (text("Languages"), 1),
    MENTORED: (text("Has mentored before"), 1),
    FEEDBACK: (text("Feedback so far"), 1),
    REFERRED: (text("Recommended"), 1),
}
ENOUGH_YEARS = 5.0  # more counts no more, so that age does not rank people
NAMED_SKILLS = 4  # in a sentence
Values = NDArray[np.float64]


@dataclass(frozen=True)
class RankedCandidate:
    """``score`` 0 to 100 is the sum of ``points`` as displayed; None where it is not known what she could offer.

    What is not known counts neither for nor against: the other points carry the score. ``known``: the share of all
    weight that is. ``could_serve``: of those who look for a mentor, whose mentor she could be.
    """

    place: int  # in the list that was given
    candidate: Candidate
    score: float | None
    points: tuple[Points, ...]
    known: float
    could_serve: int
    skills: tuple[str, ...] = ()  # what she offers of what is asked for, most asked first


def rank_candidates(
    candidates: Sequence[Candidate], lacking: Pool, rules: Rules, enough: Enough = Enough.ONE
) -> tuple[RankedCandidate, ...]:
    """Best first; ties by name, then by place. ``lacking``: the mentees who need a mentor, see ``MentorGap.short``.

    Need: the share of them whose mentor she could be: no must-have forbids it, and she offers ``enough`` of what they
    ask for, by the criteria of matching (where none compares skills, or somebody asks for none, anything is). Times and
    languages: the mean of matching's own measures over those who answered. Experience: years up to five.
    Nothing but what ``Candidate`` holds is looked at. Cost: as comparing these people.
    """
    mentors = tuple(
        Person(place, one.name, one.answers, 1, one.time_zone, identity=one.email.lower())
        for place, one in enumerate(candidates)
    )
    mentees = tuple(sorted(lacking.mentees, key=lambda one: one.id))
    if not (mentors and mentees):
        found = [_ranked(place, one, (), 0) for place, one in enumerate(candidates)]
    else:
        free = replace(rules, locked={}, barred={}, minimum_score=None, minimum_load=0, grouping=None)
        reading = read(Pool(lacking.on, mentees, mentors), free)
        need = _Need(mentees, mentors, reading.comparison, ~reading.against.any, rules, lacking.on, enough)
        found = [
            replace(
                _ranked(place, one, need.of(place, one), need.serves(place)),
                skills=tuple(need.skills(place))[:NAMED_SKILLS],
            )
            for place, one in enumerate(candidates)
        ]
    return tuple(sorted(found, key=lambda one: (one.score is None, -(one.score or 0), one.candidate.name, one.place)))


class _Need:
    """What each candidate gives the people who lack a mentor."""

    def __init__(
        self,
        mentees: tuple[Person, ...],
        mentors: tuple[Person, ...],
        comparison: Comparison,
        allowed: NDArray[np.bool_],
        rules: Rules,
        on: date,
        enough: Enough,
    ) -> None:
        self.mentees, self.mentors, self.comparison, self.allowed = mentees, mentors, comparison, allowed
        self.skilled = [one for one in rules.criteria if one.measure is Measure.COVERAGE]
        self.rules, self.on = rules, on
        self.wishes = [self._wishes(one) for one in self.skilled]
        self.likeness = {
            measure: np.full((0, len(mentors)), np.nan) if (one := compared(rules, measure)) is None
            else _likeness(comparison, one)
            for measure in (Measure.AVAILABILITY, Measure.LANGUAGE)
        }  # fmt: skip
        values = [comparison.values[one.key] for one in self.skilled]
        ours = [one.mentee_question for one in self.skilled]
        theirs = [one.mentor_question for one in self.skilled]
        nothing = [not any(person.answers.get(question) for question in ours) for person in mentees]
        self.told = [not theirs or any(person.answers.get(question) for question in theirs) for person in mentors]
        good = np.zeros(allowed.shape, dtype=np.bool_)
        good[nothing] = True
        for table in values:
            good |= (table >= enough.least) & (table != UNKNOWN)
        self.good = good & allowed

    def serves(self, place: int) -> int:
        return int(self.good[:, place].sum()) if self.told[place] else 0

    def of(self, place: int, one: Candidate) -> tuple[tuple[str, float | None, Text], ...]:
        return (
            (NEED, self._need(place), self._need_said(place)),
            self._mean(TIME, Measure.AVAILABILITY, place, "Has enough time in common with {count} of {all} of them"),
            self._mean(LANGUAGE, Measure.LANGUAGE, place, "Shares a language with {count} of {all} of them"),
        )

    def _need(self, place: int) -> float | None:
        return self.serves(place) / len(self.mentees) if self.told[place] else None

    def _need_said(self, place: int) -> Text:
        if not self.told[place]:
            return text("Nobody told what she could offer")
        count, everyone = self.serves(place), len(self.mentees)
        skills = [f"{name} ({asked})" for name, asked in self.skills(place).items()][:NAMED_SKILLS]
        if not self.skilled:
            return text("Could be the mentor of {count} of the {all} who look for one", count=count, all=everyone)
        if not count:
            return text("Offers too little of what is asked for, or a must-have is not met")
        return text(
            "Could be the mentor of {count} of the {all} who look for one: {skills}", count=count, all=everyone,
            skills=listed(skills),
        )  # fmt: skip

    def skills(self, place: int) -> dict[str, int]:
        """What she offers of what is asked for, and how many ask, most first."""
        asked: Counter[str] = Counter()
        for names, offers, asking in self.wishes:
            for at in np.flatnonzero(offers[:, place] > 0):
                asked[names[at]] += int(asking[at, place])
        return {name: asked[name] for name in sorted(asked, key=lambda name: (-asked[name], name)) if asked[name]}

    def _wishes(self, criterion: Criterion) -> tuple[list[str], NDArray[np.int16], Values]:
        """Every skill asked for, what each candidate offers of it, and how many ask whom nothing keeps from her."""
        chosen = [options(person.answers.get(criterion.mentee_question)) or {} for person in self.mentees]
        shown: dict[str, str] = {}
        for each in chosen:
            shown = {**each, **shown}
        asking = tuple(
            Person(at, name, {criterion.mentee_question: {name: 1}}) for at, name in enumerate(shown.values())
        )
        offers = compare(Pool(self.on, asking, self.mentors), [criterion]).values[criterion.key]
        asks = np.array([[name in each for each in chosen] for name in shown], dtype=np.float64)
        return list(shown.values()), offers, asks.reshape(len(shown), len(self.mentees)) @ self.allowed

    def _mean(self, key: str, measure: Measure, place: int, words: str) -> tuple[str, float | None, Text]:
        values = self.likeness[measure][:, place]
        known = values[~np.isnan(values)]
        if not len(known):
            return key, None, text("Nothing that was brought tells it")
        return key, float(known.mean()), text(words, count=int((known == 1).sum()), all=len(known))


def _likeness(comparison: Comparison, criterion: Criterion) -> Values:
    values = comparison.values[criterion.key]
    found: Values = np.where(values == UNKNOWN, np.nan, values / VALUE_UNITS)
    return found


def _own(one: Candidate) -> tuple[tuple[str, float | None, Text], ...]:
    """What is known of herself."""
    nothing = text("Nothing that was brought tells it")
    years = None if one.years is None or one.years < 0 else min(1.0, one.years / ENOUGH_YEARS)
    worked = nothing
    if one.years is not None:
        number = int(one.years) if one.years == int(one.years) else one.years
        worked = counted(int(one.years == 1), "{years} year", "{years} years", years=number)
        if one.years > ENOUGH_YEARS:
            worked = text("{years} years; more than five count no more", years=number)
    mentored = None if one.mentored is None else float(one.mentored)
    has = {None: nothing, True: text("Yes"), False: text("Not yet")}[one.mentored]
    if one.history:
        has = text("{history}", history=one.history)
    by = text("By {name}", name=one.referred_by) if one.referred_by else nothing
    return (
        (EXPERIENCE, years, worked),
        (MENTORED, mentored, has),
        (FEEDBACK, one.feedback, text("{rating}", rating=one.feedback_said) if one.feedback is not None else nothing),
        (REFERRED, 1.0 if one.referred_by else None, by),
    )


def _ranked(
    place: int, one: Candidate, need: Sequence[tuple[str, float | None, Text]], could_serve: int
) -> RankedCandidate:
    parts = [*need, *_own(one)]
    all_weight = sum(weight for _, weight in WEIGHTS.values())
    weight = {key: WEIGHTS[key][1] if value is not None else 0 for key, value, _ in parts}
    whole = sum(weight.values())
    points = tuple(
        Points(
            key, str(WEIGHTS[key][0]), value,
            round(100 * weight[key] * value / whole, 1) if value is not None else 0.0,
            round(100 * weight[key] / whole, 1) if value is not None else 0.0, said,
        )
        for key, value, said in parts
    )  # fmt: skip
    is_known = any(key == NEED and value is not None for key, value, _ in parts)
    score = round(sum(each.points for each in points), 1) if is_known else None
    return RankedCandidate(place, one, score, points, whole / all_weight, could_serve)
