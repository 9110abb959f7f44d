"""Python's search for circles of forgotten objects, put off while many small ones are made that all go again."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


def uncollected(work: Callable[Given, Found]) -> Callable[Given, Found]:
    """``work`` without that search: it takes up to a fifth of the time among thousands of people, and finds nothing."""

    @wraps(work)
    def done(*given: Given.args, **named: Given.kwargs) -> Found:
        was = gc.isenabled()
        gc.disable()
        try:
            return work(*given, **named)
        finally:
            if was:
                gc.enable()

    return done
