"""The proof of a large pool, without a table of its pairs: what each criterion is made of, places and prices."""

from io import BytesIO
from typing import Any

import numpy as np

from core.errors import Fault, InvalidInput
from core.matching.result import Result
from core.matching.scores import POINT
from core.matching.size.matching import units_of
from core.matching.size.parts import Counted, Lines, Part, least_value
from core.matching.size.serving import TABLE
from core.matching.size.sized import Sized
from core.text import text


def parts_proof(read: Sized, result: Result) -> tuple[dict[str, Any], bytes]:
    """The result as numbers, with the keys of ``assign``, and what ``verify`` prices every pair from again.

    Raises InvalidInput where a criterion has a value of its own for each of too many pairs.
    """
    comparison, people = read.of_pairs, len(read.rows)
    place = {proposal.mentee_id: comparison.column_of[proposal.mentor_id] for proposal in result.proposals}
    partner = np.array([place.get(person.id, -1) for person in read.rows], dtype=np.int64)
    units = units_of(read, [(row, column) for row, column in enumerate(partner.tolist()) if column >= 0])
    found = {
        "partners": [[column] if column >= 0 else [] for column in partner.tolist()],
        "matched": len(result.proposals),
        "total": result.total,
        "upper_bound": result.upper_bound,
        "proven": result.proven,
        "worst": int(units.min()) / POINT if len(units) else None,
        "load": np.bincount(partner[partner >= 0], minlength=len(read.columns)).tolist(),
        "unmatched": [[comparison.row_of[left.person_id], str(left.reason)] for left in result.unmatched],
        "objective": result.objective.value.replace(" ", "-"),
        "method": result.method,
        "mentees": [person.identity for person in read.rows],
        "mentors": [person.identity for person in read.columns],
    }
    criteria = [criterion for criterion in read.rules.criteria if criterion.key in read.parts]
    kept: dict[str, Any] = {
        "capacity": np.array([person.places for person in read.columns], dtype=np.int64),
        "demand": np.array([person.places for person in read.rows], dtype=np.int64),
        "price": np.array([max(0, result.prices.get(person.id, 0)) for person in read.columns], dtype=np.int64),
        "minimum_score": np.nan if read.rules.minimum_score is None else 100 * read.rules.minimum_score,
        "unit": 1 / POINT,
        "barred": np.stack([np.repeat(np.arange(people), np.diff(read.folded.bars)), read.folded.barred]),
        "weights": np.array([one.weight for one in criteria], dtype=np.int64),
        "least": np.array([least_value(one) for one in criteria], dtype=np.int64),
        "must_be_known": np.array([one.must_be_known for one in criteria], dtype=np.bool_),
    }
    for nth, criterion in enumerate(criteria):
        part = _of(read.parts[criterion.key], people, len(read.columns), criterion.label)
        kept |= {f"{nth}_{name}": values for name, values in part.items()}
    content = BytesIO()
    np.savez_compressed(content, **kept)
    return found, content.getvalue()


def _of(part: Part, people: int, mentors: int, label: str) -> dict[str, Any]:
    if isinstance(part, Lines):
        return {"line_of": part.line_of, "values": part.values}
    if isinstance(part, Counted):
        return {
            "answer_of": part.answer_of, "begins": part.takes.begins, "taken": part.takes.lines,
            "times": part.takes.times, "lines": part.lines, "silent": part.silent, "worth": part.worth,
        }  # fmt: skip
    if people * mentors > TABLE:
        why = text("has a value of its own for too many pairs to be written: leave out --result and --proof")
        raise InvalidInput("No proof can be written.", [Fault(label, why)])
    rows = np.arange(people)
    return {"line_of": rows, "values": part.of_rows(rows)}
