"""Is the form any good? What shows before matching: criteria that tell nobody apart, blanks, doubles, dead ends."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.matching.assignment import NOBODY, most
from core.matching.choices import KEY as CHOICES
from core.matching.comparison import UNKNOWN, Comparison
from core.matching.constraints import Forbidden, fails
from core.matching.measures.answers import folded
from core.matching.measures.sentence import listed, several
from core.matching.objectives import Problem
from core.matching.pool import Person, Pool
from core.matching.reading import problem_of, read
from core.matching.rules import Criterion, Rules
from core.program.conditions import asked
from core.program.questions import Form, Side
from core.text import Text, text

BLANK = 0.3  # share of people without an answer from which a question is told of (a convention)
LEFT_BLANK = (
    "{count} of {all} mentees left “{label}” blank.",
    "{count} of {all} mentors left “{label}” blank.",
    "{count} of {all} people left “{label}” blank.",
)
NOBODY_ANSWERED = "“{label}” compares nobody: nobody answered."
NOBODY_CHOSE = "“{label}” compares nobody: nobody has chosen yet. Ask them under “Proposals” first."


class Kind(StrEnum):
    SAME_FOR_ALL = "same for all"
    BLANKS = "blanks"
    DOUBLE = "double"
    UNMET = "unmet"
    WAITING = "waiting"


@dataclass(frozen=True)
class Finding:
    """One thing worth a look before matching. ``people``: whom it is about, by id; empty where it is about all."""

    kind: Kind
    sentence: Text
    people: tuple[int, ...] = ()


def check_form(pool: Pool, rules: Rules, comparison: Comparison, forms: Sequence[Form] = ()) -> tuple[Finding, ...]:
    """Everything found, in the order of ``Kind``; empty where nothing is.

    With ``forms`` (the newest of each side), who is not asked a question has not left it blank. Choices are on no
    form: who has not chosen left nothing blank.

    People predicted to wait: those without any allowed partner by name (unless a must-have has named them all),
    then how many more there are than places they may have (a largest matching; exact for mentees with one mentor, at
    least so many otherwise; for peers only the former). Cost: as ``compare``, and one largest matching.
    """
    reading = read(pool, rules, comparison)
    problem = problem_of(rules, reading)
    unmet = list(_unmet(comparison, rules.criteria))
    told = {person for finding in unmet for person in finding.people}
    return (
        *_same_for_all(comparison, rules.criteria),
        *_blanks(comparison, rules.criteria, {form.side: form for form in forms}),
        *_doubles(pool),
        *unmet,
        *_waiting(comparison, problem, reading.against, told),
    )


def _same_for_all(comparison: Comparison, criteria: Sequence[Criterion]) -> Iterator[Finding]:
    for criterion in criteria:
        values = comparison.values[criterion.key]
        if comparison.of_peers:
            values = values[~np.eye(len(values), dtype=np.bool_)]
        known = values[values != UNKNOWN]
        if not criterion.weight or values.size < 2:
            continue
        if not known.size:
            why = NOBODY_CHOSE if criterion.key == CHOICES else NOBODY_ANSWERED
            yield Finding(Kind.SAME_FOR_ALL, text(why, label=criterion.label))
        elif known.min() == known.max():
            sentence = text(
                "“{label}” gives every pair {percent} %: it weighs, but tells nobody apart.",
                label=criterion.label,
                percent=round(int(known[0]) / 100),
            )
            yield Finding(Kind.SAME_FOR_ALL, sentence)


def _blanks(comparison: Comparison, criteria: Sequence[Criterion], forms: Mapping[Side, Form]) -> Iterator[Finding]:
    told: set[tuple[int, str]] = set()
    both = (Side.PEER, Side.PEER) if comparison.of_peers else (Side.MENTEE, Side.MENTOR)
    asked_of = tuple(
        _asked_of(people, forms.get(side))
        for people, side in zip((comparison.rows, comparison.columns), both, strict=True)
    )
    for criterion in criteria:
        if criterion.key == CHOICES:
            continue
        sides = ((comparison.rows, criterion.mentee_question), (comparison.columns, criterion.mentor_question))
        for side, (everyone, question) in enumerate(sides):
            if (side * (not comparison.of_peers), question) in told:
                continue
            told.add((side * (not comparison.of_peers), question))
            people = [one for one in everyone if asked_of[side](one, question)]
            silent = [one.id for one in people if one.answers.get(question) in (None, "", [], {}, ())]
            if people and len(silent) >= BLANK * len(people):
                message = LEFT_BLANK[2 if comparison.of_peers else side]
                sentence = text(message, count=len(silent), all=len(people), label=criterion.label)
                yield Finding(Kind.BLANKS, sentence, tuple(silent))


def _asked_of(people: Sequence[Person], form: Form | None) -> Callable[[Person, str], bool]:
    """Whether somebody is asked a question; of a question without a condition, everybody."""
    if form is None or not any(question.condition for question in form.questions):
        return lambda _person, _question: True
    on_condition = {question.key for question in form.questions if question.condition}
    unasked = {one.id: on_condition - {question.key for question in asked(form, one.answers)} for one in people}
    return lambda person, question: question not in unasked[person.id]


def _doubles(pool: Pool) -> Iterator[Finding]:
    for people in (pool.mentees, pool.mentors, pool.peers):
        for alike, message in DOUBLES:
            counted = Counter(key for person in people if (key := alike(person)))
            for key, count in counted.items():
                if count > 1:
                    same = [person for person in people if alike(person) == key]
                    names = listed([person.name for person in same])
                    sentence = text(message, count=count, names=names)
                    yield Finding(Kind.DOUBLE, sentence, tuple(sorted(person.id for person in same)))


def _identity(person: Person) -> str:
    return folded(person.identity)


def _name(person: Person) -> str:
    return folded(person.name)


def _answers(person: Person) -> str:
    """Only where there is something that two people do not write by chance."""
    texts = [answer for answer in person.answers.values() if isinstance(answer, str) and len(answer) > 20]
    return repr(sorted(person.answers.items(), key=lambda item: item[0])) if texts else ""


DOUBLES = (
    (_identity, "{count} people have the same address: {names}"),
    (_name, "{count} people have the same name: {names}"),
    (_answers, "{count} people gave the same answers: {names}"),
)


def _unmet(comparison: Comparison, criteria: Sequence[Criterion]) -> Iterator[Finding]:
    if not len(comparison.rows) or not len(comparison.columns):
        return
    for criterion in criteria:
        if criterion.must_have is None and not criterion.must_be_known:
            continue
        failed = fails(comparison, criterion)
        if failed.all():
            yield Finding(Kind.UNMET, text("No pair meets the must-have “{label}”.", label=criterion.label))
            continue
        alone = [comparison.rows[row] for row in np.flatnonzero(failed.all(axis=1))]
        if alone:
            sentence = several(
                "Nobody meets the must-have “{label}” for {count} person: {names}",
                "Nobody meets the must-have “{label}” for {count} people: {names}",
                len(alone),
                label=criterion.label,
                names=listed([person.name for person in alone]),
            )
            yield Finding(Kind.UNMET, sentence, tuple(person.id for person in alone))


def _waiting(comparison: Comparison, problem: Problem, against: Forbidden, told: set[int]) -> Iterator[Finding]:
    free = np.flatnonzero((problem.demand > 0) & ~problem.placed)
    people = [comparison.rows[int(row)] for row in free if against.any[row].all()]
    if people and not told.issuperset(person.id for person in people):  # else a must-have has named them all
        sentence = several(
            "{count} person has no allowed partner: {names}",
            "{count} people have no allowed partner: {names}",
            len(people),
            names=listed([person.name for person in people]),
        )
        yield Finding(Kind.WAITING, sentence, tuple(person.id for person in people))
    if comparison.of_peers:
        return
    reached = problem.allowed & (problem.demand > 0)[:, None] & ~problem.placed[:, None]
    matched = int((most(reached, problem.capacity) != NOBODY).sum())
    more = len(free) - len(people) - matched
    if more > 0:
        yield Finding(
            Kind.WAITING,
            several(
                "{count} person more will wait, whoever it is: there are too few places that suit.",
                "{count} people more will wait, whoever they are: there are too few places that suit.",
                more,
            ),
        )
