"""Free texts compared by the words they share: plain word overlap, where meaning cannot be or is not to be judged."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from unicodedata import normalize

import numpy as np
from scipy.sparse import csr_array

from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import Table, known_only
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


def _read(person: Person, question: str) -> dict[str, str] | None:
    answer = person.answers.get(question)
    return telling(answer) if isinstance(answer, str) else None


def in_common(ours: str, theirs: str) -> list[str]:
    """Words of the one whose stem the other has, as first written there."""
    return [word for name, word in stems(ours).items() if name in stems(theirs)]


def _sparse(read: Sequence[dict[str, str] | None], names: dict[str, int]) -> csr_array:
    places = [[names[name] for name in sorted(one or ()) if name in names] for one in read]
    starts = np.cumsum([0, *map(len, places)])
    flat = np.array([place for row in places for place in row], dtype=np.int64)
    return csr_array((np.ones(len(flat), dtype=np.int64), flat, starts), shape=(len(read), len(names)))


def overlap(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """Words in common over the geometric mean of the two numbers of words (cosine of word sets), by stems."""
    ours = [_read(person, criterion.mentee_question) for person in mentees]
    theirs = [_read(person, criterion.mentor_question) for person in mentors]
    either = {name for one in ours for name in one or ()} & {name for one in theirs for name in one or ()}
    names = {name: place for place, name in enumerate(sorted(either))}
    both = np.zeros((len(ours), len(theirs)))
    if names:
        both += (_sparse(ours, names) @ _sparse(theirs, names).T).toarray()
    lengths = np.array([len(one or ()) for one in ours])[:, None] * np.array([len(one or ()) for one in theirs])
    return known_only(both / np.sqrt(np.maximum(lengths, 1)), ours, theirs)


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    common = in_common(mentee.answers[criterion.mentee_question], mentor.answers[criterion.mentor_question])
    if not common:
        return Said(text("{label}: no words in common", label=criterion.label))
    return Said(
        text("{label}: words in common: {words}", label=criterion.label, words=listed(common)),
        text("Both wrote about: {words}", words=listed(common, most=3)),
    )
