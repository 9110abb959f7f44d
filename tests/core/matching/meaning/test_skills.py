"""The list of skill names, and skills wanted and offered in different words."""

import tomllib
from collections import Counter
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from core.matching import Criterion, Measure, Person, Pool, match
from core.matching.meaning.skills import in_words, named, names, skill
from core.matching.rules import Rules

LIST = tomllib.loads(files("core.matching.meaning").joinpath("skills.toml").read_text("utf-8"))


def covered(ours: Any, theirs: Any, **settings: Any) -> tuple[float | None, str]:
    criterion = Criterion("it", "Skills", Measure.COVERAGE, "mine", "yours", settings=settings)
    pool = Pool(date(2026, 9, 1), (Person(1, "Ada", {"mine": ours}),), (Person(2, "Ben", {"yours": theirs}),))
    points = match(pool, Rules((criterion,))).proposals[0].points[0]
    return points.value, str(points.reason)


def test_every_name_belongs_to_one_skill() -> None:
    owners = {
        (in_words(name), one["name"])
        for one in LIST["skills"]
        for name in (one["name"], *one.get("also", ()), *one.get("de", ()), *one.get("es", ()))
    }
    twice = [words for words, count in Counter(words for words, _ in owners).items() if count > 1]
    assert not twice
    assert len(LIST["skills"]) >= 120 and all(words for words in names())


def test_names_that_stand_alone_are_in_the_list() -> None:
    assert [name for name in LIST["alone"] if skill(name) is None] == []


@pytest.mark.parametrize(
    "name",
    ["PUBLIC  speaking", "öffentliches reden", "Hablar en publico", "Presenting to executives", "public-speaking"],
)
def test_a_skill_has_many_names(name: str) -> None:
    assert skill(name) == "Public speaking"


@pytest.mark.parametrize("name", ["retail", "speak", "speaking of tigers", "", "x" * 5000, "😀", "Java", "C", "public"])
def test_no_name_is_found_in_part(name: str) -> None:
    assert skill(name) is None


def test_signs_that_belong_to_a_name_count() -> None:
    assert (skill("c++"), skill("C#"), skill("d & i")) == ("C++", "C#", "Diversity and inclusion")


def test_a_text_names_skills_by_whole_words_and_everyday_words_only_alone() -> None:
    assert named("I want to speak better: presenting to executives, and SQL.") == {"Public speaking", "SQL"}
    assert named("Go, r; Excel") == {"Go", "R", "Spreadsheets"}
    assert named("I go out to excel in retail, said the databaseless man") == frozenset()
    assert named("leading remote teams") == {"Leading remote teams"}


def test_different_names_of_one_skill_cover_the_wish() -> None:
    value, reason = covered({"Presenting to executives": 2, "SQL": 2}, {"öffentliches Reden": 3, "Law": 3})
    assert value == 0.5
    assert reason == "Offers 1 of the 2 skills wanted: Presenting to executives = öffentliches Reden; not: SQL"


def test_the_very_name_always_wins() -> None:
    assert covered({"Negotiating": 3}, {"Negotiating": 1, "Negotiation": 3}) == (
        pytest.approx(1 / 3, abs=1e-4),
        "Offers all skills wanted, some at a lower level: Negotiating",
    )
    assert covered(["Negotiation"], ["negotiation"])[1] == "Offers all skills wanted: Negotiation"


def test_of_several_other_names_the_highest_level_counts() -> None:
    assert covered({"Negotiation": 3}, {"Bargaining": 3, "Negotiating": 1})[0] == 1


def test_a_program_may_take_names_as_they_stand() -> None:
    assert covered(["Negotiation"], ["Negotiating"], synonyms=False)[0] == 0


def test_skills_outside_the_list_meet_by_name_alone() -> None:
    assert covered(["Falconry"], ["falconry "])[0] == 1
    assert covered(["AI"], ["Retail", "Training"])[0] == 0
