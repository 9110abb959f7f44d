"""What was going to be tested, written down with its day before anybody could know the answer; and what came later."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from core.errors import Fault, InvalidInput
from core.evaluation.answer_table import AnswerTable
from core.evaluation.finding import FEWEST_PAIRS, LEVEL, Finding, NotEnough
from core.evaluation.multiplicity import benjamini_hochberg, holm
from core.evaluation.outcomes import family
from core.evaluation.surveys import Measure, Survey, measures
from core.text import Text, text

LONGEST = 1000
METHOD = (
    "Numbers: change of the same people, paired t test; yes or no: McNemar's test; of anonymous answers Welch's test "
    "of two groups. First wave against last. Whoever did not answer both times is left out of the test."
)


class Correction(StrEnum):
    """For looking at many: of the share of false alarms among alarms, or of the chance of even one."""

    BENJAMINI_HOCHBERG = "Benjamini and Hochberg"
    HOLM = "Holm"


CORRECT = {Correction.BENJAMINI_HOCHBERG: benjamini_hochberg, Correction.HOLM: holm}


@dataclass(frozen=True)
class AnalysisPlan:
    """``measures`` are keys with the words that people were asked; ``later_answers`` had come, to waves after the first
    or, where the first was meant to be the only one, to that, when it was fixed at ``fixed_at``."""

    survey: str
    measures: tuple[tuple[str, str], ...]
    correction: Correction
    expected: str  # in the coordinator's words
    fixed_at: datetime
    first_answers: int
    later_answers: int

    def to_document(self) -> dict[str, Any]:
        return {
            "survey": self.survey, "measures": [list(each) for each in self.measures], "method": METHOD,
            "correction": self.correction.value, "level": LEVEL, "fewest pairs": FEWEST_PAIRS,
            "expected": self.expected, "fixed at": self.fixed_at.isoformat(),
            "answers to the first wave": self.first_answers, "answers to later waves": self.later_answers,
        }  # fmt: skip

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "AnalysisPlan":
        return cls(
            document["survey"], tuple((key, title) for key, title in document["measures"]),
            Correction(document["correction"]), document["expected"], datetime.fromisoformat(document["fixed at"]),
            document["answers to the first wave"], document["answers to later waves"],
        )  # fmt: skip

    @property
    def is_beforehand(self) -> bool:
        """Whether nobody could know what would come of it: no answer to a later wave was there."""
        return self.later_answers == 0


@dataclass(frozen=True)
class KeptPlan:
    """A plan with the fingerprint that was ``taken`` when it was fixed; ``is_unchanged``: it still has that one."""

    plan: AnalysisPlan
    taken: str
    is_unchanged: bool

    @property
    def counts(self) -> bool:
        return self.is_unchanged and self.plan.is_beforehand


def plan_bytes(document: Mapping[str, Any]) -> bytes:
    """A plan as the file of which the fingerprint is taken: JSON, keys in order, so that anybody can take it again."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, indent=1).encode()


def fingerprint(document: Mapping[str, Any]) -> str:
    """SHA-256 of ``plan_bytes``."""
    return sha256(plan_bytes(document)).hexdigest()


def kept_plan(document: Mapping[str, Any], taken: str) -> KeptPlan:
    """A plan as it was found, with the fingerprint that was taken when it was fixed."""
    return KeptPlan(AnalysisPlan.from_document(document), taken, fingerprint(document) == taken)


def check_plan(survey: Survey, keys: Sequence[str], expected: str) -> tuple[tuple[str, str], ...]:
    """The measures of these keys with their words. Raises InvalidInput: none, one unknown, too long a text."""
    known = {each.key: each.title for each in measures(survey)}
    faults = []
    if not keys:
        faults.append(Fault("What is tested", text("is not chosen; one or two things are enough")))
    faults += [
        Fault("What is tested", text("“{key}” is not asked in this survey", key=key))
        for key in keys
        if key not in known
    ]
    if len(expected) > LONGEST:
        faults.append(Fault("What you expect", text("is longer than {longest} letters", longest=LONGEST)))
    if faults:
        raise InvalidInput("The plan is not fixed.", faults)
    return tuple((key, known[key]) for key in known if key in keys)


def plan_of(plans: Sequence[KeptPlan], measure: Measure) -> KeptPlan | None:
    """The first plan that says beforehand that this is tested, in the words in which it is asked; None: exploratory."""
    asked = (measure.key, measure.title)
    return next((each for each in plans if each.counts and asked in each.plan.measures), None)


def by_plan(
    plans: Sequence[KeptPlan], chosen: Sequence[Measure], before: AnswerTable, after: AnswerTable
) -> tuple[tuple[Finding | NotEnough, KeptPlan | None], ...]:
    """The main test of each measure with the plan that foresaw it, in the order given. What is planned is corrected as
    its plan says, for what else that plan holds; what is exploratory, for all that is (Benjamini and Hochberg)."""
    together_by: dict[str, list[Measure]] = {}
    foreseen = {each.key: plan_of(plans, each) for each in chosen}
    for each in chosen:
        plan = foreseen[each.key]
        together_by.setdefault(plan.taken if plan else "", []).append(each)
    found: dict[str, Finding | NotEnough] = {}
    for together in together_by.values():
        plan = foreseen[together[0].key]
        correct = CORRECT[plan.plan.correction] if plan else benjamini_hochberg
        results = family(together, before, after, correct)
        found |= {each.key: result for each, result in zip(together, results, strict=True)}
    return tuple((found[each.key], foreseen[each.key]) for each in chosen)


def told(plan: KeptPlan | None) -> Text:
    """What is said beside a result."""
    if plan is None:
        return text("Exploratory: no plan was fixed before the later answers came. It is a question for the next time, "
                    "not an answer.")  # fmt: skip
    return text("As planned on {day}, before any later answer. Fingerprint {fingerprint}.",
                day=plan.plan.fixed_at.date().isoformat(), fingerprint=plan.taken[:12])  # fmt: skip
