"""Have the matching engine's loops compiled by a child process, once for a data folder, before they are needed.

Nothing waits for it, and nothing needs it: without numba, where nothing may be written, or where the child fails,
matching goes on without, slower. Safe when several processes do this at once. A note beside the compiled loops says
that all are there, and for which code, which numba and which machine; whoever finds another one has them compiled anew.
"""

import platform
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from core.matching import large
from db.settings import ROOT, compiled_folder

PAIRS = 500_000  # from here on it is worth it; a thousand people have fewer, and no memory for the child to spare
PATIENCE = 1800.0  # seconds; it takes 14 where nothing else runs
NAME = "pairwell compiling"  # of the thread
CHILD = """import os
if hasattr(os, "nice"):
    os.nice(19)
from core.matching import load_loops
load_loops()
"""

_starting = threading.Lock()
_begun: set[Path] = set()


def compiled_loops(pairs: int) -> bool:
    """Whether they lie ready. If not, and so many pairs ask for them, a child is begun to compile them, once."""
    if pairs <= PAIRS:
        return False
    note = _note()
    if note is None:
        return False
    if note.exists():
        return True
    with _starting:
        if note not in _begun:
            _begun.add(note)
            threading.Thread(target=compile_loops, name=NAME, daemon=True).start()
    return False


def _note() -> Path | None:
    """The file that says that all loops are compiled, by this name for this code and this machine; None: no numba."""
    numba = _numba()
    if numba is None:
        return None
    loops = sorted(Path(large.__file__).parent.glob("*.py"))
    seen = [(str(each), each.stat().st_size, each.stat().st_mtime_ns) for each in loops]
    where = platform.node(), platform.machine(), sys.version
    return compiled_folder() / f"ready-{sha256(repr((numba, where, seen)).encode()).hexdigest()[:16]}"


@cache
def _numba() -> str | None:
    try:
        return version("numba")
    except PackageNotFoundError:
        return None


def _in_child() -> None:
    """Compile in a process of its own at the lowest priority, with as little in it as can be. Raises where it fails."""
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-c", CHILD]
    subprocess.run(  # noqa: S603 -- our own words and nobody else's
        command, cwd=ROOT, stdin=quiet, stdout=quiet, stderr=quiet, timeout=PATIENCE, check=True
    )


def compile_loops(work: Callable[[], None] = _in_child) -> bool:
    """Have them compiled and leave the note. False where there is nothing to do, another is at it, or it fails."""
    note = _note()
    if note is None or note.exists():
        return False
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(note.parent / "compiling.lock", timeout=0, isolation_level=None)) as alone:
            alone.execute("BEGIN IMMEDIATE")  # until it is closed, also by the end of this process
            work()
            note.touch()
    except (OSError, sqlite3.Error, subprocess.SubprocessError):
        return False  # nothing is lost but time
    return True
