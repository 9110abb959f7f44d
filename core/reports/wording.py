"""How a paper speaks: its language, what a sentence is in it, and how a day is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.text import Text


def day_words(on: date) -> str:
    """ "3 Dec 2026"."""
    return f"{on:%d %b %Y}".lstrip("0")


@dataclass(frozen=True)
class Wording:
    """English unless the caller translates. ``language`` is what the file says of itself, such as "pt-BR"."""

    language: str = "en"
    said: Callable[[Text], str] = str
    day: Callable[[date], str] = day_words

    def of(self, words: str | Text) -> str:
        """A sentence in the paper's language; what somebody typed stays as it is."""
        return self.said(words) if isinstance(words, Text) else words


ENGLISH = Wording()
