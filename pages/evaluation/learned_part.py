"""What matching learned: criteria beside how pairings went; weights with evidence, else that there is none."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.finding import Finding, p_shown, shown
from core.evaluation.learned import LEAST, OUTCOMES, Learned, Outcome, Verdict, Went
from core.evaluation.learned_fits import learned_from
from db import Workspace
from pages.ui.cache import thought
from pages.ui.empty import empty
from pages.ui.places import button_to
from pages.ui.words import _, number, percent, plain

VERDICTS = {
    Verdict.ALONG: "Went along with it",
    Verdict.AGAINST: "Went the other way",
    Verdict.NO_EVIDENCE: "No evidence",
    Verdict.TOO_FEW: "Can't be told",
}
NARROW = 0.7  # of the spread among all pairs; below it is said


def learned_part(workspace: Workspace) -> None:
    """Hidden until there is enough; then one table to each outcome, and what follows."""
    st.markdown(_("Of all pairings so far, in every cohort: did those that fitted better by a criterion also "
                  "go better? It is seen among pairs that were made, so it tells what went along, never what makes a "
                  "relationship good."))  # fmt: skip
    before = workspace.learning.paired_before()
    if not before.criteria or not any(each.pairings for each in before.cohorts):
        empty(_("No pairing yet"), _("As soon as people are together and some time has gone by, it can be looked at."),
              _("Matching"), "matching.desk", icon=":material/school:")  # fmt: skip
        return
    with st.spinner(_("Looking back…")):
        found = thought(learned_from, before.cohorts, before.criteria)
    _known(found)
    if not found.is_enough:
        return
    _suggested(found)
    outcomes = [each for each in Outcome if any(one.outcome is each for one in found.went)]
    for outcome in outcomes:
        _table(outcome, [each for each in found.went if each.outcome is outcome])
    _caveats(found)


def _known(found: Learned) -> None:
    """What is missing until something can be said."""
    waiting = [each for each in Outcome if found.known[each] < LEAST]
    if not found.is_enough:
        st.info(_("**Too early to tell.** It takes {least} mentors (where there are none, pairings) of whom it is "
                  "known how it went.", least=LEAST), icon=":material/hourglass_empty:")  # fmt: skip
    for each in waiting:
        st.markdown(f"- {_(OUTCOMES[each])}: " + _("known of {n}, {more} more are needed", n=number(found.known[each]),
                                                   more=number(LEAST - found.known[each])))  # fmt: skip
    if waiting:
        st.caption(_("Whether a pairing ended early or reached a goal is known half a year after it began; how often "
                     "people met, where they note it; how it was, where check-ins are answered."))  # fmt: skip


def _suggested(found: Learned) -> None:
    if not found.suggestions:
        st.info(_("**No evidence** that any criterion should weigh more. Leave the weights as people wanted them."),
                   icon=":material/balance:")  # fmt: skip
        return
    with st.container(border=True):
        st.markdown(f"**{_('Worth trying')}**")
        for each in found.suggestions:
            because = ", ".join(_(OUTCOMES[one]) for one in each.because)
            st.markdown(_("{criterion}: weight {now} → {then}, since it went along with: {because}.",
                          criterion=f"**{plain(each.criterion.label)}**", now=each.criterion.weight, then=each.weight,
                          because=because))  # fmt: skip
        st.caption(_("One step, and nothing is changed by itself: try it on the desk, keep it as a scenario, and look "
                     "at who would be paired otherwise."))  # fmt: skip
        button_to(_("To the matching desk"), "matching.desk", icon=":material/join_inner:")


def _table(outcome: Outcome, went: Sequence[Went]) -> None:
    st.subheader(_(OUTCOMES[outcome]), anchor=False)
    rows = [_row(each) for each in went]
    wide = {_("Criterion"): 165, _("What is seen"): 200, _("Correlation (likely)"): 150}
    st.dataframe(
        rows,
        hide_index=True,
        width="stretch",
        key=f"learned_{outcome.value}",
        column_config={name: st.column_config.TextColumn(width=each) for name, each in wide.items()},
    )


def _row(each: Went) -> dict[str, str]:
    finding = each.finding
    row = {_("Criterion"): each.criterion.label}
    if not isinstance(finding, Finding) or finding.effect is None:
        seen = f"{_(VERDICTS[each.verdict])}: {_(finding.sentence)}"
        return row | {_("What is seen"): seen, _("Correlation (likely)"): "", _("n"): number(finding.n),
                      _("Not known"): number(finding.missing), _("p"): "", _("p, corrected"): ""}  # fmt: skip
    effect = finding.effect
    likely = "" if effect.low is None or effect.high is None else f" ({shown(effect.low)} – {shown(effect.high)})"
    return row | {
        _("What is seen"): _(VERDICTS[each.verdict]), _("Correlation (likely)"): f"{shown(effect.value)}{likely}",
        _("n"): number(finding.n),
        _("Not known"): number(finding.missing), _("p"): p_shown(finding.p or 0.0),
        _("p, corrected"): p_shown(finding.p_adjusted or 0.0),
    }  # fmt: skip


def _caveats(found: Learned) -> None:
    st.caption(_("Pearson's correlation with a 95 % interval (Fisher's z). {n} questions were looked at, so p is "
                 "corrected for all of them (Holm): where nothing goes along, 95 of 100 programs are told so. "
                 "Pairings of one mentor count as one.", n=found.looked_at))  # fmt: skip
    known = {each.criterion.key: each.criterion for each in found.went}
    narrow = [each for each in known.values() if each.range_left is not None and each.range_left < NARROW]
    for each in narrow:
        st.caption(_("“{criterion}”: among the pairs that were made there is only {share} of the spread that all pairs "
                     "would have, for matching chose by it. What it does can hardly be seen here.",
                     criterion=plain(each.label), share=percent(each.range_left or 0.0)))  # fmt: skip
    st.caption(_("Answers are those of now, and whatever else good pairs have in common is not held apart. Whoever was "
                 "erased or has not answered is not counted."))  # fmt: skip
