"""What bringing the lists in would change, before anything is saved: who is new or changes, which rows have faults."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.intake.answers import show_answer
from core.intake.spreadsheet import Preview, Row, fields, merge_preview
from core.program.questions import Form, Side
from db import Before
from pages.intake.lists import GivenList
from pages.intake.mending import ask_mending
from pages.ui.chips import PLURALS
from pages.ui.words import _, plain

MOST_SHOWN = 50


def show_preview(
    key: str, lists: Sequence[GivenList], before: Mapping[Side, Before], met: Mapping[Side, Before]
) -> bool:
    """List by list. ``met``: what there is of those who would come. Whether anybody can come in."""
    for each in lists:
        st.subheader(_(PLURALS[each.side]), anchor=False, divider="gray")
        preview = merge_preview(each.reading, met[each.side].known)
        gone = [row for row in preview.new if met[each.side].is_gone(row)]
        _totals(preview, len(gone))
        if gone:
            names = ", ".join(plain(row.name) for row in gone)
            st.caption(_("Left alone, because they withdrew, left or were declined: {names}.", names=names))
        if each.from_columns and before[each.side].known:
            st.warning(
                _("People have answered the questions of now. With others, those answers do not count."),
                icon=":material/warning:",
            )
        ask_mending(key, each)
        _people(each.form, [row for row in preview.new if row not in gone])
        _changes(each.form, preview)
    return any(each.reading.good for each in lists)


def _totals(preview: Preview, gone: int) -> None:
    with st.container(horizontal=True, gap="medium"):
        st.metric(_("New"), len(preview.new) - gone, width="content")
        if preview.changed or preview.same:
            st.metric(_("Changed"), len(preview.changed), width="content")
            st.metric(_("Same"), len(preview.same), width="content")
        st.metric(_("With faults"), len(preview.left_out), width="content")


def _people(form: Form, new: Sequence[Row]) -> None:
    if not new:
        return
    st.markdown(f"**{_('New')}**" + (f" · {_('the first {n}', n=MOST_SHOWN)}" if len(new) > MOST_SHOWN else ""))
    answered = {key for row in new[:MOST_SHOWN] for key in row.answers}
    asked = [question for question in form.questions if question.key in answered]
    st.dataframe(
        [
            {_("Name"): row.name, _("E-mail"): row.email}
            | {each.label: _(show_answer(each, row.answers[each.key])) if each.key in row.answers else ""
               for each in asked}
            for row in new[:MOST_SHOWN]
        ],
        hide_index=True, height=min(38 + 35 * min(len(new), MOST_SHOWN), 320),
    )  # fmt: skip


def _changes(form: Form, preview: Preview) -> None:
    if not preview.changed:
        return
    names = {name: _(label) for name, label in fields(form).items()}
    st.markdown(f"**{_('Changed')}**")
    seen = [
        {_("Name"): change.row.name, _("What"): names.get(name, name), _("Now"): _words(form, name, before),
         _("Then"): _words(form, name, after)}
        for change in preview.changed[:MOST_SHOWN] for name, (before, after) in change.fields.items()
    ]  # fmt: skip
    st.dataframe(seen, hide_index=True, height=min(38 + 35 * len(seen), 320))


def _words(form: Form, name: str, value: object) -> str:
    question = form.question(name.removeprefix("question:")) if name.startswith("question:") else None
    if question is not None:
        return _(show_answer(question, value))
    return "" if value is None else str(value)
