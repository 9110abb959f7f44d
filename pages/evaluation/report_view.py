"""A report as it is read in the browser; the same numbers as on paper and in the files."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from core.evaluation.suppression import REASON
from core.reports.groups import GroupTable
from core.reports.pdf import report_pdf
from core.reports.report_tables import NUMBERS, report_tables
from core.reports.section import ONE_PAGE, TITLES, Block, section_of
from core.reports.supervisor import Figure, Report, range_words, value_words
from core.reports.table import write_book, write_folder, write_table
from pages.evaluation.report_sections import show_section
from pages.evaluation.target_line import target_line
from pages.ui.downloads import download
from pages.ui.words import _, day, listed, number, plain, wording


def show_report(report: Report, key: str) -> None:
    """Its files, then its parts in their order."""
    st.caption(_("Cohort {cohort}, {since} to {until}", cohort=plain(report.cohort), since=day(report.since),
                 until=day(report.until)))  # fmt: skip
    report_files(report, key)
    for block in report.blocks:
        if block in ONE_PAGE:
            _of_one_page(report, block)
        elif (section := section_of(report.sections, block)) is not None:
            st.subheader(_(TITLES[block]), anchor=False)
            show_section(section)


def _of_one_page(report: Report, block: Block) -> None:
    if block is Block.WORDS:
        _words(report)
    elif block is Block.TARGETS and report.targets:
        st.subheader(_(TITLES[block]), anchor=False)
        for each in report.targets:
            target_line(each)
    elif block is Block.FIGURES:
        for asks, found in groupby(report.figures, key=lambda each: str(each.asks)):
            st.subheader(_(asks), anchor=False)
            with st.container(border=True):
                for figure in found:
                    _figure(figure)
    elif block is Block.GROUPS and report.groups:
        st.subheader(_(TITLES[block]), anchor=False)
        _groups(report.groups)


def report_files(report: Report, key: str) -> None:
    """The report as PDF, XLSX and CSV, made when they are asked for; of a longer one the one page, too."""
    stem = f"report-{report.until:%Y-%m-%d}"
    with st.container(horizontal=True):
        download(_("PDF"), lambda: report_pdf(report, wording()), f"{stem}.pdf", key=f"{key}_pdf")
        if not report.is_one_page and not set(report.blocks).isdisjoint(ONE_PAGE):
            download(_("PDF, one page"), lambda: report_pdf(report.one_page(), wording()),
                     f"{stem}-one-page.pdf", key=f"{key}_page")  # fmt: skip
        download(_("Excel"), lambda: write_book(report_tables(report, wording())), f"{stem}.xlsx", key=f"{key}_xlsx")
        if report.is_one_page:
            download(
                _("CSV"),
                lambda: write_table(*report_tables(report, wording())[_(NUMBERS)]),
                f"{stem}.csv",
                key=f"{key}_csv",
            )
        else:
            download(_("CSV, all tables"), lambda: write_folder(report_tables(report, wording())), f"{stem}.zip",
                     key=f"{key}_csv")  # fmt: skip


def _figure(figure: Figure) -> None:
    shown = value_words(figure.unit, figure.value)
    st.markdown(f"{_(figure.title)}: **{shown}**" if shown else f":material/hourglass_empty: {_(figure.title)}")
    likely = range_words(figure.unit, figure.low, figure.high)
    said = [_("likely {range}", range=likely)] if likely else []
    if figure.before is not None:
        said.append(_("cohort before: {value}", value=value_words(figure.unit, figure.before)))
    st.caption("  \n".join([*([" · ".join(said)] if said else []), _(figure.said)]))


def _words(report: Report) -> None:
    words = report.words
    for title, said in ((_("Comment"), words.comment), (_("Risks"), words.risks),
                        (_("Decisions asked"), words.decisions), (_("Next dates"), words.next_dates)):  # fmt: skip
        if said.strip():
            st.markdown(f"**{title}**  \n" + plain(said).replace("\n", "  \n"))


def _groups(tables: Sequence[GroupTable]) -> None:
    hidden_somewhere = False
    for table in tables:
        shown = [f"{plain(name) if name else _('no answer')} **{number(people)}**" for name, people in table.groups
                 if people is not None]  # fmt: skip
        hidden = [plain(name) if name else _("no answer") for name, people in table.groups if people is None]
        hidden_somewhere = hidden_somewhere or bool(hidden)
        if table.total is not None:
            shown.append(_("together **{total}**", total=number(table.total)))
        st.markdown(f"**{_(table.side)}: {plain(table.question)}**  \n" + (" · ".join(shown) or _("nothing to show")))
        notes = [_("not shown: {groups}", groups=listed(hidden))] if hidden else []
        st.caption(" · ".join([*notes, _("as of {day}", day=day(table.on))]))
    if hidden_somewhere:
        st.caption(_(REASON))
