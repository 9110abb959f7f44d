"""Where each column of a list goes: suggested, shown with examples, and corrected by hand."""

from collections.abc import Sequence

import streamlit as st

from core.intake.spreadsheet import fields, left_out, mapping_faults
from core.program.questions import Kind
from core.text import Text
from pages.intake.column_choices import column_key
from pages.intake.column_reading import note_reading
from pages.intake.lists import GivenList
from pages.intake.lying import ask_group, ask_shape, ask_together, kept_apart
from pages.ui.cache import thought
from pages.ui.chips import PLURALS
from pages.ui.words import _, count, plain, unlinked

KINDS = {
    Kind.SHORT_TEXT: Text("a few words"),
    Kind.LONG_TEXT: Text("many words"),
    Kind.YES_NO: Text("yes or no"),
    Kind.CHOICE: Text("one option"),
    Kind.CHOICES: Text("several options"),
    Kind.RANKING: Text("options in order"),
    Kind.SKILLS: Text("skills with levels"),
    Kind.SCALE: Text("a scale"),
    Kind.NUMBER: Text("a number"),
    Kind.DATE: Text("a day"),
    Kind.LANGUAGES: Text("languages"),
    Kind.AVAILABILITY: Text("times of the week"),
}


def ask_columns(key: str, lists: Sequence[GivenList]) -> bool:
    """Where each column goes, suggested and to be corrected. Whether all that must be settled is."""
    settled = True
    for each in lists:
        st.subheader(_(PLURALS[each.side]), anchor=False, divider="gray")
        ask_shape(key, each.side, each.shape)
        _ask_earlier(each)
        faults = mapping_faults(each.mapping, each.form)
        settled = settled and not faults
        for fault in faults:
            st.error(f"**{plain(fault.where)}** {plain(_(fault.what))}", icon=":material/error:")
        reasons = thought(left_out, each.table, each.side) if each.from_columns else {}
        for header in each.table.headers:
            _ask_column(key, each, header, _(reasons[header]) if header in reasons else "")
        for name in kept_apart(key, each.side):
            ask_together(key, each.side, name)
        out = len(each.table.headers) - len(each.mapping.fields)
        if out and not each.from_columns:
            st.caption(
                count(out, "{n} column is left out.", "{n} columns are left out.")
                + " " + _("To ask what your columns ask, go back and make the questions from them.")
            )  # fmt: skip
        st.text_input(
            _("Remember these columns as"), _usual_name(each), key=f"{each.place}_name", max_chars=80, width=380,
            persist_state="session", help=_("The next sheet with these columns is read in the same way."),
        )  # fmt: skip
    return settled


def _ask_earlier(each: GivenList) -> None:
    """Which remembered mapping is used, where one fits."""
    if each.earlier:
        st.selectbox(
            _("Columns go as in"), [*each.earlier, ""], key=f"{each.place}_as_before", persist_state="session",
            format_func=lambda name: name or _("no earlier import: suggest anew"), width=380,
        )  # fmt: skip


def remembered_name(each: GivenList) -> str:
    """What the columns of a list are remembered as."""
    return str(st.session_state.get(f"{each.place}_name") or _usual_name(each))


def _usual_name(each: GivenList) -> str:
    return next(iter(each.earlier), each.table.name.rpartition(".")[0] or each.table.name)


def _ask_column(key: str, each: GivenList, header: str, reason: str) -> None:
    cells = [cell for cell in dict.fromkeys(each.table.cells(header)) if cell]
    own = each.suggested.fields.get(header, "")
    options = _options(each, own)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width=340, gap=None):
            st.markdown(f"**{plain(header)}**")
            examples = [cell.strip().replace("\n", ", ")[:40] for cell in cells[:3]]
            st.caption(unlinked(" · ".join(examples)) or _("empty"))
            if header in each.table.made_of:
                ask_group(key, each.side, each.table, header)
        st.selectbox(
            header, list(options), list(options).index(own), width=380,
            format_func=lambda name: options[name], key=column_key(each.key, header), label_visibility="collapsed",
            persist_state="session",
        )  # fmt: skip
        note_reading(each, header, cells)
        if reason and header not in each.mapping.fields:
            st.caption(_("Left out: {reason}.", reason=reason))


def _options(each: GivenList, own: str) -> dict[str, str]:
    """Field → its name. Of questions made of columns, a column can answer its own only."""
    options = {"": _("(leave out)")}
    for name, label in fields(each.offered).items():
        if not each.from_columns or not name.startswith("question:"):
            options[name] = _(label)
        elif name == own:
            question = each.offered.question(name.removeprefix("question:"))
            kind = _(KINDS[question.kind]) if question else ""
            options[name] = _("A question: {kind}", kind=kind)
    return options
