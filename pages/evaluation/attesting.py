"""Say of a benchmark where it stands, and what shows it; or take it back, so that the data speak alone."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.standards import LONGEST_NOTE, SAID_BY_PEOPLE, WORDS, Standing
from db import KeptStandards, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, plain


def attesting(workspace: Workspace, kept: KeptStandards, shown: Sequence[Standing]) -> None:
    """One benchmark of those shown."""
    by_code = {each.benchmark.code: each for each in shown}
    key = kept.framework.key
    with st.container(border=True):
        st.markdown(f"**{_('Say where a benchmark stands')}**")
        code = st.selectbox(_("Benchmark"), list(by_code), key=f"attest_code_{key}_{'_'.join(by_code)[:80]}",
                            format_func=lambda one: f"{one} · {_(by_code[one].benchmark.label)}")  # fmt: skip
        chosen = by_code[code]
        said = len(kept.said.get(code, ()))
        word = st.segmented_control(
            _("It is"), list(SAID_BY_PEOPLE), key=f"attest_word_{key}_{code}_{said}", required=True,
            default=chosen.attested.judgement if chosen.attested else SAID_BY_PEOPLE[0],
            format_func=lambda one: _(WORDS[one]),
        )  # fmt: skip
        note = st.text_area(_("What shows it, or what is missing"), key=f"attest_note_{key}_{code}_{said}", height=80,
                            max_chars=LONGEST_NOTE)  # fmt: skip
        with st.container(horizontal=True):
            if st.button(_("Write it down"), key="attest", type="primary"):
                workspace.standards.attest(key, code, word, note)
                notice(_("Written down, with your name and the day."))
                st.rerun()
            if chosen.attested is not None and st.button(_("Take it back"), key="attest_back", type="tertiary"):
                workspace.standards.withdraw(key, code)
                notice(_("Taken back: now the data speak alone."))
                st.rerun()
        for each in kept.said.get(code, ())[1:]:
            st.caption(f"{_(WORDS[each.judgement])}: {plain(each.note)}")
