"""What a result means, in sentences: how many are paired, who waits, and what each measure compares."""

from collections.abc import Mapping
from types import MappingProxyType

from core.matching.in_counts import InCounts
from core.matching.pool import Pool
from core.matching.result import Result
from core.matching.rules import Criterion, Measure, Objective
from core.text import Text, text

MEANING: Mapping[Measure, Text] = MappingProxyType(
    {
        Measure.COVERAGE: text("How much of what a mentee wants to learn the mentor can help with."),
        Measure.SHARED: text("What both chose, of all that either chose."),
        Measure.SAME: text("Both gave the same answer."),
        Measure.DIFFERENT: text("The two gave different answers."),
        Measure.CLOSE: text("The nearer the two answers, the more points."),
        Measure.AHEAD: text("The mentor is ahead by a fitting distance: not too little, not too much."),
        Measure.LANGUAGE: text("At least one language in common."),
        Measure.AVAILABILITY: text("How much time in the week suits both."),
        Measure.TEXT: text("How alike the two texts are, as far as a computer can tell."),
        Measure.PREFERENCE: text("Whom each of them named."),
    }
)
MEANING_AMONG_PEERS: Mapping[Measure, Text] = MappingProxyType(
    {
        Measure.COVERAGE: text("How much of what each wants to learn the other can help with."),
        Measure.AHEAD: text("One is ahead of the other by a fitting distance."),
    }
)
MEANING_IN_REVERSE = text("The mentee is ahead by a fitting distance: not too little, not too much.")
WAYS_IN_SHORT: Mapping[Measure, Text] = MappingProxyType(
    {
        Measure.COVERAGE: text("what one wants, the other can give"),
        Measure.SHARED: text("the more both chose, the better"),
        Measure.SAME: text("the same answer is better"),
        Measure.DIFFERENT: text("a different answer is better"),
        Measure.CLOSE: text("the nearer, the better"),
        Measure.AHEAD: text("the mentor well ahead, not too far"),
        Measure.LANGUAGE: text("a language in common"),
        Measure.AVAILABILITY: text("time that suits both"),
        Measure.TEXT: text("texts about alike things"),
        Measure.PREFERENCE: text("whom each of them named"),
    }
)
AHEAD_IN_REVERSE = text("the mentee well ahead, not too far")
AIMS: Mapping[Objective, tuple[Text, Text]] = MappingProxyType(
    {
        Objective.MOST_PEOPLE: (
            text("As many people as possible"),
            text("First pair as many people as can be, then take the most points."),
        ),
        Objective.TOTAL: (
            text("The most points in all"),
            text("Take the most points in all, even if that leaves more people waiting."),
        ),
        Objective.FAIREST: (
            text("The fairest"),
            text("Raise the weakest pair as far as it goes, then take the most points."),
        ),
        Objective.RANKED: (
            text("Their own choices"),
            text("Follow what each named, mentees first, so that no two would both rather have each other."),
        ),
    }
)

PRESET_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "corporate": text("Workplace"),
        "university": text("University"),
        "youth": text("Young people"),
        "peer": text("Peers"),
        "reverse": text("Reverse mentoring"),
    }
)  # presets that differ from each other


def meaning(criterion: Criterion, of_peers: bool = False) -> Text:
    """What a criterion compares, as a sentence for the person who sets its weight."""
    measure = criterion.measure
    if of_peers:
        return MEANING_AMONG_PEERS.get(measure, MEANING[measure])
    if measure is Measure.AHEAD and criterion.settings.get("reverse"):
        return MEANING_IN_REVERSE
    return MEANING[measure]


def way_in_short(measure: Measure, reverse: bool = False) -> Text:
    """How a measure compares, in few words; ``reverse``: where the mentor is the junior."""
    return AHEAD_IN_REVERSE if reverse and measure is Measure.AHEAD else WAYS_IN_SHORT[measure]


def people_paired(result: Result, pool: Pool) -> tuple[int, int]:
    """How many mentees (or peers) have a partner now, and of how many."""
    ids = {one for proposal in result.proposals for one in (proposal.pair if pool.peers else proposal.pair[:1])}
    return len(ids), len(pool.peers or pool.mentees)


def proof_sentence(result: Result | InCounts) -> Text:
    """What is known about the quality of a result, and what is not. The aim is one of the rules."""
    if result.objective is Objective.RANKED and result.proven:
        return text("No two people would both rather have each other than whom they have.")
    if result.proven:
        return text("No other set of pairs scores more under these rules; points do not predict a good relationship.")
    gap = max(0.0, result.upper_bound - result.total)
    return text(
        "A better set of pairs may exist, by {gap} points at most; points do not predict a good relationship.",
        gap=f"{gap:.1f}",
    )
