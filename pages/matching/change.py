"""One change before it is made: what ends, what begins, what people will read, and the button."""

from functools import partial

import streamlit as st

from core.matching import explain
from core.matching.reassignment import Option
from db import Workspace
from pages.matching.publishing import message
from pages.matching.ways_to import Looked
from pages.ui.boundary import boundary
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, plain


def show_change(workspace: Workspace, looked: Looked, way: Option) -> None:
    """Opens the dialog; nothing is made before its button."""

    @st.dialog(_("Before this change is made"), width="large")
    def change() -> None:
        with boundary():
            _change(workspace, looked, way)

    change()


def _change(workspace: Workspace, looked: Looked, way: Option) -> None:
    names = looked.names
    ended = [*([looked.desk.pairing(looked.closing.pairing_id).names] if looked.closing else ()),
             *((names[one], names[other]) for one, other in way.ends)]  # fmt: skip
    lines = [f"- {_('{one} & {other}: ends today', one=plain(one), other=plain(other))}" for one, other in ended]
    lines += [f"- {_('**{one} & {other}**: begins today', one=names[one], other=names[other])}"
              for one, other in way.makes]  # fmt: skip
    st.markdown("\n".join(lines))
    if way.moves:
        st.markdown(
            f":orange[:material/error:] {_('Talk to those who move before you make it: it ends what they have begun.')}"
        )
    in_spite = ""
    against = looked.desk.against(looked.person_id, way, looked.today, looked.closing)
    for each in against:
        st.markdown(f":orange[:material/error:] {plain(_(each.sentence))}")
    if against:
        in_spite = st.text_input(_("Why it is right nevertheless"), key="in_spite", max_chars=300)
    note = st.text_area(_("A personal line in every message (may stay empty)"), key="change_note", max_chars=500,
                        height=80)  # fmt: skip
    proposal = explain(looked.pool, looked.rules, looked.comparison, way.makes[0])
    both = workspace.matching.introductions([proposal], looked.rules, note)
    for tab, each in zip(st.tabs([_("To {name}", name=plain(each.to.name)) for each in both]), both, strict=True):
        with tab:
            message(each)
    st.caption(_("Nobody is told yet: you read every message under “Introductions” first and send it from there."))
    with st.container(horizontal=True):
        sure = st.button(_("Make the change"), key="make_change", type="primary")
        if st.button(_("Not yet"), key="change_not"):
            st.rerun()
    if sure:
        make = partial(workspace.reassignment.reassign, in_spite=in_spite, note=note)
        made = make(looked.person_id, way, looked.desk.fingerprint, looked.closing)
        notice(count(made, "{n} new pairing is made. Now tell them.", "{n} new pairings are made. Now tell them."))
        go("matching.introductions")
        st.rerun()
