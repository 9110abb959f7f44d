"""One change before it is made: what ends, what begins, what people will read, and the button."""

from functools import partial

import streamlit as st

from core.matching import explain
from core.matching.reassignment import Option
from db import Workspace
from pages.matching.before_change import before_change, make_it, personal_line, why_in_spite
from pages.matching.publishing import message
from pages.matching.ways_to import Looked
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, plain


def show_change(workspace: Workspace, looked: Looked, way: Option) -> None:
    """Opens the dialog; nothing is made before its button."""
    before_change(lambda: _change(workspace, looked, way))


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
    against = looked.desk.against(looked.person_id, way, looked.today, looked.closing)
    in_spite = why_in_spite((each.sentence for each in against), "in_spite")
    note = personal_line("change_note")
    proposal = explain(looked.pool, looked.rules, looked.comparison, way.makes[0])
    both = workspace.matching.introductions([proposal], looked.rules, note)
    for tab, each in zip(st.tabs([_("To {name}", name=plain(each.to.name)) for each in both]), both, strict=True):
        with tab:
            message(each)
    if make_it("make_change", "change_not"):
        make = partial(workspace.reassignment.reassign, in_spite=in_spite, note=note)
        made = make(looked.person_id, way, looked.desk.fingerprint, looked.closing)
        notice(count(made, "{n} new pairing is made. Now tell them.", "{n} new pairings are made. Now tell them."))
        go("matching.introductions")
        st.rerun()
