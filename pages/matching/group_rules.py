"""Rules of groups and circles: how many are in one, how many may be alike, and whether members should be alike."""

from dataclasses import replace

import streamlit as st

from core.matching import Criterion, Grouping, Limit, suggest
from core.program.questions import Form, Kind, Side
from db import Desk
from pages.ui.places import link_to
from pages.ui.tried import Tried
from pages.ui.words import _, plain

ONE_ANSWER = (Kind.CHOICE, Kind.YES_NO)
ANY, ALIKE, MIXED = "any", "alike", "mixed"
USUAL_POINTS = 20


def ask_grouping(desk: Desk, tried: Tried) -> Grouping | None:
    """Of a program with groups, or of peers who are to sit in circles; None makes pairs."""
    kept = desk.rules.grouping
    if desk.pool.peers:
        circles = st.toggle(_("Circles instead of pairs"), **tried.widget("circles", kept is not None),
                            help=_("Small groups of peers in which every two suit each other."))  # fmt: skip
        if not circles:
            return None
        return _members(desk, tried, _circle(tried, kept or Grouping(smallest=3, largest=5)), Side.PEER)
    if kept is None:
        return None
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("A group has {least} to {most} mentees.", least=kept.smallest, most=kept.largest),
                    width="content")  # fmt: skip
        link_to(_("Change it under Program"), "program.settings")
    return _members(desk, tried, kept, Side.MENTEE)


def _circle(tried: Tried, kept: Grouping) -> Grouping:
    with st.container(horizontal=True, gap="medium"):
        smallest = int(st.number_input(_("Smallest circle"), 3, 20, width=160,
                                       **tried.widget("smallest", kept.smallest)))  # fmt: skip
        largest = int(st.number_input(_("Largest circle"), 3, 20, width=160, **tried.widget("largest", kept.largest)))
    return replace(kept, smallest=smallest, largest=max(smallest, largest))


def _members(desk: Desk, tried: Tried, kept: Grouping, side: Side) -> Grouping:
    form = desk.forms.get(side)
    if form is None:
        return kept
    kept = replace(kept, limits=_limits(form, tried, kept))
    return kept if side is Side.PEER else _inside(form, tried, kept)  # of a circle all points are among its members


def _limits(form: Form, tried: Tried, kept: Grouping) -> tuple[Limit, ...]:
    labels = {each.key: each.label for each in form.questions if each.kind in ONE_ANSWER}
    if not labels:
        return ()
    before = {each.question: each.most for each in kept.limits}
    chosen = st.multiselect(
        _("Not too many with the same answer to"), list(labels), format_func=labels.__getitem__, placeholder=_("None"),
        help=_("So that nobody's group is all of one team, for example. Who did not answer is not limited."),
        **tried.widget("limits", [key for key in before if key in labels]),
    )  # fmt: skip
    return tuple(
        Limit(key, int(st.number_input(_("{label}: at most alike in one group", label=plain(labels[key])), 1, 50,
                                       width=320, **tried.widget(f"most_{key}", before.get(key, 2)))))
        for key in chosen
    )  # fmt: skip


def _inside(form: Form, tried: Tried, kept: Grouping) -> Grouping:
    """Whether mentees of one group should be alike or mixed, in what, and how much that counts."""
    words = {ANY: _("It does not matter"), ALIKE: _("As alike as can be"), MIXED: _("As mixed as can be")}
    usual = ANY if not (kept.inside and kept.inside_points) else MIXED if kept.spread else ALIKE
    wish = st.radio(_("Mentees of one group"), list(words), format_func=words.__getitem__, horizontal=True,
                    **tried.widget("inside", usual))  # fmt: skip
    if wish == ANY:
        return replace(kept, inside=(), inside_points=0, spread=False)
    criteria: dict[str, Criterion] = {each.mentee_question: each for each in suggest(form, form, "peer")}
    labels = {each.key: each.label for each in form.questions if each.key in criteria}
    before = next((each.mentee_question for each in kept.inside if each.mentee_question in labels), next(iter(labels)))
    question = st.selectbox(_("In their answers to"), list(labels), format_func=labels.__getitem__, width=320,
                            **tried.widget("inside_question", before))  # fmt: skip
    points = int(st.slider(_("Points for it, at most, a person"), 5, 50, step=5,
                           **tried.widget("inside_points", kept.inside_points or USUAL_POINTS)))  # fmt: skip
    alone = replace(criteria[question], weight=5, must_have=None)
    return replace(kept, inside=(alone,), inside_points=points, spread=wish == MIXED)
