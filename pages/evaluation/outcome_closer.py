"""An outcome looked at more closely: beside people without a partner, by side, of one mentor, of both of a pairing."""

import streamlit as st

from core.evaluation.answer_table import AnswerTable
from core.evaluation.comparison import Ties, alike_words, beside_others, both_sides, clustered
from core.evaluation.finding import Finding, NotEnough
from core.evaluation.surveys import Measure, Scoring
from core.program.questions import Side
from db import Workspace
from pages.evaluation.outcome_numbers import estimate_words, finding_in_full
from pages.ui.words import _, number

PARTNER, SIDES, MENTOR, PAIRING = "partner", "sides", "mentor", "pairing"


def closer(workspace: Workspace, measure: Measure, before: AnswerTable, after: AnswerTable) -> None:
    """One look at a time, since each takes a reading; nothing where answers are anonymous or scored as one number."""
    if before.is_anonymous or after.is_anonymous or measure.scoring is Scoring.NET_PROMOTER:
        return
    names = {
        PARTNER: _("Beside people without a partner"), SIDES: _("Mentors beside mentees"),
        MENTOR: _("Who shares a mentor"), PAIRING: _("Both of a pairing"),
    }  # fmt: skip
    with st.expander(_("Look closer"), icon=":material/zoom_in:"):
        chosen = st.pills(_("What to look at"), list(names), key="closer", format_func=names.__getitem__)
        if chosen is None:
            st.caption(_("Exploratory: no plan foresaw it, and whoever looks often enough finds something by chance."))
            return
        ties = workspace.surveys.ties()
        if chosen == MENTOR:
            _sharing(measure, before, after, ties)
        elif chosen == PAIRING:
            _alike(measure, after, ties)
        else:
            _beside(measure, before, after, ties, chosen)


def _beside(measure: Measure, before: AnswerTable, after: AnswerTable, ties: Ties, chosen: str) -> None:
    mentor = Side.MENTOR.value
    group = {who: tie.had_partner if chosen == PARTNER else tie.side == mentor for who, tie in ties.items()}
    found = beside_others(measure, before, after, group)
    who = _("The group: people who had a partner; the others: people who took part and had none.")
    st.caption(who if chosen == PARTNER else _("The group: mentors; the others: mentees."))
    st.markdown(_(found.sentence))
    if isinstance(found, Finding):
        finding_in_full(found)
        st.markdown("\n".join(f"- {_(each)}" for each in found.caveats))


def _sharing(measure: Measure, before: AnswerTable, after: AnswerTable, ties: Ties) -> None:
    found = clustered(measure, before, after, ties)
    st.caption(_("People of one mentor may be alike, so that they count for less than as many who are not."))
    if isinstance(found, NotEnough):
        st.markdown(_("Not enough data: it takes ten mentors, some with two people or more who answered both times."))
        return
    st.markdown(
        _("The average interval is {times} times as wide as it looks: {n} people of {clusters} mentors, {size} each as "
          "a person sees it, alike by {likeness}.", times=number(found.effect**0.5, 2), n=number(found.n),
          clusters=number(found.clusters), size=number(found.size, 1), likeness=number(found.likeness, 2))
    )  # fmt: skip
    st.markdown(f"- {_('Design effect')}: **{number(found.effect, 2)}** (Kish 1965)\n- {estimate_words(found.change)}")


def _alike(measure: Measure, table: AnswerTable, ties: Ties) -> None:
    found = both_sides(measure, table, ties)
    st.caption(_("Of pairings of which both answered the last time."))
    if isinstance(found, NotEnough):
        st.markdown(_("Not enough data: it takes ten pairings of which both answered, and answers that differ."))
        return
    st.markdown(_("{said} {n} pairings.", said=alike_words(found), n=number(found.pairings)))
    told = [each for each in (found.agreement, found.beyond_chance, found.apart) if each is not None]
    st.markdown("\n".join(f"- {estimate_words(each)}" for each in told))
