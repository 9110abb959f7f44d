"""A scenario as the widgets of the desk have it."""

from collections.abc import Mapping
from typing import Any

from db import Desk, Scenario
from pages.matching.group_rules import ALIKE, ANY, MIXED
from pages.matching.seen import PLACE

OPEN = "scenario"  # the name of the value that says which one lies open


def as_tried(desk: Desk, scenario: Scenario) -> Mapping[str, Any]:
    """Its rules as the widgets of the desk have them; what it did not know of weighs nothing."""
    of = {each.key: each for each in scenario.rules.criteria}
    values: dict[str, Any] = {OPEN: scenario.id, "must": []}
    for each in desk.rules.criteria:
        its = of.get(each.key)
        values[f"weight_{each.key}"] = its.weight if its else 0
        if its is None or (its.must_have is None and not its.must_be_known):
            continue
        values["must"].append(each.key)
        values[f"least_{each.key}"] = round(100 * (its.must_have or 0))
        values[f"known_{each.key}"] = its.must_be_known
    least = scenario.rules.minimum_score
    values |= {"aim": scenario.rules.objective, "minimum": least is not None, "load": scenario.rules.minimum_load}
    if least is not None:
        values["fewest"] = max(5, min(95, round(least * 20) * 5))
    values |= _grouping_as_tried(scenario)
    return values | {f"{PLACE}{id}": places for id, places in scenario.more.items()}


def _grouping_as_tried(scenario: Scenario) -> Mapping[str, Any]:
    its = scenario.rules.grouping
    if its is None:
        return {"circles": False}
    values = {"circles": True, "smallest": its.smallest, "largest": its.largest,
              "limits": [each.question for each in its.limits]}  # fmt: skip
    values |= {f"most_{each.question}": each.most for each in its.limits}
    if not (its.inside and its.inside_points):
        return values | {"inside": ANY}
    values |= {"inside": MIXED if its.spread else ALIKE, "inside_points": its.inside_points}
    return values | {"inside_question": its.inside[0].mentee_question}
