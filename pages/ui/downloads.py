"""Files to take away."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

import streamlit as st

from core.reports.table import Cell, write_table
from pages.ui.words import _, as_here

TYPES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ics": "text/calendar",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".json": "application/json",
    ".txt": "text/plain",
    ".zip": "application/zip",
}


def download(
    label: str,
    data: bytes | Callable[[], bytes],
    file_name: str,
    *,
    key: str | None = None,
    help: str | None = None,
    disabled: bool = False,
) -> None:
    """A button that hands over a file. A function as ``data`` is asked only when it is pressed, outside the page."""
    made = as_here(data) if callable(data) else data
    st.download_button(
        label, made, file_name=file_name, mime=TYPES.get(PurePath(file_name).suffix, "application/octet-stream"),
        key=key or f"download_{file_name}", icon=":material/download:", on_click="ignore", help=help, disabled=disabled,
    )  # fmt: skip


def downloads(
    stem: str, *, csv: bytes | Callable[[], bytes], xlsx: bytes | Callable[[], bytes], key: str | None = None
) -> None:
    """The same table in both spreadsheet forms: ``stem.csv`` and ``stem.xlsx``."""
    key = key or stem
    with st.container(horizontal=True):
        download(_("Download CSV"), csv, f"{stem}.csv", key=f"{key}_csv")
        download(_("Download Excel"), xlsx, f"{stem}.xlsx", key=f"{key}_xlsx")


def table_downloads(stem: str, sheet: str, table: Callable[[], tuple[Sequence[str], Iterable[Sequence[Cell]]]]) -> None:
    """Headers and rows in both forms; ``table`` is asked once a file is wanted."""
    downloads(stem, csv=lambda: write_table(*table()), xlsx=lambda: write_table(*table(), "xlsx", sheet))
