"""Proposed pairs as a table to take away: who, how many points, from what, and why."""

from core.matching.explanation import is_thin, is_weak
from core.matching.pool import Pool
from core.matching.result import Proposal, Result
from core.reports.table import Cell


def pairs_table(pool: Pool, result: Result) -> tuple[list[str], list[list[Cell]]]:
    """Headers and a row for each pair, in the order of the result, then one for each person who waits.

    Points have one decimal; those by criterion add up to the pair's. An empty cell means that an answer is missing.
    """
    names = {person.id: person.name for person in pool.people}
    labels = list(dict.fromkeys(each.label for proposal in result.proposals for each in proposal.points))
    one, other = ("Person", "Partner") if pool.peers else ("Mentee", "Mentor")
    headers = [one, other, "Points", "Known", "Mark", *labels, "Reasons"]
    rows: list[list[Cell]] = []
    for proposal in result.proposals:
        given = {each.label: each.points if each.value is not None else None for each in proposal.points}
        first: list[Cell] = [
            names[proposal.mentee_id], names[proposal.mentor_id], proposal.score, round(proposal.coverage, 2),
            ", ".join(marks(proposal)),
        ]  # fmt: skip
        why = "; ".join(str(each.reason) for each in proposal.points if each.points)
        rows.append([*first, *(given.get(label) for label in labels), why])
    nothing: list[Cell] = [None] * len(labels)
    for waiting in result.unmatched:
        why = f"{waiting.reason} {waiting.remedy}"
        rows.append([names[waiting.person_id], None, None, None, "waits", *nothing, why])
    return headers, rows


def marks(proposal: Proposal) -> tuple[str, ...]:
    """What deserves a second look: ``locked``, ``weak``, ``thin``."""
    found = (("locked", proposal.locked), ("weak", is_weak(proposal)), ("thin", is_thin(proposal)))
    return tuple(word for word, holds in found if holds)
