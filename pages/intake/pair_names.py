"""Names in a list of pairs that are nobody's whole name: who is meant, asked once for each."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.intake.named import Named
from core.intake.pair_lists import NOBODY, PairLine, PairPerson
from core.program.questions import Side
from pages.ui.cache import fingerprint
from pages.ui.words import _, count, plain

MOST_ASKED = 25  # names on one page


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
