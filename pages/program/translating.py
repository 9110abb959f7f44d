"""Wordings and what they are called in another language: as a table, or one by one where it is narrow."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from core.program.translations import Phrase, language_name
from pages.ui.cache import fingerprint
from pages.ui.paging import one_page
from pages.ui.words import _, plain

PARTS = {
    "question": "Question", "help": "Help", "option": "Option", "lowest": "Lowest", "highest": "Highest",
    "around": "Around the questions",
}  # fmt: skip
TABLE, ONE_BY_ONE = "table", "one by one"
EACH = 8  # on a page, where they are asked one by one


def words_asked(every: Sequence[Phrase], known: Mapping[str, str], language: str, key: str) -> dict[str, str]:
    """Wording → translation, as they stand there now; those on other pages stay as they were."""
    words = {TABLE: _("As a table"), ONE_BY_ONE: _("One by one, for a phone")}
    way = st.segmented_control(
        _("Show"), [TABLE, ONE_BY_ONE], default=TABLE, required=True, format_func=words.__getitem__,
        key=f"way_{language}", label_visibility="collapsed",
    )  # fmt: skip
    return _one_by_one(every, known, language, key) if way == ONE_BY_ONE else _as_table(every, known, language, key)


def _as_table(every: Sequence[Phrase], known: Mapping[str, str], language: str, key: str) -> dict[str, str]:
    what, written, name = _("What"), _("As written"), language_name(language)
    rows = [{what: _(PARTS[each.part]), written: each.words, name: known.get(each.words, "")} for each in every]
    edited = st.data_editor(
        pd.DataFrame(rows), key=key, hide_index=True, num_rows="fixed", height=520, disabled=[what, written],
        column_config={what: st.column_config.Column(width=110), written: st.column_config.Column(width=330),
                       name: st.column_config.TextColumn(width=330)},
    )  # fmt: skip
    st.caption(_("A column copied from a spreadsheet can be pasted into the table."))
    return dict(zip(edited[written], edited[name].fillna(""), strict=True))


def _one_by_one(every: Sequence[Phrase], known: Mapping[str, str], language: str, key: str) -> dict[str, str]:
    """Those that are not translated first. What is written on one page is saved before the next is opened."""
    single = {each.words: each for each in every}
    order = sorted(single, key=lambda words: bool(known.get(words)))
    given = {words: known.get(words, "") for words in order}
    st.caption(_("Save before you go to another page."))
    for words in one_page(f"{key}_page", order, EACH):
        of = single[words]
        label = f"{_(PARTS[of.part])}: {plain(words)}"
        given[words] = st.text_area(label, given[words], key=f"{key}_{fingerprint(words)[:12]}", height=68)
    return given
