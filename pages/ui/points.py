"""Where a pair's points come from: one bar a criterion, with its numbers and its reason."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.matching import OneWay, Person
from core.matching.result import Points
from pages.ui.words import _, listed, number, plain


def points_bar(points: Sequence[Points], *, reasons: bool = True) -> None:
    """A pair's criteria from the one that gives most, all bars to one measure: the most that one criterion could give.

    A criterion with a missing answer, or that weighs nothing, has words and no bar.
    """
    longest = max((each.possible for each in points), default=0.0)
    with st.container(gap="xsmall"):
        for each in sorted(points, key=lambda each: -each.points):
            words = f"**{plain(_(each.label))}** · {points_words(each)}"
            if each.matters_to:
                words += " · " + _("matters most to {names}", names=listed(map(plain, each.matters_to)))
            if reasons:
                words += f"  \n{plain(_(each.reason))}"
            if each.value is None or each.possible <= 0:  # as small as the words of a bar are
                st.markdown("  \n".join(f":small[{line.strip()}]" for line in words.splitlines()))
            else:
                st.progress(min(max(each.points / longest, 0.0), 1.0), text=words)


def one_way_caption(one: Person, other: Person, ways: OneWay) -> None:
    """ "79% of what Ada asks for is met · 83% of what Ben asks for is met"; nothing of who asks for nothing."""
    met = ((one, ways.meets_mentee), (other, ways.meets_mentor))
    words = [
        _("{percent}% of what {name} asks for is met", percent=number(share, 0), name=plain(person.name))
        for person, share in met
        if share is not None
    ]
    if words:
        st.caption(" · ".join(words))


def points_words(points: Points) -> str:
    """ "18.0 of 20.0", or that an answer is missing: then the criterion counts neither for nor against."""
    if points.value is None:
        return _("not known, does not count")
    if points.possible <= 0:
        return _("gives no points")
    return _("{points} of {possible}", points=number(points.points, 1), possible=number(points.possible, 1))


def points_frame(points: Sequence[Points]) -> pd.DataFrame:
    """The same as a table, a row a criterion: label, points, possible, words, reason."""
    return pd.DataFrame(
        [
            {
                "label": _(each.label),
                "points": each.points if each.value is not None else None,
                "possible": each.possible,
                "words": points_words(each),
                "reason": _(each.reason),
            }
            for each in points
        ]
    )


def points_column(label: str, labels: Sequence[str], most: float = 100.0) -> Any:
    """For a table with a pair a row, whose cell holds the points by criterion in the order of ``labels``."""
    return st.column_config.BarChartColumn(label, help=" · ".join(labels), y_min=0, y_max=most, width=90)
