"""Memory for computing. Never for what a workspace read: that is one person's to see."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar, cast

import streamlit as st

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def thought(think: Callable[Given, Answer], *inputs: Given.args, **named: Given.kwargs) -> Answer:
    """``think(*inputs)``, remembered by the fingerprints of its inputs.

    ``think`` is a function of core: its answer hangs on its inputs alone, and can be pickled.
    """
    prints = fingerprint(inputs), fingerprint(named)
    return cast(Answer, _thought(f"{think.__module__}.{think.__qualname__}", prints, lambda: think(*inputs, **named)))


@st.cache_data(show_spinner=False, max_entries=64)
def _thought(name: str, prints: tuple[str, str], _think: Callable[[], Any]) -> Any:
    return _think()


def fingerprint(value: object) -> str:
    """The same for equal values, in every process; differs where a value does. What has its own is asked for it.

    Raises
    ------
    TypeError
        For what it can't see into: give a value made of dataclasses, lists, mappings, numbers and words.
    """
    own = getattr(value, "fingerprint", None)
    if isinstance(own, str):
        return own
    return sha256(_spelled(value).encode()).hexdigest()


def _spelled(value: object) -> str:
    """A value in letters, with its type, so that 1, True and "1" differ."""
    own = getattr(value, "fingerprint", None)
    if isinstance(own, str):
        return f"{type(value).__qualname__}#{own}"
    if isinstance(value, Enum):
        return f"{type(value).__qualname__}.{value.name}"
    if value is None or isinstance(value, bool | int | float | str | bytes | date):
        return f"{type(value).__name__}:{value!r}"
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((field.name, getattr(value, field.name)) for field in fields(value))
        return f"{type(value).__qualname__}({','.join(f'{name}={_spelled(part)}' for name, part in parts)})"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{_spelled(key)}:{_spelled(part)}' for key, part in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"[{','.join(map(_spelled, value))}]"
    if isinstance(value, set | frozenset):
        return f"<{','.join(sorted(map(_spelled, value)))}>"
    raise TypeError(f"no fingerprint of a {type(value).__name__}")
