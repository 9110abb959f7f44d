"""How sure each pair is: what deserves a second look, and whether it stays when weights change a little."""

from collections.abc import Mapping

from core.matching import Proposal
from core.matching.steadiness import CLOSE, Steadiness, steadiness
from core.reports.pairs import marks
from pages.matching.seen import Seen
from pages.ui.memory import known, worked_out

MARKS = {
    "weak": "⚠ Weak", "thin": "◔ Thin", "locked": "🔒 Locked", "close": "≈ Close call", "wavers": "∿ Wavers",
    "moved": "⇄ Moved",
}  # fmt: skip
AT_ONCE = 5_000  # pairs of people up to which steadiness is worked out unasked
STEADY = 0.8  # of the nearby weightings: kept in so many, a pair is called steady


def marks_of(
    seen: Seen, proposal: Proposal, closeness: Mapping[int, float], steady: Steadiness | None
) -> tuple[str, ...]:
    found = list(marks(proposal))
    if not proposal.locked and closeness.get(proposal.mentee_id, CLOSE) < CLOSE:
        found.append("close")
    if steady is not None and steady.shares.get(proposal.pair, 1.0) < STEADY:
        found.append("wavers")
    if proposal.mentee_id in seen.moved:
        found.append("moved")
    return tuple(found)


def steady_if_known(seen: Seen) -> Steadiness | None:
    """At once where it is quick; else only what was asked for under these very rules."""
    if seen.rules.grouping is not None:
        return None
    if len(seen.comparison.rows) * len(seen.comparison.columns) <= AT_ONCE:
        return work_out_steadiness(seen)
    return known("steady", seen.asked)


def work_out_steadiness(seen: Seen) -> Steadiness:
    return worked_out(
        "steady", seen.asked, lambda: steadiness(seen.pool, seen.rules, seen.result, seen.comparison)
    )  # fmt: skip
