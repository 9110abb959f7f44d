"""Groups against all the others."""

import numpy as np

from core.evaluation.fairness import compared, shown_groups


def said(groups):
    return [str(each.said) for each in compared(groups)]


def test_a_group_that_fares_worse_is_told_and_its_others_too():
    assert said([("A", 40, 36), ("B", 40, 12)]) == [
        "Clearly more often than the others.",
        "Clearly less often than the others.",
    ]


def test_a_difference_that_chance_could_make_is_no_difference():
    assert said([("A", 20, 12), ("B", 20, 10), ("C", 20, 11)]) == ["No clear difference from the others."] * 3


def test_of_few_nothing_is_said():
    few, many = compared([("A", 9, 9), ("B", 40, 20)])
    assert few.found is None and many.apart is None
    assert compared([]) == ()


def test_of_many_groups_alike_hardly_ever_one_is_called_apart():
    luck = np.random.default_rng(3)
    alarms = 0
    for _ in range(300):
        groups = [(str(n), 40, int(luck.binomial(40, 0.6))) for n in range(8)]
        alarms += any(each.apart is not None and each.apart.is_clear for each in compared(groups))
    assert alarms <= 30  # 15 are expected


def test_a_group_held_back_among_applicants_or_participants_is_held_back_in_all_that_came_of_it():
    went = {"A": (12, 6), "B": (14, 7), "C": (30, 20), "D": (11, 3)}
    people = {"A": 9, "B": 40, "C": 30, "D": 15}
    shown = {each.name: (each.people, each.having) for each in shown_groups(went, (people, people))}
    assert shown["A"] == shown["D"] == (None, None)  # D would give A away
    assert shown["B"] == (14, 7) and shown["C"] == (30, 20)
    assert [each.people for each in shown_groups({"A": (4, 4)}, ())] == [None]
