"""Pairs as a table, and a result in words."""

from datetime import date

from core.matching import Criterion, Measure, Objective, Person, Pool, Rules, match
from core.matching.in_words import AIMS, MEANING, people_paired, proof_sentence
from core.reports.pairs import marks, pairs_table

RULES = Rules(
    (
        Criterion("topic", "Topic", Measure.SAME, "topic", "topic", weight=3),
        Criterion("town", "Town", Measure.SAME, "town", "town", weight=1),
    )
)


def pool(**named):
    mentees = (
        Person(1, "Di", {"topic": "budgets", "town": "Ulm"}),
        Person(2, "Eve", {"topic": "speaking"}),
        Person(3, "Flo", {"topic": "budgets"}),
    )
    mentors = (Person(7, "Cy", {"topic": "budgets", "town": "Ulm"}), Person(8, "Gus", {"topic": "budgets"}))
    return Pool(date(2026, 9, 1), **({"mentees": mentees, "mentors": mentors} | named))


def test_points_by_criterion_add_up_and_an_unknown_one_is_an_empty_cell():
    result = match(pool(), RULES)
    headers, rows = pairs_table(pool(), result)
    assert headers == ["Mentee", "Mentor", "Points", "Known", "Mark", "Topic", "Town", "Reasons"]
    by_name = {row[0]: row for row in rows}
    assert by_name["Di"][2] == by_name["Di"][5] + by_name["Di"][6]
    assert by_name["Flo"][6] is None


def test_whoever_waits_is_in_the_table_with_the_reason():
    _headers, rows = pairs_table(pool(), match(pool(), RULES))
    [waiting] = [row for row in rows if row[4] == "waits"]
    assert waiting[0] == "Eve" and waiting[1] is None and "taken" in waiting[-1]


def test_what_deserves_a_second_look_is_marked():
    locked = Rules(RULES.criteria, locked={(2, 7): "asked"})
    by_pair = {proposal.pair: proposal for proposal in match(pool(), locked).proposals}
    assert marks(by_pair[2, 7]) == ("locked", "weak")


def test_counts_of_peers_are_people_not_pairs():
    peers = pool(mentees=(), mentors=(), peers=(Person(1, "A", {"topic": "x"}), Person(2, "B", {"topic": "x"})))
    assert people_paired(match(peers, RULES), peers) == (2, 2)
    assert people_paired(match(pool(), RULES), pool()) == (2, 3)


def test_the_proof_is_told_with_what_it_does_not_mean():
    assert "points do not predict a good relationship" in str(proof_sentence(match(pool(), RULES)))


def test_every_measure_and_aim_has_its_sentence():
    assert set(MEANING) == set(Measure) and set(AIMS) == set(Objective)
