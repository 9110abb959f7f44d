"""Free texts compared by the words they share: plain word overlap, where meaning cannot be or is not to be judged."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import Keep, Table, as_they_are, by_blocks, given, held, in_both
from core.matching.pool import Person
from core.matching.rules import Criterion
from core.text import text

_EMPTY_WORDS = """
a about after all also am an and any are as at be because been but by can could do for from get had has have help her
him his how i if in into is it its just like make me more most my need no not of on one or our out over she so some
than that the their them then there these they this to too up us very want was we well were what when which who will
with work would you your
"""
EMPTY = frozenset(_EMPTY_WORDS.split())
_NO_ANSWERS = """
none nothing nil na tba tbd idk dunno unsure whatever anything
keine keins nichts egal ninguno ninguna nada aucun aucune rien
"""
NO_ANSWERS = frozenset(_NO_ANSWERS.split())  # a whole text of these says nothing
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "s")
_WORD = re.compile(r"[^\W\d_]+(?:[+#]+)?", re.UNICODE)


def stem(word: str) -> str:
    """A word without its common English ending: planning, planned and plans are one."""
    if word.endswith("ss"):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        return word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@lru_cache(maxsize=20_000)
def stems(words: str) -> dict[str, str]:
    """Stem to the word as first written, without words that carry no subject."""
    found: dict[str, str] = {}
    for word in _WORD.findall(normalize("NFC", words)):
        if word.casefold() not in EMPTY and len(word) > 1:
            found.setdefault(stem(word.casefold()), word)
    return found


def telling(answer: str) -> dict[str, str] | None:
    """The stems of a text; None where it says nothing: no words, only words without a subject, or "none"."""
    found = stems(answer)
    return found if any(word.casefold() not in NO_ANSWERS for word in found.values()) else None


def _read(answer: Any) -> tuple[str, ...] | None:
    found = telling(answer) if isinstance(answer, str) else None
    return None if found is None else tuple(found)


def in_common(ours: str, theirs: str) -> list[str]:
    """Words of the one whose stem the other has, as first written there."""
    return [word for name, word in stems(ours).items() if name in stems(theirs)]


def _sparse(read: Sequence[Sequence[str]], names: dict[str, int]) -> csr_array:
    places = held(read, names)
    starts = np.cumsum([0, *map(len, places)])
    flat = np.array([place for row in places for place in row], dtype=np.int64)
    return csr_array((np.ones(len(flat), dtype=np.int64), flat, starts), shape=(len(read), len(names)))


def overlap(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """Words in common over the geometric mean of the two numbers of words (cosine of word sets), by stems."""
    ours = given(mentees, criterion.mentee_question, _read)
    theirs = given(mentors, criterion.mentor_question, _read)
    names = in_both(ours.answers, theirs.answers)
    here, there = _sparse(ours.answers, names), _sparse(theirs.answers, names).T.tocsr()
    our_words = np.array([len(one) for one in ours.answers])[:, None]
    their_words = np.array([len(one) for one in theirs.answers])[None, :]

    def cosine(block: slice) -> Table:
        both = (here[block] @ there).toarray()
        found: Table = both / np.sqrt(our_words[block] * their_words)
        return found

    return by_blocks(ours, theirs, cosine, keep)


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    common = in_common(mentee.answers[criterion.mentee_question], mentor.answers[criterion.mentor_question])
    if not common:
        return Said(text("{label}: no words in common", label=criterion.label))
    return Said(
        text("{label}: words in common: {words}", label=criterion.label, words=listed(common)),
        text("Both wrote about: {words}", words=listed(common, most=3)),
    )
