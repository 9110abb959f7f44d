"""Texts as small whole-number vectors, kept by hash, and how near two of them are."""

from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from core.matching.meaning.embedding import Embedding

Vectors = NDArray[np.int8]

LARGEST = 127
MOST_KEPT = 20_000  # texts; 10 MB of vectors of 512 numbers
ROWS_AT_ONCE = 512


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


def cosines(rows: Vectors, columns: Vectors) -> NDArray[np.float64]:
    """-1 to 1 for every row with every column; 0 where one of them is all zeros.

    The products of up to 1,000 whole numbers below 128 add up to less than 2**24: exact, even as 32-bit floats, in
    whatever order they are added. Cost: 0.1 s per million pairs of 512 numbers.
    """
    table = np.zeros((len(rows), len(columns)))
    across = columns.astype(np.float32).T
    squares = (columns.astype(np.int64) ** 2).sum(axis=1)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        here = rows[start : start + ROWS_AT_ONCE]
        lengths = np.sqrt(np.multiply.outer((here.astype(np.int64) ** 2).sum(axis=1), squares).astype(np.float64))
        table[start : start + len(here)] = (here.astype(np.float32) @ across) / np.maximum(lengths, 1.0)
    return table
