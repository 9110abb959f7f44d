"""Before a program starts: how many people it takes to see a change, and what as many as there are would show."""

import streamlit as st

from core.evaluation.finding import FIELD
from core.evaluation.power import pairs_needed, people_per_group, smallest_change
from pages.ui.words import _, number

SIZES = (0.2, FIELD, 0.3, 0.5, 0.8)


def how_many(people: int) -> None:
    """``people``: of the cohort, as a first guess."""
    with st.expander(_("How many people does it take to see a change?"), icon=":material/groups:"):
        st.caption(_("Of 5 such programs 4 would see it (two-sided, 5 %). Ask more than that: some will not answer "
                     "again."))  # fmt: skip
        names = {each: _("{size} standard deviations", size=number(each, 2)) for each in SIZES}
        names[FIELD] = _("{size}, what mentoring usually achieves", size=number(FIELD, 2))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            size = st.selectbox(_("Change that is to be seen"), SIZES, 1, key="power_size", width=340,
                                format_func=names.__getitem__)  # fmt: skip
            asked = st.number_input(_("People who will answer before and after"), 0, 100_000, people,
                                    key="power_people", width=300)  # fmt: skip
        pairs, each = pairs_needed(size) or 0, people_per_group(size) or 0
        st.markdown(_("**{pairs} people** asked before and after; with a group to compare with **{each} in each** of "
                      "the two groups.", pairs=number(pairs), each=number(each)))  # fmt: skip
        least = smallest_change(int(asked))
        if least is None:
            st.markdown(_("Fewer than three people show no change."))
            return
        st.markdown(_("{n} people would likely show a change of **{least}** standard deviations or more.",
                      n=number(asked), least=number(least, 2)))  # fmt: skip
        if asked < pairs:
            st.caption(_("With fewer a true change may well go unseen: that it wasn't seen then says little."))
