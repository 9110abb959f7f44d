"""Whom to ask: candidates ranked by what is missing, each with the reason, and what became of asking."""

from collections.abc import Sequence

import streamlit as st

from core.intake.candidates import CandidateStatus
from core.intake.mentor_finder import WEIGHTS, RankedCandidate, rank_candidates
from core.intake.mentor_gap import Enough, MentorGap
from core.matching import Pool
from core.roles import Action
from core.text import Text
from db import CandidateLine, Looking, Workspace
from pages.intake.asking import ask, remove_due
from pages.ui.cache import fingerprint, thought
from pages.ui.chips import Tone, badge
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.points import points_bar
from pages.ui.words import _, count, day, listed, number, percent, plain

STATES: dict[str, tuple[Text, Tone]] = {
    CandidateStatus.NEW: (Text("Not asked yet"), "neutral"),
    CandidateStatus.INVITED: (Text("Invited"), "waiting"),
    CandidateStatus.APPLIED: (Text("Has applied"), "good"),
    CandidateStatus.DECLINED: (Text("Said no"), "attention"),
}


def candidates(workspace: Workspace, there: Looking, found: MentorGap) -> None:
    """The list; those chosen are explained and asked below."""
    lines = workspace.candidates.all()
    if not lines:
        empty(_("Nobody to ask yet"), _("Bring a list of staff or alumni, or take people of earlier cohorts."),
              _("Add people"), "intake.find_mentors", part="add", icon=":material/person_add:")  # fmt: skip
        return
    remove_due(workspace, lines)
    short = [person for person in there.pool.mentees if person.id in found.short]
    lacking = short or list(there.pool.mentees)
    enough = Enough(st.session_state.get("enough") or Enough.ONE)
    people = [line.candidate for line in lines]
    ranked = thought(rank_candidates, people, Pool(there.pool.on, tuple(lacking)), there.rules, enough)
    _ranked_by(short, lacking)
    chosen = filter_bar("candidates", _("Search"), {"status": (_("Status"), list(STATES))}, words=lambda one:
                        _(STATES[one][0]))  # fmt: skip
    rows = chosen.keep(
        [(each, lines[each.place]) for each in ranked], lambda row: f"{row[1].candidate.name} {row[1].candidate.role}",
        status=lambda row: row[1].status,
    )  # fmt: skip
    picked = _table(rows)
    if not picked:
        st.caption(_("Choose one to see where the points come from, or several to ask them."))
        return
    if len(picked) == 1:
        _one(*picked[0])
    if workspace.actor.may(Action.CHANGE_CANDIDATES):
        ask(workspace, picked)


def _ranked_by(short: Sequence[object], lacking: Sequence[object]) -> None:
    if not lacking:
        st.info(_("Nobody waits for a mentor now, so nobody is ranked. People are listed by name."),
                icon=":material/info:")  # fmt: skip
        return
    words = (
        count(len(short), "Ranked by what the {n} person who lacks a mentor asks for",
              "Ranked by what the {n} people who compete for too few places ask for")
        if short
        else count(len(lacking), "Ranked by what the {n} person who waits asks for",
                   "Ranked by what the {n} people who wait ask for")
    )  # fmt: skip
    weights = listed(f"{_(label)} {weight}" for label, weight in WEIGHTS.values())
    st.caption(f"{words}. " + _("Weights: {weights}. What is not known counts neither for nor against.",
                                weights=weights))  # fmt: skip


def _table(rows: Sequence[tuple[RankedCandidate, CandidateLine]]) -> list[tuple[RankedCandidate, CandidateLine]]:
    seen = [
        {
            _("Name"): line.candidate.name,
            _("Points"): each.score,
            _("Status"): _(STATES[line.status][0]),
            _("Could serve"): each.could_serve if each.score is not None else None,
            _("Why"): _(each.points[0].reason) if each.points else "",
            _("Role"): line.candidate.role or line.candidate.history,
            _("Known"): percent(each.known),
        }
        for each, line in rows
    ]
    table = st.dataframe(
        seen, hide_index=True, on_select="rerun", selection_mode="multi-row", height=min(38 + 35 * len(seen), 460),
        key=f"candidates_{fingerprint([(line.id, line.version) for _, line in rows])[:12]}",
        column_config={
            _("Points"): st.column_config.ProgressColumn(format="%.1f", min_value=0, max_value=100),
            _("Why"): st.column_config.TextColumn(width="large"),
        },
    )  # fmt: skip
    return [rows[at] for at in table.selection.rows if at < len(rows)]


def _one(each: RankedCandidate, line: CandidateLine) -> None:
    one = line.candidate
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader(plain(one.name), anchor=False, width="content")
            badge(_(STATES[line.status][0]), STATES[line.status][1])
            if each.score is not None:
                st.markdown(_("**{points}** points", points=number(each.score, 1)), width="content")
        facts = [plain(one.email), plain(one.role), plain(one.history)]
        facts.append(_("kept until {day}", day=day(line.keep_until)))
        st.caption(" · ".join(filter(None, facts)))
        if one.named:
            st.caption(_("The role names: {skills}.", skills=plain(", ".join(one.named))))
        points_bar(each.points)
