"""Free texts compared by meaning and by the skills they name; by shared words where asked, or where no encoder is."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.meaning import embedding
from core.matching.meaning.scale import SCALE, places
from core.matching.meaning.skills import named
from core.matching.meaning.vectors import VectorMemory, cosines_with
from core.matching.measures import words
from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import (
    Given,
    Keep,
    as_they_are,
    blocks,
    empty,
    given,
    held,
    in_both,
    incidence,
    nobody,
    spread,
)
from core.matching.pool import Person
from core.matching.rules import Criterion
from core.text import text

WORD_OVERLAP = "word overlap"
NAMED = 0.8  # the likeness of two texts that name the same skills, however differently they are worded
CLOSE, PARTLY = 0.6, 0.3  # where the sentence changes (a convention, not a finding)
MOST_LETTERS = 4_000  # of a text, read for its meaning

MEMORY = VectorMemory()


def method(criterion: Criterion) -> str:
    """How texts are compared here: by meaning, or by word overlap. ``settings["by"] = "words"`` asks for the second."""
    if criterion.settings.get("by") == "words" or not embedding.installed():
        return WORD_OVERLAP
    return f"meaning ({embedding.name()}) and skill names"


def _read(answer: Any) -> str | None:
    return " ".join(answer[:MOST_LETTERS].split()) if isinstance(answer, str) and words.telling(answer) else None


def alike(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """The likeness of two texts in meaning (see ``core.matching.meaning.scale``), or, where it is more, 0.8 x the
    skills both name over the geometric mean of the two numbers of skills named.

    Exactly the same on every machine. Cost: 2 ms for each text that is new, 20 ms per million pairs, and once for
    the process a second and 160 MB; nothing is loaded where one side said nothing.
    """
    if method(criterion) == WORD_OVERLAP:
        return words.overlap(mentees, mentors, criterion, on, keep)
    ours, theirs = given(mentees, criterion.mentee_question, _read), given(mentors, criterion.mentor_question, _read)
    if not ours.answers or not theirs.answers:
        return nobody(mentees, mentors, keep)
    vectors = MEMORY.vectors(embedding.load(), ours.answers + theirs.answers)
    cosines = cosines_with(vectors[len(ours.answers) :])
    scale = keep(SCALE)
    table = empty(len(ours.answers), len(theirs.answers), keep)
    for block in blocks(*table.shape):
        scale.take(places(cosines(vectors[: len(ours.answers)][block])), out=table[block], mode="clip")
    _at_least_by_skills(table, [named(one) for one in ours.answers], [named(one) for one in theirs.answers], keep)
    return spread(table, ours, theirs, keep)


def _at_least_by_skills(
    table: NDArray[Any], ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]], keep: Keep
) -> None:
    """Raise the likeness of texts that name the same skills."""
    rows = [place for place, one in enumerate(ours) if one]
    columns = np.array([place for place, one in enumerate(theirs) if one], dtype=np.intp)
    names = in_both(ours, theirs)
    takes = held([sorted(ours[row]) for row in rows], names)
    lines = incidence(Given([theirs[column] for column in columns], np.arange(len(columns))), names)
    their_count = np.array([len(theirs[column]) for column in columns])
    for place, row in enumerate(rows):
        if takes[place]:
            both = lines[takes[place]].sum(axis=0)
            some = np.flatnonzero(both)
            agreement = both[some] / np.sqrt(len(ours[row]) * their_count[some])
            here = columns[some]
            table[row, here] = np.maximum(table[row, here], keep(NAMED * agreement))


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    """Says by what it was judged. What the two may read claims no more than similar words or a similar meaning."""
    if method(criterion) == WORD_OVERLAP:
        return words.said(mentee, mentor, criterion, value, on)
    ours = _read(mentee.answers.get(criterion.mentee_question)) or ""
    theirs = _read(mentor.answers.get(criterion.mentor_question)) or ""
    mine, yours = named(ours), named(theirs)
    skills = sorted(mine & yours)
    common = words.in_common(ours, theirs)
    names = {"label": criterion.label, "encoder": embedding.name(), "skills": listed(skills)}
    if skills and value <= NAMED * len(skills) / np.sqrt(len(mine) * len(yours)) + 1e-4:
        judged = text("{label}: both name {skills}, by the list of skill names", **names)
    elif value >= CLOSE:
        judged = text("{label}: close in meaning, judged by {encoder}", **names)
    elif value >= PARTLY:
        judged = text("{label}: partly alike in meaning, judged by {encoder}", **names)
    else:
        judged = text("{label}: not alike in meaning, judged by {encoder}", **names)
    reason = text("{judged}; words in common: {words}", judged=judged, words=listed(common)) if common else judged
    if value < PARTLY:
        return Said(reason)
    if skills or common:
        subjects = skills + [
            word for word in common if not any(words.stems(word).keys() & words.stems(s) for s in skills)
        ]
        return Said(reason, text("Both wrote about: {words}", words=listed(subjects, most=3)), tuple(subjects))
    if value < CLOSE:
        return Said(reason)
    return Said(reason, text("Similar in meaning, as far as a computer can tell: {label}", label=criterion.label))
