"""Loops compiled beside the app: only where many people ask for them, by one process at a time, and missed by nobody."""

import sqlite3
import threading
from contextlib import closing

import pytest

from core.matching import load_loops
from db.compiling import NAME, PAIRS, compile_loops, compiled_loops

pytest.importorskip("numba")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    load_loops()
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "compiled"))
    return tmp_path / "compiled"


def test_a_note_says_that_all_are_there(folder):
    assert compile_loops(load_loops)
    assert compiled_loops(PAIRS + 1)
    assert not compile_loops(load_loops)  # nothing left to do


def test_a_thousand_people_ask_for_nothing(folder):
    assert not compiled_loops(500 * 500) and not compiled_loops(1000 * 400)
    assert not folder.exists()
    assert NAME not in {thread.name for thread in threading.enumerate()}


def test_while_one_process_compiles_another_leaves_it_alone(folder):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "compiling.lock", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not compile_loops(load_loops)
    assert compile_loops(load_loops)  # also after one that was stopped half way


def test_a_child_that_fails_is_missed_by_nobody(folder, monkeypatch):
    monkeypatch.setattr("db.compiling.ROOT", folder.parent)  # where there is no engine to compile
    assert not compiled_loops(PAIRS + 1)
    for thread in threading.enumerate():
        if thread.name == NAME:
            thread.join(60)
            assert not thread.is_alive()
    assert not compiled_loops(PAIRS + 1)
    assert NAME not in {thread.name for thread in threading.enumerate()}  # and is not tried again in this process
