"""The whole address of something in this app, for people to copy."""

from urllib.parse import urlsplit

import streamlit as st


def visitor_address() -> str:
    """Where this browser comes from, as far as is known; empty on the machine itself."""
    return str(st.context.ip_address or "")


def full_address(path: str) -> str:
    """``/?join=CODE`` with the address that this browser reaches the app by; a whole address stays as it is."""
    if not path.startswith("/"):
        return path
    here = urlsplit(st.context.url or "")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{here.scheme}://{here.netloc}{'/' + base if base else ''}{path}" if here.netloc else path


def whole_addresses(body: str) -> str:
    """The text of a message with every address that stands alone on its line made whole."""
    return "\n".join(full_address(line) if line.startswith("/?") else line for line in body.split("\n"))
