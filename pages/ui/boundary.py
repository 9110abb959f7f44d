"""From an exception to words on the screen; the only place that does it."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from secrets import token_hex

import streamlit as st

from core.errors import Fault, InvalidInput, Refusal
from core.text import Text
from pages.ui.words import _, plain

log = logging.getLogger("pairwell")


@contextmanager
def boundary() -> Iterator[None]:
    """Tell a refusal in its own words; keep a bug in the log and give a reference to it.

    Stands in app.py and in the body of every fragment: an error inside a fragment never reaches app.py.
    """
    try:
        yield
    except Refusal as no:
        tell(no)
    except Exception:
        reference = token_hex(3).upper()
        log.exception("reference %s", reference)
        st.error(
            _(
                "**Something went wrong on our side.** Nothing was saved. Please quote {reference}.",
                reference=reference,
            ),
            icon=":material/error:",
        )


def tell(no: Refusal) -> None:
    """A refusal in its own words, with every fault of what was given."""
    st.error(f"**{_shown(no.message)}** {_shown(no.remedy)}", icon=":material/block:")
    tell_faults(no.faults if isinstance(no, InvalidInput) else ())


def tell_faults(faults: Iterable[Fault]) -> None:
    """What is wrong, each with its place."""
    for fault in faults:
        st.markdown(f"- **{plain(fault.where)}** {_shown(fault.what)}")


def _shown(words: Text) -> str:
    """Translated; what a person typed is shown as it is, whatever Markdown it looks like."""
    values = {name: plain(value) if isinstance(value, str) else value for name, value in words.values.items()}
    return _(Text(words.message, values))
