"""Loops compiled to machine code when first run, and kept in the folder that NUMBA_CACHE_DIR names."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(loop: Loop) -> Loop:
    """On one thread and on numbers only. Where nothing may be written it is compiled anew in every process."""
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
    try:
        ready: Any = numba.njit(cache=True, **options)(loop)
    except RuntimeError:  # numba's word for "no folder to keep it in"
        ready = numba.njit(**options)(loop)
    return cast(Loop, ready)
