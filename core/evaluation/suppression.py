"""Counts by group, with those of small groups kept from sight: nobody is to be recognised in a total."""

from collections.abc import Collection, Mapping, Sequence

from core.text import Text, text

FEWEST = 10  # people; the usual line in public reports

REASON: Text = text(
    "Groups of fewer than {fewest} people are not shown, nor another group that would give them away, so that nobody "
    "can be recognised.",
    fewest=FEWEST,
)


def suppressed(
    counts: Mapping[str, int], fewest: int = FEWEST, too: Collection[str] = frozenset()
) -> dict[str, int | None]:
    """``counts`` with None for every group of fewer than ``fewest`` people, and for those ``too`` that something else
    would give away; in the order given. Any other 0 stays.

    Whoever knows the total could subtract, and knows too that no hidden group is empty: so as long as the hidden
    groups are one alone, or leave less than ``fewest`` between the least and the most that one of them may be, the
    smallest of those still shown is hidden too (of equal ones the first). Where hidden groups are all there is, no
    more can be done and none is needed. No errors.
    """
    hidden = {group for group, count in counts.items() if 0 < count < fewest or group in too}
    shown = sorted(
        (group for group in counts if group not in hidden and counts[group]), key=lambda group: counts[group]
    )
    while hidden and shown and (len(hidden) < 2 or sum(max(0, counts[group] - 1) for group in hidden) < fewest):
        hidden.add(shown.pop(0))
    return {group: None if group in hidden else count for group, count in counts.items()}


def held_back_alike(tables: Sequence[Mapping[str, int]], fewest: int = FEWEST) -> frozenset[str]:
    """The groups to hold back in all of these tables of the same groups, such as applicants and those of them who take
    part: whoever is hidden in one could be guessed from the other. No errors."""
    hidden: frozenset[str] = frozenset()
    while True:
        found = [suppressed(counts, fewest, hidden) for counts in tables]
        more = hidden | {group for counts in found for group, count in counts.items() if count is None}
        if more == hidden:
            return hidden
        hidden = more
