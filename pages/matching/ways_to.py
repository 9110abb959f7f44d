"""The ways to a new partner: whom, who else moves, what it costs, what speaks for it, and what to look at first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.matching import Comparison, PairIds, Pool, Rules, explain, is_thin, is_weak
from core.matching.reassignment import Option
from db import Closing, ReassignmentDesk
from pages.ui.chips import badge
from pages.ui.words import _, count, number, plain

REASONS = 3
SHOWN = 2  # ways of each kind before one asks for more


@dataclass(frozen=True)
class Case:
    """Who needs somebody, and the pairing that ends for it, if one does."""

    person_id: int
    closing: Closing | None


@dataclass(frozen=True)
class Looked:
    """One case looked at: people and rules once the old pairing has ended, and the ways there are then."""

    desk: ReassignmentDesk
    person_id: int
    closing: Closing | None
    pool: Pool
    rules: Rules
    comparison: Comparison
    ways: tuple[Option, ...]
    names: Mapping[int, str]
    today: date

    def partner(self, pair: PairIds) -> int:
        return pair[1] if pair[0] == self.person_id else pair[0]


def show_ways_to(looked: Looked) -> Option | None:
    """Draw them, those that move nobody first; the one whose button was pressed."""
    name = looked.names[looked.person_id]
    if not looked.ways:
        with st.container(border=True):
            st.markdown(_("**There is nobody for {name} now, even if two other pairings changed.**", name=name))
            st.markdown(_("What helps: another mentor, one more place, or a rule less strict. Under Matching, “Who "
                          "waits” says what would."))  # fmt: skip
        return None
    chosen = None
    for moves in sorted({way.moves for way in looked.ways}):
        st.subheader(_moved(moves), anchor=False)
        here = [way for way in looked.ways if way.moves == moves]
        for way in here[:SHOWN]:
            chosen = way if _card(looked, way) else chosen
        if here[SHOWN:]:
            with st.expander(count(len(here[SHOWN:]), "{n} more way", "{n} more ways")):
                for way in here[SHOWN:]:
                    chosen = way if _card(looked, way) else chosen
    return chosen


def _moved(moves: int) -> str:
    if not moves:
        return _("Nobody else moves")
    return count(moves, "{n} other pairing changes", "{n} other pairings change")


def _card(looked: Looked, way: Option) -> bool:
    partner = looked.partner(way.makes[0])
    key = f"way_{looked.person_id}_{'_'.join(str(one) for pair in way.makes for one in pair)}"
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{looked.names[looked.person_id]} & {looked.names[partner]}**", width="content")
            pressed = st.button(_("Look at this change"), key=key, icon=":material/swap_horiz:")
        _price(way)
        _marks(looked, way)
        for pair, ended in zip(way.makes[1:], way.ends, strict=True):
            names = {"one": looked.names[ended[0]], "other": looked.names[ended[1]],
                     "pair": f"{looked.names[pair[0]]} & {looked.names[pair[1]]}"}  # fmt: skip
            st.markdown(f":material/swap_horiz: {_('{one} & {other} end; instead {pair}.', **names)}")
        for against in looked.desk.against(looked.person_id, way, looked.today, looked.closing):
            st.markdown(f":orange[:material/error:] {plain(_(against.sentence))}")
    return pressed


def _price(way: Option) -> None:
    words = _("{points} of 100 points", points=number(way.score, 1))
    if way.change < 0:
        words += " · " + _("the others lose {points} points together", points=number(-way.change, 1))
    elif way.moves:
        words += " · " + _("nobody loses points")
    st.caption(words)


def _marks(looked: Looked, way: Option) -> None:
    proposal = explain(looked.pool, looked.rules, looked.comparison, way.makes[0])
    said = [plain(_(point.good)) for point in proposal.points if point.good is not None][:REASONS]
    if said:
        st.markdown("\n".join(f"- {words}" for words in said))
    with st.container(horizontal=True, gap="small"):
        if is_weak(proposal):
            badge(_("Few points: look twice"), "attention")
        if is_thin(proposal):
            badge(_("Little is known of the two"), "attention")
