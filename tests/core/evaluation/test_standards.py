"""Standards as data: whole, cited, and never a level."""

from datetime import UTC, datetime

import pytest

from core.errors import InvalidInput
from core.evaluation.standards import (
    Attested,
    Judgement,
    by_data,
    check_attestation,
    counted,
    framework,
    frameworks,
    standings,
)
from core.evaluation.standards.facts import FACTS, Shown
from core.program.program import Part

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_the_fourth_edition_has_its_48_benchmarks_in_six_standards():
    # MENTOR, Elements of Effective Practice for Mentoring, 4th edition: 7 + 12 + 4 + 4 + 12 + 9
    elements = framework("elements-2015")
    required = [[each for each in one.benchmarks if not each.recommended] for one in elements.standards]
    assert [len(each) for each in required] == [7, 12, 4, 4, 12, 9]


@pytest.mark.parametrize("found", frameworks(), ids=lambda each: each.key)
def test_every_framework_is_cited_and_every_benchmark_can_be_told_apart(found):
    assert found.source.startswith("https://") and found.published.startswith(found.publisher)
    codes = [each.code for each in found.benchmarks]
    assert len(set(codes)) == len(codes)
    assert found.facts <= set(FACTS)


def test_each_fact_is_a_sentence_with_its_numbers_and_used_by_some_framework():
    for name in FACTS:
        assert "7" in str(Shown(name, 7, 9).said)
        assert str(Shown(name, 0, 0).said) == "Nothing to count yet."
    assert set(FACTS) == {fact for each in frameworks() for fact in each.facts}


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [(8, 10, Judgement.MET), (7, 10, Judgement.PARTLY), (0, 10, Judgement.NOT), (0, 0, Judgement.NO_DATA)],
)
def test_nothing_to_count_is_no_gap_that_was_found(count, of, expected):
    interview = next(each for each in framework("elements-2015").benchmarks if each.fact == "interviews")
    assert by_data(interview, Shown("interviews", count, of), frozenset()) is expected


def test_what_is_about_guardians_does_not_apply_where_none_are_asked():
    guardian = next(each for each in framework("elements-2015").benchmarks if each.fact == "guardians")
    none = Shown("guardians", 0, 0)
    assert by_data(guardian, none, frozenset()) is Judgement.NOT_APPLICABLE
    assert by_data(guardian, none, frozenset({Part.GUARDIANS})) is Judgement.NO_DATA


def test_a_persons_word_goes_before_the_data_and_a_contradiction_is_seen():
    found = framework("elements-2015")
    word = Attested(Judgement.MET, "Interviews are kept on paper.", "Cora", NOW)
    all = standings(found, {"interviews": Shown("interviews", 0, 12)}, {"B.2.3": word}, frozenset())
    one = next(each for each in all if each.benchmark.code == "B.2.3")
    assert (one.by_data, one.judgement, one.differs, one.is_gap) == (Judgement.NOT, Judgement.MET, True, False)
    assert sum(counted(all).values()) == 48


def test_to_say_that_something_is_met_wants_a_reason():
    for key, code, note, where in (("aps", "1", " ", "Note"), ("aps", "99", "yes", "Benchmark")):
        with pytest.raises(InvalidInput) as told:
            check_attestation(framework(key), code, Judgement.MET, note)
        assert [each.where for each in told.value.faults] == [where]
