"""What counts and how much: a starting point, sliders for what counts most, a way back; the rest one step away."""

from dataclasses import replace

import streamlit as st

from core.matching import Criterion, Rules
from core.matching.in_words import meaning
from db import Desk, Workspace
from pages.matching.group_rules import ask_grouping
from pages.matching.more_rules import ask_aim, ask_fewest_mentees, ask_minimum
from pages.matching.must_haves import ask_must_haves, tell_apart
from pages.matching.starting_point import ask_start
from pages.ui.memory import opened
from pages.ui.notices import notice
from pages.ui.tried import Tried
from pages.ui.words import _, number, plain

ACROSS = 3


def tried_out(desk: Desk) -> Tried:
    """What is tried out with these kept rules: with others, everything starts anew."""
    return Tried(f"rules_{desk.version}")


def ask_rules(workspace: Workspace, desk: Desk, tried: Tried, *, fixed: bool = False) -> Rules:
    """Sliders and choices; the rules as they are set now, with locked and barred pairs as they were read.

    ``fixed``: weights are shown and cannot be moved.
    """
    counting = [each for each in desk.rules.criteria if each.weight]
    others = [each for each in desk.rules.criteria if not each.weight]
    head = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    with head:
        st.subheader(
            _("What counts"), anchor=False, width="content",
            help=_("0 counts not at all, 10 the most. Only the proportions matter: the percentages say them."),
        )  # fmt: skip
    ask_start(desk, tried, fixed)
    weights = _weights(desk, tried, counting, fixed)
    with st.expander(_("More rules"), icon=":material/tune:"):
        if others:
            st.markdown(_("**Could count too**"))
            weights |= _weights(desk, tried, others, fixed)
        must = ask_must_haves(desk, tried)
        tell_apart(desk)
        objective = ask_aim(desk, tried)
        minimum = ask_minimum(desk, tried)
        fewest = ask_fewest_mentees(desk, tried)
        grouping = ask_grouping(desk, tried)
        st.toggle(_("Type weights as numbers"), key="exact_opened")
    criteria = tuple(
        replace(each, weight=weights[each.key], must_have=must[each.key][0], must_be_known=must[each.key][1])
        for each in desk.rules.criteria
    )
    rules = replace(
        desk.rules, criteria=criteria, objective=objective, minimum_score=minimum, minimum_load=fewest,
        grouping=grouping,
    )  # fmt: skip
    with head:
        _steps(workspace, desk, tried, rules)
    return rules


def _weights(desk: Desk, tried: Tried, criteria: list[Criterion], fixed: bool) -> dict[str, int]:
    """Sliders side by side; below each other on a phone."""
    whole = sum(tried.value(f"weight_{each.key}", each.weight) for each in desk.rules.criteria)
    found = {}
    for start in range(0, len(criteria), ACROSS):
        places = st.columns(ACROSS, gap="medium", vertical_alignment="bottom")
        for place, each in zip(places, criteria[start : start + ACROSS], strict=False):
            with place:
                found[each.key] = _weight(tried, each, whole, bool(desk.pool.peers), fixed)
    return found


def _weight(tried: Tried, criterion: Criterion, whole: int, of_peers: bool, fixed: bool) -> int:
    name = f"weight_{criterion.key}"
    share = 100 * tried.value(name, criterion.weight) / whole if whole else 0
    with st.container(gap="xxsmall"):
        st.markdown(
            f"**{plain(criterion.label)}** :small[:gray[· {number(share)}%]]  \n"
            f":small[:gray[{_(meaning(criterion, of_peers))}]]"
        )
        if opened("exact"):
            typed = tried.widget(name, criterion.weight, "_exact")
            return int(
                st.number_input(criterion.label, 0, 10, label_visibility="collapsed", disabled=fixed, **typed)
            )  # fmt: skip
        moved = tried.widget(name, criterion.weight)
        return int(st.slider(criterion.label, 0, 10, label_visibility="collapsed", disabled=fixed, **moved))


def _steps(workspace: Workspace, desk: Desk, tried: Tried, rules: Rules) -> None:
    with st.container(horizontal=True, gap="small", width="content", vertical_alignment="center"):
        st.button(
            _("Undo"), key="undo_rules", icon=":material/undo:", type="tertiary", disabled=not tried.can_undo,
            on_click=tried.undo,
        )  # fmt: skip
        st.button(
            _("Redo"), key="redo_rules", icon=":material/redo:", type="tertiary", disabled=not tried.can_redo,
            on_click=tried.redo,
        )  # fmt: skip
        if tried.values:
            st.button(_("Back to those kept"), key="reset_rules", type="tertiary", on_click=tried.clear)
        if rules != desk.rules and st.button(
            _("Keep these rules"), key="keep_rules", icon=":material/save:",
            help=_("They are only tried out so far. Publishing keeps them too."),
        ):  # fmt: skip
            workspace.matching.save_rules(rules, desk.version)
            notice(_("The rules are kept."))
            st.rerun()
