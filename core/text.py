"""A sentence that can be shown in the reader's language: an English text with places for values."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """``message`` is both the English wording and the id that a translation is looked up by.

    >>> str(Text("{count} of {all} mentees", {"count": 38, "all": 40}))
    '38 of 40 mentees'
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**self.values) if self.values else self.message


def text(message: str, /, **values: object) -> Text:
    """``text("{count} places", count=3)``: the English wording and what goes into it."""
    return Text(message, values)


def counted(count: int, one: str, many: str, /, **values: object) -> Text:
    """``counted(3, "{count} place", "{count} places")``: the wording for one where ``count`` is 1, else for many."""
    return Text(one if count == 1 else many, {"count": count, **values})
