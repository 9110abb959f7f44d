"""Keeping a goal: what even a draft needs, whether it is short or long, and what a change leaves in its history."""

from dataclasses import replace
from datetime import date

from core.errors import Fault, InvalidInput
from core.text import text
from core.tracking.goals import Goal, Horizon, Scope

LONGEST = 500  # letters of a field
SHORT_DAYS = 92  # a short goal is reached within three months


def check_goal(goal: Goal) -> None:
    """Raise ``InvalidInput`` with every fault that keeps even a draft from being kept.

    A draft needs one sentence. What makes it a better goal is advice: see ``goal_checks``.
    """
    faults = []
    if not goal.outcome.strip():
        faults.append(Fault("Goal", text("is empty; say in a sentence what will be different")))
    for where, words in (("Goal", goal.outcome), ("Why", goal.why), ("Measure", goal.measure), ("Unit", goal.unit),
                         ("Evidence", goal.evidence), ("Help", goal.resources)):  # fmt: skip
        if len(words) > LONGEST:
            faults.append(Fault(where, text("is longer than {longest} letters", longest=LONGEST)))
    if any(not step.what.strip() for step in goal.milestones):
        faults.append(Fault("Milestone", text("has a day and no words; say what will be there by then")))
    if faults:
        raise InvalidInput("The goal is not ready to be kept.", faults)


def horizon(start: date, due: date | None) -> Horizon:
    """Long where the day lies more than three months away; without a day, short."""
    return Horizon.LONG if due is not None and (due - start).days > SHORT_DAYS else Horizon.SHORT


def rescoped(before: Goal, after: Goal, on: date) -> Goal:
    """``after`` with what it was held against until ``on`` in its history, where that has changed.

    Writing down for the first time what was left open is no change. State, history and levels are those of
    ``before``.
    """
    old = (before.baseline, before.target, before.due)
    changed = any(was is not None and was != now
                  for was, now in zip(old, (after.baseline, after.target, after.due), strict=True))  # fmt: skip
    history = before.history
    if changed:
        history = (*history, Scope(on, before.measure, *old))
    return replace(after, state=before.state, closed_on=before.closed_on, reason=before.reason, history=history,
                   attainment=before.attainment)  # fmt: skip
