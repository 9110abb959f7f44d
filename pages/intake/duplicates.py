"""People who may be here twice: side by side, what wins, one of them made of two; or two they are."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.intake.answers import show_answer
from core.intake.applications import ApplicationStatus
from db import UNDO_DAYS, ApplicationLine, Twice, Workspace
from pages.intake.merged import show_merged
from pages.ui.chips import side_word, status_word
from pages.ui.confirm import confirm_button
from pages.ui.words import _, count, listed, plain, unlinked


def duplicates(workspace: Workspace) -> None:
    """Looked for when asked; one after the other."""
    if not st.toggle(_("Look for people who are here twice"), key="look_twice"):
        return
    found = workspace.duplicates.all()
    with st.container(border=True):
        show_merged(workspace)
        if not found:
            st.markdown(f":green[:material/check_circle:] {_('Nobody seems to be here twice.')}")
            return
        st.subheader(count(len(found), "{n} pair may be one person", "{n} pairs may be one person"), anchor=False)
        names = [f"{each.one.name} · {each.other.name} ({side_word(each.one.side)})" for each in found]
        at = st.selectbox(
            _("Which"), range(len(found)), format_func=names.__getitem__, key=f"twice_{len(found)}", width=480
        )
        _one(workspace, found[at or 0])


def _one(workspace: Workspace, twice: Twice) -> None:
    stays, goes = _order(twice)
    key = f"twice_{stays.id}_{goes.id}_{stays.version}_{goes.version}"
    st.caption(_("They share {signs}.", signs=listed(_(sign) for sign in twice.found.signs)))
    st.caption(_("{one} · {other}", one=_told(stays), other=_told(goes)))
    values, answers = _chosen(stays, goes, key)
    st.caption(_("Pairings, consents, messages and screening of both stay. {links}", links=_links(stays, goes, values)))
    seen = {stays.id: stays.version, goes.id: goes.version}
    with st.container(horizontal=True):
        confirm_button(
            _("Make one of them"), partial(workspace.duplicates.merge, seen, stays.id, values, answers),
            key=f"{key}_merge", icon=":material/merge:", title=_("Make one person of these two?"), type="primary",
            warning=_("{links} For {n} days you can make two of them again.", n=UNDO_DAYS,
                      links=_links(stays, goes, values)), yes=_("Make one"),
            done=_("They are one now."),
        )  # fmt: skip
        if st.button(_("They are two people"), key=f"{key}_two"):
            workspace.duplicates.keep_both(stays.id, goes.id)
            st.rerun()


def _order(twice: Twice) -> tuple[ApplicationLine, ApplicationLine]:
    """Who was accepted stays; else who applied last."""
    both = twice.other, twice.one
    accepted = [each for each in both if each.status is ApplicationStatus.ACCEPTED]
    stays = accepted[0] if accepted else twice.other
    return stays, next(each for each in both if each is not stays)


def _links(stays: ApplicationLine, goes: ApplicationLine, values: Mapping[str, Any]) -> str:
    """What becomes of the private links of both."""
    lost = sorted({stays.email, goes.email} - {values["email"]})
    if not lost:
        return _("Private links of both stay.")
    return _("Private links that were sent to {email} open nothing any more.", email=unlinked(listed(lost)))


def _told(line: ApplicationLine) -> str:
    return f"**{plain(line.name)}**, {plain(line.email)}, {status_word(line.status)}"


def _chosen(stays: ApplicationLine, goes: ApplicationLine, key: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What wins where they differ: what stands first, unless the other is chosen."""
    values: dict[str, Any] = {}
    labels = {"name": _("Name"), "email": _("E-mail"), "time_zone": _("Time zone"), "places": _("Places")}
    for name, label in labels.items():
        one, other = getattr(stays, name), getattr(goes, name)
        values[name] = one if one == other else _pick(label, one, other, str(one), str(other), f"{key}_{name}")
    questions = {question.key: question for line in (goes, stays) for question in line.form.questions}
    answers = {**goes.answers, **stays.answers}
    for name, question in questions.items():
        one, other = stays.answers.get(name), goes.answers.get(name)
        if one is not None and other is not None and one != other:
            words = [str(_(show_answer(question, each))) for each in (one, other)]
            answers[name] = _pick(question.label, one, other, *words, f"{key}_{name}")
    return values, answers


def _pick(label: str, one: Any, other: Any, first: str, second: str, key: str) -> Any:
    chosen = st.radio(plain(label), (0, 1), format_func=(unlinked(first), unlinked(second)).__getitem__, key=key)
    return other if chosen == 1 else one
