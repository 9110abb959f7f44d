"""An address as a picture that a phone reads from a poster."""

from io import BytesIO

import segno
import streamlit as st

from pages.ui.downloads import download
from pages.ui.words import _

PIXELS = 10  # of one square, enough for print


def qr_code(address: str, file_name: str, *, width: int = 180) -> None:
    """Draw it, with a button that hands it over as a picture."""
    code = segno.make(address, error="m")
    picture = BytesIO()
    code.save(picture, kind="png", scale=PIXELS, border=4)
    st.image(picture.getvalue(), width=width)
    download(_("Download the picture"), picture.getvalue(), file_name, key=f"qr_{file_name}")
