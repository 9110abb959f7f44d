"""The matching desk: one button, the result in words, sliders that show what they do, and publishing."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.matching import Comparison, Pool, Result, Rules, compare, match, prepare, with_places
from core.matching.long_run import is_long
from db import Desk, Workspace
from pages.matching.last_publication import last_publication
from pages.matching.long_wait import long_result
from pages.matching.open_scenario import about_scenario, open_scenario
from pages.matching.opening import not_ready, what_first, what_will_count, who
from pages.matching.outcome import show_result
from pages.matching.parts import show_parts
from pages.matching.rules import ask_rules, tried_out
from pages.matching.seen import PLACE, Seen
from pages.ui.boundary import boundary
from pages.ui.cache import thought
from pages.ui.header import header
from pages.ui.memory import before, latest, open_up, opened, worked_out
from pages.ui.tried import Tried
from pages.ui.words import _

MANY = 100_000  # pairs from which a result may be awaited


def show(workspace: Workspace) -> None:
    if workspace.large_matching.is_large():
        from pages.matching.large_desk import show_large  # of no use to most programs

        show_large(workspace)
        return
    desk = workspace.matching.desk()
    key = f"desk_{workspace.cohort_id}"
    may_match = not desk.pool.is_empty and bool(desk.rules.criteria)
    ask = may_match and not opened(key)
    if header(
        _("Matching"),
        who(desk, workspace.place.form == "reverse"),
        _("Match") if ask else "",
        icon=":material/join_inner:",
    ):
        open_up(key)
        st.rerun()
    last_publication(workspace, desk)
    not_ready(desk)
    if not may_match:
        what_first(desk)
        return
    with st.spinner(_("Comparing everyone with everyone…")):
        if desk.compiled:
            prepare(desk.pool, kept=True)
        comparison = thought(compare, desk.pool, desk.rules.criteria)
    if ask:
        what_will_count(desk, comparison)
    else:
        weigh(workspace, desk, comparison)


@st.fragment
def weigh(workspace: Workspace, desk: Desk, comparison: Comparison) -> None:
    """Sliders and what comes of them; a slider draws this part anew and reads at most the scenario that lies open."""
    with boundary():
        words = st.container()
        tried = tried_out(desk)
        scenario = open_scenario(workspace, tried)
        rules = ask_rules(workspace, desk, tried, fixed=scenario is not None and scenario.weights_locked)
        more = places_tried(tried)
        pool, compared = with_places(desk.pool, comparison, more)
        asked = desk.pool.fingerprint, rules, tuple(sorted(more.items()))
        known = latest("desk")
        start = known if isinstance(known, Result) else None
        with words:
            if is_long(pool, rules, warm=start is not None and bool(start.prices)):
                result = long_result(workspace, pool, rules, compared, more, asked)
                if result is None:
                    result, rules, more = earlier_one(desk) or (None, rules, more)
                    pool, compared = with_places(desk.pool, comparison, more)
            elif rules.grouping is not None or len(compared.rows) * len(compared.columns) > MANY:
                with st.spinner(_("Matching…")):
                    prepare(pool)
                    result = worked_out("result", asked, lambda: match(pool, rules, compared, start))
            else:
                result = worked_out("result", asked, lambda: match(pool, rules, compared, start))
            if result is None:
                return
            asked = desk.pool.fingerprint, rules, tuple(sorted(more.items()))
            before("shown", asked, (desk.pool.fingerprint, result, rules, more))
            earlier = of_these(pool, before("desk", asked, result))
            seen = Seen(workspace, desk, tried, more, pool, rules, compared, result, earlier)
            about_scenario(workspace, desk, tried, scenario, result)
            show_result(seen)
        show_parts(seen)


def earlier_one(desk: Desk) -> tuple[Result, Rules, Mapping[int, int]] | None:
    """What was shown before, to be read while the new one is worked out: of the same people."""
    shown: Any = latest("shown")
    if shown is None or shown[0] != desk.pool.fingerprint:
        return None
    st.caption(_("Until then: the pairs under the rules before."))
    return shown[1], shown[2], shown[3]


def of_these(pool: Pool, earlier: Result | None) -> Result | None:
    """What was before; None where some of its people are paired by now or gone, which no rule did."""
    here = {person.id for person in pool.people}
    return earlier if earlier is not None and all(here.issuperset(one.pair) for one in earlier.proposals) else None


def places_tried(tried: Tried) -> Mapping[int, int]:
    """By participant: places more than she has, to see what they would do."""
    return {int(name.removeprefix(PLACE)): n for name, n in tried.values.items() if name.startswith(PLACE) and n}
