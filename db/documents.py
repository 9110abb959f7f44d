"""What is kept as a JSON document, read when somebody looks into it: most looks at everybody need few of them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Text, cast


class Document(Mapping[str, Any]):
    """A mapping over the words that a database keeps. Its ``repr`` is those words, so that a fingerprint is cheap."""

    __slots__ = ("_read", "_words")

    def __init__(self, words: str) -> None:
        self._words = words
        self._read: dict[str, Any] | None = None

    def _opened(self) -> dict[str, Any]:
        if self._read is None:
            self._read = json.loads(self._words) or {}
        return self._read

    def __getitem__(self, key: str) -> Any:
        return self._opened()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened())

    def __len__(self) -> int:
        return len(self._opened())

    def __repr__(self) -> str:
        return self._words

    def __reduce__(self) -> tuple[Any, ...]:
        return Document, (self._words,)


def words_of(column: Any) -> ColumnElement[str]:
    """A JSON column as the words it is kept in, for ``Document``."""
    return cast(column, Text)
