"""Each row of a list of pairs with what was found, and the choice of who is meant where a name is only near."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.intake.named import Named
from core.intake.pair_checks import Checked, PairIds, State
from core.intake.pair_lists import NOBODY, PairLine, PairPerson
from core.program.questions import Side
from core.text import Text
from db import BroughtPairs
from pages.ui.cache import fingerprint
from pages.ui.words import _, count, plain

MOST_ASKED = 25  # names on one page
MOST_SHOWN = 500
MOST_TOLD = 20  # rows that stay out, with all that is said of them
OUTCOMES = {"lock": Text("Locked"), "bar": Text("Barred"), "pairing": Text("Together")}
STATES = {
    State.NEW: Text("New"),
    State.CHANGED: Text("Changed"),
    State.SAME: Text("As it is"),
    State.OUT: Text("Stays out"),
}


def ask_who(key: str, lines: Sequence[PairLine], people: Sequence[PairPerson]) -> None:
    """A choice for every name that is nobody's whole name; each name once, who is likeliest first."""
    open_names = _open(lines)
    if not open_names:
        return
    by_id = {each.id: each for each in people}
    with st.container(border=True):
        st.markdown("**" + count(len(open_names), "{n} name has to be settled", "{n} names have to be settled") + "**")
        st.caption(_("Nobody is taken who is only nearly called so. A name that stays open leaves its rows out."))
        for named, rows in list(open_names.values())[:MOST_ASKED]:
            maybe = [id for id in named.maybe if id in by_id]
            near = ", ".join(by_id[id].name for id in maybe[:3])
            st.selectbox(
                _("“{name}”, {rows}", name=plain(named.written), rows=_("row {numbers}", numbers=rows)),
                [*maybe, *(each.id for each in people if each.id not in maybe)], None, key=_place(key, named.written),
                format_func=lambda id: _called(by_id[id]), width=480, persist_state="session",
                placeholder=_("Perhaps {names}", names=near) if near else _("Nobody is called so: search"),
            )  # fmt: skip
        if len(open_names) > MOST_ASKED:
            st.caption(_("The first {n} are asked. The others follow as these are settled.", n=MOST_ASKED))


def chosen_for(key: str, lines: Sequence[PairLine]) -> Mapping[str, int]:
    """Whom the open names mean, as far as it was chosen."""
    chosen = {written: st.session_state.get(_place(key, written)) for written in _open(lines)}
    return {written: id for written, id in chosen.items() if id not in (None, NOBODY)}


def show_pairs(
    lines: Sequence[PairLine],
    checked: Sequence[Checked],
    broken: Mapping[PairIds, Sequence[Text]],
    people: Sequence[PairPerson],
) -> None:
    """Every row, those that stay out first: who was found, what comes of it, and what is to be mended."""
    names = {each.id: each.name for each in people}
    waiting = iter(checked)
    out, good = [], []
    for line in lines:
        each = next(waiting) if line.pair is not None and not line.faults else None
        shown = {
            _("Row"): line.row,
            _("First"): names.get(line.one.sure or 0) or _("“{name}”?", name=line.one.written),
            _("Second"): names.get(line.other.sure or 0) or _("“{name}”?", name=line.other.written),
            _("Becomes"): _(OUTCOMES[each.wish.outcome]) if each else "",
            _("Change"): _(STATES[each.state if each else State.OUT]),
            _("Note"): _note(line, each, broken),
        }  # fmt: skip
        (out if each is None or each.state is State.OUT else good).append(shown)
    with st.container(horizontal=True, gap="large"):
        for state in (State.NEW, State.CHANGED, State.SAME):
            st.metric(_(STATES[state]), sum(each.state is state for each in checked), width="content")
        st.metric(_(STATES[State.OUT]), len(out), width="content")
    if out:
        words = count(len(out), "{n} row stays out until it is mended.", "{n} rows stay out until they are mended.")
        told = [f"- **{_('Row {n}', n=each[_('Row')])}** {plain(str(each[_('Note')]))}" for each in out[:MOST_TOLD]]
        st.error("\n".join((words, "", *told)), icon=":material/error:")
    if out or good:
        st.dataframe((out + good)[:MOST_SHOWN], hide_index=True, height=min(38 + 35 * len(out + good), 420))


def said(done: BroughtPairs) -> str:
    """What came of it, without what did not happen."""
    parts = [count(done.added, "{n} pair came in", "{n} pairs came in")] if done.added else []
    parts += [count(done.changed, "{n} changed", "{n} changed")] if done.changed else []
    parts += [count(done.unchanged, "{n} stays as before", "{n} stay as before")] if done.unchanged else []
    return f"{', '.join(parts)}."


def _note(line: PairLine, each: Checked | None, broken: Mapping[PairIds, Sequence[Text]]) -> str:
    if each is None:
        return " ".join(f"{fault.column}: {_(fault.what)}. {_(fault.remedy)}" for fault in line.faults)
    parts = [_(each.why)] if each.why else []
    parts += [_(each.remedy)] if each.remedy else []
    parts += [f"{_(why)}." for why in broken.get(each.wish.pair, ())] if each.state is State.NEW else []
    return " ".join(parts) or line.reason


def _open(lines: Sequence[PairLine]) -> dict[str, tuple[Named, str]]:
    """The names to be settled, by how they are written, each with its rows."""
    found: dict[str, tuple[Named, list[str]]] = {}
    for line in lines:
        for named in line.unsure:
            if named.written:
                found.setdefault(named.written, (named, []))[1].append(str(line.row))
    return {written: (named, ", ".join(dict.fromkeys(rows))) for written, (named, rows) in found.items()}


def _called(person: PairPerson) -> str:
    sides = {Side.MENTEE: _("mentee"), Side.MENTOR: _("mentor"), Side.PEER: ""}
    return " · ".join(filter(None, (person.name, sides[person.side], person.email)))


def _place(key: str, written: str) -> str:
    return f"{key}_who_{fingerprint(written)[:10]}"
