"""Rules as a JSON document and back, for the database. Locked and barred pairs are kept apart, beside their reasons."""

from collections.abc import Mapping
from typing import Any

from core.matching.rules import Criterion, Grouping, Limit, Measure, Objective, Rules


def rules_to_document(rules: Rules) -> dict[str, Any]:
    """Criteria, objective, minimum score, minimum load and grouping as a JSON object."""
    return {
        "criteria": [criterion_to_document(criterion) for criterion in rules.criteria],
        "objective": rules.objective.value,
        "minimum_score": rules.minimum_score,
        "minimum_load": rules.minimum_load,
        "grouping": None if rules.grouping is None else grouping_to_document(rules.grouping),
    }


def rules_from_document(document: Mapping[str, Any]) -> Rules:
    """The reverse. Raises ValueError for a measure or objective that this version does not know."""
    return Rules(
        tuple(criterion_from_document(each) for each in document.get("criteria", ())),
        Objective(document.get("objective", Objective.MOST_PEOPLE)),
        minimum_score=document.get("minimum_score"),
        minimum_load=document.get("minimum_load", 0),
        grouping=grouping_from_document(document["grouping"]) if document.get("grouping") else None,
    )


def grouping_to_document(grouping: Grouping) -> dict[str, Any]:
    return {
        "smallest": grouping.smallest,
        "largest": grouping.largest,
        "limits": [{"question": limit.question, "most": limit.most} for limit in grouping.limits],
        "inside": [criterion_to_document(criterion) for criterion in grouping.inside],
        "spread": grouping.spread,
        "inside_points": grouping.inside_points,
        "seconds": grouping.seconds,
    }


def grouping_from_document(document: Mapping[str, Any]) -> Grouping:
    return Grouping(
        **{
            **document,
            "limits": tuple(Limit(**each) for each in document.get("limits", ())),
            "inside": tuple(criterion_from_document(each) for each in document.get("inside", ())),
        }
    )


def criterion_to_document(criterion: Criterion) -> dict[str, Any]:
    return {
        "key": criterion.key,
        "label": criterion.label,
        "measure": criterion.measure.value,
        "mentee_question": criterion.mentee_question,
        "mentor_question": criterion.mentor_question,
        "weight": criterion.weight,
        "must_have": criterion.must_have,
        "must_be_known": criterion.must_be_known,
        "settings": dict(criterion.settings),
    }


def criterion_from_document(document: Mapping[str, Any]) -> Criterion:
    return Criterion(**{**document, "measure": Measure(document["measure"])})
