"""Rules that most programs leave as they are: what to aim for, weak pairs, and mentees that every mentor has."""

import streamlit as st

from core.matching import Objective
from core.matching.in_words import AIMS
from db import Desk
from pages.ui.tried import Tried
from pages.ui.words import _

MOST_MENTEES = 10


def ask_aim(desk: Desk, tried: Tried) -> Objective:
    """What is best: each aim with what it does."""
    by_choice = not desk.pool.peers and desk.rules.grouping is None  # of peers and groups there is no stable way
    aims = [each for each in Objective if by_choice or each is not Objective.RANKED or each is desk.rules.objective]
    return Objective(
        st.radio(
            _("Aim"), aims, format_func=lambda each: _(AIMS[each][0]), captions=[_(AIMS[each][1]) for each in aims],
            **tried.widget("aim", desk.rules.objective),
        )
    )  # fmt: skip


def ask_minimum(desk: Desk, tried: Tried) -> float | None:
    """The score below which no pair is made, 0 to 1; None makes them all."""
    kept = desk.rules.minimum_score
    wanted = st.toggle(
        _("Leave weak pairs unmade"), **tried.widget("minimum", kept is not None),
        help=_("Usually off: weak pairs are made and marked, and you decide. People without a pair wait longer."),
    )  # fmt: skip
    if not wanted:
        return None
    return int(st.slider(_("Fewest points"), 5, 95, step=5, **tried.widget("fewest", usual_minimum(desk)))) / 100


def usual_minimum(desk: Desk) -> int:
    """In percent, what the slider begins with."""
    return max(5, min(95, round((desk.rules.minimum_score or 0.3) * 20) * 5))


def ask_fewest_mentees(desk: Desk, tried: Tried) -> int:
    """How many mentees every mentor gets at least."""
    if desk.pool.peers:
        return desk.rules.minimum_load
    return int(
        st.number_input(
            _("Mentees that every mentor gets at least"), 0, MOST_MENTEES,
            help=_("0: a mentor may stay without. More: no mentor has fewer, even if that costs points; a mentor with "
                   "fewer places gets as many as she has. How many one mentor takes at most and at least stands under "
                   "Participants."),
            width=300, **tried.widget("load", desk.rules.minimum_load),
        )
    )  # fmt: skip
