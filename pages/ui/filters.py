"""The bar above a list: a search, and what to show of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st

from pages.ui.words import _

Row = TypeVar("Row")


@dataclass(frozen=True)
class Filters:
    """What was asked for. ``chosen`` has a name for every filter; none chosen means all."""

    search: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        return bool(self.search) or any(self.chosen.values())

    def keep(self, rows: Iterable[Row], words: Callable[[Row], str], **values: Callable[[Row], str]) -> list[Row]:
        """The rows whose ``words`` contain every word searched for, and whose values were chosen, by filter name."""
        if not self.any:
            return list(rows)
        wanted = self.search.casefold().split()
        return [
            row
            for row in rows
            if all(word in words(row).casefold() for word in wanted)
            and all(not (of := self.chosen.get(name)) or value(row) in of for name, value in values.items())
        ]


def by_address(key: str, options: Mapping[str, Sequence[str]]) -> None:
    """Before the bar is drawn: filters as the address asks for them (``?state=paired``, empty for all), once; then it
    forgets them, so that what is chosen by hand stays."""
    for name, here in options.items():
        if name in st.query_params:
            asked = st.query_params.pop(name)
            st.session_state[f"{key}_{name}"] = [asked] if asked in here else []


def filter_bar(
    key: str,
    search: str,
    choices: Mapping[str, tuple[str, Sequence[str]]] | None = None,
    *,
    words: Callable[[str], str] = str,
) -> Filters:
    """A search field named ``search``, and pills for every filter (name: label, options); ``words`` names options."""
    chosen: dict[str, tuple[str, ...]] = {}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        found = st.text_input(
            search, key=f"{key}_search", icon=":material/search:", placeholder=_("Name or word"), width=280
        )
        for name, (label, options) in (choices or {}).items():
            picked = st.pills(
                label, list(options), selection_mode="multi", format_func=words, key=f"{key}_{name}", wrap=True,
                width="content",
            )  # fmt: skip
            chosen[name] = tuple(picked)
    return Filters(found.strip(), chosen)
