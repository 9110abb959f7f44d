"""Changing a form: every edit gives a new form, and a check tells all that is wrong with one."""

import re
import unicodedata
from dataclasses import replace

from core.errors import Fault, NotFound
from core.intake.answers import LONGEST_LONG, LONGEST_SHORT, day_of
from core.program.conditions import choosable, condition_fault, depending
from core.program.questions import Condition, Form, Kind, Question, Side
from core.program.translations import translation_advice, translation_faults
from core.text import Text, text

MOST_FOR_MENTEES = 12
MINUTES_FOR_MENTEES = 5

# What every form asks before its questions; a question may not take these keys.
RESERVED_KEYS = frozenset({"name", "email", "time_zone", "places", "consent", "reasons", "id"})

NEEDS_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.RANKING, Kind.SKILLS, Kind.LANGUAGES})

# Seconds that one question of a kind takes on a phone, reading included: our judgement, nobody's measurement.
SECONDS: dict[Kind, int] = {
    Kind.SHORT_TEXT: 15,
    Kind.LONG_TEXT: 45,
    Kind.YES_NO: 6,
    Kind.CHOICE: 10,
    Kind.CHOICES: 18,
    Kind.RANKING: 30,
    Kind.SKILLS: 40,
    Kind.SCALE: 8,
    Kind.NUMBER: 7,
    Kind.DATE: 10,
    Kind.LANGUAGES: 12,
    Kind.AVAILABILITY: 30,
}
SECONDS_BEFORE = 30  # name, e-mail, time zone


def minutes_to_fill(form: Form) -> int:
    """About how long the form takes, in whole minutes rounded to the nearest, at least 1."""
    return max(1, round((SECONDS_BEFORE + sum(SECONDS[question.kind] for question in form.questions)) / 60))


def new_key(form: Form, label: str) -> str:
    """A key for a new question: from its label, unlike all others of the form, at most 40 letters.

    >>> new_key(Form(Side.MENTEE, ()), "Was möchtest du lernen?")
    'was_mochtest_du_lernen'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:36].strip("_") or "question"
    taken = RESERVED_KEYS | {question.key for question in form.questions}
    if stem not in taken:
        return stem
    return next(f"{stem}_{number}" for number in range(2, len(taken) + 3) if f"{stem}_{number}" not in taken)


def add(form: Form, question: Question, at: int | None = None) -> Form:
    """The form with ``question`` at place ``at`` (0 is first), or last.

    Its key is made new if it is empty or taken; a condition on a question that does not stand before it goes.
    """
    taken = RESERVED_KEYS | {each.key for each in form.questions}
    if not question.key or question.key in taken:
        question = replace(question, key=new_key(form, question.label))
    place = len(form.questions) if at is None else max(0, min(at, len(form.questions)))
    before = form.questions[:place]
    if condition_fault(question, before) is not None:
        question = replace(question, condition=None)
    return form.with_questions((*before, question, *form.questions[place:]))


def change(form: Form, key: str, question: Question) -> Form:
    """The form with another wording of the question ``key``; the key stays. Raises ``NotFound`` for no such question.

    Answers of one kind can't be read as another: where the kind changes, the question gets a new key. Questions that
    are asked by its answer follow an option that is worded anew in its place; where what they were asked for is gone,
    they are asked of everybody.
    """
    place = _place(form, key)
    kept = form.questions[place]
    if question.kind is kept.kind:
        changed = replace(question, key=key)
    else:
        changed = replace(question, key=new_key(form, question.label))
    after = (_following(each, kept, changed) for each in form.questions[place + 1 :])
    return form.with_questions((*form.questions[:place], changed, *after))


def remove(form: Form, key: str) -> Form:
    """The form without the question ``key``; those asked by its answer are asked of everybody. Raises ``NotFound``."""
    place = _place(form, key)
    freed = depending(form, key)
    after = (replace(each, condition=None) if each in freed else each for each in form.questions[place + 1 :])
    return form.with_questions((*form.questions[:place], *after))


def move_up(form: Form, key: str) -> Form:
    """The question ``key`` one place earlier; never before the one whose answer it is asked by. Raises ``NotFound``."""
    return _moved(form, key, -1)


def move_down(form: Form, key: str) -> Form:
    """The question ``key`` one place later; never after one that is asked by its answer. Raises ``NotFound``."""
    return _moved(form, key, 1)


def move_to(form: Form, key: str, number: int) -> Form:
    """The question ``key`` as number ``number``, from 1, or as near to it as questions that hang together allow:
    none stands before the one whose answer it is asked by. Raises ``NotFound``."""
    while (place := _place(form, key)) != min(max(number, 1), len(form.questions)) - 1:
        moved = _moved(form, key, 1 if place < number - 1 else -1)
        if moved == form:
            return form
        form = moved
    return form


def duplicate(form: Form, key: str) -> Form:
    """The form with a copy of the question ``key`` right after it, under a key of its own. Raises ``NotFound``."""
    place = _place(form, key)
    copy = form.questions[place]
    return add(form, replace(copy, key=new_key(form, copy.label)), place + 1)


def check_form(form: Form) -> tuple[Fault, ...]:
    """All that stops a form from being given out, in the order of its questions; empty where nothing does."""
    faults: list[Fault] = []
    if not form.questions:
        faults.append(Fault("Form", text("has no questions; add one")))
    seen: set[str] = set()
    labels: set[str] = set()
    for number, question in enumerate(form.questions, 1):
        where = question.label.strip() or f"Question {number}"
        faults += [Fault(where, what) for what in _faults_of(question)]
        if (wrong := condition_fault(question, form.questions[: number - 1])) is not None:
            faults.append(Fault(where, wrong))
        if question.key in seen:
            faults.append(Fault(where, text("has the same key as another question; remove it and add it again")))
        if question.label.strip() and question.label.strip().casefold() in labels:
            faults.append(Fault(where, text("is asked twice; word one of them differently")))
        seen.add(question.key)
        labels.add(question.label.strip().casefold())
    return (*faults, *translation_faults(form))


def advice(form: Form) -> tuple[Text, ...]:
    """What would make a form better, though it can be given out as it is."""
    found: list[Text] = []
    count, minutes = len(form.questions), minutes_to_fill(form)
    if form.side is not Side.MENTOR and count > MOST_FOR_MENTEES:
        many = "{count} questions are many: with {most} or fewer, more people finish."
        found.append(text(many, count=count, most=MOST_FOR_MENTEES))
    if form.side is not Side.MENTOR and minutes > MINUTES_FOR_MENTEES:
        found.append(text("It takes about {minutes} minutes; aim for {aim}.", minutes=minutes, aim=MINUTES_FOR_MENTEES))
    if not any(question.kind is Kind.AVAILABILITY for question in form.questions):
        found.append(text("Nobody is asked when they could meet, so pairs may find no time."))
    if not any(question.kind is Kind.LANGUAGES for question in form.questions):
        found.append(text("Nobody is asked which languages they speak."))
    if form.questions and all(question.required for question in form.questions):
        found.append(text("Every question must be answered. Leave some open: people skip what they can't answer."))
    return (*found, *translation_advice(form))


def _faults_of(question: Question) -> list[Text]:
    found = []
    if not question.label.strip():
        found.append(text("has no wording; write what you ask"))
    if not question.key or question.key in RESERVED_KEYS:
        found.append(text("has the key “{key}”, which the form itself uses", key=question.key))
    if question.kind in NEEDS_OPTIONS:
        options = [option.strip() for option in question.options]
        least = 1 if question.kind in (Kind.SKILLS, Kind.LANGUAGES) else 2
        if len([option for option in options if option]) < least:
            found.append(text("has too few options; give at least {least}", least=least))
        if not all(options) and options:
            found.append(text("has an empty option; remove it"))
        if len({option.casefold() for option in options}) < len(options):
            found.append(text("lists an option twice; remove one"))
    return found + _faults_of_limits(question)


def _faults_of_limits(question: Question) -> list[Text]:
    """Limits that are of no use to the question's kind are never looked at, here or anywhere."""
    found = []
    if question.kind in NEEDS_OPTIONS and question.kind is not Kind.CHOICE:
        fewest, most = question.fewest or 0, question.most
        if most is not None and most < 1:
            found.append(text("lets nobody choose anything; allow at least one"))
        elif most is not None and fewest > most:
            found.append(text("asks for at least {fewest} and takes at most {most}", fewest=fewest, most=most))
        elif question.options and fewest > len(question.options):
            found.append(text("asks for at least {fewest} of fewer options", fewest=fewest))
    if question.kind is Kind.SCALE and not question.lowest < question.highest <= question.lowest + 10:
        found.append(text("needs a scale of 2 to 11 steps that rises"))
    if (
        question.kind in LONGEST
        and question.longest is not None
        and not 1 <= question.longest <= LONGEST[question.kind]
    ):
        found.append(text("takes from 1 to {longest} letters", longest=LONGEST[question.kind]))
    least, largest = question.least, question.largest
    if question.kind is Kind.NUMBER and least is not None and largest is not None and least > largest:
        found.append(text("has a lowest number above its highest"))
    if question.kind is Kind.DATE:
        days = [day_of(end) for end in (question.earliest, question.latest) if end]
        if None in days:
            found.append(text("has a first or last day that is no date, such as 2027-03-01"))
        elif question.earliest and question.latest and question.earliest > question.latest:
            found.append(text("has a first day after its last"))
    return found


LONGEST = {Kind.SHORT_TEXT: LONGEST_SHORT, Kind.LONG_TEXT: LONGEST_LONG}


def _following(question: Question, before: Question, after: Question) -> Question:
    """A question whose condition may be on one that was changed from ``before`` to ``after``."""
    condition = question.condition
    if condition is None or condition.question != before.key:
        return question
    if after.kind is not before.kind:
        return replace(question, condition=None)
    named = choosable(before), choosable(after)
    renamed = dict(zip(*named, strict=True)) if len(named[0]) == len(named[1]) else {}
    wanted = (each if each in named[1] else renamed.get(each) for each in condition.answers)
    answers = tuple(dict.fromkeys(each for each in wanted if each is not None))
    if condition.answers and not answers:
        return replace(question, condition=None)
    return replace(question, condition=Condition(after.key, answers, condition.least, condition.most))


def _place(form: Form, key: str) -> int:
    for place, question in enumerate(form.questions):
        if question.key == key:
            return place
    raise NotFound("That question is no longer in the form.", "Load the form again; somebody may have removed it.")


def _moved(form: Form, key: str, by: int) -> Form:
    place = _place(form, key)
    to = place + by
    if not 0 <= to < len(form.questions):
        return form
    earlier, later = form.questions[min(place, to)], form.questions[max(place, to)]
    if later.condition is not None and later.condition.question == earlier.key:
        return form
    questions = list(form.questions)
    questions.insert(to, questions.pop(place))
    return form.with_questions(questions)
