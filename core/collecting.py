"""Python's search for circles of forgotten objects, put off while many small values are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """While thousands of small values are made that all stay, or all go again, that search finds nothing and takes up
    to as long as the work itself. Other threads of the process go without it meanwhile. Also a decorator."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
