"""The same values and pairs, bit for bit, whatever processor and however many threads."""

from os import environ

from tests.benchmarks.same_everywhere import NOT_HERE, elsewhere, result


def test_the_same_pairs_on_an_older_processor_with_another_number_of_threads() -> None:
    here = environ.get("OPENBLAS_NUM_THREADS")  # unset: as many as there are processors
    there = elsewhere("Sandybridge", 2 if here == "1" else 1, 40, 20)
    assert there in (NOT_HERE, result(40, 20))
