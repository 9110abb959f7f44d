"""Name, mark and the few lines of style that the theme has no word for. Drawn by app.py on every run."""

from pathlib import Path

import streamlit as st

STATIC = Path(__file__).resolve().parents[2] / "static"


def brand() -> None:
    """The mark on the browser's tab and above the menu; what is chosen is readable on a dark ground too."""
    st.set_page_config(page_title="Pairwell", page_icon=str(STATIC / "mark.svg"), layout="wide")
    st.logo(str(STATIC / "wordmark.svg"), size="large", icon_image=str(STATIC / "mark.svg"))
    st.html(STATIC / "chosen.css")
