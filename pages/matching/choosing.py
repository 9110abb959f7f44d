"""What a participant sees of a program in which people choose: who is suggested, why, and her own order."""

import streamlit as st

from db import Offered, OwnChoosing, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, count, day, plain


def choosing(workspace: Workspace) -> int:
    """Draw what she is asked to choose from; how many times she is asked. Looking chooses nothing."""
    asked = [each for each in workspace.choices.mine() if each.offered and not each.closed]
    for each in asked:
        _one(workspace, each)
    return len(asked)


def _one(workspace: Workspace, own: OwnChoosing) -> None:
    names = {each.person_id: each.name for each in own.offered}
    mine = [each.person_id for each in sorted(own.offered, key=lambda each: each.rank or 0) if each.rank]
    with st.container(border=True, key=f"choosing_{own.id}"):
        st.subheader(_("Whom would you like to meet?"), anchor=False)
        st.markdown(_("These people could suit you. Put those whom you would like in order, the one you would like "
                      "most first, until **{day}**.", day=day(own.closes_on)))  # fmt: skip
        if own.answered_at is not None:
            chosen = ", ".join(f"{n}. {plain(names[id])}" for n, id in enumerate(mine, 1))
            st.success(_("We have noted: {names}", names=chosen or _("nobody in particular")))
        for each in own.offered:
            _offered(each)
        ranked = st.multiselect(
            count(own.most, "Your choice", "Your choices, the first you pick first; {n} at most"), list(names), mine,
            format_func=names.__getitem__, max_selections=own.most, key=f"ranked_{own.id}_{own.version}",
            placeholder=_("Nobody in particular: you choose for me"),
        )  # fmt: skip
        if ranked:
            st.markdown("\n".join(f"{n}. {plain(names[id])}" for n, id in enumerate(ranked, 1)))
        st.caption(_("We try to follow your order and can't promise it: others choose too. Only the team sees it."))
        if st.button(_("Send my choice"), key=f"rank_{own.id}", type="primary"):
            workspace.choices.rank(own.id, own.version, ranked)
            notice(_("Thank you. You can change it until {day}.", day=day(own.closes_on)))
            st.rerun()


def _offered(each: Offered) -> None:
    with st.expander(plain(each.name), icon=":material/person:"):
        if each.reasons:
            st.markdown(f"**{_('Why we thought of the two of you')}**")
            st.markdown("\n".join(f"- {plain(reason)}" for reason in each.reasons))
        for label, answer in each.profile:
            st.markdown(f":gray[{plain(label)}]  \n{plain(answer)}")
        if not each.reasons and not each.profile:
            st.markdown(_("{name} does not share any answers.", name=plain(each.name)))
