"""The matching engine: pool and rules in, the best pairs out, with reasons and proof.

>>> from datetime import date
>>> people = [Person(1, "Ada", {"topic": "budgets"}), Person(2, "Ben", {"topic": "budgets"})]
>>> rules = Rules((Criterion("topic", "Topic", Measure.SAME, "topic", "topic"),))
>>> result = match(Pool(date(2026, 9, 1), mentees=(people[0],), mentors=(people[1],)), rules)
>>> [(proposal.pair, proposal.score, str(proposal.points[0].reason)) for proposal in result.proposals]
[((1, 2), 100.0, 'Topic: budgets for both')]
"""

from core.matching.audit import RuleBroken
from core.matching.comparison import Comparison, compare, fingerprint
from core.matching.contradictions import Shortage, too_few_mentees, too_few_places
from core.matching.difference import Difference, compare_results
from core.matching.engine import free_mentors, match, why_not
from core.matching.explanation import explain, is_thin, is_weak, reasons_for_people
from core.matching.fair_price import FairPrice, fair_price
from core.matching.moved import Change, Moved, what_changed
from core.matching.one_way import OneWay, one_way
from core.matching.places import with_places
from core.matching.pool import Person, Pool
from core.matching.preparing import load_loops, prepare, will_prepare
from core.matching.prices import Price, Prices, prices_of
from core.matching.ranked_choices import blocking_pairs
from core.matching.rerun import Rerun, barring, rerun
from core.matching.result import Group, Points, Proposal, Result, Unmatched
from core.matching.rules import Criterion, Grouping, Limit, Measure, Objective, PairIds, Rules
from core.matching.size.serving import needs_size
from core.matching.suggest import preset, suggest
from core.matching.what_if import WhatIf, swapped, what_if

__all__ = [
    "Change",
    "Comparison",
    "Criterion",
    "Difference",
    "FairPrice",
    "Group",
    "Grouping",
    "Limit",
    "Measure",
    "Moved",
    "Objective",
    "OneWay",
    "PairIds",
    "Person",
    "Points",
    "Pool",
    "Price",
    "Prices",
    "Proposal",
    "Rerun",
    "Result",
    "RuleBroken",
    "Rules",
    "Shortage",
    "Unmatched",
    "WhatIf",
    "barring",
    "blocking_pairs",
    "compare",
    "compare_results",
    "explain",
    "fair_price",
    "fingerprint",
    "free_mentors",
    "is_thin",
    "is_weak",
    "load_loops",
    "match",
    "needs_size",
    "one_way",
    "prepare",
    "preset",
    "prices_of",
    "reasons_for_people",
    "rerun",
    "suggest",
    "swapped",
    "too_few_mentees",
    "too_few_places",
    "what_changed",
    "what_if",
    "why_not",
    "will_prepare",
    "with_places",
]
