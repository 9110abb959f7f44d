"""What lies below the result, one part at a time: the pairs, who waits, the whole as a picture, decisions by hand."""

import streamlit as st

from core.matching import free_mentors
from core.reports.pairs import pairs_table
from pages.matching.by_hand import show_by_hand
from pages.matching.by_mentee import has_several, show_by_mentee
from pages.matching.groups import show_groups
from pages.matching.opening import some
from pages.matching.pair import show_pair
from pages.matching.pairs import choose_pair
from pages.matching.picture import show_picture
from pages.matching.seen import Seen
from pages.matching.unpaired import show_unpaired
from pages.ui.downloads import table_downloads
from pages.ui.words import _, count

GROUPS, PAIRS, BY_MENTEE, WAITING, PICTURE, BY_HAND = "groups", "pairs", "by mentee", "waiting", "picture", "by hand"


def show_parts(seen: Seen) -> None:
    """One part at a time: the pairs with one in full, who waits, the whole as a picture, decisions by hand."""
    names = {GROUPS: _("Groups") if not seen.pool.peers else _("Circles")} if seen.rules.grouping is not None else {}
    names |= {PAIRS: _("Pairs")} | ({BY_MENTEE: _("By mentee")} if has_several(seen) else {})
    names |= {
        WAITING: count(len(seen.result.unmatched), "Who waits ({n})", "Who waits ({n})"),
        PICTURE: _("The whole"),
        BY_HAND: _("By hand"),
    }
    chosen = st.segmented_control(
        _("Show"), list(names), default=next(iter(names)), required=True, format_func=names.__getitem__,
        key="desk_part", label_visibility="collapsed",
    )  # fmt: skip
    if chosen == GROUPS:
        show_groups(seen)
    elif chosen == BY_MENTEE:
        show_by_mentee(seen)
    elif chosen == WAITING:
        show_unpaired(seen)
    elif chosen == PICTURE:
        show_picture(seen)
    elif chosen == BY_HAND:
        show_by_hand(seen)
    else:
        _pairs(seen)


def _pairs(seen: Seen) -> None:
    if seen.result.proposals:
        chosen = choose_pair(seen)
        if chosen is not None:
            show_pair(seen, chosen)
    free = free_mentors(seen.result, seen.pool)
    if free:
        names = some([person.name for person in free])
        words = count(
            len(free), "{n} mentor has places left: {names}.", "{n} mentors have places left: {names}.", names=names
        )
        st.caption(words)
    table_downloads("pairs", "Pairs", lambda: pairs_table(seen.pool, seen.result))
