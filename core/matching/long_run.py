"""Matchings that take long: which they are, what exactly is asked, and a result that travels between processes."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from core.matching.comparison import Comparison
from core.matching.documents import rules_to_document
from core.matching.explanation import explain_all
from core.matching.pool import Pool
from core.matching.preparing import will_prepare
from core.matching.result import Group, Result, Unmatched
from core.matching.rules import Objective, Rules
from core.matching.size.serving import needs_size
from core.text import Text

LONG = 1.0  # seconds from which nobody should have to keep a page open for it
PAIR = 3e-7  # seconds for each pair of people: compared and solved
WARM_PAIR = 5e-8  # the same where the result of similar rules is there to begin from
SIZED_PAIR, SIZED_PERSON = 1e-8, 2e-4  # seconds where no table of all pairs is made
GROUPED_PAIR = 4e-5  # seconds for each pair where groups are made of them
COMPILING = 10.0  # seconds, once for a process that has not met so many people before


def expected_seconds(pool: Pool, rules: Rules, *, warm: bool = False) -> float:
    """About how long matching takes on a small machine, as measured with eight criteria.

    ``warm``: people are compared, and the result of similar rules is there to begin from; what had to be compiled for
    it is then only loaded.
    """
    ones, others = (pool.peers, pool.peers) if pool.peers else (pool.mentees, pool.mentors)
    pairs = len(ones) * len(others)
    if needs_size(pool, rules):
        return pairs * SIZED_PAIR + len(pool.people) * SIZED_PERSON + (COMPILING if will_prepare(pool) else 0.0)
    seconds = pairs * WARM_PAIR if warm else pairs * PAIR + (COMPILING if will_prepare(pool) else 0.0)
    return seconds if rules.grouping is None else seconds + pairs * GROUPED_PAIR


def expected_of(mentees: int, mentors: int) -> float:
    """The same of so many thousands that no table of all pairs is made."""
    return mentees * mentors * SIZED_PAIR + (mentees + mentors) * SIZED_PERSON + COMPILING


def is_long(pool: Pool, rules: Rules, *, warm: bool = False) -> bool:
    """Whether it is worked out elsewhere, so that nobody waits with a page open."""
    return expected_seconds(pool, rules, warm=warm) > LONG


def asked_of(pool: Pool, rules: Rules) -> str:
    """Differs whenever people, places or rules do."""
    pairs = sorted(rules.locked.items()), sorted(rules.barred.items())
    return sha256(repr((pool.fingerprint, rules_to_document(rules), pairs)).encode()).hexdigest()


def result_to_document(result: Result) -> dict[str, Any]:
    """A result as a JSON object. Where the points of a pair come from is not in it: it is worked out again."""
    return {
        "pairs": [list(proposal.pair) for proposal in result.proposals],
        "scores": [proposal.score for proposal in result.proposals],
        "unmatched": [
            [each.person_id, _text_to(each.reason), _text_to(each.remedy)] for each in result.unmatched
        ],
        "total": result.total,
        "upper_bound": result.upper_bound,
        "proven": result.proven,
        "objective": result.objective.value,
        "method": result.method,
        "of_peers": result.of_peers,
        "groups": [[each.mentor_id, list(each.member_ids), each.score, each.inside] for each in result.groups],
        "prices": [[person, price] for person, price in sorted(result.prices.items())],
    }  # fmt: skip


def result_from_document(
    document: Mapping[str, Any], pool: Pool, rules: Rules, comparison: Comparison
) -> Result:  # fmt: skip
    """The reverse, with the same pool and rules: the result is equal to the one it was made of."""
    return Result(
        proposals=explain_all(pool, rules, comparison, [(one, other) for one, other in document["pairs"]]),
        unmatched=tuple(
            Unmatched(person, _text_from(reason), _text_from(remedy))
            for person, reason, remedy in document["unmatched"]
        ),
        total=document["total"],
        upper_bound=document["upper_bound"],
        proven=document["proven"],
        objective=Objective(document["objective"]),
        method=document["method"],
        of_peers=document["of_peers"],
        groups=tuple(
            Group(mentor, tuple(members), score, inside) for mentor, members, score, inside in document["groups"]
        ),
        prices={person: price for person, price in document["prices"]},
    )  # fmt: skip


def _text_to(words: Text) -> list[Any]:
    return [words.message, {name: _value_to(value) for name, value in words.values.items()}]


def _value_to(value: Any) -> Any:
    if isinstance(value, Text):
        return {"text": _text_to(value)}
    return {"list": [_value_to(each) for each in value]} if isinstance(value, list | tuple) else value


def _text_from(written: Sequence[Any]) -> Text:
    message, values = written
    return Text(message, {name: _value_from(value) for name, value in values.items()})


def _value_from(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _text_from(value["text"]) if "text" in value else tuple(map(_value_from, value["list"]))
    return value
