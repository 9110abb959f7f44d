"""The record of a run: what it was made of and how, and making it again."""

import streamlit as st

from core.matching.in_words import AIMS
from core.matching.scenarios import Repeated, changed_since, repeat
from db import Again, ScenarioLine, Workspace
from pages.matching.opening import some
from pages.ui.memory import open_up, opened
from pages.ui.words import _, count, day, listed, number, plain


def record_button(line: ScenarioLine) -> None:
    """Opens and closes the record."""
    key = f"record_{line.id}"
    open_now = opened(key)
    if st.button(_("Close the record") if open_now else _("Record"), key=key, icon=":material/receipt_long:"):
        open_up(key, not open_now)
        st.rerun()


def show_record(workspace: Workspace, line: ScenarioLine) -> None:
    """Where it was opened; only then its pairs are read."""
    if opened(f"record_{line.id}"):
        with st.container(border=True, gap="small"):
            _record(workspace, line)


def _record(workspace: Workspace, line: ScenarioLine) -> None:
    [again] = workspace.scenarios.beside([line.id])
    rules = again.scenario.rules
    weights = listed(f"{plain(each.label)} {each.weight}" for each in rules.criteria if each.weight)
    must = [plain(each.label) for each in rules.criteria if each.must_have is not None or each.must_be_known]
    facts = [
        (_("Weights"), weights or _("none")),
        (_("Must-haves"), listed(must) if must else _("none")),
        (_("Aim"), _(AIMS[rules.objective][0])),
        (_("Locked and barred pairs"), f"{number(len(rules.locked))} · {number(len(rules.barred))}"),
        (_("People as of"), day(line.read_on) if line.read_on else _("not recorded")),
        (_("Method"), plain(line.method)),
        (_("Version"), plain(line.engine) or _("not recorded")),
        (_("Fingerprint of the people"), f"`{line.fingerprint[:16]}…`"),
    ]
    st.markdown("\n".join(f"- {name}: {words}" for name, words in facts))
    if not again.scenario.people:
        st.caption(_("Kept by an earlier version, which did not record whom it saw: it cannot be repeated exactly."))
    elif st.button(
        _("Repeat it"), key=f"repeat_{line.id}", icon=":material/replay:",
        help=_("Makes the result again from the people it saw, as they are now. Nothing is changed by it."),
    ):  # fmt: skip
        with st.spinner(_("Making it again…")):
            _repeated(again)


def _repeated(again: Again) -> None:
    scenario, names = again.scenario, {person.id: person.name for person in again.pool.people}
    if len(changed_since(scenario.people, again.pool).gone) == len(scenario.people):
        st.warning(_("Nobody of those it saw can be matched any more, so there is nothing to repeat."),
                   icon=":material/info:")  # fmt: skip
        return
    found = repeat(scenario.people, scenario.result, scenario.rules, again.pool)
    if found.same:
        st.success(
            count(len(found.result.proposals), "The same, pair for pair: {n} pair, with the same points.",
                  "The same, pair for pair: {n} pairs, with the same points."), icon=":material/check_circle:",
        )  # fmt: skip
    else:
        st.warning(_what_differs(found), icon=":material/difference:")
    st.markdown("\n".join(f"- {words}" for words in _what_changed(found, names)))


def _what_differs(found: Repeated) -> str:
    words = []
    if found.lost or found.new:
        words.append(count(len(found.lost), "{n} pair of then is not made now", "{n} pairs of then are not made now")
                     + count(len(found.new), ", {n} new one is.", ", {n} new ones are."))  # fmt: skip
    if found.scored:
        words.append(count(len(found.scored), "{n} pair has other points.", "{n} pairs have other points."))
    return " ".join(words)


def _what_changed(found: Repeated, names: dict[int, str]) -> list[str]:
    data = found.data

    def who(ids: tuple[int, ...]) -> str:
        return some([names.get(id, "?") for id in ids])

    words = []
    if data.gone:
        words.append(count(len(data.gone), "{n} person of then cannot be matched any more.",
                           "{n} people of then cannot be matched any more."))  # fmt: skip
    if data.answers:
        answers = count(
            len(data.answers), "{n} has other answers or another place in line: {who}.",
            "{n} have other answers or another place in line: {who}.", who=who(data.answers),
        )  # fmt: skip
        words.append(answers)
    if data.places:
        words.append(count(len(data.places), "{n} has another number of places: {who}.",
                           "{n} have another number of places: {who}.", who=who(data.places)))  # fmt: skip
    if data.came:
        words.append(count(len(data.came), "{n} came since and is left out here: {who}.",
                           "{n} came since and are left out here: {who}.", who=who(data.came)))  # fmt: skip
    if not data.matters:
        words.append(_("Nobody of those it saw has changed.") if found.same else
                     _("Nobody of those it saw has changed: this version of the app makes other pairs."))  # fmt: skip
    return words
