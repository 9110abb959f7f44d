"""How goals are said: where one stands, what is counted, and who agreed."""

from datetime import date

from core.text import Text
from core.tracking.goals import Direction, Standing, current, expected, progress
from db import PairingGoal, Together
from pages.ui.chips import Tone, badge
from pages.ui.words import _, number, percent, plain

STANDINGS: dict[Standing, tuple[Text, Tone, str]] = {
    Standing.ON_TRACK: (Text("On track"), "good", ""),
    Standing.SLIPPING: (Text("A little behind"), "attention", ":material/trending_flat:"),
    Standing.OFF_TRACK: (Text("Behind"), "attention", ":material/trending_down:"),
    Standing.STALE: (Text("Nothing noted for a while"), "neutral", ":material/hourglass_empty:"),
    Standing.NOT_STARTED: (Text("Not started"), "neutral", ":material/circle:"),
    Standing.UNMEASURED: (Text("No measure yet"), "neutral", ":material/straighten:"),
    Standing.DONE: (Text("Reached"), "good", ":material/flag:"),
    Standing.DROPPED: (Text("Dropped"), "neutral", ":material/do_not_disturb_on:"),
}


def standing_word(standing: Standing | str) -> str:
    return _(STANDINGS[Standing(standing)][0])


def standing_badge(kept: PairingGoal) -> None:
    word, tone, icon = STANDINGS[kept.standing]
    badge(_(word), tone, icon=icon)


def amount(value: float | None, unit: str = "") -> str:
    """A number as short as it can be said, with its unit; empty where there is none."""
    if value is None:
        return ""
    digits = 0 if value == int(value) else 1 if round(value, 1) == value else 2
    return f"{number(value, digits)} {unit}".strip()


def so_far(kept: PairingGoal) -> str:
    """Where it is between beginning and target: "2 of 5 talks", "84 %, from 78 to 90 %"; empty without a measure."""
    goal, at = kept.goal, current(kept.goal, kept.updates)
    if goal.direction is Direction.DONE:
        done = sum(step.done_on is not None for step in goal.milestones)
        return _("{done} of {all} steps", done=done, all=len(goal.milestones)) if goal.milestones else ""
    if goal.target is None:
        return amount(at, goal.unit)
    if at is None:
        return _("target {target}", target=amount(goal.target, goal.unit))
    if goal.baseline:
        return _("{now}, from {baseline} to {target}", now=amount(at), baseline=amount(goal.baseline),
                 target=amount(goal.target, goal.unit))  # fmt: skip
    return _("{now} of {target}", now=amount(at), target=amount(goal.target, goal.unit))


def how_far(kept: PairingGoal) -> float | None:
    return progress(kept.goal, kept.updates)


def by_now(kept: PairingGoal, today: date) -> str:
    """What the calendar would expect, where there is something to expect."""
    share = expected(kept.goal, today)
    return "" if share is None else _("{share} of the time is over", share=percent(share))


def said_of(kept: PairingGoal, together: Together) -> str:
    """Who answers for it, by when, and whether the other agreed."""
    goal = kept.goal
    said = [_("{name} answers for it", name=plain(together.name(goal.owner)))] if together.name(goal.owner) else []
    said += [_("by {day}", day=goal.due)] if goal.due else []
    agreed = together.name(kept.agreed_by)
    said.append(_("agreed by {name}", name=plain(agreed)) if agreed else _("not agreed to yet"))
    return " · ".join(said)
