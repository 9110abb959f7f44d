"""Texts as small whole-number vectors, kept by hash, and how near two of them are."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from hashlib import sha256
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from core.matching.meaning.embedding import Embedding

Vectors = NDArray[np.int8]
Cosines = NDArray[np.float64]

LARGEST = 127
MOST_KEPT = 20_000  # texts; 10 MB of vectors of 512 numbers


class VectorMemory:
    """The vectors of texts met before, by hash: no text is kept. Beyond ``most`` the one longest unused goes."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def vectors(self, embedding: Embedding, texts: Sequence[str]) -> Vectors:
        """One row for each text. Each text that is new is embedded once."""
        keys = [sha256(f"{embedding.name}\0{words}".encode("utf-8", "surrogatepass")).digest() for words in texts]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        new = {key: words for key, words in zip(keys, texts, strict=True) if key not in found}
        if new:
            found.update(zip(new, quantised(embedding.embed(list(new.values()))), strict=True))
        with self._lock:
            for key in dict.fromkeys(keys):
                self._kept[key] = found[key]
                self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return np.stack([found[key] for key in keys])


def quantised(unit: NDArray[np.float64]) -> Vectors:
    """Each row in whole numbers from -127 to 127, its largest number becoming 127. A row of zeros stays so."""
    largest = np.abs(unit).max(axis=1, keepdims=True)
    vectors: Vectors = np.rint(unit * (LARGEST / np.where(largest > 0, largest, 1.0))).astype(np.int8)
    return vectors


def cosines(rows: Vectors, columns: Vectors) -> Cosines:
    """-1 to 1 for every row with every column; 0 where one of them is all zeros."""
    return cosines_with(columns)(rows)


def cosines_with(columns: Vectors) -> Callable[[Vectors], Cosines]:
    """``cosines`` with the same columns, for one block of rows after another.

    The products of up to 1,000 whole numbers below 128 add up to less than 2**24: exact, even as 32-bit floats, in
    whatever order they are added. Cost: 20 ms per million pairs of 512 numbers.
    """
    across = columns.astype(np.float32).T
    squares = _squares(columns)

    def of(rows: Vectors) -> Cosines:
        found: Cosines = (rows.astype(np.float32) @ across).astype(np.float64)
        lengths = np.multiply.outer(_squares(rows), squares)
        np.maximum(np.sqrt(lengths, out=lengths), 1.0, out=lengths)
        return np.divide(found, lengths, out=found)

    return of


def _squares(vectors: Vectors) -> Cosines:
    squares: Cosines = (vectors.astype(np.float64) ** 2).sum(axis=1)
    return squares
