"""How pairings are doing, month by month: a share to each band, with its interval and how many they were."""

import pandas as pd
import streamlit as st

from core.evaluation.health_shares import HealthOn
from core.evaluation.shares import FEWEST
from db import Workspace
from pages.tracking.health_words import BANDS
from pages.ui.words import _, day, number, percent


def health_part(workspace: Workspace) -> None:
    """Totals only; who is behind them stands on Pairings."""
    found = workspace.evaluation.health_over_time()
    if not any(each.is_enough for each in found):
        why = _("Not enough data: shares are told of {least} pairings or more that go on at the same time.",
                least=FEWEST)  # fmt: skip
        st.markdown(f":material/hourglass_empty: {why}")
        return
    for each in found:
        _month(each)
    st.caption(_("By the limits that the program has now, and by what was noted until each day. Pairings that had "
                 "ended by then are in no count, so shares may look better because those that went badly are over. "
                 "Calls for help count as they stand now. “Too early to tell” is neither good nor bad."))  # fmt: skip


def _month(found: HealthOn) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{day(found.on)}** · {_('{n} pairings', n=number(found.pairings))}")
        if not found.is_enough:
            st.caption(_("Too few to tell shares: it takes {least}.", least=FEWEST))
            return
        rows = [
            {
                _("How they are doing"): _(BANDS[band][0]),
                _("How many"): number(one.count),
                _("Share (likely)"): f"{percent(one.share)} ({percent(one.low)} – {percent(one.high)})",
            }
            for band, one in found.shares.items()
        ]
        st.table(pd.DataFrame(rows), hide_index=True)
