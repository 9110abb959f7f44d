"""Standards: of each benchmark what the program's own data show, what somebody says, and what is missing."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.standards import WORDS, Framework, Judgement, Standing, counted
from core.reports.standards_pdf import standards_pdf
from db import KeptStandards, Workspace
from pages.evaluation.attesting import attesting
from pages.ui.chips import Tone, badge
from pages.ui.downloads import download
from pages.ui.words import _, day, plain, wording

TONES: dict[Judgement, tuple[Tone, str]] = {
    Judgement.MET: ("good", ""),
    Judgement.PARTLY: ("waiting", ":material/contrast:"),
    Judgement.NOT: ("attention", ""),
    Judgement.NOT_APPLICABLE: ("neutral", ":material/block:"),
    Judgement.NO_DATA: ("neutral", ":material/hourglass_empty:"),
}


def standards_part(workspace: Workspace, changes: bool) -> None:
    """One framework at a time, one of its standards at a time, or all that is missing."""
    chosen = {each.key: each for each in workspace.standards.chosen()}
    if len(chosen) > 1:
        key = st.selectbox(_("Framework"), list(chosen), key="framework", format_func=lambda one: chosen[one].title)
    else:
        key = next(iter(chosen))
    kept = workspace.standards.read(key)
    _about(kept.framework)
    _counts(kept)
    view = st.segmented_control(
        _("Show"), ["standard", "gaps"], default="standard", required=True, key="standards_view",
        format_func=lambda one: _("One standard") if one == "standard" else _("What is missing"),
    )  # fmt: skip
    if view == "gaps":
        shown = [each for each in kept.standings if each.is_gap]
        if not shown:
            st.success(_("Nothing is missing, as far as your data and your people say."))
    else:
        shown = _one_standard(kept)
    for each in shown:
        _benchmark(kept, each)
    if changes and shown:
        attesting(workspace, kept, shown)
    download(
        _("Print it (PDF)"),
        lambda: standards_pdf(kept.framework, kept.standings, workspace.place.name, workspace.place.cohort,
                              workspace.today, kept.share, wording()),
        f"standards-{key}-{workspace.today.isoformat()}.pdf",
    )  # fmt: skip


def _about(found: Framework) -> None:
    told = _("{title}. {published}: [{source}]({source})", title=found.title, published=found.published,
             source=found.source)  # fmt: skip
    st.markdown(told)
    st.caption(_(found.about))
    st.info(_("This is no assessment and gives no level and no award: those who give them look at more than a program "
              "keeps here. Benchmarks are told in our own words; read them at the source."),
            icon=":material/info:")  # fmt: skip


def _counts(kept: KeptStandards) -> None:
    many = counted(kept.standings)
    said = [f"{_(WORDS[judgement])} **{many[judgement]}**" for judgement in Judgement if many[judgement]]
    st.markdown(" · ".join(said))
    st.caption(_("Without those that are recommended only. A benchmark counts as met from {share} % of what is "
                 "counted: a judgement of your program's, which you can change in its settings.",
                 share=kept.share))  # fmt: skip


def _one_standard(kept: KeptStandards) -> Sequence[Standing]:
    gaps = {each.benchmark.code for each in kept.standings if each.is_gap and not each.benchmark.recommended}
    standards = kept.framework.standards

    def named(place: int) -> str:
        one = standards[place]
        missing = sum(each.code in gaps for each in one.benchmarks)
        open_ = _(" · {missing} missing", missing=missing) if missing else ""
        return f"{one.code}. {_(one.title)}{open_}"

    place = st.selectbox(_("Standard"), range(len(standards)), key=f"standard_{kept.framework.key}",
                         format_func=named)  # fmt: skip
    codes = {each.code for each in standards[place].benchmarks}
    return [each for each in kept.standings if each.benchmark.code in codes]


def _benchmark(kept: KeptStandards, each: Standing) -> None:
    one = each.benchmark
    with st.container(border=True, gap="xsmall"):
        tone, icon = TONES[each.judgement]
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{one.code}**", width="content")
            badge(_(WORDS[each.judgement]), tone, icon=icon)
            if one.recommended:
                st.caption(_("recommended"), width="content")
        st.markdown(_(one.label))
        if each.by_data is Judgement.NOT_APPLICABLE:
            st.caption(_("Your data: the program does not use this part."))
        elif each.shown is not None:
            st.caption(_("Your data: {said}", said=each.shown.said))
        else:
            st.caption(_("No data can show this; somebody has to say it."))
        for said in kept.said.get(one.code, ())[:1]:
            held = "" if said == each.attested else f" ({_('taken back')})"
            st.caption(_("{who} on {day}: {word}{held}. {note}", who=plain(said.by) or _("Somebody"), day=day(said.at),
                         word=_(WORDS[said.judgement]), held=held, note=plain(said.note)))  # fmt: skip
        if each.differs:
            st.markdown(
                f":orange[:material/error:] {_('What is said and what the data show differ: look which is right.')}"
            )
