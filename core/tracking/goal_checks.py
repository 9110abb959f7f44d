"""Eleven plain questions to a goal (specific, measurable, attainable, relevant, timely, one owner), with advice.

They are rules that one can read here, and no judgement of language: verbs are known in English only. None keeps a
draft from being kept. After Doran, "There's a S.M.A.R.T. way to write management's goals and objectives" (1981);
every limit is our judgement.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.text import Text, text
from core.tracking.goals import LIMITS, Direction, Goal, Horizon, Update

SEEN = """
achieve agree analyse analyze apply arrange ask attend become begin book build call chair change choose code
coach collect complete contact cook create cut deliver design develop do draft draw earn establish exercise
explain find finish gather get give go handle hold implement improvise interview introduce join keep launch lead
list make meet move negotiate open organise organize paint pass pay plan practise practice prepare present
produce publish raise reach read receive record reduce register repair replace report review run save score sell
send set shadow share show sing solve speak start submit swim take teach test try visit volunteer walk win work
write
"""
HARDLY_SEEN = """
be consider enhance explore feel familiarise familiarize focus grow help improve know learn like optimise
optimize strengthen think understand want
"""
DOING, VAGUE = frozenset(SEEN.split()), frozenset(HARDLY_SEEN.split())
LEAST_WORDS = 6
SURE, UNSURE = 7, 4  # of 10: confident enough, and too little
PACES = 4  # updates that tell the pace so far


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105 -- of a check, and no secret
    WARN = "warn"
    FAIL = "fail"
    OUT = "does not apply"


@dataclass(frozen=True)
class Check:
    """One question, how the goal does, and what would help; ``advice`` is empty where all is well."""

    id: str
    asks: Text
    verdict: Verdict
    advice: Text | None = None


@dataclass(frozen=True)
class Around:
    """What is known beside the goal: the pairing's last day, open short goals of the owner (this one too), and how
    many of them are few enough."""

    ends_on: date | None = None
    open_short: int = 0
    most_open_short: int = LIMITS.most_open_short
    updates: tuple[Update, ...] = ()


ASKS = {
    "S1": text("Does it say what somebody will do?"),
    "S2": text("Is it one goal, not two?"),
    "M1": text("Can you see when it is reached?"),
    "M2": text("Do you know where you begin?"),
    "A1": text("Do you believe that you can?"),
    "A2": text("Is the pace one that you have kept so far?"),
    "R1": text("Does it matter, and is there help?"),
    "R2": text("Are there few enough at once?"),
    "T1": text("Is there a day?"),
    "T2": text("Are there steps on a long way?"),
    "O1": text("Does one person answer for it?"),
}


def checks(goal: Goal, around: Around | None = None) -> tuple[Check, ...]:
    """All eleven, in the order of ``ASKS``."""
    around = around or Around()
    found = (
        _specific(goal), _single(goal), _measurable(goal), _begins(goal), _believed(goal), _pace(goal, around.updates),
        _relevant(goal), _few(goal, around), _dated(goal, around), _steps(goal), _owned(goal),
    )  # fmt: skip
    return tuple(
        Check(id, asks, verdict, advice) for (id, asks), (verdict, advice) in zip(ASKS.items(), found, strict=True)
    )


def quality(found: Sequence[Check]) -> tuple[int, int]:
    """How many passed, of how many that apply."""
    applying = [each for each in found if each.verdict is not Verdict.OUT]
    return sum(each.verdict is Verdict.PASS for each in applying), len(applying)


Answer = tuple[Verdict, Text | None]
PASS: Answer = (Verdict.PASS, None)
OUT: Answer = (Verdict.OUT, None)


def _warn(advice: str, /, **values: object) -> Answer:
    return Verdict.WARN, text(advice, **values)


def _fail(advice: str, /, **values: object) -> Answer:
    return Verdict.FAIL, text(advice, **values)


def _words(outcome: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", outcome.lower())


def _has(words: Sequence[str], verbs: frozenset[str]) -> bool:
    """Whether one of the verbs is among the words, in any of its regular forms."""
    return any(not forms(word).isdisjoint(verbs) for word in words)


def forms(word: str) -> set[str]:
    """What a word could be a form of: ``presenting`` of ``present``, ``planned`` of ``plan``."""
    stems = {word}
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            stems |= {stem, stem + "e"}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                stems.add(stem[:-1])
    return stems


def _specific(goal: Goal) -> Answer:
    words = _words(goal.outcome)
    if not words:
        return _fail("Say in a sentence what will be different: “By April I present one result to the whole team.”")
    doing, vague = _has(words, DOING), _has(words, VAGUE)
    if not doing and vague and not (goal.measure and len(words) >= LEAST_WORDS):
        return _fail("“Improve” or “learn” can mean anything. What will you do that somebody else could see you do?")
    if not doing:
        return _warn(
            "Begin with what somebody will do: present, complete, build, write… (English verbs are known here.)"
        )
    if len(words) < LEAST_WORDS:
        return _warn("Say a little more: what exactly, for whom, or where?")
    return PASS


def _single(goal: Goal) -> Answer:
    parts = re.split(r"\band\b|;", goal.outcome.lower())
    verbs = DOING | VAGUE
    if sum(_has(_words(part)[:4], verbs) for part in parts) > 1:
        return _warn("These look like two goals. Write two: then one can be reached while the other waits.")
    return PASS if goal.outcome.strip() else OUT


def _measurable(goal: Goal) -> Answer:
    if goal.direction is Direction.DONE:
        return (
            PASS if goal.evidence.strip() else _fail("How will both of you see that it is there? Write one sentence.")
        )
    given = {
        "what is counted": goal.measure.strip(),
        "in what": goal.unit.strip(),
        "the target": goal.target is not None,
    }
    missing = [word for word, there in given.items() if not there]
    if missing:
        return _fail(
            "Still open: {missing}. A number helps you see that you get somewhere.", missing=", ".join(missing)
        )
    return PASS


def _begins(goal: Goal) -> Answer:
    if goal.direction is Direction.DONE:
        return OUT
    if goal.baseline is None:
        return _warn("Where are you today? Without a beginning nobody can see how far you came.")
    if goal.target is None:
        return OUT
    if goal.target == goal.baseline:
        return _fail("The target is where you are already. What should be different?")
    if (goal.target > goal.baseline) is not (goal.direction is Direction.UP):
        return _fail(
            "The number is meant to go {way}, and the target lies the other way.", way=text(goal.direction.value)
        )
    return PASS


def _believed(goal: Goal) -> Answer:
    if goal.confidence is None:
        return _warn("How sure are you that you can, from 0 to 10? A low number is worth a talk.")
    if goal.confidence < UNSURE:
        return _fail("That seems too hard, or needs help. Make it smaller, or say who could help.")
    if goal.confidence < SURE:
        return _warn("What would make you surer by one point? Perhaps a first step, or help.")
    if goal.confidence == 10 and goal.difficulty == 1:
        return _warn("Quite sure and quite easy: would you like to aim higher?")
    return PASS


def _pace(goal: Goal, updates: Sequence[Update]) -> Answer:
    """The weekly pace that the goal needs, against that of the last four numbers."""
    numbers = sorted((each.on, each.value) for each in updates if each.value is not None)[-PACES:]
    if goal.baseline is None or goal.target is None or goal.start is None or goal.due is None or len(numbers) < 2:
        return OUT
    weeks, days = (goal.due - goal.start).days / 7, (numbers[-1][0] - numbers[0][0]).days
    if weeks <= 0 or days <= 0:
        return OUT
    needed = (goal.target - goal.baseline) / weeks
    kept = (numbers[-1][1] - numbers[0][1]) / (days / 7)
    if needed * kept <= 0 or abs(needed) > 2 * abs(kept):
        return _warn("It asks for over twice the pace of the last weeks. Give it more time, or a nearer target.")
    return PASS


def _relevant(goal: Goal) -> Answer:
    if not goal.why.strip() and goal.program_goal is None:
        return _warn("Why does it matter to you? A goal with a reason is still wanted in a month.")
    if not goal.resources.strip():
        return _warn("What or who will help, and what stands in the way?")
    return PASS


def _few(goal: Goal, around: Around) -> Answer:
    if goal.horizon is not Horizon.SHORT:
        return OUT
    if around.open_short > around.most_open_short:
        return _warn("That makes {n} short goals at once. Which of them can wait?", n=around.open_short)
    return PASS


def _dated(goal: Goal, around: Around) -> Answer:
    if goal.due is None:
        return _fail("By when? Choose a day; it can be moved.")
    if goal.start is not None and goal.due <= goal.start:
        return _fail("The day lies before the beginning.")
    if around.ends_on is not None and goal.due > around.ends_on:
        return _warn("That is after your time together, which ends on {day}.", day=around.ends_on)
    return PASS


def _steps(goal: Goal) -> Answer:
    if goal.horizon is not Horizon.LONG:
        return OUT
    if sum(step.due is not None for step in goal.milestones) < 2:
        return _warn("It is a long way: name at least two steps, each with a day.")
    return PASS


def _owned(goal: Goal) -> Answer:
    return PASS if goal.owner is not None else _warn("Who of you answers for it? Where both do, often nobody does.")
