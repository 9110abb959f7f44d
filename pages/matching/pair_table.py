"""The pairs as rows and columns: points and where they come from, both one-way percentages, what is known, and why."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from core.matching import Proposal
from core.matching.in_brief import in_brief
from core.matching.one_way import one_ways
from core.matching.steadiness import Steadiness
from pages.matching.seen import Seen
from pages.matching.sides import side_titles
from pages.matching.sureness import MARKS
from pages.ui.points import points_column
from pages.ui.words import _


def pairs_frame(
    seen: Seen, shown: Sequence[Proposal], said: Mapping[tuple[int, int], Sequence[str]], steady: Steadiness | None
) -> pd.DataFrame:
    one, other = side_titles(seen)
    met = one_ways(seen.pool, seen.rules, seen.comparison, shown)
    brief = in_brief(seen.pool, seen.rules, seen.comparison, shown)
    columns = {
        one: [seen.names[each.mentee_id] for each in shown],
        other: [seen.names[each.mentor_id] for each in shown],
        _("Points"): [each.score for each in shown],
        _("Mark"): [" ".join(_(MARKS[mark]) for mark in said[each.pair]) for each in shown],
        _("Made up of"): [list(each.points) for each in brief],
        _("For {who}", who=one): [ways.meets_mentee for ways in met],
        _("For {who}", who=other): [ways.meets_mentor for ways in met],
        _("Known"): [100 * each.coverage for each in shown],
    }
    if steady is not None:
        columns[_("Kept")] = [100 * steady.shares.get(each.pair, 1.0) for each in shown]
    if seen.moved:
        columns[_("Was with")] = [
            ", ".join(seen.names.get(was, "?") for was in seen.moved[each.mentee_id].before) or _("nobody")
            if each.mentee_id in seen.moved else "" for each in shown
        ]  # fmt: skip
    columns[_("Because")] = [" · ".join(map(_, each.reasons)) for each in brief]
    return pd.DataFrame(columns)


def pairs_columns(seen: Seen) -> dict[str, object]:
    one, other = side_titles(seen)
    percent = {"format": "%.0f%%", "width": 88}
    labels = [_(each.label) for each in seen.rules.criteria if each.weight]
    most = max((each.weight for each in seen.rules.criteria), default=1)
    whole = sum(each.weight for each in seen.rules.criteria) or 1
    number_column = st.column_config.NumberColumn
    return {
        one: st.column_config.TextColumn(pinned=True),
        _("Points"): st.column_config.ProgressColumn(
            min_value=0, max_value=100, format="%.1f", width=100, help=_("Of 100, under the rules as they are set.")
        ),
        _("Mark"): st.column_config.TextColumn(
            width=158,
            help=_("Weak: under 50 points. Thin: under 60% of what counts is known. Close call: another choice would "
                   "cost less than one point. Wavers: other weights near these often part the two. Moved: by the last "
                   "change."),
        ),
        _("Made up of"): points_column(_("Made up of"), labels, 100.0 * most / whole),
        _("For {who}", who=one): number_column(help=_("How much of what she asks for is met."), **percent),
        _("For {who}", who=other): number_column(help=_("How much of what she asks for is met."), **percent),
        _("Known"): number_column(help=_("How much of what counts both have answered."), **percent),
        _("Kept"): number_column(
            help=_("In how many of the weightings near these (each up to a quarter more or less) the pair stays."),
            **percent,
        ),
        _("Because"): st.column_config.TextColumn(width="large"),
    }  # fmt: skip
