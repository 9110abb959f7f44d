"""Free texts compared by meaning and by the skills they name; by shared words where asked, or where no encoder is."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from core.matching.meaning import embedding
from core.matching.meaning.scale import likeness
from core.matching.meaning.skills import named
from core.matching.meaning.vectors import VectorMemory, cosines
from core.matching.measures import words
from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import Table, answers, blank, in_common
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


def _read(person: Person, question: str) -> str | None:
    answer = person.answers.get(question)
    return " ".join(answer[:MOST_LETTERS].split()) if isinstance(answer, str) and words.telling(answer) else None


def alike(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """The likeness of two texts in meaning (see ``core.matching.meaning.scale``), or, where it is more, 0.8 x the
    skills both name over the geometric mean of the two numbers of skills named.

    Exactly the same on every machine. Cost: 2 ms for each text that is new, 0.2 s per million pairs, and once for
    the process a second and 160 MB; nothing is loaded where one side said nothing.
    """
    if method(criterion) == WORD_OVERLAP:
        return words.overlap(mentees, mentors, criterion, on)
    ours = [_read(person, criterion.mentee_question) for person in mentees]
    theirs = [_read(person, criterion.mentor_question) for person in mentors]
    rows, columns = answers(ours), answers(theirs)
    table = blank(mentees, mentors)
    if not rows or not columns:
        return table
    here, there = [one for one in ours if one], [one for one in theirs if one]
    vectors = MEMORY.vectors(embedding.load(), here + there)
    mine, yours = [named(one) for one in here], [named(one) for one in there]
    lengths = np.multiply.outer([len(one) for one in mine], [len(one) for one in yours])
    agreement = in_common(mine, yours) / np.sqrt(np.maximum(lengths, 1))
    table[np.ix_(rows, columns)] = np.maximum(
        likeness(cosines(vectors[: len(here)], vectors[len(here) :])), NAMED * agreement
    )
    return table


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    """Says by what it was judged. What the two may read claims no more than similar words or a similar meaning."""
    if method(criterion) == WORD_OVERLAP:
        return words.said(mentee, mentor, criterion, value, on)
    ours, theirs = _read(mentee, criterion.mentee_question) or "", _read(mentor, criterion.mentor_question) or ""
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
        return Said(reason, text("Both wrote about: {words}", words=listed(subjects, most=3)))
    if value < CLOSE:
        return Said(reason)
    return Said(reason, text("Similar in meaning, as far as a computer can tell: {label}", label=criterion.label))
