"""What counts and how much: sliders for what counts most, the rest one step away."""

from dataclasses import replace

import streamlit as st

from core.matching import Criterion, Objective, Rules
from core.matching.in_words import AIMS, meaning
from db import Desk, Workspace
from pages.matching.by_hand import decided_by_hand
from pages.matching.must_haves import ask_must_haves
from pages.ui.memory import forget
from pages.ui.notices import notice
from pages.ui.words import _, plain

PREFIX = "rules"
ACROSS = 3


def ask_rules(workspace: Workspace, desk: Desk) -> Rules:
    """Sliders and choices; the rules as they are set now, with locked and barred pairs as they were read."""
    of_peers = bool(desk.pool.peers)
    counting = [each for each in desk.rules.criteria if each.weight]
    others = [each for each in desk.rules.criteria if not each.weight]
    head = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    with head:
        st.subheader(
            _("What counts"), anchor=False, width="content",
            help=_("0 counts not at all, 10 the most; only the proportions matter."),
        )  # fmt: skip
    weights = _weights(desk, counting, of_peers)
    with st.expander(_("More rules"), icon=":material/tune:"):
        if others:
            st.markdown(_("**Could count too**"))
            weights |= _weights(desk, others, of_peers)
        must = ask_must_haves(desk, lambda name: _key(desk, name))
        objective = _aim(desk)
        minimum = _minimum(desk)
        decided_by_hand(workspace, desk)
    criteria = tuple(
        replace(each, weight=weights[each.key], must_have=must[each.key][0], must_be_known=must[each.key][1])
        for each in desk.rules.criteria
    )
    rules = replace(desk.rules, criteria=criteria, objective=objective, minimum_score=minimum)
    with head:
        _keep(workspace, desk, rules)
    return rules


def _weights(desk: Desk, criteria: list[Criterion], of_peers: bool) -> dict[str, int]:
    """Sliders side by side; below each other on a phone."""
    found = {}
    for start in range(0, len(criteria), ACROSS):
        places = st.columns(ACROSS, gap="medium", vertical_alignment="bottom")
        for place, each in zip(places, criteria[start : start + ACROSS], strict=False):
            with place:
                found[each.key] = _weight(desk, each, of_peers)
    return found


def _weight(desk: Desk, criterion: Criterion, of_peers: bool) -> int:
    with st.container(gap="xxsmall"):
        st.markdown(f"**{plain(criterion.label)}**  \n:small[:gray[{_(meaning(criterion, of_peers))}]]")
        return st.slider(
            criterion.label, 0, 10, criterion.weight, key=_key(desk, f"weight_{criterion.key}"),
            label_visibility="collapsed",
        )  # fmt: skip


def _minimum(desk: Desk) -> float | None:
    kept = desk.rules.minimum_score
    wanted = st.toggle(
        _("Leave weak pairs unmade"), kept is not None, key=_key(desk, "minimum"),
        help=_("Usually off: weak pairs are made and marked, and you decide. People without a pair wait longer."),
    )  # fmt: skip
    if not wanted:
        return None
    return st.slider(_("Fewest points"), 5, 95, round((kept or 0.3) * 100), 5, key=_key(desk, "fewest")) / 100


def _aim(desk: Desk) -> Objective:
    aims = list(Objective)
    return st.radio(
        _("Aim"), aims, aims.index(desk.rules.objective), key=_key(desk, "aim"),
        format_func=lambda each: _(AIMS[each][0]), captions=[_(AIMS[each][1]) for each in aims],
    )  # fmt: skip


def _keep(workspace: Workspace, desk: Desk, rules: Rules) -> None:
    if rules == desk.rules:
        return
    with st.container(horizontal=True, gap="small", width="content"):
        if st.button(
            _("Keep these rules"), key="keep_rules", icon=":material/save:",
            help=_("They are only tried out so far. Publishing keeps them too."),
        ):  # fmt: skip
            workspace.matching.save_rules(rules, desk.version)
            notice(_("The rules are kept."))
            st.rerun()
        st.button(_("Back to those kept"), key="reset_rules", type="tertiary", on_click=forget, args=(PREFIX,))


def _key(desk: Desk, name: str) -> str:
    """Of these kept rules: with others, every widget starts anew."""
    return f"{PREFIX}_{desk.version}_{name}"
