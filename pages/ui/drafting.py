"""What a browser remembers of a form that is being filled in: its private link, and whether sending was tried."""

import streamlit as st

LINK = "link"


def held_link(code: str) -> str:
    """The private link of what was begun here: from the address, or from before the address was changed back."""
    token = st.query_params.get(LINK) or st.session_state.get(_held(code)) or ""
    return str(token)


def is_in_address() -> bool:
    """Whether the private link came with the address, and is not only remembered here."""
    return LINK in st.query_params


def promise_link(code: str, new: str) -> str:
    """Remember ``new`` (or what was promised before) ahead of the transaction that makes it lead somewhere.

    A rerun that arrives while that transaction runs cuts whatever stands after it; without this, the next run
    would begin a second application.
    """
    return str(st.session_state.setdefault(_held(code), new))


def hold_link(code: str, token: str) -> None:
    """Put the private link into the address, so that a page loaded anew, today or another day, goes on there."""
    st.session_state.setdefault(_held(code), token)
    if st.query_params.to_dict() != {LINK: token}:
        st.query_params.from_dict({LINK: token})


def promise_next(token: str, new: str) -> str:
    """The link that will take this one's place: remembered ahead of the transaction that makes it so."""
    return str(st.session_state.setdefault(f"{token[:12]}_next_link", new))


def next_link(token: str) -> str:
    """What took the place of a link in this browser; empty where nothing did."""
    return str(st.session_state.get(f"{token[:12]}_next_link", ""))


def drop_link(code: str) -> None:
    """Forget what was begun here: the next answer begins anew, in empty inputs."""
    st.session_state.pop(_held(code), None)
    st.session_state[_round(code)] = st.session_state.get(_round(code), 0) + 1
    st.query_params.from_dict({"join": code})


def input_prefix(code: str, token: str) -> str:
    """For the keys of inputs: the same before and after there is a link, another for another application.

    Where a link was promised and the run was cut before anything was written, there is none yet: the inputs must
    keep their keys all the same, or what was typed into them is gone.
    """
    first = st.session_state.get(_held(code), token)
    return f"form_{code}_{st.session_state.get(_round(code), 0)}" if token in ("", first) else f"form_{token[:12]}"


def was_tried(prefix: str) -> bool:
    """Whether sending was tried: from then on faults stand beside their fields."""
    return bool(st.session_state.get(f"{prefix}_tried"))


def note_try(prefix: str) -> None:
    st.session_state[f"{prefix}_tried"] = True


def forget_try(prefix: str) -> None:
    st.session_state.pop(f"{prefix}_tried", None)


def take_out(widget: str, *, is_text: bool) -> None:
    """Empty an input, and remember that what was kept of it is to go: for a button's ``on_click``."""
    if is_text:
        st.session_state[widget] = ""
    else:
        st.session_state.pop(widget, None)
    st.session_state[f"{widget}_goes"] = True


def goes(widget: str) -> bool:
    """Whether what was kept of this input is to go; once."""
    return bool(st.session_state.pop(f"{widget}_goes", False))


def _held(code: str) -> str:
    return f"{code}_held_link"


def _round(code: str) -> str:
    return f"{code}_round"
