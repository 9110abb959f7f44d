"""A question before what can't be undone."""

from collections.abc import Callable, Mapping
from typing import Literal

import streamlit as st

from pages.ui.boundary import boundary
from pages.ui.notices import notice
from pages.ui.words import _, plain


def confirm_button(
    label: str,
    act: Callable[[], object],
    *,
    title: str,
    warning: str,
    yes: str,
    key: str,
    done: str = "",
    typed: str = "",
    icon: str | None = None,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    width: Literal["content", "stretch"] | int = "content",
    disabled: bool = False,
    help: str | None = None,
    instead: Mapping[str, Callable[[], object]] = {},
) -> None:
    """A button that asks first: ``title``, ``warning`` (what will be gone), and the button ``yes`` that does ``act``.

    ``instead``: other buttons and what they do. With ``typed`` those words have to be written before. ``done`` is told
    afterwards. What is done is one transaction and needs nothing of Streamlit: a rerun that arrives meanwhile cuts
    whatever touches it.
    """
    flag = f"{key}_asked"
    st.button(
        label, key=key, on_click=_ask, args=(flag,), icon=icon, type=type, width=width, disabled=disabled, help=help
    )
    if not st.session_state.get(flag):
        return

    @st.dialog(title, on_dismiss=lambda: _answered(flag))
    def asked() -> None:
        with boundary():
            st.markdown(warning)
            written = (
                st.text_input(_("To go on, write: {words}", words=plain(typed)), key=f"{key}_typed") if typed else ""
            )
            with st.container(horizontal=True):
                sure = st.button(yes, key=f"{key}_yes", type="primary")
                chosen = act
                for place, (words, other) in enumerate(instead.items()):
                    if st.button(words, key=f"{key}_instead_{place}"):
                        sure, chosen = True, other
                if st.button(_("Cancel"), key=f"{key}_no"):
                    _answered(flag)
                    st.rerun()
            if sure and typed and written.strip() != typed:
                st.warning(_("The words differ. Nothing was done."), icon=":material/error:")
            elif sure:
                _answered(flag)
                if done:
                    notice(done)
                try:
                    chosen()
                except BaseException:
                    st.session_state.pop("notices", None)
                    raise
                st.rerun()

    asked()


def _ask(flag: str) -> None:
    st.session_state[flag] = True


def _answered(flag: str) -> None:
    st.session_state[flag] = False
