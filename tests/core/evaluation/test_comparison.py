"""An outcome looked at more closely: groups, people of one mentor, and both of a pairing."""

from random import Random

import pytest

from core.evaluation.answer_table import answer_table
from core.evaluation.clustering import design_effect
from core.evaluation.comparison import BothSides, Clustered, Tie, alike_words, beside_others, both_sides, clustered
from core.evaluation.finding import Finding, NotEnough
from core.evaluation.surveys import Survey, measures
from core.evaluation.two_groups import adjusted_difference
from core.program.questions import Kind, Question

SURVEY = Survey("Pulse", (Question("q", Kind.SCALE, "How sure are you?", lowest=0, highest=10),), ())
(MEASURE,) = measures(SURVEY)


def table(values):
    return answer_table(SURVEY, [(who, {"q": value}) for who, value in values.items() if value is not None])


def people(many=60, by_mentor=3, shift=2.0):
    """Mentees by threes of one mentor; the first half had a partner and gained ``shift`` more."""
    luck = Random(7)  # noqa: S311 -- invented answers
    before = {who: luck.randint(2, 6) for who in range(many)}
    of_mentor = [luck.choice([-1, 0, 1]) for _ in range(many)]
    after = {
        who: min(10, before[who] + 1 + (shift if who < many // 2 else 0) + of_mentor[who // by_mentor])
        for who in before
    }
    ties = {who: Tie("mentee", who < many // 2, f"mentor {who // by_mentor}", f"{who}") for who in before}
    return before, after, ties


def test_people_with_a_partner_stand_beside_those_without_as_covariance_has_it():
    before, after, ties = people()
    group = {who: tie.had_partner for who, tie in ties.items()}
    found = beside_others(MEASURE, table(before), table(after), group)
    told = adjusted_difference(list(before.values()), list(after.values()), list(group.values()))
    assert isinstance(found, Finding) and found == told and found.estimate.is_clear
    assert "not drawn by lot" in str(found.sentence)


def test_a_group_that_lost_more_people_is_named():
    before, after, ties = people()
    gone = {who: None if who % 3 == 0 and who < 30 else value for who, value in after.items()}
    group = {who: tie.had_partner for who, tie in ties.items()}
    found = beside_others(MEASURE, table(before), table(gone), group)
    assert isinstance(found, Finding) and any("33 points more" in str(each) for each in found.caveats)


def test_whoever_is_in_no_group_and_few_people_are_not_compared():
    before, after, _ties = people()
    found = beside_others(MEASURE, table(before), table(after), {who: who < 5 for who in range(40)})
    assert isinstance(found, NotEnough)


def test_an_interval_is_widened_by_the_design_effect_and_by_nothing_else():
    before, after, ties = people()
    found = clustered(MEASURE, table(before), table(after), ties)
    assert isinstance(found, Clustered) and (found.clusters, found.n, found.size) == (20, 60, pytest.approx(3))
    assert found.effect == pytest.approx(design_effect(3, found.likeness)) and found.effect > 1.5
    alone = {who: Tie("mentee", True, f"mentor {who}", "") for who in ties}
    assert isinstance(clustered(MEASURE, table(before), table(after), alone), NotEnough)
    few = {who: ties[who] for who in range(27)}
    assert isinstance(clustered(MEASURE, table(before), table(after), few), NotEnough)


def test_both_of_a_pairing_are_asked_and_only_they():
    luck = Random(3)  # noqa: S311 -- invented answers
    mentees = {who: luck.randint(0, 9) for who in range(20)}
    mentors = {100 + who: value + (who % 2) for who, value in mentees.items()}
    ties = {who: Tie("mentee", True, "", str(who)) for who in mentees}
    ties |= {who: Tie("mentor", True, "", str(who - 100)) for who in mentors}
    found = both_sides(MEASURE, table(mentees | mentors), ties)
    assert isinstance(found, BothSides) and found.pairings == 20 and found.apart.value == pytest.approx(0.5)
    assert found.agreement.value > 0.9 and "much alike" in str(alike_words(found))
    assert found.beyond_chance is not None and 0.9 < found.beyond_chance.value < found.beyond_chance.high <= 1
    assert isinstance(both_sides(MEASURE, table(mentees), ties), NotEnough)
